/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story.h"

static void
a_word_seen_after_its_own_clock_is_from_the_future(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n"
                      "06:15 - A1 transport walk - - wall=06:10\n"
                      "06:16 - A1 diet soft - - wall=06:10 id=f\n"
                      "06:30 602-1 - presence empty - - wall=06:11 id=e\n");
    assert_told(story_conflicts(story, "06:09"), "");
    assert_told(story_conflicts(story, "06:10"), "future A001 601-1");
    assert_told(story_conflicts(story, "07:00"), "future A001 601-1; future - 602-1");
    assert_told(story_behind(story, "07:00", "future"), "f; e");
    story_tell(story, "06:40 - - strike f - - wall=07:00\n");
    assert_told(story_conflicts(story, "07:00"), "future - 602-1");
}

static void
one_row_names_all_that_a_person_heard_from_the_future(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:30 601-1 A1 presence in - - wall=06:00 id=a\n"
                      "06:20 - A1 sex f - - wall=06:01 id=b\n"
                      "06:20 601-2 A2 presence in - - wall=06:02 id=c\n");
    assert_told(story_conflicts(story, "07:00"), "future A001 601-1; future A002 601-2");
    assert_told(story_behind(story, "07:00", "future"), "b,a; c");
}

static void
a_clock_that_went_back_is_told_for_its_station_alone(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in - - id=a1\n"
                      "07:00 601-2 B1 presence in - - station=B id=b1\n"
                      "06:30 - A1 sex f - - id=a2 wall=06:30\n"
                      "06:45 - A1 diet soft - - id=a3 wall=06:20\n"
                      "07:10 - B1 sex m - - station=B id=b2 wall=07:10\n");
    assert_told(story_conflicts(story, "08:00"), "future A001 601-1; clock-back - -");
    assert_told(story_behind(story, "08:00", "clock-back"), "a2,a3");
}

/* Twice in a row, and the word between was heard of last: a merge brings them in any order. */
static void
what_comes_between_two_words_is_judged_with_both(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in - - id=a clock=1 wall=06:10\n"
                      "06:01 - A1 diet soft - - id=c clock=3 wall=06:04\n");
    assert_told(story_behind(story, "07:00", "clock-back"), "a,c");
    story_tell(story, "06:02 - A1 sex f - - id=b clock=2 wall=06:07\n");
    assert_told(story_behind(story, "07:00", "clock-back"), "a,b,c");
    story_tell(story, "06:03 - A1 means walker - - id=d clock=4 wall=06:08\n");
    assert_told(story_behind(story, "07:00", "clock-back"), "a,b,c");
}

static void
the_order_of_one_station_is_kept_though_its_clock_went_back(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in - - wall=09:00\n"
                      "06:00 - A1 diet soft - - wall=09:00\n"
                      "06:00 - A1 diet fasting - - wall=01:00\n");
    assert_told(story_fact(story, "07:00", "A1", "diet"), "fasting");
}

/* Two PCs, one forty minutes behind: who looked at what stays in order of the seen time. */
static void
clocks_that_disagree_do_not_hide_anyone(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in - - wall=06:00\n"
                      "06:05 601-2 B1 presence in - - station=B wall=06:45\n"
                      "06:10 601-3 A1 move - - - wall=06:10\n");
    assert_told(story_where(story, "07:00", "A1"), "in 601-3");
    assert_told(story_where(story, "07:00", "B1"), "in 601-2");
    g_assert_cmpuint(story_counts(story, "07:00").in_hospital, ==, 2);
}

/* Rows about two stations stand in the order in which the clocks went back. */
static void
clock_rows_do_not_depend_on_who_arrived_first(void)
{
    static const char *const lines[] = {
        "06:00 601-1 A1 presence in - - station=A wall=06:00 clock=1 id=a1",
        "06:00 601-1 A1 presence in - - station=A wall=05:00 clock=2 id=a2",
        "05:00 601-2 B1 presence in - - station=B wall=05:30 clock=3 id=b1",
        "05:00 601-2 B1 presence in - - station=B wall=05:10 clock=4 id=b2",
    };
    g_autoptr(Story) story = story_new();
    g_autoptr(Story) other = story_new();
    for (guint i = 0; i < 4; i++) {
        story_tell(story, lines[i]);
        story_tell(other, lines[3 - i]);
    }
    g_autofree char *one = story_behind(story, "08:00", "clock-back");
    assert_told(story_behind(other, "08:00", "clock-back"), one);
    g_assert_cmpstr(one, ==, "b1,b2; a1,a2");
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/clock/future", a_word_seen_after_its_own_clock_is_from_the_future);
    g_test_add_func("/clock/future-row", one_row_names_all_that_a_person_heard_from_the_future);
    g_test_add_func("/clock/back", a_clock_that_went_back_is_told_for_its_station_alone);
    g_test_add_func("/clock/between", what_comes_between_two_words_is_judged_with_both);
    g_test_add_func("/clock/order", the_order_of_one_station_is_kept_though_its_clock_went_back);
    g_test_add_func("/clock/two-stations", clocks_that_disagree_do_not_hide_anyone);
    g_test_add_func("/clock/rows", clock_rows_do_not_depend_on_who_arrived_first);
    return g_test_run();
}
