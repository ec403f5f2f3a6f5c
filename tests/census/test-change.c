/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/change.h"

#include "story.h"

/* "came A3; bed A1; identity A2 kana サトウ" between FROM and TO. (transfer full) */
static char *
changes_between(const Story *story, const char *from, const char *to)
{
    GString *out = g_string_new(NULL);
    g_autoptr(Reading) before = story_read(story, from);
    g_autoptr(Reading) now = story_read(story, to);
    g_autoptr(GArray) changes = change_read(before, now);
    for (guint i = 0; i < changes->len; i++) {
        const Change *change = &g_array_index(changes, Change, i);
        g_string_append_printf(out, "%s%s %s", i > 0 ? "; " : "", change_key(change->kind),
                               change->person->handle);
        if (change->kind == CHANGE_IDENTITY || change->kind == CHANGE_CARE)
            g_string_append_printf(out, " %s %s", vocabulary_row(change->what)->key,
                                   change->value_now != NULL ? change->value_now : "-");
    }
    return g_string_free(out, FALSE);
}

static void
who_came_who_went_and_who_lies_elsewhere_is_told(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n"
                      "06:00 601-2 A2 presence in\n"
                      "06:00 601-3 A3 presence in\n"
                      "09:00 602-1 A1 move\n"
                      "10:00 - A2 discharge home\n"
                      "11:00 602-2 A4 admit\n"
                      "12:00 - A3 presence away:exam\n");
    assert_told(changes_between(story, "07:00", "13:00"),
                "came A004; went A002; bed A001; state A003");
    assert_told(changes_between(story, "13:00", "13:00"), "");
}

static void
who_came_and_went_in_between_is_told_too(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n"
                      "09:00 601-2 A2 admit\n"
                      "11:00 - A2 death\n");
    assert_told(changes_between(story, "07:00", "13:00"), "went A002");
}

static void
a_name_that_was_corrected_is_told_one_that_was_only_asked_is_not(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n"
                      "06:00 601-1 A1 kana ヤマダ_ハナコ paper\n"
                      "06:00 601-1 A1 transport walk\n"
                      "09:00 601-1 A1 kana ヤマダ_ハナヨ stated\n"
                      "09:00 601-1 A1 sex f\n"
                      "10:00 601-1 A1 transport stretcher\n");
    assert_told(changes_between(story, "07:00", "13:00"),
                "identity A001 kana ヤマダ ハナヨ; care A001 transport stretcher");
}

static void
what_was_struck_since_is_a_change(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n"
                      "06:10 601-1 A1 sex m - - id=s\n");
    story_tell(story, "08:00 - - strike s\n");
    g_autoptr(Reading) struck = story_read_known(story, "07:00", "07:30");
    g_autoptr(Reading) now = story_read(story, "09:00");
    g_autoptr(GArray) changes = change_read(struck, now);
    g_assert_cmpuint(changes->len, ==, 1);
    g_assert_cmpint(g_array_index(changes, Change, 0).what, ==, WHAT_SEX);
    g_assert_null(g_array_index(changes, Change, 0).value_now);
}

static void
who_has_two_handles_is_compared_as_one(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n"
                      "06:00 601-1 A1 kana ヤマダ_ハナコ paper\n"
                      "06:00 601-1 A1 sex f\n"
                      "06:30 - A2 same-person A1\n"
                      "06:30 601-1 A2 presence in\n"
                      "09:00 601-1 A2 kana ヤマダ_ハナヨ stated\n");
    assert_told(changes_between(story, "07:00", "13:00"), "identity A001 kana ヤマダ ハナヨ");
    assert_told(changes_between(story, "07:00", "08:00"), "");
    g_autoptr(Reading) apart = story_read_known(story, "06:10", "06:10");
    g_autoptr(Reading) tied = story_read(story, "08:00");
    g_autoptr(GArray) changes = change_read(apart, tied);
    g_assert_cmpuint(changes->len, ==, 0);
}

/* The next shift sees one patient fewer, and must hear why. */
static void
two_who_turned_out_to_be_one_are_told(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:10 601-1 A1 presence in\n06:00 602-1 A2 presence in\n");
    story_tell(story, "08:00 - A1 same-person A2\n");
    g_autoptr(Reading) then = story_read_known(story, "07:00", "07:30");
    g_autoptr(Reading) now = story_read(story, "09:00");
    g_autoptr(GArray) changes = change_read(then, now);
    bool told = false;
    for (guint i = 0; i < changes->len; i++) {
        const Change *change = &g_array_index(changes, Change, i);
        if (change->kind != CHANGE_TIED)
            continue;
        told = true;
        g_assert_cmpstr(change->tied->handle, ==, "A002");
        g_assert_cmpstr(change->person->handle, ==, "A001");
        g_assert_cmpstr(change->before.bed->label, ==, "602-1");
    }
    g_assert_true(told);
    g_assert_cmpint(g_array_index(changes, Change, 0).kind, !=, CHANGE_CAME); /* nobody came */
}

/* Fasting begun at eight is what a handoff is for, though nobody had asked about food before. */
static void
a_new_caution_and_fasting_are_told(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n"
                      "08:00 601-1 A1 diet fasting\n"
                      "08:00 601-1 A1 caution fall\n"
                      "08:00 601-1 A1 transport walk\n");
    assert_told(changes_between(story, "07:00", "09:00"),
                "care A001 caution fall; care A001 diet fasting");
    g_autoptr(Story) plain = story_new();
    story_tell(plain, "06:00 601-1 A1 presence in\n"
                      "08:00 601-1 A1 diet regular\n"
                      "08:00 601-1 A1 caution none\n");
    assert_told(changes_between(plain, "07:00", "09:00"), "");
}

static void
who_left_and_came_back_meanwhile_is_told(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n"
                      "08:00 - A1 discharge home\n"
                      "10:00 601-1 A1 admit\n"
                      "10:05 601-1 A1 presence in\n");
    assert_told(changes_between(story, "07:00", "11:00"), "came A001");
    assert_told(changes_between(story, "10:00", "11:00"), "");
    story_tell(story, "12:00 - A1 discharge home\n");
    assert_told(changes_between(story, "09:00", "13:00"), "went A001");
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/change/came and went", who_came_who_went_and_who_lies_elsewhere_is_told);
    g_test_add_func("/change/in between", who_came_and_went_in_between_is_told_too);
    g_test_add_func("/change/corrected",
                    a_name_that_was_corrected_is_told_one_that_was_only_asked_is_not);
    g_test_add_func("/change/struck", what_was_struck_since_is_a_change);
    g_test_add_func("/change/two handles", who_has_two_handles_is_compared_as_one);
    g_test_add_func("/change/tied", two_who_turned_out_to_be_one_are_told);
    g_test_add_func("/change/care", a_new_caution_and_fasting_are_told);
    g_test_add_func("/change/again", who_left_and_came_back_meanwhile_is_told);
    return g_test_run();
}
