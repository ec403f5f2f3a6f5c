/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/correct.h"

#include "desk/writing.h"

#include "census/fact.h"

#include "ward/value.h"

#include "base/error.h"

#include <string.h>

/* Statements of one look at a bed follow each other closer than this. */
#define CHECK_GAP_SECONDS 600

static const Person *
find_person(Desk *desk, const char *handle, GError **error)
{
    const Person *person = census_find_handle(desk->census, handle);
    if (person == NULL)
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE, _("There is no person %s"), handle);
    return person;
}

static const Filed *
find_statement(Desk *desk, const char *id)
{
    StatementId target;
    return statement_id_parse(id, &target) ? census_find_statement(desk->census, &target) : NULL;
}

/* ---- a whole check ---- */

static bool
is_of_check(const Filed *filed, const Filed *picked)
{
    return filed->bed == picked->bed && strcmp(filed->said.observer, picked->said.observer) == 0 &&
           vocabulary_row(filed->said.what)->rule != RULE_CORRECTION;
}

/* What the observer of PICKED said of that person at that bed, ever, in order. */
static GPtrArray *
said_at_bed(const View *view, const Filed *picked)
{
    GPtrArray *said = g_ptr_array_new();
    const Person *person = view_owner(view, picked);
    for (guint what = 0; what < WHAT_COUNT; what++) {
        const Pile *pile = person->piles[what];
        for (guint i = 0; pile != NULL && i < pile->len; i++)
            if (is_of_check(pile->pdata[i], picked) && view_is_live(view, pile->pdata[i]) &&
                view_owner(view, pile->pdata[i]) == person)
                g_ptr_array_add(said, pile->pdata[i]);
    }
    g_ptr_array_sort(said, filed_compare);
    return said;
}

static gint64
seen_of(const GPtrArray *said, guint index)
{
    return ((const Filed *)said->pdata[index])->said.seen;
}

GPtrArray *
correct_check_of(Desk *desk, const char *id)
{
    GPtrArray *ids = g_ptr_array_new_with_free_func(g_free);
    const Filed *picked = find_statement(desk, id);
    const View *view = reading_view(desk_reading(desk));
    guint at;
    if (picked == NULL || view_owner(view, picked) == NULL)
        return ids;
    g_autoptr(GPtrArray) said = said_at_bed(view, picked);
    if (!g_ptr_array_find(said, picked, &at))
        return ids;
    guint first = at, last = at;
    while (first > 0 && seen_of(said, first) - seen_of(said, first - 1) <= CHECK_GAP_SECONDS)
        first--;
    while (last + 1 < said->len &&
           seen_of(said, last + 1) - seen_of(said, last) <= CHECK_GAP_SECONDS)
        last++;
    for (guint i = first; i <= last; i++)
        g_ptr_array_add(ids, statement_id_format(&((const Filed *)said->pdata[i])->said.id));
    return ids;
}

const Filed *
correct_said_before(Desk *desk, const Statement *said)
{
    const View *view = reading_view(desk_reading(desk));
    const Person *named = census_find_person(desk->census, said->person);
    const Person *person = named != NULL ? view_person(view, named) : NULL;
    const Pile *pile = person != NULL ? person->piles[said->what] : NULL;
    for (guint i = pile != NULL ? pile->len : 0; i-- > 0;) {
        const Filed *filed = pile->pdata[i];
        bool same = filed->said.source == said->source &&
                    g_strcmp0(filed->said.observer, said->observer) == 0;
        if (same && ABS(filed->said.seen - said->seen) <= CHECK_GAP_SECONDS &&
            view_is_live(view, filed) && view_owner(view, filed) == person)
            return strcmp(filed->said.value, said->value) != 0 ? filed : NULL;
    }
    return NULL;
}

bool
correct_reassign(Desk *desk, GPtrArray *ids, const char *handle, GError **error)
{
    const Person *person = find_person(desk, handle, error);
    if (person == NULL)
        return false;
    g_autoptr(Writing) writing = writing_begin(desk, error);
    if (writing == NULL)
        return false;
    for (guint i = 0; i < ids->len; i++) {
        const Filed *filed = find_statement(desk, ids->pdata[i]);
        if (filed == NULL || filed->person == NULL) {
            g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                        _("Statement %s is about no person and cannot be given to another"),
                        (const char *)ids->pdata[i]);
            return false;
        }
        Statement *said = writing_add(writing, WHAT_BELONGS_TO);
        said->person = person->id;
        said->about = ABOUT_PERSON;
        said->value = writing_keep(writing, ids->pdata[i]);
    }
    return writing_commit(writing, error);
}

