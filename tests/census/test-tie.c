/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story.h"

static void
two_handles_of_one_person_are_read_as_the_lowest(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A2 presence in\n06:01 - A2 alias アサガオ\n"
                      "07:00 - B1 kana ヤマダ_ハナコ\n07:10 602-1 B1 presence in\n"
                      "07:20 - B1 same-person A2\n");
    assert_told(story_where(story, "06:30", "A2"), "in 601-1");
    assert_told(story_where(story, "08:00", "A2"), "in 602-1");
    assert_told(story_where(story, "08:00", "B1"), "in 602-1");
    assert_told(story_fact(story, "08:00", "A2", "kana"), "ヤマダ ハナコ");
    assert_told(story_fact(story, "08:00", "B1", "alias"), "アサガオ");
    assert_told(story_bed(story, "08:00", "602-1"), "occupied A002");
    assert_told(story_bed(story, "08:00", "601-1"), "unchecked -");
    g_assert_cmpuint(story_counts(story, "08:00").in_hospital, ==, 1);
}

static void
a_tie_can_be_taken_back(void)
{
    static const char *const ways[] = { "07:30 - A1 not-same-person A2\n",
                                        "07:30 - A2 not-same-person A1\n",
                                        "07:30 - - strike tie\n" };
    for (guint i = 0; i < G_N_ELEMENTS(ways); i++) {
        g_autoptr(Story) story = story_new();
        story_tell(story, "06:00 601-1 A1 presence in\n06:05 601-2 A2 presence in\n"
                          "07:00 - A1 same-person A2 - - id=tie\n");
        g_assert_cmpuint(story_counts(story, "07:10").in_hospital, ==, 1);
        story_tell(story, ways[i]);
        g_assert_cmpuint(story_counts(story, "07:10").in_hospital, ==, 2);
        assert_told(story_where(story, "08:00", "A1"), "in 601-1");
        assert_told(story_where(story, "08:00", "A2"), "in 601-2");
    }
}

static void
of_several_ties_of_one_pair_the_last_written_holds(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:05 601-2 A2 presence in\n"
                      "09:00 - A1 not-same-person A2\n07:00 - A2 same-person A1\n");
    g_assert_cmpuint(story_counts(story, "08:00").in_hospital, ==, 1);
}

static void
a_tie_is_read_whatever_the_moment_but_only_once_it_is_known(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:05 601-2 A2 presence in\n"
                      "09:00 - A1 same-person A2\n");
    g_assert_cmpuint(story_counts(story, "06:30").in_hospital, ==, 1);
    g_autoptr(Reading) reading = story_read_known(story, "06:30", "08:00");
    g_assert_cmpuint(reading_standings(reading)->len, ==, 2);
}

/* Ward 24222107 of the random ones: A2 was no more than a number in a tie until somebody gave it
 * what had been said of A3. */
static void
what_is_given_to_a_handle_later_does_not_make_it_known_before(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:05 - A1 same-person A2\n"
                      "06:10 601-2 A3 admit - stated - id=x\n09:00 - A2 belongs-to x\n");
    const Person *one = census_find_handle(story->census, "A1");
    g_autoptr(Reading) then = story_read_known(story, "06:30", "08:00");
    g_autoptr(GPtrArray) handles = view_handles(reading_view(then), reading_of(then, one)->person);
    g_assert_cmpuint(handles->len, ==, 1);
    g_autoptr(Reading) now = story_read(story, "10:00");
    g_autoptr(GPtrArray) both = view_handles(reading_view(now), reading_of(now, one)->person);
    g_assert_cmpuint(both->len, ==, 2);
}

static void
three_handles_are_tied_through_the_one_between(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:05 601-1 A2 presence in\n"
                      "06:10 601-1 A3 presence in\n06:20 - A3 same-person A2\n"
                      "06:21 - A2 same-person A1\n06:30 - A3 sex f\n");
    assert_told(story_bed(story, "07:00", "601-1"), "occupied A001");
    assert_told(story_fact(story, "07:00", "A1", "sex"), "f");
    assert_told(story_conflicts(story, "07:00"), "");
}

static void
what_two_handles_said_apart_differs_once_they_are_one(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:05 - A2 birthdate 1945-07-14\n"
                      "06:06 - A1 birthdate 1945-07-15\n06:10 - A1 same-person A2\n");
    assert_told(story_conflicts(story, "07:00"), "value-differs:birthdate A001 601-1");
}

static void
a_statement_given_to_a_tied_handle_counts_for_the_one_person(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:00 601-2 A2 presence in\n"
                      "06:00 601-3 A3 presence in\n06:10 - A3 sex f - - id=x\n"
                      "06:20 - A1 same-person A2\n06:30 - A2 belongs-to x\n");
    assert_told(story_fact(story, "07:00", "A1", "sex"), "f");
    assert_told(story_fact(story, "07:00", "A3", "sex"), "not asked");
}

static void
declared_different_stays_so_whichever_handle_is_asked(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:00 601-2 A2 presence in\n"
                      "06:00 601-3 A3 presence in\n06:10 - A3 different A1\n"
                      "06:20 - A3 same-person A2\n");
    g_autoptr(Reading) reading = story_read(story, "07:00");
    const Person *one = reading_of(reading, census_find_handle(story->census, "A1"))->person;
    const Person *other = reading_of(reading, census_find_handle(story->census, "A3"))->person;
    g_assert_cmpstr(other->handle, ==, "A002");
    g_assert_true(ties_different(reading_ties(reading), one, other));
    g_assert_false(ties_different(reading_ties(reading), one, one));
}

static void
two_seen_at_one_moment_in_two_beds_are_found_out(void)
{
    const Filed *one, *other;
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in - - id=a\n06:00 601-2 A2 presence in - - id=b\n"
                      "06:10 601-3 A3 presence in\n06:00 601-1 A4 presence in\n"
                      "06:00 601-2 A5 presence in paper\n");
    g_autoptr(Reading) reading = story_read(story, "07:00");
    const View *view = reading_view(reading);
    const Person *first = census_find_handle(story->census, "A1");
    static const char *const others[] = { "A3", "A4", "A5" };
    g_assert_true(
        standing_both_placed(view, first, census_find_handle(story->census, "A2"), &one, &other));
    g_assert_cmpstr(one->said.ref, ==, "a");
    g_assert_cmpstr(other->said.ref, ==, "b");
    for (guint i = 0; i < G_N_ELEMENTS(others); i++)
        g_assert_false(standing_both_placed(
            view, first, census_find_handle(story->census, others[i]), &one, &other));
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/tie/lowest", two_handles_of_one_person_are_read_as_the_lowest);
    g_test_add_func("/tie/back", a_tie_can_be_taken_back);
    g_test_add_func("/tie/last-written", of_several_ties_of_one_pair_the_last_written_holds);
    g_test_add_func("/tie/known", a_tie_is_read_whatever_the_moment_but_only_once_it_is_known);
    g_test_add_func("/tie/given-later",
                    what_is_given_to_a_handle_later_does_not_make_it_known_before);
    g_test_add_func("/tie/three", three_handles_are_tied_through_the_one_between);
    g_test_add_func("/tie/differs", what_two_handles_said_apart_differs_once_they_are_one);
    g_test_add_func("/tie/given", a_statement_given_to_a_tied_handle_counts_for_the_one_person);
    g_test_add_func("/tie/different", declared_different_stays_so_whichever_handle_is_asked);
    g_test_add_func("/tie/two-beds", two_seen_at_one_moment_in_two_beds_are_found_out);
    return g_test_run();
}
