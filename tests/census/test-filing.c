/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "story.h"

static void
the_same_statement_twice_is_one(void)
{
    g_autoptr(Story) story = story_new();
    const Statement *said = story_say(story, "06:00 601-1 A1 presence in");
    census_name_station(story->census, &said->station, "A");
    const Filed *first = census_file(story->census, said);
    g_assert_true(census_file(story->census, said) == first);
    g_assert_cmpuint(census_size(story->census), ==, 1);
    g_assert_cmpuint(first->person->evidence->len, ==, 1);
}

static char *
pile_refs(const Pile *pile)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < pile->len; i++)
        g_string_append(out, ((const Filed *)pile->pdata[i])->said.ref);
    return g_string_free(out, FALSE);
}

/* Written by A at 06:01, and again by B, where the disk of A had failed; in one order and the
 * other, live and loaded. A word of C lies between the two. */
static void
what_two_stations_wrote_is_one_as_it_was_written_first(void)
{
    static const char *const lines[] = {
        "06:00 601-1 A1 presence in - - id=p clock=1",
        "06:01 - A1 diet soft - - id=d clock=10",
        "06:01 - A1 diet none - - id=c clock=20 station=C",
        "06:03 - A1 diet soft - - id=d clock=30 station=B",
        "06:04 - A1 diet rice - - id=r clock=31 station=B",
    };
    for (guint trial = 0; trial < 2 * G_N_ELEMENTS(lines); trial++) {
        g_autoptr(Story) story = story_new();
        if (trial % 2 == 1)
            census_load_begin(story->census);
        for (guint i = 0; i < G_N_ELEMENTS(lines); i++)
            story_tell(story, lines[(trial / 2 + 3 * i) % G_N_ELEMENTS(lines)]);
        if (trial % 2 == 1)
            census_load_end(story->census);
        g_assert_cmpuint(census_size(story->census), ==, 4);
        const Person *person = census_find_handle(story->census, "A1");
        assert_told(pile_refs(person->piles[WHAT_DIET]), "dcr");
        StatementId id = story_id("d");
        const Filed *diet = census_find_statement(story->census, &id);
        StationId a = story_station("A");
        g_assert_cmpmem(&diet->said.station, sizeof a, &a, sizeof a);
        g_assert_cmpint(diet->said.seen, ==, story_moment("06:01"));
    }
}

/* A nurse gives an answer to the other patient, back, and over once more: live and loaded. */
static void
what_was_given_to_and_fro_stands_once(void)
{
    static const char *const lines[] = {
        "06:00 601-1 A1 presence in",       "06:00 601-2 A2 presence in",
        "06:01 - A1 diet soft - - id=d",    "06:10 - A2 belongs-to d - - id=x",
        "06:11 - A1 belongs-to d - - id=y", "06:12 - A2 belongs-to d - - id=z",
    };
    for (guint loaded = 0; loaded < 2; loaded++) {
        g_autoptr(Story) story = story_new();
        if (loaded)
            census_load_begin(story->census);
        for (guint i = 0; i < G_N_ELEMENTS(lines); i++)
            story_tell(story, lines[i]);
        if (loaded)
            census_load_end(story->census);
        const Person *person = census_find_handle(story->census, "A2");
        assert_told(pile_refs(person->piles[WHAT_DIET]), "d");
        g_assert_cmpuint(person->piles[WHAT_DIET]->len, ==, 1);
    }
}

static void
a_person_is_found_by_handle_however_it_is_written(void)
{
    static const char *const good[] = { "A017", "A17", "a17", "A00017" };
    static const char *const bad[] = { "A18", "B17", "17", "A", "", "A17x", "A-17", "AA17" };
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A17 presence in\n");
    for (guint i = 0; i < G_N_ELEMENTS(good); i++)
        g_assert_cmpstr(census_find_handle(story->census, good[i])->handle, ==, "A017");
    for (guint i = 0; i < G_N_ELEMENTS(bad); i++)
        g_assert_null(census_find_handle(story->census, bad[i]));
}

static void
persons_stand_in_order_of_handles_whoever_came_first(void)
{
    static const char *const order[] = { "A002", "A010", "B001", "B003" };
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 B3 presence in - - station=B\n06:00 601-2 A10 presence in\n"
                      "06:00 601-3 A2 presence in\n06:00 601-4 B1 presence in - - station=B\n");
    const GPtrArray *persons = census_persons(story->census);
    g_assert_cmpuint(persons->len, ==, G_N_ELEMENTS(order));
    for (guint i = 0; i < persons->len; i++) {
        g_assert_cmpstr(((const Person *)persons->pdata[i])->handle, ==, order[i]);
        g_assert_cmpuint(((const Person *)persons->pdata[i])->order, ==, i);
    }
    StationId station = story_station("B");
    g_assert_cmpuint(census_last_number(story->census, &station), ==, 3);
    station = story_station("C");
    g_assert_cmpuint(census_last_number(story->census, &station), ==, 0);
}

