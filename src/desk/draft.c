/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/draft.h"

#include <string.h>

Draft *
draft_new(PersonId before)
{
    Draft *draft = g_new0(Draft, 1);
    draft->list = statements_new();
    draft->before = before;
    return draft;
}

Draft *
draft_copy(const Draft *draft)
{
    Draft *copy = draft_new(draft->before);
    copy->now = draft->now;
    for (guint i = 0; i < draft->list->items->len; i++)
        statements_add_copy(copy->list, statements_at(draft->list, i));
    return copy;
}

void
draft_free(Draft *draft)
{
    if (draft == NULL)
        return;
    statements_free(draft->list);
    g_free(draft);
}

/* Which new person of DRAFT it is, from 1; 0 = one who was there before, or none. */
static guint32
new_number(const Draft *draft, PersonId person)
{
    bool here = memcmp(&person.station, &draft->before.station, sizeof(StationId)) == 0;
    return here && person.number > draft->before.number ? person.number - draft->before.number : 0;
}

PersonId
draft_person_in(const Draft *one, PersonId person, const Draft *other)
{
    guint32 number = new_number(one, person);
    if (number == 0)
        return person;
    return (PersonId){ other->before.station, other->before.number + number };
}

static bool
same_person(const Draft *one, PersonId a, const Draft *other, PersonId b)
{
    guint32 number = new_number(one, a);
    return number == new_number(other, b) &&
           (number > 0 || (a.number == 0 ? b.number == 0 : person_equal(a, b)));
}

static bool
same_words(const Statement *a, const Statement *b)
{
    return a->what == b->what && a->about == b->about && a->source == b->source &&
           g_strcmp0(a->bed, b->bed) == 0 && g_strcmp0(a->value, b->value) == 0 &&
           g_strcmp0(a->observer, b->observer) == 0 && g_strcmp0(a->typist, b->typist) == 0 &&
           g_strcmp0(a->note, b->note) == 0 && g_strcmp0(a->ref, b->ref) == 0 &&
           g_strcmp0(a->label, b->label) == 0;
}

static bool
same_moment(const Draft *one, const Statement *a, const Draft *other, const Statement *b)
{
    return a->seen == b->seen || (a->seen == one->now && b->seen == other->now);
}

bool
draft_says_the_same(const Draft *one, const Draft *other)
{
    guint count = one->list->items->len;
    bool same = count == other->list->items->len;
    for (guint i = 0; same && i < count; i++) {
        const Statement *a = statements_at(one->list, i), *b = statements_at(other->list, i);
        same = same_words(a, b) && same_person(one, a->person, other, b->person) &&
               same_moment(one, a, other, b);
    }
    return same;
}

void
draft_take_ids(Draft *draft, const Draft *refused)
{
    for (guint i = 0; i < draft->list->items->len; i++) {
        Statement *mine = statements_at(draft->list, i);
        const Statement *theirs = statements_at(refused->list, i);
        if (mine->person.number == 0 || person_equal(mine->person, theirs->person))
            mine->id = theirs->id;
    }
}

bool
draft_has(const Draft *draft, const StatementId *id)
{
    for (guint i = 0; draft != NULL && i < draft->list->items->len; i++)
        if (statement_id_equal(&statements_at(draft->list, i)->id, id))
            return true;
    return false;
}
