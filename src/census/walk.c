/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/walk.h"

#include <string.h>

/* A bed that stands elsewhere than in the layout file, by which word. */
typedef struct {
    WalkBed place;
    const Filed *since;
} Added;

static const char *
room_said(const Filed *added)
{
    return *added->said.value != '\0' ? added->said.value : added->said.bed;
}

/* The room that was said last, and of the words that said so since another one was said the one
 * that was written first; false if none is in view. */
static bool
read_added(const View *view, const Bed *bed, Added *ret_added)
{
    const Pile *pile = bed->piles[WHAT_BED_ADDED];
    ret_added->since = NULL;
    for (guint i = view_end(view, pile); i-- > 0;) {
        const Filed *filed = pile->pdata[i];
        if (!view_holds(view, filed))
            continue;
        if (ret_added->since == NULL)
            *ret_added = (Added){ { bed, room_said(filed) }, filed };
        if (strcmp(room_said(filed), ret_added->place.room) != 0)
            break;
        if (statement_compare_written(&filed->said, &ret_added->since->said) < 0)
            ret_added->since = filed;
    }
    return ret_added->since != NULL;
}

static int
compare_since(gconstpointer a, gconstpointer b)
{
    return statement_compare_written(&((const Added *)a)->since->said,
                                     &((const Added *)b)->since->said);
}

/* Behind the last bed of ROOM; of a room without beds where the layout file has it, else the end.
 */
static guint
place_in(const GArray *walk, const Layout *layout, const char *room)
{
    int wanted = layout_find_room(layout, room);
    guint behind = wanted < 0 ? walk->len : 0;
    for (guint i = walk->len; i-- > 0;) {
        const char *other = g_array_index(walk, WalkBed, i).room;
        if (strcmp(other, room) == 0)
            return i + 1;
        int known = layout_find_room(layout, other);
        if (behind == 0 && known >= 0 && known < wanted)
            behind = i + 1;
    }
    return behind;
}

GArray *
walk_read(const View *view)
{
    const Layout *layout = census_layout(view->census);
    const GPtrArray *beds = census_beds(view->census);
    GArray *walk = g_array_sized_new(FALSE, FALSE, sizeof(WalkBed), beds->len);
    g_autoptr(GArray) moved = g_array_new(FALSE, FALSE, sizeof(Added));
    for (guint i = 0; i < beds->len; i++) {
        Added added;
        WalkBed place = { beds->pdata[i], ((const Bed *)beds->pdata[i])->layout_room };
        bool elsewhere =
            read_added(view, place.bed, &added) && g_strcmp0(added.place.room, place.room) != 0;
        if (elsewhere)
            g_array_append_val(moved, added);
        else if (place.room != NULL)
            g_array_append_val(walk, place);
    }
    g_array_sort(moved, compare_since);
    for (guint i = 0; i < moved->len; i++) {
        WalkBed place = g_array_index(moved, Added, i).place;
        g_array_insert_val(walk, place_in(walk, layout, place.room), place);
    }
    return walk;
}
