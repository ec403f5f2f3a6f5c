/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the ward tells at the noon meeting, and what it closes the day with. */
#include <string.h>

#include "show.h"

#define REPORT(when)                                                                               \
    (Wish)                                                                                         \
    {                                                                                              \
        "day-report", when, NULL, NULL, NULL                                                       \
    }

/* "number|detail|persons|beds|closed" of FIGURE. (transfer full) */
static char *
figure(const Story *story, const char *at, const char *key)
{
    g_autofree char *all =
        show_cells(story, &REPORT(at), "figure number detail persons beds closed");
    g_auto(GStrv) lines = g_strsplit(all, "\n", -1);
    for (guint i = 0; lines[i] != NULL; i++)
        if (g_str_has_prefix(lines[i], key) && lines[i][strlen(key)] == '|')
            return g_strdup(lines[i] + strlen(key) + 1);
    return NULL;
}

static const char day[] =
    "06:00 601-1 A1 presence in\n06:00 601-2 A2 presence in\n06:00 601-3 A3 presence in\n"
    "06:01 - A1 kana ヤマダ_ハナコ\n06:01 - A2 kana サトウ_ケン\n06:01 - A3 kana オオタ_ミツ\n"
    "06:00 602-1 - presence empty\n06:02 - A1 transport heavy\n06:02 - A2 means wheelchair\n"
    "06:03 - A1 device oxygen:3,ventilator\n06:03 - A2 device none\n"
    "06:04 - A1 caution isolation:droplet\n06:20 - A1 caution fall\n06:04 - A2 caution unknown\n"
    "3T09:00 602-2 A4 admit\n3T09:01 - A4 kana モリ_アキ\n3T10:30 - A3 discharge home\n"
    "3T11:00 601-2 A2 presence away:dialysis\n";

static void
the_noon_meeting_gets_the_day_by_name(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, day);
    assert_told(figure(story, "3T12:00", "previous"), "3||||");
    assert_told(figure(story, "3T12:00", "admitted"), "1||A004|602-2|");
    assert_told(figure(story, "3T12:00", "discharged"), "1||A003|601-3|");
    assert_told(figure(story, "3T12:00", "unexplained"), "0||||");
    assert_told(figure(story, "3T12:00", "today"), "3||||");
    assert_told(figure(story, "3T12:00", "away"), "1|dialysis:1|A002|601-2|");
    assert_told(figure(story, "3T12:00", "present"), "2||||");
    assert_told(figure(story, "3T12:00", "empty"), "1|||602-1|");
    g_autofree char *text = show_text(story, &REPORT("3T12:00"));
    g_assert_nonnull(strstr(text, "601-3 OOTA Mitsu オオタ ミツ 10:30"));
    g_assert_nonnull(strstr(text, "601-2 SATOU Ken サトウ ケン"));
}

static void
both_beds_of_a_pair_of_namesakes_are_named(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:00 602-2 A2 presence in\n"
                      "06:01 - A1 kana タナカ_ヨシコ\n06:01 - A2 kana タナカ_ヨシコ\n");
    g_autofree char *text = show_text(story, &REPORT("3T12:00"));
    g_assert_nonnull(strstr(text, "601-1+602-2"));
}

static void
who_was_not_asked_is_never_counted_as_having_nothing(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, day);
    assert_told(figure(story, "3T12:00", "to_move"), "2|heavy:1,unasked:1|||");
    assert_told(figure(story, "3T12:00", "isolation"), "1|droplet:1,unknown:1,unasked:1|||");
    assert_told(figure(story, "3T12:00", "devices"), "1|oxygen:1,ventilator:1,unasked:1|||");
}

static void
a_shift_that_has_not_begun_has_no_largest_number(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, day);
    assert_told(figure(story, "3T12:00", "largest-night"), "3||||");
    assert_told(figure(story, "3T12:00", "largest-evening"), "|not-begun|||");
    assert_told(figure(story, "3T07:00", "largest-night"), "3|so-far|||");
    assert_told(figure(story, "4T00:00", "largest-evening"), "2||||");
}

static void
a_birth_is_told_though_newborns_are_not_counted_and_a_death_of_one_too(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n3T09:00 601-1 A2 admit\n3T09:00 - A2 mother A1\n"
                      "3T09:00 601-1 A3 admit\n3T09:00 - A3 mother A1\n"
                      "3T09:01 - A3 birthdate 2026-11-02\n3T11:00 - A2 death\n");
    assert_told(figure(story, "3T12:00", "births"), "1||A002|601-1|");
    assert_told(figure(story, "3T12:00", "died"), "0|newborn:1|||");
    assert_told(figure(story, "3T12:00", "today"), "1||||");
    assert_told(figure(story, "4T12:00", "births"), "0||||");
}

