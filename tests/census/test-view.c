/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story.h"

static void
a_struck_statement_is_void(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n"
                      "06:01 - A1 kana ヤマダ_ハナコ stated 佐々木 id=right\n"
                      "06:02 - A1 kana サトウ_ケン stated 佐々木 id=wrong\n"
                      "06:30 - - strike wrong\n");
    assert_told(story_fact(story, "07:00", "A1", "kana"), "ヤマダ ハナコ");
}

static void
a_mistake_was_one_yesterday_too(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in - - id=wrong\n"
                      "3T09:00 - - strike wrong\n");
    assert_told(story_where(story, "06:30", "A1"), "nowhere");
    g_autoptr(Reading) then = story_read_known(story, "06:30", "2T23:00");
    g_assert_nonnull(reading_of(then, census_find_handle(story->census, "A1")));
}

static void
a_struck_strike_is_void(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in - - id=p\n"
                      "06:10 - - strike p - - id=s1\n"
                      "06:20 - - strike s1 - - id=s2\n");
    assert_told(story_where(story, "07:00", "A1"), "in 601-1");
    story_tell(story, "06:30 - - strike s2 - - id=s3\n");
    assert_told(story_where(story, "07:00", "A1"), "nowhere");
    story_tell(story, "06:40 - - strike s3\n");
    assert_told(story_where(story, "07:00", "A1"), "in 601-1");
}

static void
two_strikes_need_two_strikes(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in - - id=p\n"
                      "06:10 - - strike p - - id=s1\n"
                      "06:11 - - strike p - - id=s2\n"
                      "06:20 - - strike s2\n");
    assert_told(story_where(story, "07:00", "A1"), "nowhere");
    story_tell(story, "06:21 - - strike s1\n");
    assert_told(story_where(story, "07:00", "A1"), "in 601-1");
}

static void
a_strike_may_arrive_before_what_it_strikes(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:30 - - strike k station=B clock=ffffffffffffff\n"
                      "06:00 601-1 A1 presence in - - clock=1000000000\n"
                      "06:01 - A1 kana サトウ_ケン stated 佐々木 id=k clock=1000000001\n");
    assert_told(story_fact(story, "07:00", "A1", "kana"), "not asked");
}

static void
a_struck_statement_stays_readable_with_its_strike(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in - - id=p\n"
                      "06:10 - - strike p - - id=s note=other_bed\n");
    StatementId id = story_id("p");
    const Filed *filed = census_find_statement(story->census, &id);
    View view = { story->census, INSTANT_END, INSTANT_END, NULL };
    g_assert_cmpstr(view_strike(&view, filed)->said.note, ==, "other bed");
    g_assert_cmpuint(census_statements(story->census)->len, ==, 2);
}

static void
what_is_given_to_another_counts_for_them_with_its_own_time_and_source(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n"
                      "06:00 601-2 A2 presence in\n"
                      "06:05 - A1 kana ヤマダ_ハナコ band 三浦 id=k\n"
                      "06:20 - A2 kana サトウ_ケン family\n"
                      "06:30 - A2 belongs-to k\n");
    assert_told(story_fact(story, "07:00", "A1", "kana"), "not asked");
    assert_told(story_fact(story, "07:00", "A2", "kana"), "ヤマダ ハナコ differs");
    assert_told(story_fact(story, "06:10", "A2", "kana"), "ヤマダ ハナコ");
    assert_told(story_fact(story, "06:01", "A2", "kana"), "not asked");
}

static void
the_last_written_giving_holds_and_back_is_as_before(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:00 601-2 A2 presence in\n"
                      "06:00 601-3 A3 presence in\n"
                      "06:05 - A1 sex f - - id=x\n"
                      "06:30 - A2 belongs-to x - - id=b1\n"
                      "06:20 - A3 belongs-to x - - id=b2\n");
    assert_told(story_fact(story, "07:00", "A2", "sex"), "not asked");
    assert_told(story_fact(story, "07:00", "A3", "sex"), "f");
    story_tell(story, "06:40 - - strike b2\n");
    assert_told(story_fact(story, "07:00", "A2", "sex"), "f");
    story_tell(story, "06:50 - A1 belongs-to x\n");
    assert_told(story_fact(story, "07:00", "A1", "sex"), "f");
    assert_told(story_fact(story, "07:00", "A2", "sex"), "not asked");
    assert_told(story_fact(story, "07:00", "A3", "sex"), "not asked");
}

static void
a_given_presence_places_the_new_person_and_the_old_one_loses_it(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in - - id=p\n"
                      "06:00 601-2 A2 presence in\n"
                      "06:10 601-3 A1 move - - - id=m\n"
                      "06:30 - A2 belongs-to m\n");
    assert_told(story_where(story, "07:00", "A1"), "in 601-1");
    assert_told(story_where(story, "07:00", "A2"), "in 601-3");
    assert_told(story_bed(story, "07:00", "601-2"), "unchecked -");
    story_tell(story, "06:40 - A2 belongs-to p\n");
    assert_told(story_where(story, "07:00", "A1"), "nowhere");
}

static void
a_reading_of_the_past_sees_no_later_statement(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n"
                      "07:00 601-2 A1 move\n"
                      "08:00 - A1 discharge home\n");
    assert_told(story_where(story, "05:59", "A1"), "nowhere");
    assert_told(story_where(story, "06:00", "A1"), "in 601-1");
    assert_told(story_where(story, "07:00", "A1"), "in 601-2");
    assert_told(story_where(story, "08:00", "A1"), "left 601-2");
}

static void
what_was_known_then_leaves_out_what_was_written_since(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n"
                      "06:05 - A1 kana ヤマダ_ハナコ paper\n"
                      "06:05 - A1 kana サトウ_ケン stated 佐々木 wall=09:00\n");
    g_autoptr(Reading) then = story_read_known(story, "06:30", "08:59");
    const Person *person = census_find_handle(story->census, "A1");
    g_assert_cmpstr(fact_value(reading_view(then), person, WHAT_KANA), ==, "ヤマダ ハナコ");
    assert_told(story_fact(story, "06:30", "A1", "kana"), "サトウ ケン");
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/view/strike", a_struck_statement_is_void);
    g_test_add_func("/view/strike-yesterday", a_mistake_was_one_yesterday_too);
    g_test_add_func("/view/struck-strike", a_struck_strike_is_void);
    g_test_add_func("/view/two-strikes", two_strikes_need_two_strikes);
    g_test_add_func("/view/strike-first", a_strike_may_arrive_before_what_it_strikes);
    g_test_add_func("/view/readable", a_struck_statement_stays_readable_with_its_strike);
    g_test_add_func("/view/given",
                    what_is_given_to_another_counts_for_them_with_its_own_time_and_source);
    g_test_add_func("/view/given-back", the_last_written_giving_holds_and_back_is_as_before);
    g_test_add_func("/view/given-presence",
                    a_given_presence_places_the_new_person_and_the_old_one_loses_it);
    g_test_add_func("/view/at", a_reading_of_the_past_sees_no_later_statement);
    g_test_add_func("/view/known", what_was_known_then_leaves_out_what_was_written_since);
    return g_test_run();
}
