/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/draft.h"

#include "ward/vocabulary.h"

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

/* Which statement of DRAFT has ID; their number if none has. */
static guint
index_of(const Draft *draft, const StatementId *id)
{
    guint index = 0;
    while (index < draft->list->items->len &&
           !statement_id_equal(&statements_at(draft->list, index)->id, id))
        index++;
    return index;
}

char *
draft_value_in(const Draft *one, const Statement *said, const Draft *other)
{
    PersonId person;
    StatementId id;
    Form form = vocabulary_row(said->what)->form;
    if (form == FORM_PERSON && said->value != NULL && person_parse(said->value, &person))
        return person_format(draft_person_in(one, person, other));
    if (form != FORM_STATEMENT || said->value == NULL || !statement_id_parse(said->value, &id))
        return NULL;
    guint index = index_of(one, &id);
    return index < other->list->items->len
               ? statement_id_format(&statements_at(other->list, index)->id)
               : NULL;
}

static bool
same_value(const Draft *one, const Statement *a, const Draft *other, const Statement *b)
{
    g_autofree char *there = draft_value_in(one, a, other);
    return g_strcmp0(there != NULL ? there : a->value, b->value) == 0;
}

static bool
same_words(const Statement *a, const Statement *b)
{
    return a->what == b->what && a->about == b->about && a->source == b->source &&
           g_strcmp0(a->bed, b->bed) == 0 && g_strcmp0(a->observer, b->observer) == 0 &&
           g_strcmp0(a->typist, b->typist) == 0 && g_strcmp0(a->note, b->note) == 0 &&
           g_strcmp0(a->ref, b->ref) == 0 && g_strcmp0(a->label, b->label) == 0;
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
        same = same_words(a, b) && same_value(one, a, other, b) &&
               same_person(one, a->person, other, b->person) && same_moment(one, a, other, b);
    }
    return same;
}

void
draft_take_ids(Draft *draft, const Draft *refused)
{
    guint count = draft->list->items->len;
    g_autofree guint *targets = g_new(guint, count);
    for (guint i = 0; i < count; i++) {
        const Statement *mine = statements_at(draft->list, i);
        StatementId id;
        bool names = vocabulary_row(mine->what)->form == FORM_STATEMENT && mine->value != NULL &&
                     statement_id_parse(mine->value, &id);
        targets[i] = names ? index_of(draft, &id) : count;
    }
    for (guint i = 0; i < count; i++) {
        Statement *mine = statements_at(draft->list, i);
        const Statement *theirs = statements_at(refused->list, i);
        if (mine->person.number == 0 || person_equal(mine->person, theirs->person))
            mine->id = theirs->id;
    }
    for (guint i = 0; i < count; i++)
        if (targets[i] < count) {
            g_autofree char *id = statement_id_format(&statements_at(draft->list, targets[i])->id);
            statements_at(draft->list, i)->value = statements_keep(draft->list, id);
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
