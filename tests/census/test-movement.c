/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/movement.h"

#include "story.h"

/* "2 +admitted A003 +unexplained:-1 A001 = 2": previous, each row with a person, today. */
static char *
balance(const Story *story, const char *at)
{
    g_autoptr(Reading) reading = story_read(story, at);
    g_autoptr(Movement) movement = movement_read(reading);
    const int *totals = movement->totals;
    GString *out = g_string_new(NULL);
    g_string_append_printf(out, "%u", movement->previous);
    for (guint i = 0; i < movement->rows->len; i++) {
        const MovementRow *row = &g_array_index(movement->rows, MovementRow, i);
        g_string_append_printf(out, " %s %s", movement_key(row->kind), row->person->handle);
        if (row->event == NULL)
            g_string_append_printf(out, "%+d", row->sign);
        else if (row->bed != NULL)
            g_string_append_printf(out, "@%s", row->bed->label);
    }
    g_string_append_printf(out, " = %u", movement->today);
    g_assert_cmpint((int)movement->previous + totals[MOVEMENT_ADMITTED] +
                        totals[MOVEMENT_MOVED_IN] - totals[MOVEMENT_DISCHARGED] -
                        totals[MOVEMENT_DIED] - totals[MOVEMENT_MOVED_OUT] +
                        totals[MOVEMENT_UNEXPLAINED],
                    ==, (int)movement->today);
    g_assert_cmpuint(movement->today, ==, story_counts(story, at).in_hospital);
    return g_string_free(out, FALSE);
}

static void
on_the_first_day_the_whole_ward_is_unexplained(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-2 A1 presence in\n06:01 601-1 A2 presence in\n");
    assert_told(balance(story, "07:00"), "0 unexplained A002+1 unexplained A001+1 = 2");
    assert_told(balance(story, "3T07:00"), "2 = 2");
}

static void
each_event_is_a_movement_by_name(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:00 601-2 A2 presence in\n"
                      "06:00 601-3 A3 presence in\n3T09:00 601-4 A4 admit\n"
                      "3T09:10 602-1 A5 transfer-in 7W\n3T10:00 - A1 discharge home\n"
                      "3T10:10 - A2 death\n3T10:20 - A3 transfer-out 7W\n");
    assert_told(balance(story, "3T12:00"),
                "3 admitted A004@601-4 moved-in A005@602-1 discharged A001@601-1 died A002@601-2 "
                "moved-out A003@601-3 = 2");
}

static void
a_day_is_from_after_one_midnight_to_the_next(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story,
               "06:00 601-1 A1 presence in\n3T00:00 601-2 A2 admit\n3T00:01 601-3 A3 admit\n");
    assert_told(balance(story, "3T00:00"), "0 admitted A002@601-2 unexplained A001+1 = 2");
    assert_told(balance(story, "3T12:00"), "2 admitted A003@601-3 = 3");
}

static void
out_and_back_on_one_day_counts_both_ways(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n3T09:00 - A1 transfer-out 7W\n"
                      "3T15:00 601-2 A1 transfer-in 7W\n");
    assert_told(balance(story, "3T20:00"), "1 moved-in A001@601-2 moved-out A001@601-1 = 1");
}

static void
admitted_and_dead_on_one_day_leaves_the_sum(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n3T09:00 601-2 A2 admit\n3T15:00 - A2 death\n");
    assert_told(balance(story, "3T20:00"), "1 admitted A002@601-2 died A002@601-2 = 1");
}

static void
a_birth_moves_no_figure_where_newborns_are_not_counted(void)
{
    static const char lines[] = "06:00 601-1 A1 presence in\n3T09:00 601-1 A2 admit\n"
                                "3T09:00 - A2 mother A1\n3T09:00 - A2 birthdate 2026-11-03\n";
    g_autoptr(Story) story = story_new();
    g_autoptr(Story) counting = story_new_where("counts_newborns=true\n");
    story_tell(story, lines);
    story_tell(counting, lines);
    assert_told(balance(story, "3T20:00"), "1 = 1");
    assert_told(balance(counting, "3T20:00"), "1 admitted A002@601-1 = 2");
}

static void
repeats_of_one_event_count_once_until_another_comes_between(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n3T09:00 - A1 discharge home\n"
                      "3T09:30 - A1 discharge home\n3T10:00 601-1 A1 admit\n"
                      "3T10:05 601-1 A1 admit\n3T11:00 - A1 discharge home\n");
    assert_told(balance(story, "3T20:00"),
                "1 admitted A001@601-1 discharged A001@601-1 discharged A001@601-1 = 0");
}

