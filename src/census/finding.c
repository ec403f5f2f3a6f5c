/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/finding.h"

Conflict *
finding_add(Conflicts *conflicts, ConflictKind kind, Loudness loudness)
{
    Conflict *conflict = g_new0(Conflict, 1);
    conflict->kind = kind;
    conflict->loudness = loudness;
    conflict->persons = g_ptr_array_new();
    conflict->beds = g_ptr_array_new();
    conflict->statements = g_ptr_array_new();
    g_ptr_array_add(conflicts->list, conflict);
    return conflict;
}

void
finding_add_person(Conflict *conflict, const Standing *standing)
{
    g_ptr_array_add(conflict->persons, (gpointer)standing->person);
    if (standing_is_here(standing) && standing->bed != NULL &&
        !g_ptr_array_find(conflict->beds, standing->bed, NULL))
        g_ptr_array_add(conflict->beds, (gpointer)standing->bed);
}

void
finding_add_statement(Conflict *conflict, const Filed *filed)
{
    if (filed != NULL && !g_ptr_array_find(conflict->statements, filed, NULL))
        g_ptr_array_add(conflict->statements, (gpointer)filed);
}

void
finding_add_current(Conflict *conflict, const View *view, const Standing *standing, What what)
{
    finding_add_statement(conflict, fact_read(view, standing->person, what).current);
}

Conflict *
finding_add_personal(Conflicts *conflicts, ConflictKind kind, Loudness loudness,
                     const Standing *standing)
{
    Conflict *conflict = finding_add(conflicts, kind, loudness);
    finding_add_person(conflict, standing);
    return conflict;
}

Card *
finding_card(const Conflicts *conflicts, guint index)
{
    return &g_array_index(conflicts->cards, Card, index);
}

Card *
finding_card_of(const Conflicts *conflicts, const Standing *standing)
{
    for (guint i = 0; i < conflicts->cards->len; i++)
        if (finding_card(conflicts, i)->standing->person == standing->person)
            return finding_card(conflicts, i);
    return NULL;
}