/* ---- ties ---- */

static bool
say_tie(Desk *desk, What what, const char *a, const char *b, GError **error)
{
    const Person *one = find_person(desk, a, error);
    const Person *other = one != NULL ? find_person(desk, b, error) : NULL;
    if (other == NULL)
        return false;
    if (one == other) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED, _("%s and %s are one handle"), a, b);
        return false;
    }
    g_autofree char *value = person_format(other->id);
    g_autoptr(Writing) writing = writing_begin(desk, error);
    if (writing == NULL)
        return false;
    Statement *said = writing_add(writing, what);
    said->person = one->id;
    said->about = ABOUT_PERSON;
    said->value = writing_keep(writing, value);
    return writing_commit(writing, error);
}

static char *
place_words(const View *view, const Filed *filed)
{
    Instant seen = statement_seen(&filed->said);
    g_autofree char *when = instant_format_short(&seen, census_layout(view->census)->zone);
    return g_strdup_printf("%s %s %s", when, filed->said.bed, filed->said.observer);
}

char *
correct_tie_refusal(const View *view, const Person *a, const Person *b)
{
    const Filed *here, *there;
    if (!standing_both_placed(view, view_person(view, a), view_person(view, b), &here, &there))
        return NULL;
    g_autofree char *one = place_words(view, here);
    g_autofree char *other = place_words(view, there);
    return g_strdup_printf(
        _("%s and %s were seen at one moment in two beds (%s; %s): they are two persons"),
        a->handle, b->handle, one, other);
}

static bool
facts_differ(const View *view, const Person *a, const Person *b, What what)
{
    const char *one = fact_known(view, a, what);
    const char *other = fact_known(view, b, what);
    return one != NULL && other != NULL && value_contradicts(what, one, other);
}

/* Both are here, each in another bed. */
static bool
beds_differ(Desk *desk, const Person *a, const Person *b)
{
    const Standing *here = reading_of(desk_reading(desk), a);
    const Standing *there = reading_of(desk_reading(desk), b);
    return here != NULL && there != NULL && standing_is_here(here) && standing_is_here(there) &&
           here->bed != NULL && there->bed != NULL && here->bed != there->bed;
}

char *
correct_tie_differs(Desk *desk, const char *a, const char *b)
{
    static const What compared[] = { WHAT_KANA,      WHAT_KANJI, WHAT_LATIN,
                                     WHAT_BIRTHDATE, WHAT_SEX,   WHAT_PATIENT_ID };
    const View *view = reading_view(desk_reading(desk));
    const Person *one = census_find_handle(desk->census, a);
    const Person *other = census_find_handle(desk->census, b);
    if (one == NULL || other == NULL)
        return g_strdup("");
    one = view_person(view, one);
    other = view_person(view, other);
    g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(g_free);
    if (beds_differ(desk, one, other))
        g_ptr_array_add(parts, g_strdup(_("each is in a bed of their own")));
    for (guint i = 0; i < G_N_ELEMENTS(compared); i++)
        if (facts_differ(view, one, other, compared[i]))
            g_ptr_array_add(parts, g_strdup(_(vocabulary_row(compared[i])->label)));
    if (parts->len == 0)
        return g_strdup(_("Nothing that is known of both differs."));
    g_ptr_array_add(parts, NULL);
    g_autofree char *list = g_strjoinv(_("; "), (char **)parts->pdata);
    return g_strdup_printf(_("They differ: %s"), list);
}

bool
correct_tie(Desk *desk, const char *a, const char *b, GError **error)
{
    const Person *one = find_person(desk, a, error);
    const Person *other = one != NULL ? find_person(desk, b, error) : NULL;
    if (other == NULL)
        return false;
    g_autofree char *refusal = correct_tie_refusal(reading_view(desk_reading(desk)), one, other);
    if (refusal == NULL)
        return say_tie(desk, WHAT_SAME_PERSON, a, b, error);
    g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED, refusal);
    return false;
}

bool
correct_untie(Desk *desk, const char *a, const char *b, GError **error)
{
    return say_tie(desk, WHAT_NOT_SAME_PERSON, a, b, error);
}

bool
correct_different(Desk *desk, const char *a, const char *b, GError **error)
{
    return say_tie(desk, WHAT_DIFFERENT, a, b, error);
}
