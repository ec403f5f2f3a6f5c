/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story.h"

static void
each_kind_of_evidence_tells_where_someone_is(void)
{
    static const struct {
        const char *line, *where;
    } cases[] = {
        { "07:00 - A1 presence in", "in 601-1" },
        { "07:00 601-2 A1 presence in", "in 601-2" },
        { "07:00 601-2 A1 move", "in 601-2" },
        { "07:00 - A1 presence away", "away 601-1" },
        { "07:00 - A1 presence away:dialysis", "away:dialysis 601-1" },
        { "07:00 601-2 A1 presence away:exam", "away:exam 601-1" },
        { "07:00 - A1 presence unseen", "not-found 601-1" },
        { "07:00 - A1 discharge home", "left 601-1" },
        { "07:00 - A1 death", "died 601-1" },
        { "07:00 - A1 transfer-out 7W", "sent 601-1" },
        { "07:00 601-2 A1 admit", "in 601-2" },
        { "07:00 601-2 A1 transfer-in 7W", "in 601-2" },
        { "07:00 - A1 leave-back", "in 601-1" },
        { "07:00 - A1 kana ヤマダ_ハナコ", "in 601-1" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Story) story = story_new();
        story_tell(story, "06:00 601-1 A1 presence in\n");
        story_tell(story, cases[i].line);
        assert_told(story_where(story, "08:00", "A1"), cases[i].where);
    }
}

static void
whoever_is_away_comes_back_to_the_bed_that_stayed_theirs(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n07:00 - A1 presence away:overnight\n"
                      "3T10:00 - A1 leave-back\n"
                      "3T11:00 - A1 presence away:exam\n3T12:00 602-1 A1 leave-back\n");
    assert_told(story_where(story, "3T09:00", "A1"), "away:overnight 601-1");
    assert_told(story_where(story, "3T10:00", "A1"), "in 601-1");
    assert_told(story_where(story, "3T12:00", "A1"), "in 602-1");
}

static void
an_absence_names_the_bed_where_no_other_is_known(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence away:exam\n06:00 601-2 A2 presence unseen\n"
                      "06:30 602-1 A1 presence away:exam\n"
                      "07:00 601-4 A2 presence in\n07:30 601-2 A2 presence unseen\n");
    assert_told(story_where(story, "06:10", "A1"), "away:exam 601-1");
    assert_told(story_where(story, "06:40", "A1"), "away:exam 602-1");
    assert_told(story_where(story, "06:10", "A2"), "not-found 601-2");
    assert_told(story_where(story, "08:00", "A2"), "not-found 601-4");
}

static void
an_empty_bed_is_news_of_whoever_was_in_it_and_none_of_whoever_is_away(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:00 601-2 A2 presence in\n"
                      "06:10 - A2 presence away:exam\n06:00 601-3 A3 presence in\n"
                      "06:30 601-1 - presence empty\n06:30 601-2 - presence empty\n"
                      "06:30 601-3 - presence empty paper\n06:40 - A1 transport walk\n");
    assert_told(story_where(story, "07:00", "A1"), "not-found 601-1");
    assert_told(story_where(story, "07:00", "A2"), "away:exam 601-2");
    assert_told(story_where(story, "07:00", "A3"), "in 601-3");
    story_tell(story, "07:10 - A1 presence in\n");
    assert_told(story_where(story, "07:20", "A1"), "in 601-1");
}

static void
a_bed_seen_empty_before_they_came_is_no_news(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:30 601-1 A1 presence in\n06:00 601-1 - presence empty\n"
                      "06:30 601-2 - presence empty\n07:00 601-2 A1 move\n");
    assert_told(story_where(story, "06:40", "A1"), "in 601-1");
    assert_told(story_where(story, "07:10", "A1"), "in 601-2");
}

static void
after_leaving_nothing_but_a_sighting_or_a_new_stay_counts(void)
{
    static const struct {
        const char *line, *where;
    } cases[] = {
        { "08:00 601-1 - presence empty", "left 601-1" },
        { "08:00 - A1 presence away", "left 601-1" },
        { "08:00 - A1 presence unseen", "left 601-1" },
        { "08:00 - A1 admit", "left 601-1" },
        { "08:00 - A1 transfer-in 7W", "left 601-1" },
        { "08:00 601-2 A1 admit", "in 601-2" },
        { "08:00 601-2 A1 transfer-in 7W", "in 601-2" },
        { "08:00 - A1 presence in", "in 601-1" },
        { "08:00 602-2 A1 move", "in 602-2" },
        { "08:00 - A1 leave-back", "in 601-1" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Story) story = story_new();
        story_tell(story, "06:00 601-1 A1 presence in\n07:00 - A1 discharge home\n");
        story_tell(story, cases[i].line);
        assert_told(story_where(story, "09:00", "A1"), cases[i].where);
    }
}