/* Whoever adds up the paper must come to the number above it. */
static void
newborns_who_are_not_counted_stand_beside_the_figures(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:00 601-2 A3 presence away:exam\n");
    assert_told(figure(story, "3T12:00", "newborns"), NULL);
    story_tell(story, "3T09:00 601-1 A2 admit\n3T09:00 - A2 mother A1\n"
                      "3T10:00 601-1 A2 presence away:exam\n");
    assert_told(figure(story, "3T12:00", "newborns"), "1||A002|601-1|");
    assert_told(figure(story, "3T12:00", "today"), "2||||");
    g_autoptr(Sheet) sheet = show_sheet(story, &REPORT("3T12:00"));
    g_assert_nonnull(strstr(sheet->head.counts, "In hospital 2 (and newborns, not counted: 1)"));
}

static void
a_day_that_was_closed_says_each_figure_that_was_corrected_since(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:00 601-2 A2 presence in\n");
    g_autofree char *horizon = horizon_format(story->census);
    g_autofree char *value =
        g_strdup_printf("7;day-report;pdf;2026-11-03T00:00:00+09:00;2;0;1;;;;%s", horizon);
    Statement *printed = story_say(story, "3T00:05 - - printed x");
    printed->value = statements_keep(story->told, value); /* a story takes "=" for a key's sign */
    census_file(story->census, printed);
    assert_told(figure(story, "3T00:00", "discharged"), "0||||");
    story_tell(story, "2T23:00 - A1 discharge home wall=3T01:00\n"
                      "2T23:30 601-1 A3 admit wall=3T01:00\n");
    assert_told(figure(story, "3T00:00", "discharged"), "1||A001|601-1|0");
    assert_told(figure(story, "3T00:00", "admitted"), "1||A003|601-1|0");
    assert_told(figure(story, "3T00:00", "today"), "2||||");
    g_autofree char *text = show_text(story, &REPORT("3T00:00"));
    g_assert_nonnull(strstr(text, "CORRECTED AFTER CLOSING (0 on print no. 7)"));
    g_assert_nonnull(strstr(text, "print no. 7 had other figures"));
}

static void
a_name_that_is_hidden_leaves_the_ward_as_its_first_signs(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, day);
    story_tell(story, "3T11:01 - A2 caution hidden\n");
    g_autofree char *text = show_text(story, &REPORT("3T12:00"));
    g_assert_null(strstr(text, "サトウ ケン"));
    g_assert_nonnull(strstr(text, "601-2 サ. ケ. dialysis"));
}

/* Thirteen who were found by presence alone on DAY ("3T"). */
static void
tell_of_thirteen(Story *story, const char *on)
{
    for (guint i = 1; i <= 13; i++) {
        g_autofree char *line = g_strdup_printf("%s06:00 601-1 A%u presence in\n"
                                                "%s06:00 - A%u kana アオキ_タロウ\n",
                                                on, i, on, i);
        story_tell(story, line);
    }
}

static void
whoever_nobody_can_explain_is_told_by_bed_where_they_are_many(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-2 - presence empty\n");
    tell_of_thirteen(story, "3T");
    g_autofree char *text = show_text(story, &REPORT("3T07:00"));
    g_assert_null(strstr(text, "アオキ"));
    g_assert_nonnull(strstr(text, "unexplained"));
    g_assert_nonnull(strstr(text, "named on the midnight balance; their beds:"));
    g_assert_null(strstr(text, "The count begins on this day"));
    g_autofree char *row = figure(story, "3T07:00", "unexplained");
    g_assert_true(g_str_has_prefix(row, "13||A001,A002,"));
}

/* Nobody came that morning, and nothing is wrong: before it nobody counted. */
static void
on_the_first_day_the_count_begins(void)
{
    g_autoptr(Story) story = story_new();
    tell_of_thirteen(story, "");
    g_autofree char *text = show_text(story, &REPORT("07:00"));
    g_assert_null(strstr(text, "unexplained"));
    g_assert_nonnull(strstr(text, "here at the start"));
    g_assert_nonnull(strstr(text, "The count begins on this day"));
    g_autofree char *row = figure(story, "07:00", "unexplained");
    g_assert_true(g_str_has_prefix(row, "13||A001,A002,"));
    g_autofree char *next = show_text(story, &REPORT("3T07:00"));
    g_assert_null(strstr(next, "The count begins on this day"));
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/day-report/noon", the_noon_meeting_gets_the_day_by_name);
    g_test_add_func("/day-report/pair", both_beds_of_a_pair_of_namesakes_are_named);
    g_test_add_func("/day-report/not-asked", who_was_not_asked_is_never_counted_as_having_nothing);
    g_test_add_func("/day-report/largest", a_shift_that_has_not_begun_has_no_largest_number);
    g_test_add_func("/day-report/not-counted",
                    newborns_who_are_not_counted_stand_beside_the_figures);
    g_test_add_func("/day-report/newborns",
                    a_birth_is_told_though_newborns_are_not_counted_and_a_death_of_one_too);
    g_test_add_func("/day-report/corrected",
                    a_day_that_was_closed_says_each_figure_that_was_corrected_since);
    g_test_add_func("/day-report/hidden", a_name_that_is_hidden_leaves_the_ward_as_its_first_signs);
    g_test_add_func("/day-report/many",
                    whoever_nobody_can_explain_is_told_by_bed_where_they_are_many);
    g_test_add_func("/day-report/first", on_the_first_day_the_count_begins);
    return g_test_run();
}
