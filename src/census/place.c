/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/place.h"

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
    g_ptr_array_sort(persons, person_compare);
    return persons;
}
