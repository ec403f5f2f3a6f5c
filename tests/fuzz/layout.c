/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A ward's layout file, as somebody wrote it in whatever editor there was. */

#include "ward/layout.h"

#include "base/error.h"
#include "base/text.h"

#include <string.h>

#include "target.h"

#define PLACE_MOST 99

static void
claim_texts(const Layout *layout)
{
    claim_plain(layout->name);
    claim_plain(layout->code);
    claim_plain(layout->hospital);
    g_assert_cmpstr(layout->name, !=, "");
    g_assert_cmpuint(text_cells(layout->name), <=, 60);
    g_assert_cmpuint(text_cells(layout->code), <=, LAYOUT_LABEL_CELLS);
    g_assert_true(g_str_equal(layout->language, "ja") || g_str_equal(layout->language, "en"));
    g_assert_cmpint(ABS(layout->zone), <=, 24 * 60);
    g_assert_cmpint(layout->transit_minutes, >=, 0);
    g_assert_cmpint(layout->away_minutes, >=, 0);
    g_assert_cmpint(layout->lock_minutes, >=, 0);
}

/* Rooms follow one another through the beds, and each has a place of its own. */
static void
claim_rooms(const Layout *layout)
{
    guint beds = 0;
    g_autoptr(GHashTable) places = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < layout->rooms->len; i++) {
        const LayoutRoom *room = layout_room(layout, i);
        claim_plain(room->label);
        g_assert_cmpint(layout_find_room(layout, room->label), ==, (int)i);
        g_assert_cmpuint(room->first_bed, ==, beds);
        g_assert_cmpuint(room->bed_count, >, 0);
        g_assert_cmpint(room->column, >=, 0);
        g_assert_cmpint(room->column, <=, PLACE_MOST);
        g_assert_cmpint(room->row, >=, 0);
        g_assert_true(g_hash_table_add(places, GINT_TO_POINTER(room->row * 1000 + room->column)));
        beds += room->bed_count;
    }
    g_assert_cmpuint(beds, ==, layout->beds->len);
}

static void
claim_beds(const Layout *layout)
{
    g_assert_cmpuint(layout->beds->len, >, 0);
    g_assert_cmpuint(layout->beds->len, <=, LAYOUT_BEDS_MOST);
    for (guint i = 0; i < layout->beds->len; i++) {
        const LayoutBed *bed = layout_bed(layout, i);
        g_assert_true(layout_takes_label(bed->label));
        for (guint k = 0; k < i; k++)
            g_assert_cmpstr(layout_bed(layout, k)->label, !=, bed->label);
        g_assert_cmpuint(bed->room, <, layout->rooms->len);
    }
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Layout) layout = layout_parse((const char *)data, size, "ward.ini", &error);
    if (layout == NULL) {
        claim_refusal(error);
        g_assert_cmpint(error->code, ==, MEGURI_ERROR_REFUSED);
        g_assert_true(g_str_has_prefix(error->message, "ward.ini:"));
        g_assert_true(g_ascii_isdigit(error->message[9]));
        return 0;
    }
    g_assert_no_error(error);
    claim_texts(layout);
    claim_rooms(layout);
    claim_beds(layout);
    return 0;
}
