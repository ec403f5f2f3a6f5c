/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story.h"

static guint
sum_of_beds(const Counts *counts)
{
    guint sum = 0;
    for (guint state = 0; state < BED_STATE_COUNT; state++)
        sum += counts->by_state[state];
    return sum;
}

static void
every_bed_is_counted_in_one_state(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:00 601-2 A2 presence unseen\n"
                      "06:00 601-3 A3 presence away\n06:00 601-4 A4 presence in\n06:01 - A4 death\n"
                      "06:00 602-1 A5 presence in import\n06:00 602-2 - bed-closed\n"
                      "06:00 603-1 - presence empty\n");
    Counts counts = story_counts(story, "07:00");
    g_assert_cmpuint(counts.beds, ==, 7);
    g_assert_cmpuint(sum_of_beds(&counts), ==, 7);
    for (guint state = 0; state < BED_STATE_COUNT; state++)
        g_assert_cmpuint(counts.by_state[state], ==, state == BED_UNCHECKED ? 0 : 1);
    Counts before = story_counts(story, "05:00");
    g_assert_cmpuint(before.by_state[BED_UNCHECKED], ==, 7);
}

static void
those_away_are_in_hospital_and_not_present(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story,
               "06:00 601-1 A1 presence in\n06:00 601-2 A2 presence away:overnight\n"
               "06:00 601-3 A3 presence away:dialysis\n06:00 601-4 A4 presence away:surgery\n"
               "06:00 602-1 A5 presence in\n06:01 - A5 transfer-out 7W\n"
               "06:00 602-2 A6 presence in\n06:01 - A6 death\n"
               "06:00 603-1 A7 presence unseen\n06:00 - A8 discharge home\n");
    Counts counts = story_counts(story, "06:10");
    g_assert_cmpuint(counts.in_hospital, ==, 5);
    g_assert_cmpuint(counts.present, ==, 1);
    g_assert_cmpuint(counts.away, ==, 3);
    g_assert_cmpuint(counts.overnight, ==, 1);
    g_assert_cmpuint(counts.not_found, ==, 1);
    g_assert_cmpuint(counts.sent, ==, 1);
    g_assert_cmpuint(counts.to_move, ==, 2);
}

static void
newborns_count_where_the_ward_says_so(void)
{
    static const char lines[] = "06:00 601-1 A1 presence in\n06:00 601-1 A2 admit\n"
                                "06:00 - A2 mother A1\n06:00 - A2 birthdate 2026-11-02\n";
    g_autoptr(Story) story = story_new();
    g_autoptr(Story) counting = story_new_where("counts_newborns=true\n");
    story_tell(story, lines);
    story_tell(counting, lines);
    g_assert_cmpuint(story_counts(story, "07:00").in_hospital, ==, 1);
    g_assert_cmpuint(story_counts(story, "07:00").present, ==, 2);
    g_assert_cmpuint(story_counts(story, "07:00").newborns, ==, 1);
    g_assert_cmpuint(story_counts(counting, "07:00").newborns, ==, 0);
    g_assert_cmpuint(story_counts(story, "07:00").to_move, ==, 2);
    g_assert_cmpuint(story_counts(counting, "07:00").in_hospital, ==, 2);
    g_assert_cmpuint(story_counts(story, "30T07:00").in_hospital, ==, 2);
}

static void
everyone_who_is_here_or_missing_is_moved_in_some_class(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 transport walk\n"
                      "06:00 601-2 A2 presence in\n06:01 - A2 means wheelchair\n"
                      "06:00 601-3 A3 presence unseen\n06:01 - A3 transport stretcher\n"
                      "06:00 601-4 A4 presence in\n06:01 - A4 transport heavy\n"
                      "06:00 602-1 A5 presence in\n06:00 602-2 A6 presence in\n"
                      "06:01 - A6 transport unknown\n06:01 - A6 means bed\n"
                      "06:00 603-1 A7 presence away\n06:01 - A7 transport walk\n");
    Counts counts = story_counts(story, "07:00");
    g_assert_cmpuint(counts.walk, ==, 1);
    g_assert_cmpuint(counts.escort, ==, 1);
    g_assert_cmpuint(counts.stretcher, ==, 1);
    g_assert_cmpuint(counts.heavy, ==, 1);
    g_assert_cmpuint(counts.transport_unasked, ==, 1);
    g_assert_cmpuint(counts.transport_unknown, ==, 1);
    g_assert_cmpuint(counts.to_move, ==, counts.present + counts.not_found);
}

static void
companions_of_those_who_must_be_moved_are_moved_too(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 companion 2\n"
                      "06:00 601-2 A2 presence unseen\n06:01 - A2 companion 1\n"
                      "06:00 601-3 A3 presence away\n06:01 - A3 companion 4\n"
                      "06:00 601-4 A4 presence in\n06:01 - A4 companion none\n"
                      "06:00 602-1 A5 presence in\n06:01 - A5 companion unknown\n");
    Counts counts = story_counts(story, "07:00");
    g_assert_cmpuint(counts.companions, ==, 3);
    g_assert_cmpuint(counts.to_move, ==, 4 + 3);
}

static void
who_is_not_identified_and_who_has_nobody_to_call_is_counted(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 kana ヤマダ_ハナコ\n"
                      "06:01 - A1 birthdate 1945-07-14\n06:01 - A1 contact 1;妻;ヤマダ;1\n"
                      "06:00 601-2 A2 presence away\n06:01 - A2 identified paper\n"
                      "06:01 - A2 contact none\n06:00 601-3 A3 presence unseen\n"
                      "06:01 - A3 contact 1;妻;;1\n06:00 - A4 transfer-out 7W\n");
    Counts counts = story_counts(story, "06:10");
    g_assert_cmpuint(counts.unidentified, ==, 1);
    g_assert_cmpuint(counts.no_contact, ==, 2);
}

static void
as_many_conflicts_are_counted_as_are_listed(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 601-1 A2 presence in\n"
                      "06:01 - A1 sex f\n06:02 - A1 sex m\n06:03 - A2 band other-person\n");
    g_assert_cmpuint(story_counts(story, "07:00").conflicts, ==, 3);
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/count/beds", every_bed_is_counted_in_one_state);
    g_test_add_func("/count/away", those_away_are_in_hospital_and_not_present);
    g_test_add_func("/count/newborns", newborns_count_where_the_ward_says_so);
    g_test_add_func("/count/classes", everyone_who_is_here_or_missing_is_moved_in_some_class);
    g_test_add_func("/count/companions", companions_of_those_who_must_be_moved_are_moved_too);
    g_test_add_func("/count/unidentified",
                    who_is_not_identified_and_who_has_nobody_to_call_is_counted);
    g_test_add_func("/count/conflicts", as_many_conflicts_are_counted_as_are_listed);
    return g_test_run();
}
