/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ward/layout.h"
#include "ward/outline.h"

#include "base/error.h"

#include <string.h>

/* A ward without a layout file, told by the charge nurse at three in the morning: which rooms, how
 * many beds. */

/* "601:601-1,601-2 602:602": rooms and beds as the book will have them. */
static char *
beds_of(const char *rooms)
{
    g_autoptr(GError) error = NULL;
    Outline outline = { "6階東病棟", rooms };
    g_autofree char *text = outline_layout(&outline, &error);
    g_assert_no_error(error);
    g_autoptr(Layout) layout = layout_parse(text, strlen(text), "rooms", &error);
    g_assert_no_error(error);
    g_assert_cmpstr(layout->name, ==, "6階東病棟");
    GString *beds = g_string_new(NULL);
    for (guint i = 0; i < layout->beds->len; i++) {
        const LayoutBed *bed = layout_bed(layout, i);
        if (i == 0 || layout_bed(layout, i - 1)->room != bed->room)
            g_string_append_printf(beds, "%s%s:", i > 0 ? " " : "",
                                   layout_room(layout, bed->room)->label);
        else
            g_string_append_c(beds, ',');
        g_string_append(beds, bed->label);
    }
    return g_string_free(beds, FALSE);
}

typedef struct {
    const char *name;
    const char *rooms;
    const char *beds; /* or what is said against it */
} Telling;

static const Telling taken[] = {
    { "rooms-of-four", "601:4", "601:601-1,601-2,601-3,601-4" },
    { "rooms-beside-one-another", "601-603:2 605:1",
      "601:601-1,601-2 602:602-1,602-2 603:603-1,603-2 605:605" },
    { "no-bed-four", "601:1/2/3/5", "601:601-1,601-2,601-3,601-5" },
    { "beds-at-the-window", "601:窓/廊下側", "601:601-窓,601-廊下側" },
    { "a-corridor", "廊下:2", "廊下:廊下-1,廊下-2" },
    { "wide-signs-of-an-input-method", "６０１～６０２：２、６０５：１",
      "601:601-1,601-2 602:602-1,602-2 605:605" },
    { "the-long-vowel-of-a-kana-keyboard", "６０１ー６０３：１", "601:601 602:602 603:603" },
    { "a-wave-dash", "601〜602:1", "601:601 602:602" },
    { "letters-before-the-number", "5A01-5A03:1 N08-N11:1",
      "5A01:5A01 5A02:5A02 5A03:5A03 N08:N08 N09:N09 N10:N10 N11:N11" },
    { "letters-once", "ICU1-3:1", "ICU1:ICU1 ICU2:ICU2 ICU3:ICU3" },
    { "a-dash-that-is-no-range", "A-1:1", "A-1:A-1" },
    { "the-order-of-the-walk", "605:1\t601:1\n", "605:605 601:601" },
};

static const Telling refused[] = {
    { "nothing", " 、 ", "No room is told: write each with its beds, such as 601-606:4 607:1." },
    { "no-number-of-beds", "601:4 602",
      "“602”: how many beds? Such as 601:4, or 601-606:4 for six rooms of four." },
    { "no-beds", "601:0",
      "“601:0”: behind the colon stands how many beds a room has, 1 to 50, or what they are "
      "called, each once: 1/2/3/5." },
    { "words-for-a-number", "601:four",
      "“601:four”: behind the colon stands how many beds a room has, 1 to 50, or what they are "
      "called, each once: 1/2/3/5." },
    { "an-empty-bed", "601:1//3",
      "“601:1//3”: behind the colon stands how many beds a room has, 1 to 50, or what they are "
      "called, each once: 1/2/3/5." },
    { "downhill", "606-601:4",
      "“606-601:4”: the rooms go from the lower number to the higher, such as 601-606." },
    { "from-a-room-to-itself", "601-601:4",
      "“601-601:4”: the rooms go from the lower number to the higher, such as 601-606." },
    { "a-slip-in-a-number", "601-60600000000000000000006:4",
      "“601-60600000000000000000006:4”: the rooms go from the lower number to the higher, such as "
      "601-606." },
    { "more-rooms-than-a-ward", "1000-9999:4",
      "“1000-9999:4”: the rooms go from the lower number to the higher, such as 601-606." },
    { "more-beds-than-a-ward", "100-120:50", "The ward has more than 500 beds." },
    { "a-room-twice", "601-603:4 602:1", "Room 602 stands twice." },
    { "a-bed-twice", "601:1/1",
      "“601:1/1”: behind the colon stands how many beds a room has, 1 to 50, or what they are "
      "called, each once: 1/2/3/5." },
    { "a-bed-called-as-a-room", "A:2 A-1:1",
      "rooms:10: Bed A-1 of room A-1 stands already in room A, line 6." },
    { "no-room", ":4",
      "“” cannot be the name of a room: it is empty, longer than 20 cells, or holds a sign that is "
      "none." },
    { "a-group-of-the-file", "[ward]:4",
      "“[ward]” cannot be the name of a room: it is empty, longer than 20 cells, or holds a sign "
      "that is none." },
};

static void
test_taken(gconstpointer data)
{
    const Telling *telling = data;
    g_autofree char *beds = beds_of(telling->rooms);
    g_assert_cmpstr(beds, ==, telling->beds);
}

static void
test_refused(gconstpointer data)
{
    const Telling *telling = data;
    g_autoptr(GError) error = NULL;
    Outline outline = { "6E", telling->rooms };
    g_autofree char *text = outline_layout(&outline, &error);
    g_autoptr(Layout) layout =
        text != NULL ? layout_parse(text, strlen(text), "rooms", &error) : NULL;
    g_assert_null(layout);
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED);
    g_assert_cmpstr(error->message, ==, telling->beds);
}

static void
test_a_ward_needs_a_name_that_can_be_printed(void)
{
    static const char *const names[] = { "", "　", "6E\x1b[31m" };
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autoptr(GError) error = NULL;
        Outline outline = { names[i], "601:4" };
        g_assert_null(outline_layout(&outline, &error));
        g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED);
        g_assert_cmpstr(error->message, ==, "The ward needs a name, such as 6階東病棟.");
    }
}

static void
add_all(const char *group, const Telling *tellings, guint count, GTestDataFunc test)
{
    for (guint i = 0; i < count; i++) {
        g_autofree char *path = g_strdup_printf("/outline/%s/%s", group, tellings[i].name);
        g_test_add_data_func(path, &tellings[i], test);
    }
}

/* What is pasted into the name opens no room. */
static void
test_a_name_is_one_line(void)
{
    g_autoptr(GError) error = NULL;
    Outline outline = { " 6E\n[room X]\nbeds = X ", "601:1" };
    g_autofree char *text = outline_layout(&outline, &error);
    g_assert_cmpstr(text, ==,
                    "[ward]\nname = 6E [room X] beds = X\n"
                    "\n[room 601]\nkind = single\nbeds = 601\n");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    add_all("taken", taken, G_N_ELEMENTS(taken), test_taken);
    add_all("refused", refused, G_N_ELEMENTS(refused), test_refused);
    g_test_add_func("/outline/a-ward-needs-a-name-that-can-be-printed",
                    test_a_ward_needs_a_name_that_can_be_printed);
    g_test_add_func("/outline/a-name-is-one-line", test_a_name_is_one_line);
    return g_test_run();
}
