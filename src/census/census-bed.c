/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/census-state.h"

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
census_add_bed(Census *census, const char *label, const char *layout_room)
{
    Bed *bed = g_new0(Bed, 1);
    bed->label = g_string_chunk_insert_const(census->text, label);
    bed->layout_room = layout_room;
    bed->index = census->beds->len;
    g_ptr_array_add(census->beds, bed);
    g_hash_table_insert(census->beds_by_label, (gpointer)bed->label, bed);
    return bed;
}

Bed *
census_get_bed(Census *census, const Statement *statement)
{
    if (statement->bed == NULL)
        return NULL;
    Bed *bed = g_hash_table_lookup(census->beds_by_label, statement->bed);
    return bed != NULL ? bed : census_add_bed(census, statement->bed, NULL);
}