static void
a_discharge_said_again_after_midnight_is_no_second_one(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n2T23:00 - A1 discharge home\n"
                      "3T01:00 - A1 discharge home\n");
    assert_told(balance(story, "3T08:00"), "0 = 0");
}

static void
the_word_that_the_other_ward_has_them_is_no_arrival_here(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n3T09:00 - A1 transfer-out 7W\n"
                      "3T09:20 - A1 transfer-in 7W\n");
    assert_told(balance(story, "3T12:00"), "1 moved-out A001@601-1 = 0");
}

static void
found_or_vanished_without_an_event_is_unexplained_by_name(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n3T09:00 601-2 A2 presence in\n"
                      "3T10:00 - A1 death - - id=d\n3T11:00 601-1 A1 presence in\n");
    assert_told(balance(story, "3T10:30"), "1 died A001@601-1 unexplained A002+1 = 1");
    assert_told(balance(story, "3T12:00"),
                "1 died A001@601-1 unexplained A001+1 unexplained A002+1 = 2");
}

static void
who_is_away_or_missing_over_midnight_stays_in_the_sum(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence away:overnight\n06:00 601-2 A2 presence in\n"
                      "3T02:00 - A2 presence unseen\n");
    assert_told(balance(story, "3T08:00"), "2 = 2");
}

static void
a_late_entry_corrects_yesterday_and_todays_previous(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n3T08:00 601-2 A2 presence in\n");
    assert_told(balance(story, "3T00:00"), "0 unexplained A001+1 = 1");
    story_tell(story, "2T20:00 - A1 discharge home\n");
    assert_told(balance(story, "3T00:00"), "0 discharged A001@601-1 unexplained A001+1 = 0");
    assert_told(balance(story, "3T09:00"), "0 unexplained A002+1 = 1");
}

static void
paper_events_count_for_those_known_from_paper_alone(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in paper\n06:00 601-2 A2 presence in\n"
                      "3T09:00 - A1 discharge home paper\n3T09:00 - A2 discharge home paper\n");
    assert_told(balance(story, "3T12:00"), "2 discharged A001@601-1 = 1");
}

static void
the_largest_number_present_is_looked_for_at_every_change(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n3T02:00 601-2 A2 admit\n"
                      "3T03:00 - A1 presence away\n3T04:00 - A2 discharge home\n");
    g_autoptr(Reading) reading = story_read(story, "3T12:00");
    g_assert_cmpuint(movement_largest(reading, story_moment("3T00:00"), story_moment("3T08:00")),
                     ==, 2);
    g_assert_cmpuint(movement_largest(reading, story_moment("3T05:00"), story_moment("3T08:00")),
                     ==, 0);
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/movement/first-day", on_the_first_day_the_whole_ward_is_unexplained);
    g_test_add_func("/movement/events", each_event_is_a_movement_by_name);
    g_test_add_func("/movement/day", a_day_is_from_after_one_midnight_to_the_next);
    g_test_add_func("/movement/out-and-back", out_and_back_on_one_day_counts_both_ways);
    g_test_add_func("/movement/admitted-and-dead", admitted_and_dead_on_one_day_leaves_the_sum);
    g_test_add_func("/movement/birth", a_birth_moves_no_figure_where_newborns_are_not_counted);
    g_test_add_func("/movement/repeats",
                    repeats_of_one_event_count_once_until_another_comes_between);
    g_test_add_func("/movement/repeat-after-midnight",
                    a_discharge_said_again_after_midnight_is_no_second_one);
    g_test_add_func("/movement/received", the_word_that_the_other_ward_has_them_is_no_arrival_here);
    g_test_add_func("/movement/unexplained",
                    found_or_vanished_without_an_event_is_unexplained_by_name);
    g_test_add_func("/movement/away", who_is_away_or_missing_over_midnight_stays_in_the_sum);
    g_test_add_func("/movement/late", a_late_entry_corrects_yesterday_and_todays_previous);
    g_test_add_func("/movement/paper", paper_events_count_for_those_known_from_paper_alone);
    g_test_add_func("/movement/largest", the_largest_number_present_is_looked_for_at_every_change);
    return g_test_run();
}
