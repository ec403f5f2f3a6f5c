/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/finding.h"

/* What a clock did is known as soon as it was written, whatever moment the statement claims to have
 * been seen at. */
static bool
is_written(const View *view, const Filed *filed)
{
    return statement_clock_seconds(filed->said.clock) <= view->at && view_knows(view, filed);
}

/* The row that a future statement belongs to: one per person, bed, or the ward. */
static Conflict *
future_row(Conflicts *conflicts, const Person *person, const Bed *bed)
{
    for (guint i = 0; i < conflicts->list->len; i++) {
        Conflict *conflict = conflicts->list->pdata[i];
        bool is_future = conflict->kind == CONFLICT_FUTURE;
        const Person *its = conflict->persons->len > 0 ? conflict->persons->pdata[0] : NULL;
        const Bed *its_bed = conflict->beds->len > 0 ? conflict->beds->pdata[0] : NULL;
        if (is_future && its == person && (person != NULL || its_bed == bed))
            return conflict;
    }
    Conflict *conflict = finding_add(conflicts, CONFLICT_FUTURE, LOUD_LISTED);
    const Standing *standing = person != NULL ? reading_of(conflicts->reading, person) : NULL;
    if (standing != NULL)
        finding_add_person(conflict, standing);
    else if (person != NULL)
        g_ptr_array_add(conflict->persons, (gpointer)person);
    else if (bed != NULL)
        g_ptr_array_add(conflict->beds, (gpointer)bed);
    return conflict;
}

static void
find_future(Conflicts *conflicts)
{
    const View *view = conflicts->view;
    g_autoptr(GPtrArray) ahead = g_ptr_array_copy(census_ahead(view->census), NULL, NULL);
    g_ptr_array_sort(ahead, filed_compare);
    for (guint i = 0; i < ahead->len; i++) {
        const Filed *filed = ahead->pdata[i];
        if (view_is_live(view, filed) && is_written(view, filed))
            finding_add_statement(future_row(conflicts, view_owner(view, filed), filed->bed),
                                  filed);
    }
}

/* Between two statements, one written right after the other, the wall clock went back. */
static void
find_clock_back(Conflicts *conflicts)
{
    const View *view = conflicts->view;
    for (guint station = 0; station < census_station_count(view->census); station++) {
        const Pile *written = census_written(view->census, station);
        const Filed *before = NULL;
        Conflict *conflict = NULL;
        for (guint i = 0; written != NULL && i < written->len; i++) {
            const Filed *after = written->pdata[i];
            if (!is_written(view, after))
                break;
            if (before != NULL && after->said.wall < before->said.wall) {
                if (conflict == NULL)
                    conflict = finding_add(conflicts, CONFLICT_CLOCK_BACK, LOUD_LISTED);
                finding_add_statement(conflict, before);
                finding_add_statement(conflict, after);
            }
            before = after;
        }
    }
}

void
finding_clocks(Conflicts *conflicts)
{
    find_future(conflicts);
    find_clock_back(conflicts);
}
