/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/place.h"

#include "story.h"

static void
a_bed_nobody_looked_at_is_unchecked_and_one_seen_empty_is_empty(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 - presence empty\n06:00 601-2 - presence empty paper\n");
    assert_told(story_bed(story, "05:00", "601-1"), "unchecked -");
    assert_told(story_bed(story, "07:00", "601-1"), "empty -");
    assert_told(story_bed(story, "07:00", "601-2"), "unchecked -");
}

static void
the_bed_of_someone_who_left_is_unchecked_until_it_is_seen_empty(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "05:00 601-1 - presence empty\n06:00 601-1 A1 presence in\n"
                      "07:00 - A1 discharge home\n08:00 601-1 - presence empty\n");
    assert_told(story_bed(story, "05:30", "601-1"), "empty -");
    assert_told(story_bed(story, "06:30", "601-1"), "occupied A001");
    assert_told(story_bed(story, "07:30", "601-1"), "unchecked -");
    assert_told(story_bed(story, "08:30", "601-1"), "empty -");
}

static void
paper_neither_empties_nor_unchecks_a_bed_that_was_seen_empty(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 - presence empty\n07:00 601-1 A1 presence in import\n"
                      "08:00 - A1 discharge home import\n");
    assert_told(story_bed(story, "07:30", "601-1"), "claimed A001");
    assert_told(story_bed(story, "08:30", "601-1"), "empty -");
}

static void
the_dead_hold_their_bed_until_it_is_seen_empty(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n07:00 - A1 death\n"
                      "07:30 601-1 - presence empty paper\n07:40 601-1 A2 presence in paper\n"
                      "08:00 601-1 - presence empty\n");
    assert_told(story_bed(story, "07:35", "601-1"), "released-late A001");
    assert_told(story_bed(story, "07:45", "601-1"), "released-late A001,A002");
    assert_told(story_bed(story, "08:00", "601-1"), "missing A002");
}

static void
the_dead_lose_their_bed_to_whoever_is_placed_there(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n07:00 - A1 death\n"
                      "08:00 601-1 A2 presence in\n09:00 602-1 A2 move\n");
    assert_told(story_bed(story, "08:30", "601-1"), "occupied A002");
    assert_told(story_bed(story, "09:30", "601-1"), "unchecked -");
}

static void
someone_placed_before_the_death_does_not_release_the_bed(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A2 presence in\n06:10 602-1 A2 move\n"
                      "06:30 601-1 A1 presence in\n07:00 - A1 death\n");
    assert_told(story_bed(story, "08:00", "601-1"), "released-late A001");
}

/* One bed, and one reason more in each line: the first that fits of the rules decides. */
static void
the_first_that_fits_is_the_state_of_a_bed(void)
{
    static const struct {
        const char *line, *state;
    } steps[] = {
        { "06:00 603-1 - presence empty", "empty -" },
        { "06:01 603-1 - bed-closed", "closed -" },
        { "06:02 603-1 A1 presence in import", "claimed A001" },
        { "06:03 603-1 A2 presence in\n06:04 - A2 death", "released-late A002,A001" },
        { "06:05 603-1 A3 presence away", "held A001,A003" },
        { "06:06 603-1 A4 presence unseen", "missing A001,A003,A004" },
        { "06:07 603-1 A5 presence in", "occupied A001,A003,A004,A005" },
    };
    g_autoptr(Story) story = story_new();
    for (guint i = 0; i < G_N_ELEMENTS(steps); i++) {
        story_tell(story, steps[i].line);
        assert_told(story_bed(story, "06:30", "603-1"), steps[i].state);
    }
}

static void
closed_or_open_the_latest_word_holds(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 - bed-closed - - - id=c\n07:00 601-1 - bed-open\n"
                      "08:00 601-1 - bed-closed - - - id=d\n");
    assert_told(story_bed(story, "06:30", "601-1"), "closed -");
    assert_told(story_bed(story, "07:30", "601-1"), "unchecked -");
    assert_told(story_bed(story, "08:30", "601-1"), "closed -");
    story_tell(story, "09:00 - - strike d\n");
    assert_told(story_bed(story, "08:30", "601-1"), "unchecked -");
}

static char *
walk(const Story *story, const char *at)
{
    GString *out = g_string_new(NULL);
    g_autoptr(Reading) reading = story_read(story, at);
    const GPtrArray *beds = reading_beds(reading);
    for (guint i = 0; i < beds->len; i++) {
        const Bed *bed = ((const BedStanding *)beds->pdata[i])->bed;
        g_string_append_printf(out, "%s%s", i > 0 ? " " : "", bed->label);
    }
    return g_string_free(out, FALSE);
}

#define LAID_OUT "601-1 601-2 601-3 601-4"

