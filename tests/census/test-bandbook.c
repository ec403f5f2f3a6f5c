/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/bandbook.h"

#include <string.h>

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
    return bandbook_current(reading_view(reading), census_find_handle(story->census, "A1")).number;
}

static guint
next(const Story *story)
{
    g_autoptr(Reading) reading = story_read(story, "12:00");
    return bandbook_next(reading_view(reading), census_find_handle(story->census, "A1"), "A");
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

static bool
needs(const Story *story, const char *at)
{
    g_autoptr(Reading) reading = story_read(story, at);
    return bandbook_needs(reading_view(reading), census_find_handle(story->census, "A1"));
}

/* Nobody took down that it was put on. */
static void
a_printed_band_may_be_the_wrong_one(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, NAMED "06:00 - A1 band-issued 1\n07:00 - A1 band wrong\n");
    assert_told(book(story, "06:30"), "1 issued");
    assert_told(book(story, "07:30"), "1 recall");
    story_tell(story, "07:40 - A1 band-worn 1\n");
    assert_told(book(story, "08:00"), "1 worn"); /* then it was another */
}

static void
a_band_that_says_what_is_no_longer_believed_is_recalled(void)
{
    static const struct {
        const char *later, *state;
    } rows[] = {
        { "07:00 - A1 kana ヤマダ_ハルコ\n", "1 recall" },
        { "07:00 - A1 birthdate 1946-07-14\n", "1 recall" },
        { "07:00 - A1 kana ヤマダ_ハルコ memo\n", "1 worn" }, /* shown as differing, not believed */
        { "07:00 - A1 kana ﾔﾏﾀﾞ_ﾊﾅｺ\n", "1 worn" },
        { "07:00 - A1 birthdate 1945\n", "1 worn" },
        { "07:00 - A1 patient-id 00410112\n", "1 worn" }, /* new, and against nothing on it */
        { "07:00 - A1 kanji 山田_花子\n", "1 worn" },
        { "07:00 - A1 band wrong\n", "1 recall" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(Story) story = story_new();
        story_tell(story, NAMED "06:00 - A1 band-issued 1\n06:05 - A1 band-worn 1\n");
        story_tell(story, rows[i].later);
        assert_told(book(story, "06:30"), "1 worn");
        assert_told(book(story, "07:30"), rows[i].state);
    }
}

static void
an_alias_is_recalled_when_the_name_is_known(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "05:00 601-1 A1 presence in\n05:01 - A1 alias スミレ staff\n"
                      "05:02 - A1 birthdate unknown\n06:00 - A1 band-issued 1\n"
                      "06:05 - A1 band-worn 1\n");
    assert_told(book(story, "06:30"), "1 worn");
    story_tell(story, "07:00 - A1 kana ヤマダ_ハナコ family\n");
    assert_told(book(story, "07:30"), "1 recall");
}

static void
a_damaged_or_missing_band_is_needed_again(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, NAMED "05:50 - A1 band damaged\n" /* the hospital's old one */
                            "06:00 - A1 band-issued 1\n06:05 - A1 band-worn 1\n");
    g_assert_true(needs(story, "05:55"));
    assert_told(book(story, "06:30"), "1 worn");
    g_assert_false(needs(story, "06:30"));
    story_tell(story, "07:00 - A1 band damaged\n");
    assert_told(book(story, "07:10"), "1 damaged");
    g_assert_true(needs(story, "07:10"));
    g_assert_cmpuint(current(story, "07:10"), ==, 1); /* it still is this person's band */
    story_tell(story, "07:20 - A1 band none\n");
    assert_told(book(story, "07:30"), "1 missing");
    g_assert_true(needs(story, "07:30"));
    story_tell(story, "07:40 - A1 band-worn 1\n07:50 - A1 band readable\n");
    assert_told(book(story, "08:00"), "1 worn");
    g_assert_false(needs(story, "08:00"));
}

static void
of_two_handles_that_are_one_person_one_band_counts(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, NAMED "05:10 602-1 A2 presence away\n06:00 - A1 band-issued 1\n"
                            "06:30 - A2 band-issued 1\n06:40 - A2 band-worn 1\n");
    assert_told(book(story, "07:00"), "1 issued");
    story_tell(story, "07:00 - A1 same-person A2\n");
    assert_told(book(story, "07:30"), "1 replaced by 1, 1 worn");
    g_autoptr(Reading) reading = story_read(story, "07:30");
    const View *view = reading_view(reading);
    const Person *person = view_person(view, census_find_handle(story->census, "A1"));
    BandEntry entry = bandbook_current(view, person);
    g_assert_cmpstr(entry.named->handle, ==, "A002");
}

static void
a_number_that_two_stations_gave_is_trusted_on_neither(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, NAMED "06:00 - A1 band-issued 1\n06:01 - A1 band-issued 1 - - station=B\n");
    g_assert_cmpuint(current(story, "06:30"), ==, 0);
    g_assert_true(needs(story, "06:30"));
}

static void
a_band_remembers_the_facts_it_was_issued_on(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, NAMED "06:00 - A1 band-issued 1\n06:00 - A1 second-check 三浦\n"
                            "07:00 - A1 kana ヤマダ_ハルコ\n08:00 - A1 band-issued 2\n");
    g_autoptr(Reading) reading = story_read(story, "09:00");
    const View *view = reading_view(reading);
    const Person *person = census_find_handle(story->census, "A1");
    g_autoptr(GArray) bands = bandbook_read(view, person);
    const Filed *first = g_array_index(bands, BandEntry, 0).issued;
    const Filed *second = g_array_index(bands, BandEntry, 1).issued;
    assert_told(bandbook_facts(view, person, first), "ヤマダ ハナコ / 1945-07-14");
    assert_told(bandbook_facts(view, person, second), "ヤマダ ハルコ / 1945-07-14");
    g_assert_cmpstr(bandbook_second(view, person, first), ==, "三浦");
    g_assert_null(bandbook_second(view, person, second));
}

