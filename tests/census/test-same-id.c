/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/same-id.h"

#include "story.h"

/* "00123, others: A002 602-1", "not sure, others: A002 (died)" of A001 */
static void
assert_id(const Story *story, const char *at, const char *wanted)
{
    g_autoptr(Reading) reading = story_read(story, at);
    const View *view = reading_view(reading);
    const Person *person = view_person(view, census_find_handle(story->census, "A1"));
    g_autoptr(SameIds) ids = same_ids_read(view);
    g_autofree char *others = same_ids_others(ids, person);
    const char *sure = same_ids_sure(ids, person);
    g_autofree char *told = g_strdup_printf("%s, others: %s", sure != NULL ? sure : "not sure",
                                            others != NULL ? others : "nobody");
    g_assert_cmpstr(told, ==, wanted);
}

/* Two persons with one ID: 00123 of A1, ００１２３ of A2. */
static Story *
two_of_one_id(void)
{
    Story *story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 patient-id 00123 - 佐々木 id=one\n"
                      "06:02 602-1 A2 presence in\n"
                      "06:03 - A2 patient-id ００１２３ - 佐々木 id=other\n");
    return story;
}

static void
an_id_stays_in_doubt_though_one_of_the_two_died_or_went_home(void)
{
    g_autoptr(Story) story = two_of_one_id();
    assert_id(story, "06:02", "00123, others: nobody");
    assert_id(story, "07:00", "not sure, others: A002 602-1");
    story_tell(story, "08:00 - A2 discharge home\n");
    assert_id(story, "08:00", "not sure, others: A002 (discharged)");
    story_tell(story, "08:10 - A2 strike other id=undo\n");
    assert_id(story, "09:00", "00123, others: nobody");
}

static void
the_id_of_who_left_is_in_doubt_as_long_as_that_of_who_stayed(void)
{
    g_autoptr(Story) story = two_of_one_id();
    story_tell(story, "08:00 - A1 death\n");
    assert_id(story, "09:00", "not sure, others: A002 602-1");
}

static void
a_second_word_about_the_id_leaves_both_in_doubt_until_one_is_struck(void)
{
    g_autoptr(Story) story = two_of_one_id();
    story_tell(story, "07:00 - A2 patient-id 00999 - 三浦\n"); /* may be right, may be wrong */
    assert_id(story, "08:00", "not sure, others: A002 602-1");
    story_tell(story, "08:10 - A2 strike other\n");
    assert_id(story, "09:00", "00123, others: nobody");
    story_tell(story, "09:10 - A1 patient-id 00124\n");
    assert_id(story, "10:00", "not sure, others: nobody");
}

static void
one_person_with_two_numbers_and_one_nobody_saw_share_no_id(void)
{
    g_autoptr(Story) story = two_of_one_id();
    story_tell(story, "07:00 - A1 same-person A2\n06:30 - A3 patient-id 00123\n");
    assert_id(story, "08:00", "00123, others: nobody");
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/same-id/left", an_id_stays_in_doubt_though_one_of_the_two_died_or_went_home);
    g_test_add_func("/same-id/died", the_id_of_who_left_is_in_doubt_as_long_as_that_of_who_stayed);
    g_test_add_func("/same-id/second",
                    a_second_word_about_the_id_leaves_both_in_doubt_until_one_is_struck);
    g_test_add_func("/same-id/tied", one_person_with_two_numbers_and_one_nobody_saw_share_no_id);
    return g_test_run();
}
