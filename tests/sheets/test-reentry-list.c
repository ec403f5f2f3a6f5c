/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The paper that a clerk types from: every doubt must stand on it in words. */
#include <string.h>

#include "show.h"

#define LIST(when)                                                                                 \
    (Wish)                                                                                         \
    {                                                                                              \
        .sheet = "reentry", .at = when                                                             \
    }

/* The words of PART of PERSON, a line each; "heading" is what stands above them. (transfer full) */
static char *
words(const Story *story, const char *person, const char *part)
{
    GString *out = g_string_new(NULL);
    g_autoptr(Sheet) sheet = show_sheet(story, &LIST("12:00"));
    for (guint i = 0; i < sheet->rows->len; i++) {
        const SheetRow *row = sheet->rows->pdata[i];
        if (strcmp(row->person, person) != 0)
            continue;
        if (strcmp(part, "heading") == 0 && row->group != NULL)
            g_string_append_printf(out, "%s\n", row->group);
        if (strcmp(sheet_cell(sheet, row, "part")->code, part) == 0)
            g_string_append_printf(out, "%s%s\n", row->loud ? "! " : "",
                                   sheet_cell(sheet, row, "text")->code);
    }
    return g_string_free(out, FALSE);
}

static void
a_contested_number_is_loud_and_names_its_rival(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 patient-id 00012\n"
                      "06:02 - A1 patient-id 00013 band\n");
    assert_told(words(story, "A001", "identity"),
                "! temporary number A001 is hospital ID 00012 (BUT ALSO SAID: 00013: ASK)\n");
}

static void
a_number_nobody_knows_is_not_one_that_nobody_asked_for(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:00 601-2 A2 presence in\n"
                      "06:00 601-3 A3 presence in\n06:01 - A2 patient-id unknown\n"
                      "06:01 - A3 patient-id none\n");
    assert_told(words(story, "A001", "identity"),
                "temporary number A001 is hospital ID ____________\n");
    assert_told(words(story, "A002", "identity"),
                "temporary number A002 is hospital ID ____________ (asked, and nobody can tell)\n");
    assert_told(words(story, "A003", "identity"),
                "temporary number A003 is hospital ID ____________ (said to have none)\n");
}

static void
a_child_without_a_name_is_told_by_its_mother(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 kana ヤマダ_ハナコ\n"
                      "06:30 601-1 A2 admit\n06:30 - A2 mother A1\n06:30 - A2 birth-order 1\n");
    assert_told(words(story, "A002", "heading"),
                "A002  601-1  1. child of ヤマダ ハナコ  birthdate not asked  "
                "time of birth not said  mother: A001 YAMADA Hanako ヤマダ ハナコ  in bed\n");
    story_tell(story, "06:40 601-2 A3 admit\n06:40 - A3 mother A9\n"
                      "06:41 - A3 birth-time 0312\n"); /* of whom nobody spoke */
    assert_told(words(story, "A003", "heading"),
                "A003  601-2  child of A009  birthdate not asked  born at 03:12  mother: A009  "
                "in bed\n");
}

static void
who_can_be_taken_for_another_is_marked_above_the_lines(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 kana タナカ_ヨシコ\n"
                      "06:00 602-1 A2 presence in\n06:01 - A2 kana タナカ_ヨシコ\n");
    g_autofree char *heading = words(story, "A001", "heading");
    g_assert_nonnull(strstr(heading, "[SAME NAME]"));
    g_autofree char *marks = show_cells(story, &LIST("07:00"), "person part marks");
    g_assert_nonnull(strstr(marks, "A002|stay|namesake"));
}

/* The other went home: whose number it is nobody has said by that. */
static void
a_number_of_two_is_marked_though_one_of_them_left(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 patient-id 00123\n"
                      "06:00 602-1 A2 presence in\n06:01 - A2 patient-id 00123\n"
                      "06:30 - A2 discharge home\n");
    g_autofree char *heading = words(story, "A001", "heading");
    g_assert_nonnull(strstr(heading, "[SAME ID]"));
    g_autofree char *number = words(story, "A001", "identity");
    g_assert_nonnull(
        strstr(number, "SAME ID: it is said of A002 (discharged) too, settle it first"));
    g_autofree char *marks = show_cells(story, &LIST("07:00"), "person part marks");
    g_assert_nonnull(strstr(marks, "A002|identity|same-id"));
    Wish cover = LIST("07:00");
    cover.sheet = "scan-cover";
    g_autofree char *codes = show_cells(story, &cover, "code marks");
    g_assert_null(strstr(codes, "00123"));
    g_assert_nonnull(strstr(codes, "MEGURI-SCAN:-:A002:20261102:20261102|same-id"));
}

static void
both_numbers_of_one_person_stand_above_the_lines(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n07:00 601-1 A2 presence in\n"
                      "08:00 - A1 same-person A2\n");
    g_autofree char *heading = words(story, "A001", "heading");
    g_assert_true(g_str_has_prefix(heading, "A001,A002  601-1  "));
}

static void
need_told_by_two_names_both_and_what_they_told_apart(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n"
                      "08:00 - A1 nursing-need 2026-11-02;general-2024;B1=0,B2=0 - 三浦\n"
                      "09:00 - A1 nursing-need 2026-11-02;general-2024;B1=2 - 佐々木\n");
    g_autofree char *told = words(story, "A001", "need");
    g_assert_nonnull(strstr(told, "(BUT ALSO SAID: "));
    g_assert_true(g_str_has_prefix(told, "! B1 "));
    g_autofree char *all = show_cells(story, &LIST("12:00"), "part content observer");
    g_assert_nonnull(strstr(all, "need|general-2024;B1=2|0,B2=0|三浦, 佐々木\n"));
}

