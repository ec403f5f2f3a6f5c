/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/map-plan.h"

#define CORRIDOR (4 * MM) /* more where the ward's plan skips a place */

static int
compare_ints(gconstpointer a, gconstpointer b)
{
    return *(const int *)a - *(const int *)b;
}

GArray *
map_plan_places(const GPtrArray *rooms, bool rows)
{
    GArray *all = g_array_new(FALSE, FALSE, sizeof(int));
    for (guint i = 0; i < rooms->len; i++) {
        const SheetRoom *room = g_ptr_array_index(rooms, i);
        g_array_append_val(all, *(rows ? &room->row : &room->column));
    }
    g_array_sort(all, compare_ints);
    for (guint i = all->len; i > 1; i--)
        if (g_array_index(all, int, i - 1) == g_array_index(all, int, i - 2))
            g_array_remove_index(all, i - 1);
    return all;
}

double
map_plan_gap(const GArray *all, guint index, guint first)
{
    if (index == first)
        return 0;
    bool skipped = g_array_index(all, int, index) > g_array_index(all, int, index - 1) + 1;
    return MAP_ROOM_GAP + (skipped ? CORRIDOR : 0);
}
