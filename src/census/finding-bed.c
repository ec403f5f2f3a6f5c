/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/finding.h"

#include <string.h>

/* The mother herself may never have been said anything of here. */
static bool
have_one_mother(const View *view, const Standing *a, const Standing *b)
{
    const char *one = fact_value(view, a->person, WHAT_MOTHER);
    const char *other = fact_value(view, b->person, WHAT_MOTHER);
    if (one == NULL || other == NULL)
        return false;
    return strcmp(one, other) == 0 ||
           (fact_mother(view, a->person) != NULL &&
            fact_mother(view, a->person) == fact_mother(view, b->person));
}

static bool
shares(const View *view, const Standing *standing)
{
    const char *value = fact_value(view, standing->person, WHAT_SHARES);
    return value != NULL && strcmp(value, "yes") == 0;
}

static bool
is_tied(const View *view, const Standing *a, const Standing *b)
{
    return fact_mother(view, a->person) == b->person || fact_mother(view, b->person) == a->person ||
           have_one_mother(view, a, b) || (shares(view, a) && shares(view, b));
}

/* True if every one of PERSONS is tied to the first, directly or through others. */
static bool
all_tied(const View *view, const GPtrArray *persons)
{
    g_autoptr(GPtrArray) reached = g_ptr_array_new();
    g_ptr_array_add(reached, persons->pdata[0]);
    for (guint next = 0; next < reached->len; next++)
        for (guint i = 0; i < persons->len; i++)
            if (!g_ptr_array_find(reached, persons->pdata[i], NULL) &&
                is_tied(view, reached->pdata[next], persons->pdata[i]))
                g_ptr_array_add(reached, persons->pdata[i]);
    return reached->len == persons->len;
}

void
finding_bed(Conflicts *conflicts, const BedStanding *bed)
{
    g_autoptr(GPtrArray) there = g_ptr_array_new();
    for (guint i = 0; i < bed->persons->len; i++) {
        const Standing *standing = bed->persons->pdata[i];
        if (standing->state == STATE_IN || standing->state == STATE_AWAY)
            g_ptr_array_add(there, (gpointer)standing);
    }
    if (there->len < 2 || all_tied(conflicts->view, there))
        return;
    Conflict *conflict = finding_add(conflicts, CONFLICT_TWO_IN_BED, LOUD_LOUD);
    for (guint i = 0; i < there->len; i++) {
        const Standing *standing = there->pdata[i];
        finding_add_person(conflict, standing);
        finding_add_statement(conflict, standing->latest);
        finding_card_of(conflicts, standing)->marks |= MARK_TWO_IN_BED;
    }
}