static void
the_other_ward_has_whoever_was_sent_and_received_there(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n07:00 - A1 transfer-out 7W\n"
                      "07:20 - A1 transfer-in 7W\n");
    assert_told(story_where(story, "07:10", "A1"), "sent 601-1");
    assert_told(story_where(story, "07:20", "A1"), "transferred 601-1");
    story_tell(story, "09:00 602-1 A1 transfer-in 7W\n");
    assert_told(story_where(story, "09:00", "A1"), "in 602-1");
}

static void
an_admission_without_a_bed_says_that_they_are_here(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 - A1 admit\n07:00 601-1 A1 presence in\n"
                      "07:10 601-1 - presence empty\n07:20 - A1 admit\n");
    assert_told(story_where(story, "06:00", "A1"), "in -");
    assert_told(story_where(story, "07:10", "A1"), "not-found 601-1");
    assert_told(story_where(story, "07:20", "A1"), "in 601-1");
}

static void
who_was_never_seen_stands_nowhere(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 - A1 kana ヤマダ_ハナコ\n");
    assert_told(story_where(story, "07:00", "A1"), "nowhere");
    g_autoptr(Reading) reading = story_read(story, "07:00");
    g_assert_cmpuint(reading_standings(reading)->len, ==, 0);
    g_assert_cmpuint(story_counts(story, "07:00").in_hospital, ==, 0);
}

static void
paper_places_someone_until_a_nurse_looks(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in import\n06:00 601-2 A1 presence in paper\n"
                      "06:30 601-2 - presence empty\n"
                      "06:00 601-3 A2 presence in import\n06:10 602-1 A2 presence in\n"
                      "06:20 601-3 A2 presence in paper\n06:21 - A2 discharge home viewer\n");
    assert_told(story_where(story, "06:10", "A1"), "in 601-2");
    assert_told(story_where(story, "07:00", "A1"), "not-found 601-2");
    assert_told(story_where(story, "06:05", "A2"), "in 601-3");
    assert_told(story_where(story, "07:00", "A2"), "in 602-1");
}

static void
the_last_sighting_is_remembered_with_who_saw(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in - 三浦\n06:30 - A1 presence away:exam - 大野\n"
                      "07:00 - A1 presence unseen - 大野\n07:10 - A1 presence in paper 島\n");
    g_autoptr(Reading) reading = story_read(story, "08:00");
    const Standing *standing = reading_of(reading, census_find_handle(story->census, "A1"));
    g_assert_cmpstr(standing->seen->said.observer, ==, "三浦");
}

static void
the_first_of_an_unbroken_run_of_absence_is_remembered(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence away:exam - - id=first\n"
                      "06:30 - A1 presence in\n07:00 - A1 presence away:exam - - id=second\n"
                      "07:30 - A1 presence away:rehab\n");
    g_autoptr(Reading) reading = story_read(story, "08:00");
    const Standing *standing = reading_of(reading, census_find_handle(story->census, "A1"));
    g_assert_cmpstr(standing->away_since->said.ref, ==, "second");
    g_assert_cmpstr(standing->where, ==, "rehab");
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/standing/evidence", each_kind_of_evidence_tells_where_someone_is);
    g_test_add_func("/standing/back", whoever_is_away_comes_back_to_the_bed_that_stayed_theirs);
    g_test_add_func("/standing/away-bed", an_absence_names_the_bed_where_no_other_is_known);
    g_test_add_func("/standing/empty",
                    an_empty_bed_is_news_of_whoever_was_in_it_and_none_of_whoever_is_away);
    g_test_add_func("/standing/empty-before", a_bed_seen_empty_before_they_came_is_no_news);
    g_test_add_func("/standing/left", after_leaving_nothing_but_a_sighting_or_a_new_stay_counts);
    g_test_add_func("/standing/sent", the_other_ward_has_whoever_was_sent_and_received_there);
    g_test_add_func("/standing/admit", an_admission_without_a_bed_says_that_they_are_here);
    g_test_add_func("/standing/nowhere", who_was_never_seen_stands_nowhere);
    g_test_add_func("/standing/paper", paper_places_someone_until_a_nurse_looks);
    g_test_add_func("/standing/seen", the_last_sighting_is_remembered_with_who_saw);
    g_test_add_func("/standing/run", the_first_of_an_unbroken_run_of_absence_is_remembered);
    return g_test_run();
}
