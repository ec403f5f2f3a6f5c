/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list that goes to the kitchen, and comes back with what was eaten. */
#include <string.h>

#include "show.h"

#define LIST(when)                                                                                 \
    (Wish)                                                                                         \
    {                                                                                              \
        .sheet = "meal-list", .at = when                                                           \
    }

static const char ward[] =
    "06:00 601-1 A1 presence in\n06:00 601-2 A2 presence in\n06:00 601-3 A3 presence in\n"
    "06:00 602-1 A4 presence in\n06:00 602-2 A5 presence in\n06:00 603-1 A6 presence in\n"
    "06:01 - A1 diet regular\n06:01 - A2 diet fasting\n06:01 - A4 diet regular\n"
    "06:01 - A5 diet soft\n06:01 - A6 diet soft\n06:02 - A1 caution allergy:卵,fall\n"
    "06:02 - A2 caution none\n07:00 603-1 A6 presence away:overnight\n"
    "10:00 - A5 meal 2026-11-02;lunch;skip;exam\n10:00 - A1 meal 2026-11-02;supper;order;soft\n";

static void
the_counts_stand_on_top_and_tell_apart_who_is_asked_and_who_gets_nothing(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, ward);
    g_autofree char *all = show_cells(story, &LIST("11:00"), "part meal number diet");
    g_assert_true(g_str_has_prefix(
        all, "count|2026-11-02:lunch|2|regular:2,ask:1,stop:2,leave:1\n"
             "count|2026-11-02:supper|3|regular:1,soft:2,ask:1,stop:1,leave:1\n"
             "count|2026-11-03:breakfast|3|regular:1,soft:2,ask:1,stop:1,leave:1\n"));
}

static void
whoever_is_asked_or_gets_nothing_comes_before_the_rooms(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, ward);
    g_autofree char *all = show_cells(story, &LIST("11:00"), "part bed diet reason allergy later");
    g_assert_nonnull(strstr(all,
                            "ask|601-3||||\nstop|601-2|fasting||none|\nstop|602-2|soft|exam||\n"
                            "serve|601-1|regular||allergy:卵|2026-11-02:supper=soft\n"
                            "serve|602-1|regular|||\nleave|603-1|soft|||\n"));
    g_autofree char *text = show_text(story, &LIST("11:00"));
    g_assert_nonnull(strstr(text, "【allergy 卵】"));
    g_assert_nonnull(strstr(text, "allergies not asked"));
    g_assert_nonnull(strstr(text, "diet not asked"));
    g_assert_nonnull(strstr(text, "Room 602"));
}

static void
what_was_eaten_stands_beside_the_meal_it_was_eaten_at(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, ward);
    story_tell(story, "12:40 - A1 meal 2026-11-02;lunch;eaten;8;5\n"
                      "12:40 - A3 meal 2026-11-02;lunch;eaten\n"
                      "12:40 - A4 meal 2026-11-02;lunch;unknown\n");
    Wish lunch = { .sheet = "meal-list", .at = "13:00", .meal = "2026-11-02:lunch" };
    g_autofree char *all = show_cells(story, &lunch, "bed diet eaten");
    g_assert_nonnull(strstr(all, "601-1|regular|8;5\n"));
    g_assert_nonnull(strstr(all, "601-3||;\n"));
    g_assert_nonnull(strstr(all, "602-1|regular|unknown\n"));
    g_autofree char *counts = show_cells(story, &lunch, "part diet");
    g_assert_true(g_str_has_prefix(counts, "count|regular:2,untold:1,stop:2,leave:1\n"));
}

static void
whoever_ate_on_leave_stands_among_those_to_be_asked_with_both(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, ward);
    story_tell(story, "12:40 - A6 meal 2026-11-02;lunch;eaten;10;9\n");
    Wish lunch = { .sheet = "meal-list", .at = "13:00", .meal = "2026-11-02:lunch" };
    g_autofree char *all = show_cells(story, &lunch, "part bed state eaten");
    g_assert_nonnull(strstr(all, "ask|603-1|away:overnight|10;9\n"));
    Sheet *sheet = show_sheet(story, &lunch);
    bool told = false;
    for (guint i = 0; i < sheet->rows->len; i++)
        told |= g_strcmp0(sheet_cell(sheet, sheet->rows->pdata[i], "state")->label,
                          "overnight leave, AND YET ATE: ASK") == 0;
    sheet_free(sheet);
    g_assert_true(told);
}

/* Falls were ticked, and who has the tray in hand reads that nobody asked what must not be on it.
 */
static void
a_patient_whose_falls_alone_were_ticked_has_allergies_that_nobody_asked(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, ward);
    story_tell(story, "06:02 - A4 caution fall\n06:02 - A5 caution fall,allergy-none\n"
                      "06:02 - A3 caution unknown\n");
    g_autofree char *all = show_cells(story, &LIST("11:00"), "part bed allergy number");
    g_assert_nonnull(strstr(all, "allergy||unasked:1,unknown:1|2\nask|601-3|unknown|\n"));
    g_assert_nonnull(strstr(all, "serve|602-1||\n"));
    g_assert_nonnull(strstr(all, "stop|602-2|none|\n"));
    g_autofree char *text = show_text(story, &LIST("11:00"));
    g_assert_nonnull(strstr(text, "Allergies nobody knows"));
    g_assert_nonnull(strstr(text, "NOT ASKED 1: 602-1; UNKNOWN 1:"));
    story_tell(story, "11:10 - A4 caution allergy-none,fall\n11:10 - A3 caution allergy:卵\n");
    g_autofree char *asked = show_cells(story, &LIST("11:20"), "part bed allergy");
    g_assert_null(strstr(asked, "allergy||"));
    g_assert_nonnull(strstr(asked, "serve|602-1|none\n"));
}

/* A program that reads the codes must count trays as the kitchen does. */
static void
a_diet_of_any_words_parts_no_codes(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 diet 糖尿病食,塩分:6g\n"
                      "06:00 601-2 A2 presence in\n06:01 - A2 diet ask\n"
                      "06:02 - A2 meal 2026-11-02;supper;order;減塩,刻み\n");
    g_autofree char *all = show_cells(story, &LIST("11:00"), "part diet later");
    g_assert_true(g_str_has_prefix(all, "count|糖尿病食%2C塩分%3A6g:1,%61sk:1|\n"
                                        "count|糖尿病食%2C塩分%3A6g:1,減塩%2C刻み:1|\n"));
    g_assert_nonnull(strstr(all, "serve|ask|2026-11-02:supper=減塩%2C刻み\n"));
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/meal-list/counts",
                    the_counts_stand_on_top_and_tell_apart_who_is_asked_and_who_gets_nothing);
    g_test_add_func("/meal-list/order", whoever_is_asked_or_gets_nothing_comes_before_the_rooms);
    g_test_add_func("/meal-list/allergies",
                    a_patient_whose_falls_alone_were_ticked_has_allergies_that_nobody_asked);
    g_test_add_func("/meal-list/eaten", what_was_eaten_stands_beside_the_meal_it_was_eaten_at);
    g_test_add_func("/meal-list/ate-on-leave",
                    whoever_ate_on_leave_stands_among_those_to_be_asked_with_both);
    g_test_add_func("/meal-list/any-words", a_diet_of_any_words_parts_no_codes);
    return g_test_run();
}
