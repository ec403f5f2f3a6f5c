/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/wrong-band.h"

#include "census/fact.h"

#include "ward/vocabulary.h"

#include <string.h>

static bool
says(const Filed *filed, const char *value)
{
    return strcmp(filed->said.value, value) == 0;
}

/* MOMENT NULL = now: everything in view is before it. */
static bool
is_before(const Filed *filed, const Filed *moment)
{
    return moment == NULL || statement_compare(&filed->said, &moment->said) < 0;
}

static bool
is_same_band(const Filed *a, const Filed *b)
{
    return a->person == b->person &&
           g_ascii_strtoull(a->said.value, NULL, 10) == g_ascii_strtoull(b->said.value, NULL, 10);
}

/* ---- what was on the wrist ---- */

/* The last word before MOMENT that a band was put on; NULL if the book has none: then one of the
 * hospital's may have been on all the time. */
static const Filed *
put_on(const View *view, const Person *person, const Filed *moment)
{
    const Pile *pile = person->piles[WHAT_BAND_WORN];
    for (guint i = view_end(view, pile); i-- > 0;)
        if (is_before(pile->pdata[i], moment) && view_is_of(view, person, pile->pdata[i]))
            return pile->pdata[i];
    return NULL;
}

/* Of the looks at the wrist only that which found none. */
static bool
is_told_between(const View *view, const Person *person, What what, const Filed *from,
                const Filed *to)
{
    const Pile *pile = person->piles[what];
    for (guint i = view_end(view, pile); i-- > 0 && is_before(from, pile->pdata[i]);)
        if (is_before(pile->pdata[i], to) && view_is_of(view, person, pile->pdata[i]) &&
            (what != WHAT_BAND || says(pile->pdata[i], VALUE_NONE)))
            return true;
    return false;
}

static bool
was_taken_off(const View *view, const Person *person, const Filed *from, const Filed *to)
{
    return is_told_between(view, person, WHAT_BAND, from, to) ||
           is_told_between(view, person, WHAT_BAND_OFF, from, to);
}

/* ---- what that says ---- */

/* Whether the band that WRONG is about was on at MOMENT too, before or after: taken off and put on
 * again it is no better. What was on before the book's first band was another one. */
static bool
was_on(const View *view, const Person *person, const Filed *wrong, const Filed *moment)
{
    const Filed *then = put_on(view, person, wrong), *on = put_on(view, person, moment);
    if (then == on)
        return !is_before(wrong, moment) || !was_taken_off(view, person, wrong, moment);
    return then != NULL && on != NULL && is_same_band(then, on);
}

static const Filed *
find_wrong(const View *view, const Person *person, const Filed *moment)
{
    const Pile *pile =
        person->may_mislead ? person->piles[WHAT_BAND] : NULL; /* asked of each word */
    for (guint i = view_end(view, pile); i-- > 0;) {
        const Filed *wrong = pile->pdata[i];
        if (says(wrong, "wrong") && view_is_of(view, person, wrong) &&
            was_on(view, person, wrong, moment))
            return wrong;
    }
    return NULL;
}

/* How a band looks is seen on it, whatever it says. */
static bool
rests_on_band(const Statement *said)
{
    return (said->source == SOURCE_BAND && said->what != WHAT_BAND) ||
           (said->what == WHAT_IDENTIFIED && strcmp(said->value, "band") == 0);
}

bool
wrong_band_misled(const View *view, const Person *person, const Filed *filed)
{
    return rests_on_band(&filed->said) && find_wrong(view, person, filed) != NULL;
}

const Filed *
wrong_band_now(const View *view, const Person *person)
{
    return find_wrong(view, person, NULL);
}

const Filed *
wrong_band_doubts(const View *view, const Person *person, const Statement *said)
{
    return rests_on_band(said) ? wrong_band_now(view, person) : NULL;
}

/* Gone as soon as a look finds something else, or a band is put on. */
const Filed *
wrong_band_another_s(const View *view, const Person *person)
{
    const Filed *seen = fact_read(view, person, WHAT_BAND).current;
    bool another_s = seen != NULL && says(seen, "other-person");
    return another_s && !is_told_between(view, person, WHAT_BAND_WORN, seen, NULL) ? seen : NULL;
}

/* Whether the book has it that the band of ISSUED was ever put on. */
static bool
was_put_on(const View *view, const Person *person, const Filed *issued)
{
    const Pile *pile = person->piles[WHAT_BAND_WORN];
    for (guint i = view_end(view, pile); i-- > 0;)
        if (is_same_band(pile->pdata[i], issued) && view_is_of(view, person, pile->pdata[i]))
            return true;
    return false;
}

/* One of which nobody took down that it was put on may have been the wrong one on the wrist: better
 * one too many. */
const Filed *
wrong_band_of(const View *view, const Person *person, const Filed *issued)
{
    if (!person->may_mislead)
        return NULL;
    const Pile *pile = person->piles[WHAT_BAND];
    bool maybe_on = !was_put_on(view, person, issued);
    for (guint i = view_end(view, pile); i-- > 0;) {
        const Filed *wrong = pile->pdata[i];
        if (!says(wrong, "wrong") || !view_is_of(view, person, wrong))
            continue;
        const Filed *on = put_on(view, person, wrong);
        if (maybe_on ? is_before(issued, wrong) : on != NULL && is_same_band(on, issued))
            return wrong;
    }
    return NULL;
}