static void
an_added_bed_stands_behind_its_room_or_behind_all(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-5 - bed-added 601\n07:00 廊下1 - bed-added\n"
                      "07:01 廊下2 - bed-added 廊下1\n07:10 廊下1 A1 presence in\n");
    assert_told(walk(story, "05:00"), LAID_OUT " 602-1 602-2 603-1");
    assert_told(walk(story, "06:00"), LAID_OUT " 601-5 602-1 602-2 603-1");
    assert_told(walk(story, "08:00"), LAID_OUT " 601-5 602-1 602-2 603-1 廊下1 廊下2");
    assert_told(story_bed(story, "08:00", "廊下1"), "occupied A001");
    assert_told(story_bed(story, "06:30", "廊下1"), "no bed");
}

/* "601: 601-1 601-2; 602: ..." */
static char *
rooms(const Story *story, const char *at)
{
    GString *out = g_string_new(NULL);
    g_autoptr(Reading) reading = story_read(story, at);
    const GPtrArray *beds = reading_beds(reading);
    const char *last = NULL;
    for (guint i = 0; i < beds->len; i++) {
        const BedStanding *bed = beds->pdata[i];
        if (g_strcmp0(last, bed->room) != 0)
            g_string_append_printf(out, "%s%s:", last != NULL ? "; " : "", bed->room);
        g_string_append_printf(out, " %s", bed->bed->label);
        last = bed->room;
    }
    return g_string_free(out, FALSE);
}

/* At eight the ward moves a bed with its patient to the hall, and back at ten; as of nine and as of
 * seven each bed stands where it stood. */
static void
the_layout_changes_at_a_time(void)
{
    static const char asked[] = "601: 601-1 601-2 601-3 601-4; 602: 602-1 602-2; 603: 603-1";
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 602-1 A1 presence in\n08:00 602-1 - bed-added 廊下\n"
                      "10:00 602-1 - bed-added 602 - - id=b\n");
    assert_told(rooms(story, "07:00"), asked);
    assert_told(rooms(story, "09:00"),
                "601: 601-1 601-2 601-3 601-4; 602: 602-2; 603: 603-1; 廊下: 602-1");
    assert_told(story_bed(story, "09:00", "602-1"), "occupied A001");
    assert_told(rooms(story, "11:00"), asked);
    g_assert_cmpuint(story_counts(story, "09:00").beds, ==, 7);
    story_tell(story, "11:00 - - strike b\n");
    assert_told(rooms(story, "12:00"),
                "601: 601-1 601-2 601-3 601-4; 602: 602-2; 603: 603-1; 廊下: 602-1");
}

/* A room that was cleared and filled again keeps its place in the walk. */
static void
a_cleared_room_keeps_its_place_in_the_walk(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "07:00 602-1 - bed-added 601\n07:00 602-2 - bed-added 601\n"
                      "07:40 601-1 - bed-added 602\n");
    assert_told(rooms(story, "07:40"),
                "601: 601-2 601-3 601-4 602-1 602-2; 602: 601-1; 603: 603-1");
    story_tell(story, "07:50 601-1 - bed-added 601\n08:00 603-1 - bed-added 602\n");
    assert_told(rooms(story, "07:30"), "601: 601-1 601-2 601-3 601-4 602-1 602-2; 603: 603-1");
    assert_told(rooms(story, "08:30"), "601: 601-1 601-2 601-3 601-4 602-1 602-2; 602: 603-1");
    story_tell(story, "09:00 601-1 - bed-added 602\n09:10 603-2 - bed-added 603\n");
    assert_told(rooms(story, "09:30"),
                "601: 601-2 601-3 601-4 602-1 602-2; 602: 603-1 601-1; 603: 603-2");
}

/* Of closed, open and added the latest wins. */
static void
a_closed_bed_that_is_added_again_is_open(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 603-1 - bed-closed\n07:00 603-1 - bed-added 602\n"
                      "08:00 603-1 - bed-closed\n");
    assert_told(story_bed(story, "06:30", "603-1"), "closed -");
    assert_told(story_bed(story, "07:30", "603-1"), "unchecked -");
    assert_told(story_bed(story, "08:30", "603-1"), "closed -");
}

static void
a_bed_that_was_added_by_mistake_is_gone(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-5 - bed-added 601 - - id=a\n07:00 - - strike a\n");
    assert_told(walk(story, "08:00"), LAID_OUT " 602-1 602-2 603-1");
    g_assert_cmpuint(story_counts(story, "08:00").beds, ==, 7);
}

