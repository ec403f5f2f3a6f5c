/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/census-state.h"

#include <string.h>

void
census_bed_free(gpointer data)
{
    Bed *bed = data;
    for (guint i = 0; i < WHAT_COUNT; i++)
        g_clear_pointer(&bed->piles[i], g_ptr_array_unref);
    g_clear_pointer(&bed->placements, g_ptr_array_unref);
    g_free(bed);
}

Bed *
census_add_bed(Census *census, const char *label, const char *room, bool in_layout)
{
    Bed *bed = g_new0(Bed, 1);
    bed->label = g_string_chunk_insert_const(census->text, label);
    bed->room = g_string_chunk_insert_const(census->text, room);
    bed->in_layout = in_layout;
    bed->order = census->beds->len;
    g_ptr_array_add(census->beds, bed);
    g_hash_table_insert(census->beds_by_label, (gpointer)bed->label, bed);
    return bed;
}

/* The statement by which BED was first added, whatever arrived first; NULL if none did yet. */
static const Filed *
first_added(const Bed *bed)
{
    const Filed *first = NULL;
    const Pile *pile = bed->piles[WHAT_BED_ADDED];
    for (guint i = 0; pile != NULL && i < pile->len; i++) {
        const Filed *filed = pile->pdata[i];
        if (first == NULL || statement_compare_written(&filed->said, &first->said) < 0)
            first = filed;
    }
    return first;
}

/* Beds of the layout as they stand there, added ones as they were added, then those of which only
 * the label is known. */
static int
compare_added(gconstpointer a, gconstpointer b)
{
    const Bed *one = *(const Bed *const *)a, *other = *(const Bed *const *)b;
    if (one->in_layout || other->in_layout)
        return one->in_layout && other->in_layout ? (int)one->order - (int)other->order
                                                  : other->in_layout - one->in_layout;
    const Filed *first = first_added(one), *second = first_added(other);
    if (first == NULL || second == NULL)
        return first == second ? strcmp(one->label, other->label) : (first == NULL ? 1 : -1);
    return statement_compare_written(&first->said, &second->said);
}

/* The place behind the last bed of ROOM among the first COUNT, or behind all of them. */
static guint
place_behind(const GPtrArray *beds, guint count, const char *room)
{
    for (guint i = count; i-- > 0;)
        if (strcmp(((const Bed *)beds->pdata[i])->room, room) == 0)
            return i + 1;
    return count;
}

static void
put_in_room(GPtrArray *beds, guint index)
{
    Bed *bed = beds->pdata[index];
    guint place = place_behind(beds, index, bed->room);
    for (guint i = index; i > place; i--)
        beds->pdata[i] = beds->pdata[i - 1];
    beds->pdata[place] = bed;
}

void
census_lay_beds(Census *census)
{
    GPtrArray *beds = census->beds;
    g_ptr_array_sort(beds, compare_added);
    for (guint i = 0; i < beds->len; i++) {
        Bed *bed = beds->pdata[i];
        const Filed *added = bed->in_layout ? NULL : first_added(bed);
        if (added != NULL)
            bed->room = *added->said.value != '\0' ? added->said.value : bed->label;
        if (!bed->in_layout)
            put_in_room(beds, i);
    }
    for (guint i = 0; i < beds->len; i++)
        ((Bed *)beds->pdata[i])->order = i;
}

/* A bed that nobody added yet stands in a room of its own until somebody does. */
Bed *
census_get_bed(Census *census, const Statement *statement)
{
    if (statement->bed == NULL)
        return NULL;
    Bed *bed = g_hash_table_lookup(census->beds_by_label, statement->bed);
    if (bed != NULL)
        return bed;
    bed = census_add_bed(census, statement->bed, statement->bed, false);
    census_lay_beds(census);
    return bed;
}