static void
a_writers_own_id_and_label_are_found_again(void)
{
    g_autoptr(Story) story = story_new();
    Statement *said = story_say(story, "06:00 601-1 A1 presence in - - id=n7");
    said->label = "p12";
    census_name_station(story->census, &said->station, "A");
    const Filed *filed = census_file(story->census, said);
    g_assert_true(census_find_ref(story->census, "n7") == filed);
    g_assert_true(census_find_label(story->census, "p12") == filed->person);
    g_assert_null(census_find_ref(story->census, "n8"));
    g_assert_null(census_find_label(story->census, "p13"));
}

static void
words_about_the_ward_have_piles_of_their_own(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story,
               "07:00 - - on-duty 三浦\n06:00 - - on-duty 大野\n06:00 - - event-start 停電\n");
    const Pile *pile = census_ward_pile(story->census, WHAT_ON_DUTY);
    g_assert_cmpuint(pile->len, ==, 2);
    g_assert_cmpstr(((const Filed *)pile->pdata[0])->said.value, ==, "大野");
    g_assert_null(census_ward_pile(story->census, WHAT_PRINTED));
}

static void
a_pile_is_ordered_by_seen_then_written_then_station(void)
{
    static const char *const lines[] = {
        "06:00 - A1 diet soft - - id=a clock=1",           "06:00 - A1 diet soft - - id=b clock=2",
        "06:00 - A1 diet soft - - id=c clock=2 station=B", "06:01 - A1 diet soft - - id=d clock=1",
        "06:02 - A1 diet soft - - id=e clock=0f",
    };
    StationId a = story_station("A"), b = story_station("B");
    const char *expected = memcmp(&a, &b, sizeof a) < 0 ? "abcde" : "acbde";
    for (guint start = 0; start < G_N_ELEMENTS(lines); start++) {
        g_autoptr(Story) story = story_new();
        for (guint i = 0; i < G_N_ELEMENTS(lines); i++)
            story_tell(story, lines[(start + 2 * i) % G_N_ELEMENTS(lines)]);
        const Person *person = census_find_handle(story->census, "A1");
        assert_told(pile_refs(person->piles[WHAT_DIET]), expected);
    }
}

/* ---- a reading that is kept ---- */

static const char first_day[] = "06:00 601-1 A1 presence in\n06:05 601-2 A2 presence in\n"
                                "06:10 - A2 kana ヤマダ_ハナコ\n";

/* Where everyone and what each bed is, as READING has it. */
static char *
whole(const Reading *reading)
{
    GString *out = g_string_new(NULL);
    const GPtrArray *standings = reading_standings(reading), *beds = reading_beds(reading);
    for (guint i = 0; i < standings->len; i++) {
        const Standing *standing = standings->pdata[i];
        g_autofree char *state = standing_state_key(standing);
        g_string_append_printf(out, "%s %s %s\n", standing->person->handle, state,
                               standing->bed != NULL ? standing->bed->label : "-");
    }
    for (guint i = 0; i < beds->len; i++) {
        const BedStanding *bed = beds->pdata[i];
        g_string_append_printf(out, "%s %s", bed->bed->label, bed_state_key(bed->state));
        for (guint k = 0; k < bed->persons->len; k++)
            g_string_append_printf(out, " %s",
                                   ((const Standing *)bed->persons->pdata[k])->person->handle);
        g_string_append_printf(out, " %s\n", bed->dead != NULL ? bed->dead->person->handle : "-");
    }
    return g_string_free(out, FALSE);
}

/* After each of LINES a reading that took it in must be as one that is made anew. */
static void
keep_up_with(const char *lines)
{
    g_autoptr(Story) story = story_new();
    g_auto(GStrv) each = g_strsplit(lines, "\n", -1);
    story_tell(story, first_day);
    g_autoptr(Reading) kept = story_read(story, "12:00");
    for (guint i = 0; each[i] != NULL && *each[i] != '\0'; i++) {
        story_tell(story, each[i]);
        const GPtrArray *filed = census_statements(story->census);
        reading_touch_filed(kept, filed->pdata[filed->len - 1]);
        g_autoptr(Reading) anew = story_read(story, "12:00");
        g_autofree char *one = whole(kept);
        g_autofree char *other = whole(anew);
        g_assert_cmpstr(one, ==, other);
    }
}

