/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/bandbook.h"

#include "story.h"

/* "1 replaced by 2, 2 worn" */
static char *
book(const Story *story, const char *at)
{
    GString *out = g_string_new(NULL);
    g_autoptr(Reading) reading = story_read(story, at);
    const View *view = reading_view(reading);
    g_autoptr(GArray) bands =
        bandbook_read(view, view_person(view, census_find_handle(story->census, "A1")));
    for (guint i = 0; i < bands->len; i++) {
        const BandEntry *entry = &g_array_index(bands, BandEntry, i);
        g_string_append_printf(out, "%s%u %s", i > 0 ? ", " : "", entry->number,
                               band_state_key(entry->state));
        if (entry->replaced_by > 0)
            g_string_append_printf(out, " by %u", entry->replaced_by);
    }
    return g_string_free(out, FALSE);
}

static guint
current(const Story *story, const char *at)
{
    g_autoptr(Reading) reading = story_read(story, at);
    return bandbook_current(reading_view(reading), census_find_handle(story->census, "A1"));
}

static guint
next(const Story *story)
{
    g_autoptr(Reading) reading = story_read(story, "12:00");
    return bandbook_next(reading_view(reading), census_find_handle(story->census, "A1"));
}

#define NAMED                                                                                      \
    "05:00 601-1 A1 presence in\n05:01 - A1 kana ヤマダ_ハナコ - - id=k\n"                   \
    "05:02 - A1 birthdate 1945-07-14 - - id=b\n"

static void
a_band_is_printed_worn_taken_off_and_void(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story,
               NAMED "06:00 - A1 band-issued 1\n06:10 - A1 band-worn 1\n"
                     "06:20 - A1 band-off 1\n06:30 - A1 band-worn 1\n06:40 - A1 band-void 1\n"
                     "06:50 - A1 band-worn 1\n");
    assert_told(book(story, "05:30"), "");
    assert_told(book(story, "06:00"), "1 issued");
    assert_told(book(story, "06:15"), "1 worn");
    assert_told(book(story, "06:25"), "1 off");
    assert_told(book(story, "06:35"), "1 worn");
    assert_told(book(story, "07:00"), "1 void");
    g_assert_cmpuint(current(story, "06:25"), ==, 1);
    g_assert_cmpuint(current(story, "07:00"), ==, 0);
}

static void
a_new_band_takes_the_place_of_the_older_one(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, NAMED "06:00 - A1 band-issued 1\n06:05 - A1 band-worn 1\n"
                            "07:00 - A1 band-issued 2\n08:00 - A1 band-issued 3\n");
    assert_told(book(story, "07:30"), "1 replaced by 2, 2 issued");
    assert_told(book(story, "09:00"), "1 replaced by 3, 2 replaced by 3, 3 issued");
    g_assert_cmpuint(current(story, "06:30"), ==, 1);
    g_assert_cmpuint(current(story, "09:00"), ==, 3);
}

static void
a_number_is_never_given_twice(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, NAMED);
    g_assert_cmpuint(next(story), ==, 1);
    story_tell(story, "06:00 - A1 band-issued 1 - - id=i\n06:10 - - strike i\n");
    assert_told(book(story, "07:00"), "");
    g_assert_cmpuint(next(story), ==, 2);
    story_tell(story, "06:20 - A2 band-issued 7\n06:30 - A1 same-person A2\n");
    g_assert_cmpuint(next(story), ==, 8);
}

static void
a_band_is_recalled_when_what_it_says_was_struck_or_was_someone_elses(void)
{
    static const char *const corrections[] = { "07:00 - - strike k\n",
                                               "07:00 - A2 belongs-to b\n" };
    for (guint i = 0; i < G_N_ELEMENTS(corrections); i++) {
        g_autoptr(Story) story = story_new();
        story_tell(story, NAMED "06:00 - A1 band-issued 1\n06:05 - A1 band-worn 1\n");
        story_tell(story, corrections[i]);
        assert_told(book(story, "07:30"), "1 recall");
        g_assert_cmpuint(current(story, "07:30"), ==, 0);
        story_tell(story, "08:00 - A1 band-issued 2\n");
        assert_told(book(story, "08:30"), "1 replaced by 2, 2 issued");
    }
}

static void
a_later_word_does_not_recall_a_band(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, NAMED "06:00 - A1 band-issued 1\n"
                            "07:00 - A1 sex f - - id=s\n07:10 - - strike s\n");
    assert_told(book(story, "08:00"), "1 issued");
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/bandbook/life", a_band_is_printed_worn_taken_off_and_void);
    g_test_add_func("/bandbook/replaced", a_new_band_takes_the_place_of_the_older_one);
    g_test_add_func("/bandbook/next", a_number_is_never_given_twice);
    g_test_add_func("/bandbook/recall",
                    a_band_is_recalled_when_what_it_says_was_struck_or_was_someone_elses);
    g_test_add_func("/bandbook/no-recall", a_later_word_does_not_recall_a_band);
    return g_test_run();
}