static void
a_death_told_at_two_times_is_asked_about(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 admit\n10:00 - A1 death\n10:05 - A1 death\n");
    g_autofree char *told = words(story, "A001", "stay");
    g_assert_nonnull(strstr(told, "! Death  (BUT ALSO SAID: AT 11/02 10:05: ASK)\n"));
}

/* In the words of the other sheets: the clerk sees what the nurse saw. */
static void
an_allergy_that_the_newest_list_forgot_is_loud_and_contacts_are_told_whole(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:00 601-2 A2 presence in\n"
                      "06:01 - A1 caution allergy:卵\n06:02 - A1 caution fall\n"
                      "06:03 - A1 contact 1;長女;佐藤_花;090-1;do-not-call\n"
                      "06:04 - A1 contact 2;;;090-2\n06:00 601-3 A3 presence in\n"
                      "06:01 - A3 caution fall\n06:00 602-1 A4 presence in\n"
                      "06:01 - A4 caution fall,allergy-none\n");
    assert_told(words(story, "A001", "caution"), "! falls; said before: allergy 卵\n");
    assert_told(words(story, "A002", "caution"), "not asked: ____________\n");
    assert_told(words(story, "A003", "caution"), "falls; allergies not asked: ____________\n");
    assert_told(words(story, "A004", "caution"), "no allergies, falls\n");
    assert_told(words(story, "A001", "contact"),
                "1 eldest daughter 佐藤 花 090-1 DO NOT CALL\n2   090-2\n");
    assert_told(words(story, "A002", "contact"), "");
}

/* Seen once, fed on paper for weeks: the clerk must not enter that as a meal history. */
static void
meals_of_days_on_which_nobody_saw_the_patient_say_so(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "2026-10-28T06:00 601-1 A1 presence in\n2026-10-28T06:01 - A1 diet soft\n"
                      "2026-10-30T06:00 601-1 A1 presence in\n"
                      "2026-10-28T06:00 601-2 A2 presence in\n2026-10-28T06:01 - A2 diet soft\n"
                      "2026-10-28T18:30 601-2 A2 presence away:overnight\n");
    assert_told(words(story, "A001", "meals"),
                "Breakfast, Lunch, Supper: soft diet, nobody said what was eaten\n"
                "! Breakfast, Lunch, Supper: soft diet, nobody said what was eaten (NOBODY SAW OR "
                "HEARD OF THEM THEN, LAST ON 10/28 06:01: ASK)\n"
                "Breakfast, Lunch, Supper: soft diet, nobody said what was eaten\n"
                "! Breakfast, Lunch, Supper: soft diet, nobody said what was eaten (NOBODY SAW OR "
                "HEARD OF THEM THEN, LAST ON 10/30 06:00: ASK)\n"
                "! Breakfast, Lunch: soft diet, nobody said what was eaten (NOBODY SAW OR HEARD OF "
                "THEM THEN, LAST ON 10/30 06:00: ASK)\n");
    g_autofree char *leave = words(story, "A002", "meals");
    g_assert_null(strstr(leave, "NOBODY"));
    g_assert_nonnull(strstr(leave, "on leave"));
}

/* The form of today: what is not ticked is blank, which is no 0. */
static void
the_day_form_has_every_item_and_who_ticked_which(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n"
                      "08:00 - A1 nursing-need 2026-11-02;general-2024;A1=1,B1=0 - 三浦\n"
                      "09:00 - A1 nursing-need 2026-11-02;general-2024;B1=2 - 佐々木\n"
                      "09:30 - A1 nursing-need 2026-11-01;general-2024;C9=1 - 佐々木\n");
    Wish form = { .sheet = "nursing-need", .at = "12:00" };
    g_autofree char *all = show_cells(story, &form, "day item choices value observer");
    g_assert_true(g_str_has_prefix(all, "2026-11-02|A1|0,1|1|三浦\n"));
    g_assert_nonnull(strstr(all, "2026-11-02|A2|0,1||\n"));
    g_assert_nonnull(strstr(all, "2026-11-02|B1|0,1,2|2|0|佐々木\n"));
    g_assert_nonnull(strstr(all, "2026-11-02|C9|0,1||\n"));
    g_autofree char *text = show_text(story, &form);
    g_assert_nonnull(strstr(text, "ALSO SAID:"));
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/reentry-list/contested", a_contested_number_is_loud_and_names_its_rival);
    g_test_add_func("/reentry-list/unknown",
                    a_number_nobody_knows_is_not_one_that_nobody_asked_for);
    g_test_add_func("/reentry-list/child", a_child_without_a_name_is_told_by_its_mother);
    g_test_add_func("/reentry-list/marks", who_can_be_taken_for_another_is_marked_above_the_lines);
    g_test_add_func("/reentry-list/same-id", a_number_of_two_is_marked_though_one_of_them_left);
    g_test_add_func("/reentry-list/two-numbers", both_numbers_of_one_person_stand_above_the_lines);
    g_test_add_func("/reentry-list/need", need_told_by_two_names_both_and_what_they_told_apart);
    g_test_add_func("/reentry-list/two-times", a_death_told_at_two_times_is_asked_about);
    g_test_add_func("/reentry-list/cautions-contacts",
                    an_allergy_that_the_newest_list_forgot_is_loud_and_contacts_are_told_whole);
    g_test_add_func("/reentry-list/silence", meals_of_days_on_which_nobody_saw_the_patient_say_so);
    g_test_add_func("/reentry-list/day-form", the_day_form_has_every_item_and_who_ticked_which);
    return g_test_run();
}
