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

static bool
equal_known(const char *a, const char *b)
{
    return a != NULL && b != NULL && strcmp(a, b) == 0;
}

static bool
is_full_date(const char *birthdate)
{
    return birthdate != NULL && strlen(birthdate) == strlen("1945-07-14") &&
           g_ascii_isdigit(*birthdate);
}

void
finding_pair(Conflicts *conflicts, Card *a, Card *b)
{
    if (equal_known(a->surname, b->surname)) {
        a->marks |= MARK_SAME_SURNAME;
        b->marks |= MARK_SAME_SURNAME;
    }
    if (equal_known(a->id, b->id)) {
        a->marks |= MARK_SAME_ID;
        b->marks |= MARK_SAME_ID;
        Conflict *conflict = finding_add_pair(conflicts, CONFLICT_SAME_ID, a, b);
        finding_add_current(conflict, conflicts->view, a->standing, WHAT_PATIENT_ID);
        finding_add_current(conflict, conflicts->view, b->standing, WHAT_PATIENT_ID);
    }
    if (!equal_known(a->kana, b->kana))
        return;
    bool one =
        equal_known(a->birthdate, b->birthdate) && is_full_date(a->birthdate) &&
        !ties_different(reading_ties(conflicts->reading), a->standing->person, b->standing->person);
    guint mark = one ? MARK_SAME_IDENTITY : MARK_NAMESAKE;
    a->marks |= mark;
    b->marks |= mark;
    Conflict *conflict =
        finding_add_pair(conflicts, one ? CONFLICT_SAME_IDENTITY : CONFLICT_NAMESAKE, a, b);
    const What behind[] = { WHAT_KANA, WHAT_BIRTHDATE };
    for (guint i = 0; i < G_N_ELEMENTS(behind); i++) {
        finding_add_current(conflict, conflicts->view, a->standing, behind[i]);
        finding_add_current(conflict, conflicts->view, b->standing, behind[i]);
    }
}