/* ---- stations that do not know of each other ---- */

#define STATIONS 3
#define PERSONS 9
#define ACTS 10000

typedef struct {
    Story *stories[STATIONS];        /* what each station knows */
    guint taken[STATIONS][STATIONS]; /* how much of the other's it has */
    GPtrArray *lines[STATIONS];      /* what each said */
    GHashTable *given;               /* "A1 2" */
    guint issues, acts;
} Apart;

static const char *const letters[] = { "A", "B", "C" };

static void
say(Apart *apart, guint station, char *line)
{
    g_ptr_array_add(apart->lines[station], line);
    story_tell(apart->stories[station], line);
    apart->taken[station][station] = apart->lines[station]->len;
}

static void
merge(Apart *apart, guint to, guint from)
{
    for (guint i = apart->taken[to][from]; i < apart->lines[from]->len; i++)
        story_tell(apart->stories[to], apart->lines[from]->pdata[i]);
    apart->taken[to][from] = apart->lines[from]->len;
}

static guint
number_at(const Apart *apart, guint station, guint person, bool next)
{
    g_autofree char *handle = g_strdup_printf("A%u", person);
    g_autoptr(Reading) reading = story_read(apart->stories[station], "3T12:00");
    const Person *who = census_find_handle(apart->stories[station]->census, handle);
    return next ? bandbook_next(reading_view(reading), who, letters[station])
                : bandbook_current(reading_view(reading), who).number;
}

static void
act(Apart *apart, GRand *chance)
{
    guint station = (guint)g_rand_int_range(chance, 0, STATIONS);
    guint person = (guint)g_rand_int_range(chance, 1, PERSONS + 1);
    guint number = number_at(apart, station, person, true);
    guint clock = ++apart->acts;
    const char *what = "band-issued";
    int kind = g_rand_int_range(chance, 0, 100);
    if (kind < 3) {
        merge(apart, station, (station + 1) % STATIONS);
        return;
    }
    if (kind < 80 || number == 0) {
        static const char *const others[] = { "band-worn", "band-off", "band-worn", "band-void" };
        what = others[g_rand_int_range(chance, 0, G_N_ELEMENTS(others))];
        number = number_at(apart, station, person, false);
        if (number == 0)
            return;
    }
    g_autofree char *key = g_strdup_printf("A%u %u", person, number);
    if (strcmp(what, "band-issued") == 0) {
        apart->issues++;
        g_assert_true(g_hash_table_add(apart->given, g_strdup(key))); /* never twice */
    }
    guint minute = clock * 1400 / ACTS;
    say(apart, station,
        g_strdup_printf("%02u:%02u - A%u %s %u - - id=s%u station=%s clock=%x0000\n", minute / 60,
                        minute % 60, person, what, number, clock, letters[station], clock));
}

static void
stations_apart_give_no_number_twice_and_agree_on_one_band(void)
{
    Apart apart = { .given = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL) };
    g_autoptr(GRand) chance = g_rand_new_with_seed(16);
    for (guint i = 0; i < STATIONS; i++) {
        apart.stories[i] = story_new();
        apart.lines[i] = g_ptr_array_new_with_free_func(g_free);
        for (guint k = 1; k <= PERSONS; k++) {
            g_autofree char *line =
                g_strdup_printf("00:00 601-1 A%u presence in - - id=p%u clock=%x\n", k, k, k);
            story_tell(apart.stories[i], line);
        }
    }
    for (guint i = 0; i < ACTS; i++)
        act(&apart, chance);
    for (guint to = 0; to < STATIONS; to++)
        for (guint from = 0; from < STATIONS; from++)
            merge(&apart, to, from);
    for (guint person = 1; person <= PERSONS; person++)
        for (guint i = 1; i < STATIONS; i++)
            g_assert_cmpuint(number_at(&apart, i, person, false), ==,
                             number_at(&apart, 0, person, false));
    g_test_message("acts %u, bands issued %u, numbers given twice 0", ACTS, apart.issues);
    g_assert_cmpuint(apart.issues, >, 1500);
    for (guint i = 0; i < STATIONS; i++) {
        story_free(apart.stories[i]);
        g_ptr_array_unref(apart.lines[i]);
    }
    g_hash_table_unref(apart.given);
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
    g_test_add_func("/bandbook/printed-and-wrong", a_printed_band_may_be_the_wrong_one);
    g_test_add_func("/bandbook/believed", a_band_that_says_what_is_no_longer_believed_is_recalled);
    g_test_add_func("/bandbook/alias", an_alias_is_recalled_when_the_name_is_known);
    g_test_add_func("/bandbook/damaged", a_damaged_or_missing_band_is_needed_again);
    g_test_add_func("/bandbook/tied", of_two_handles_that_are_one_person_one_band_counts);
    g_test_add_func("/bandbook/twice", a_number_that_two_stations_gave_is_trusted_on_neither);
    g_test_add_func("/bandbook/facts", a_band_remembers_the_facts_it_was_issued_on);
    g_test_add_func("/bandbook/apart", stations_apart_give_no_number_twice_and_agree_on_one_band);
    return g_test_run();
}
