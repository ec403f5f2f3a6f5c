/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/finding.h"

/* What a clock did is known as soon as it was written, whatever moment the statement claims to have
 * been seen at. */
static bool
is_written(const View *view, const Filed *filed)
{
    return statement_clock_seconds(filed->said.clock) <= view->at && view_knows(view, filed);
}

/* One row per person, bed, or the ward, whom FILED is about. */
static gpointer
future_key(const View *view, const Filed *filed)
{
    const Person *person = view_owner(view, filed);
    return person != NULL ? (gpointer)person : (gpointer)filed->bed;
}

/* The row that FILED, which nobody can have seen yet, opens. */
static Conflict *
future_row(Conflicts *conflicts, const Filed *filed)
{
    const Person *person = view_owner(conflicts->view, filed);
    Conflict *conflict = finding_add(conflicts, CONFLICT_FUTURE, LOUD_LISTED);
    const Standing *standing = person != NULL ? reading_of(conflicts->reading, person) : NULL;
    if (standing != NULL)
        finding_add_person(conflict, standing);
    else if (person != NULL)
        g_ptr_array_add(conflict->persons, (gpointer)person);
    else if (filed->bed != NULL)
        g_ptr_array_add(conflict->beds, (gpointer)filed->bed);
    return conflict;
}

static void
find_future(Conflicts *conflicts)
{
    const View *view = conflicts->view;
    g_autoptr(GHashTable) rows = g_hash_table_new(NULL, NULL);
    g_autoptr(GPtrArray) ahead = g_ptr_array_copy(census_ahead(view->census), NULL, NULL);
    g_ptr_array_sort(ahead, filed_compare);
    for (guint i = 0; i < ahead->len; i++) {
        const Filed *filed = ahead->pdata[i];
        gpointer key = future_key(view, filed);
        if (!view_is_live(view, filed) || !is_written(view, filed))
            continue;
        if (!g_hash_table_contains(rows, key))
            g_hash_table_insert(rows, key, future_row(conflicts, filed));
        Conflict *row = g_hash_table_lookup(rows, key);
        g_ptr_array_add(row->statements, (gpointer)filed);
    }
}

/* Of a clock that went back once more right after, the statement between stands once. */
static void
add_fall(Conflict *conflict, const ClockFall *fall)
{
    GPtrArray *statements = conflict->statements;
    if (statements->len == 0 || statements->pdata[statements->len - 1] != fall->before)
        g_ptr_array_add(statements, (gpointer)fall->before);
    g_ptr_array_add(statements, (gpointer)fall->after);
}

static void
find_clock_back(Conflicts *conflicts)
{
    const View *view = conflicts->view;
    for (guint station = 0; station < census_station_count(view->census); station++) {
        const GArray *falls = census_falls(view->census, station);
        Conflict *conflict = NULL;
        for (guint i = 0; i < falls->len; i++) {
            const ClockFall *fall = &g_array_index(falls, ClockFall, i);
            if (!is_written(view, fall->after))
                break;
            if (conflict == NULL)
                conflict = finding_add(conflicts, CONFLICT_CLOCK_BACK, LOUD_LISTED);
            add_fall(conflict, fall);
        }
    }
}

void
finding_clocks(Conflicts *conflicts)
{
    find_future(conflicts);
    find_clock_back(conflicts);
}