static void
a_kept_reading_takes_in_moves_leavings_and_what_was_seen_of_beds(void)
{
    keep_up_with("07:00 601-3 A1 move\n07:05 601-1 - presence empty\n07:10 601-3 - presence empty\n"
                 "07:20 - A1 death\n07:30 601-3 - presence empty\n07:40 601-3 A3 presence in\n"
                 "07:50 602-1 - bed-closed\n08:00 603-1 A2 presence in paper\n"
                 "08:10 - A2 transfer-out 7W\n08:20 - A2 transfer-in 7W\n08:30 603-1 A2 admit\n");
}

static void
a_kept_reading_takes_in_beds_that_are_added(void)
{
    keep_up_with("07:00 601-5 - bed-added 601\n07:10 601-5 A1 move\n07:20 601-5 - presence empty\n"
                 "06:50 601-6 - bed-added 601 - - clock=1\n07:30 601-6 A9 presence in\n"
                 "07:40 602-1 A8 presence in\n07:50 602-1 - bed-added 廊下\n"
                 "07:55 602-1 - bed-closed\n08:00 602-1 A8 move\n08:05 601-6 - bed-added 602\n");
}

static void
a_kept_reading_takes_in_a_bed_that_is_known_by_name_alone(void)
{
    keep_up_with("07:10 601-5 A1 move\n07:20 601-5 - presence empty\n07:30 601-5 - bed-closed\n"
                 "07:00 601-5 - bed-added 601\n07:40 601-5 A3 presence in\n");
}

static void
a_kept_reading_takes_in_corrections_and_ties(void)
{
    keep_up_with("07:00 601-3 A1 move - - - id=m\n07:10 - A2 belongs-to m\n"
                 "07:20 - A3 same-person A2\n07:30 602-1 A3 presence in - - id=p\n"
                 "07:40 - - strike p\n07:50 - A3 not-same-person A2\n"
                 "08:00 - A1 same-person B9\n08:10 603-1 B9 presence in - - station=B\n");
}

/* From another station a correction may arrive before what it corrects. */
static void
a_kept_reading_takes_in_what_was_corrected_before_it_arrived(void)
{
    keep_up_with("08:00 - A2 belongs-to late - - clock=ffffffffffffff\n"
                 "07:00 603-1 A1 move - - - id=late station=B clock=1000000\n"
                 "08:10 - - strike gone - - clock=fffffffffffffff\n"
                 "07:30 602-1 A1 move - - - id=gone station=B clock=1000001\n");
}

static void
a_reading_that_moves_on_takes_in_what_came_into_view(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, first_day);
    g_autoptr(Reading) kept = story_read(story, "06:30");
    story_tell(story, "07:00 603-1 A1 move - - - id=m wall=06:30\n");
    StatementId id = story_id("m");
    const Filed *filed = census_find_statement(story->census, &id);
    reading_touch_filed(kept, filed);
    g_assert_cmpstr(reading_of(kept, filed->person)->bed->label, ==, "601-1");
    reading_advance(kept, story_moment("07:30"));
    reading_touch_filed(kept, filed);
    g_assert_cmpstr(reading_of(kept, filed->person)->bed->label, ==, "603-1");
    reading_advance(kept, story_moment("06:00")); /* never back */
    g_assert_cmpint(reading_at(kept), ==, story_moment("07:30"));
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/filing/twice", the_same_statement_twice_is_one);
    g_test_add_func("/filing/written-by-two-stations",
                    what_two_stations_wrote_is_one_as_it_was_written_first);
    g_test_add_func("/filing/to-and-fro", what_was_given_to_and_fro_stands_once);
    g_test_add_func("/filing/handle", a_person_is_found_by_handle_however_it_is_written);
    g_test_add_func("/filing/order", persons_stand_in_order_of_handles_whoever_came_first);
    g_test_add_func("/filing/own-id", a_writers_own_id_and_label_are_found_again);
    g_test_add_func("/filing/ward", words_about_the_ward_have_piles_of_their_own);
    g_test_add_func("/filing/pile", a_pile_is_ordered_by_seen_then_written_then_station);
    g_test_add_func("/filing/kept",
                    a_kept_reading_takes_in_moves_leavings_and_what_was_seen_of_beds);
    g_test_add_func("/filing/kept-added", a_kept_reading_takes_in_beds_that_are_added);
    g_test_add_func("/filing/kept-unknown-bed",
                    a_kept_reading_takes_in_a_bed_that_is_known_by_name_alone);
    g_test_add_func("/filing/kept-corrections", a_kept_reading_takes_in_corrections_and_ties);
    g_test_add_func("/filing/kept-corrected-before",
                    a_kept_reading_takes_in_what_was_corrected_before_it_arrived);
    g_test_add_func("/filing/advance", a_reading_that_moves_on_takes_in_what_came_into_view);
    return g_test_run();
}