/* Whatever arrives first from another station, the bed stands in its room. */
static void
the_walk_does_not_depend_on_what_arrived_first(void)
{
    static const char *const orders[][3] = {
        { "06:00 601-5 - bed-added 601 - - clock=1", "06:01 601-6 - bed-added 601 - - clock=2",
          "06:05 601-5 A1 presence in - - clock=3" },
        { "06:01 601-6 - bed-added 601 - - clock=2", "06:05 601-5 A1 presence in - - clock=3",
          "06:00 601-5 - bed-added 601 - - clock=1" },
        { "06:05 601-5 A1 presence in - - clock=3", "06:01 601-6 - bed-added 601 - - clock=2",
          "06:00 601-5 - bed-added 601 - - clock=1" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(orders); i++) {
        g_autoptr(Story) story = story_new();
        for (guint k = 0; k < 3; k++)
            story_tell(story, orders[i][k]);
        assert_told(walk(story, "07:00"), LAID_OUT " 601-5 601-6 602-1 602-2 603-1");
    }
}

static char *
persons_of(const Story *story, const char *at, const char *bed)
{
    GString *out = g_string_new(NULL);
    g_autoptr(Reading) reading = story_read(story, at);
    g_autoptr(GPtrArray) persons =
        place_persons(reading_view(reading), census_find_bed(story->census, bed));
    for (guint i = 0; i < persons->len; i++)
        g_string_append_printf(out, "%s%s", i > 0 ? "," : "",
                               ((const Person *)persons->pdata[i])->handle);
    return g_string_free(out, FALSE);
}

static void
whose_bed_it_is_can_be_asked_without_reading_the_ward(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A2 presence in\n06:10 601-1 A1 presence away\n"
                      "06:20 601-1 A3 presence unseen\n06:00 601-1 A4 presence in\n"
                      "06:30 - A4 death\n06:40 601-2 A2 move - - - id=m\n");
    assert_told(persons_of(story, "06:35", "601-1"), "A001,A002,A003");
    assert_told(persons_of(story, "06:45", "601-1"), "A001,A003");
    assert_told(persons_of(story, "06:45", "601-2"), "A002");
    story_tell(story, "06:50 - A1 belongs-to m\n");
    assert_told(persons_of(story, "06:45", "601-2"), "A001");
    assert_told(persons_of(story, "06:45", "601-1"), "A002,A003");
}

/* A label written in two widths names neither: no guess puts a patient into a bed. */
static void
a_label_that_means_two_beds_means_none(void)
{
    g_autoptr(Story) story = story_new();
    g_assert_cmpstr(census_find_bed(story->census, "６０１−１")->label, ==, "601-1");
    g_assert_null(census_find_bed(story->census, "６０１−９"));
    g_assert_null(census_find_bed(story->census, "601\xff"));
    story_tell(story, "06:00 601ー1 - bed-added 601\n");
    g_assert_cmpstr(census_find_bed(story->census, "601ー1")->label, ==, "601ー1");
    g_assert_cmpstr(census_find_bed(story->census, "601-1")->label, ==, "601-1");
    g_assert_null(census_find_bed(story->census, "６０１−１"));
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/bed/unchecked",
                    a_bed_nobody_looked_at_is_unchecked_and_one_seen_empty_is_empty);
    g_test_add_func("/bed/left", the_bed_of_someone_who_left_is_unchecked_until_it_is_seen_empty);
    g_test_add_func("/bed/paper", paper_neither_empties_nor_unchecks_a_bed_that_was_seen_empty);
    g_test_add_func("/bed/dead", the_dead_hold_their_bed_until_it_is_seen_empty);
    g_test_add_func("/bed/dead-replaced", the_dead_lose_their_bed_to_whoever_is_placed_there);
    g_test_add_func("/bed/dead-before", someone_placed_before_the_death_does_not_release_the_bed);
    g_test_add_func("/bed/first-that-fits", the_first_that_fits_is_the_state_of_a_bed);
    g_test_add_func("/bed/closed", closed_or_open_the_latest_word_holds);
    g_test_add_func("/bed/added", an_added_bed_stands_behind_its_room_or_behind_all);
    g_test_add_func("/bed/added-by-mistake", a_bed_that_was_added_by_mistake_is_gone);
    g_test_add_func("/bed/the-layout-changes-at-a-time", the_layout_changes_at_a_time);
    g_test_add_func("/bed/a-cleared-room-keeps-its-place",
                    a_cleared_room_keeps_its_place_in_the_walk);
    g_test_add_func("/bed/a-closed-bed-that-is-added-again-is-open",
                    a_closed_bed_that_is_added_again_is_open);
    g_test_add_func("/bed/added-in-any-order", the_walk_does_not_depend_on_what_arrived_first);
    g_test_add_func("/bed/whose", whose_bed_it_is_can_be_asked_without_reading_the_ward);
    g_test_add_func("/bed/wide-label", a_label_that_means_two_beds_means_none);
    return g_test_run();
}
