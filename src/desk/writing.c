/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/writing.h"

#include "desk/meanwhile.h"

#include <string.h>

struct Writing {
    Desk *desk;
    Draft *draft; /* NULL once it was refused */
    Draft *found; /* the same as it stood in the book already, or NULL */
    guint32 last_number;
    bool done;
};

Writing *
writing_begin(Desk *desk, GError **error)
{
    if (!log_begin(desk->log, error))
        return NULL;
    if (!desk_follow(desk, NULL, error)) {
        log_drop(desk->log);
        return NULL;
    }
    StationId station = log_station(desk->log);
    Writing *writing = g_new0(Writing, 1);
    writing->desk = desk;
    writing->last_number = census_last_number(desk->census, &station);
    writing->draft = draft_new((PersonId){ station, writing->last_number });
    return writing;
}

void
writing_free(Writing *writing)
{
    if (writing == NULL)
        return;
    if (!writing->done)
        log_drop(writing->desk->log);
    draft_free(writing->draft);
    draft_free(writing->found);
    g_free(writing);
}

static void
make_id(StatementId *id)
{
    for (guint i = 0; i < sizeof id->bytes; i += 4) {
        guint32 random = g_random_int();
        memcpy(id->bytes + i, &random, 4);
    }
}

/* What a form at the bedside can carry: not a correction, a print or a band. */
static bool
is_of_bedside(What what)
{
    Rule rule = vocabulary_row(what)->rule;
    return rule == RULE_EVIDENCE || rule == RULE_WHO || rule == RULE_HOW || rule == RULE_BED ||
           (rule == RULE_DAY && what != WHAT_REENTERED);
}

/* Seen then, by the one who saw; typed now. */
static void
date_late(Writing *writing, Statement *said)
{
    const Desk *desk = writing->desk;
    said->seen = desk->late_seen.seconds;
    said->seen_zone = desk->late_seen.zone;
    said->approximate = desk->late_seen.approximate;
    if (strcmp(said->observer, desk->late_observer) == 0)
        return;
    said->typist = *said->observer != '\0' ? said->observer : NULL;
    said->observer = statements_keep(writing->draft->list, desk->late_observer);
}

Statement *
writing_add(Writing *writing, What what)
{
    Instant now = desk_now(writing->desk);
    if (writing_count(writing) == 0)
        writing->draft->now = now.seconds;
    now.seconds = writing->draft->now; /* one entry, one moment */
    Statement *added = statements_add(writing->draft->list);
    make_id(&added->id);
    added->what = (guint8)what;
    added->about = ABOUT_WARD;
    added->source = (guint8)vocabulary_row(what)->source;
    added->seen = now.seconds;
    added->seen_zone = now.zone;
    added->wall = now.seconds;
    added->wall_zone = now.zone;
    const char *observer = statements_keep(writing->draft->list, writing->desk->observer);
    added->observer = observer != NULL ? observer : "";
    if (writing->desk->late_observer != NULL && is_of_bedside(what))
        date_late(writing, added);
    return added;
}

const char *
writing_keep(Writing *writing, const char *text)
{
    return statements_keep(writing->draft->list, text);
}

void
writing_strike(Writing *writing, const StatementId *target, const char *reason)
{
    g_autofree char *id = statement_id_format(target);
    Statement *said = writing_add(writing, WHAT_STRIKE);
    said->value = writing_keep(writing, id);
    said->note = writing_keep(writing, reason);
}

PersonId
writing_new_person(Writing *writing)
{
    return (PersonId){ log_station(writing->desk->log), ++writing->last_number };
}

Statement *
writing_add_copy(Writing *writing, const Statement *said)
{
    return statements_add_copy(writing->draft->list, said);
}

void
writing_repeat(Writing *writing, const Draft *draft)
{
    Draft *here = writing->draft;
    here->now = draft->now;
    for (guint i = 0; i < draft->list->items->len; i++) {
        Statement *added = statements_add_copy(here->list, statements_at(draft->list, i));
        make_id(&added->id);
        added->person = draft_person_in(draft, added->person, here);
    }
    for (guint i = 0; i < draft->list->items->len; i++) {
        g_autofree char *value = draft_value_in(draft, statements_at(draft->list, i), here);
        if (value != NULL)
            statements_at(here->list, i)->value = statements_keep(here->list, value);
    }
}

void
writing_drop_last(Writing *writing)
{
    g_array_set_size(writing->draft->list->items, writing->draft->list->items->len - 1);
}

guint
writing_count(const Writing *writing)
{
    return writing->draft->list->items->len;
}

Statement *
writing_at(Writing *writing, guint index)
{
    return statements_at(writing->draft->list, index);
}

/* What was printed or checked is a fact of the desk, and a strike is taken back by another word.
 * That a check goes on or is over is not what somebody said in it. */
static bool
is_entry(const Statement *said)
{
    Rule rule = vocabulary_row(said->what)->rule;
    return rule != RULE_WARD && rule != RULE_BAND && said->what != WHAT_STRIKE &&
           said->what != WHAT_BED_CHECK;
}

static void
remember(Desk *desk, const Statement *said)
{
    SpokenStatement spoken = { said->id, desk->acts };
    if (is_entry(said))
        g_array_append_val(desk->spoken, spoken);
}

/* An entry that was refused at its last step may be in the book all the same: then the book gave it
 * back when the pen was taken. */
static bool
is_there(const Desk *desk, const Draft *refused)
{
    return census_find_statement(desk->census, &statements_at(refused->list, 0)->id) != NULL;
}

static void
note_saved(Desk *desk, const Statements *list)
{
    desk->acts++;
    for (guint i = 0; i < list->items->len; i++)
        remember(desk, statements_at(list, i));
    g_clear_pointer(&desk->refused, draft_free);
    if (desk->news != NULL)
        desk_open_form(desk);
}

static bool
settle(Writing *writing, GError **error)
{
    Desk *desk = writing->desk;
    if (!log_settle(desk->log, error))
        return false;
    writing->found = g_steal_pointer(&desk->refused);
    note_saved(desk, writing->found->list);
    return true;
}

static bool
save(Writing *writing, GError **error)
{
    Desk *desk = writing->desk;
    Instant wall = desk_now(desk);
    const Statements *list = writing->draft->list;
    if (!log_commit(desk->log, writing->draft->list, &wall, error)) {
        g_clear_pointer(&desk->refused, draft_free);
        desk->refused = g_steal_pointer(&writing->draft);
        return false;
    }
    for (guint i = 0; i < list->items->len; i++)
        desk_take_in(desk, statements_at(list, i));
    note_saved(desk, list);
    return true;
}

bool
writing_commit(Writing *writing, GError **error)
{
    Desk *desk = writing->desk;
    writing->done = true;
    if (writing_count(writing) == 0) {
        log_drop(desk->log);
        return true;
    }
    bool again = desk->refused != NULL && draft_says_the_same(desk->refused, writing->draft);
    if (again && is_there(desk, desk->refused))
        return settle(writing, error);
    if (again)
        draft_take_ids(writing->draft, desk->refused);
    if (meanwhile_clashes(desk, writing, error)) {
        desk_open_form(desk); /* it was told: the second time it is meant */
        log_drop(desk->log);
        return false;
    }
    return save(writing, error);
}

PersonId
writing_saved_person(const Writing *writing, PersonId person)
{
    return writing->found != NULL ? draft_person_in(writing->draft, person, writing->found)
                                  : person;
}

Draft *
writing_take_saved(Writing *writing)
{
    return writing->found != NULL ? g_steal_pointer(&writing->found)
                                  : g_steal_pointer(&writing->draft);
}
