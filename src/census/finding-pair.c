/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/finding.h"

#include <string.h>

static Conflict *
finding_add_pair(Conflicts *conflicts, ConflictKind kind, const Card *a, const Card *b)
{
    Conflict *conflict = finding_add_personal(conflicts, kind, LOUD_LOUD, a->standing);
    finding_add_person(conflict, b->standing);
    return conflict;
}

static void
mark_both(Card *a, Card *b, Mark mark)
{
    a->marks |= mark;
    b->marks |= mark;
}

static void
find_same_id(Conflicts *conflicts, Card *a, Card *b)
{
    if (a->id == NULL || b->id == NULL || strcmp(a->id, b->id) != 0)
        return;
    mark_both(a, b, MARK_SAME_ID);
    Conflict *conflict = finding_add_pair(conflicts, CONFLICT_SAME_ID, a, b);
    finding_add_current(conflict, conflicts->view, a->standing, WHAT_PATIENT_ID);
    finding_add_current(conflict, conflicts->view, b->standing, WHAT_PATIENT_ID);
}

/* Equal folded kana, of the legal name or the one gone by, or equal letters where no kana tells:
 * one person twice, or two of one name. */
static void
find_same_name(Conflicts *conflicts, Card *a, Card *b, bool born_alike)
{
    bool one = born_alike && !ties_different(reading_ties(conflicts->reading), a->standing->person,
                                             b->standing->person);
    mark_both(a, b, one ? MARK_SAME_IDENTITY : MARK_NAMESAKE);
    Conflict *conflict =
        finding_add_pair(conflicts, one ? CONFLICT_SAME_IDENTITY : CONFLICT_NAMESAKE, a, b);
    const What behind[] = { WHAT_KANA, WHAT_LATIN, WHAT_KNOWN_AS_KANA, WHAT_BIRTHDATE };
    for (guint i = 0; i < G_N_ELEMENTS(behind); i++) {
        finding_add_current(conflict, conflicts->view, a->standing, behind[i]);
        finding_add_current(conflict, conflicts->view, b->standing, behind[i]);
    }
}

void
finding_pair(Conflicts *conflicts, Card *a, Card *b)
{
    bool open;
    Namesake namesake = person_name_compare(&a->name, &b->name, &open);
    if (namesake.reasons & NAMESAKE_BY_SURNAME)
        mark_both(a, b, MARK_SAME_SURNAME);
    find_same_id(conflicts, a, b);
    if (namesake.degree == NAMESAKE_SAME && open)
        mark_both(a, b, MARK_PERHAPS_NAMESAKE);
    else if (namesake.degree == NAMESAKE_SAME)
        find_same_name(conflicts, a, b, (namesake.reasons & NAMESAKE_BY_BIRTHDATE) != 0);
    else if (namesake.degree == NAMESAKE_SIMILAR)
        mark_both(a, b, MARK_SIMILAR_NAME);
}
