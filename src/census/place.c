/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/place.h"

static int
compare_handles(gconstpointer a, gconstpointer b)
{
    guint order_a = (*(const Person *const *)a)->order;
    guint order_b = (*(const Person *const *)b)->order;
    return order_a < order_b ? -1 : order_a > order_b;
}

/* Only who was once named with this bed can have it. */
GPtrArray *
place_persons(const View *view, const Bed *bed)
{
    GPtrArray *persons = g_ptr_array_new();
    guint end = view_end(view, bed->placements);
    for (guint i = 0; i < end; i++) {
        const Person *person = view_owner(view, bed->placements->pdata[i]);
        if (g_ptr_array_find(persons, person, NULL))
            continue;
        Standing standing = standing_read(view, person);
        if (standing.bed == bed && standing_is_here(&standing))
            g_ptr_array_add(persons, (gpointer)person);
    }
    g_ptr_array_sort(persons, compare_handles);
    return persons;
}
