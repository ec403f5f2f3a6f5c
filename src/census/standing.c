/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/standing.h"

#include "census/fact.h"

#include "base/language.h"

#include <string.h>

static bool
has_left(PersonState state)
{
    return state == STATE_SENT || state == STATE_LEFT || state == STATE_DIED ||
           state == STATE_TRANSFERRED;
}

static bool
is_bedside(const Filed *filed)
{
    return source_is_bedside(filed->said.source);
}

static void
set_state(Standing *standing, PersonState state, const Filed *by)
{
    standing->state = state;
    standing->latest = by;
    standing->where = NULL;
    if (state != STATE_AWAY)
        standing->away_since = NULL;
}

/* In bed again without having been admitted anew. */
static void
come_back(Standing *standing, const Filed *by)
{
    if (has_left(standing->state)) {
        standing->seen_after_leaving = true;
        standing->left = standing->latest;
        standing->returned = by;
    }
    set_state(standing, STATE_IN, by);
}

static void
leave(Standing *standing, PersonState state, const Filed *by)
{
    set_state(standing, state, by);
    standing->seen_after_leaving = false;
    standing->left = NULL;
    standing->returned = NULL;
    if (state != STATE_DIED)
        standing->moved =
            NULL; /* another bed after this is no move; the bed of the dead stays theirs */
}

/* With a bed a new stay begins; without one it only says that somebody who is not gone is here. */
static void
arrive(Standing *standing, const Filed *by)
{
    if (by->bed != NULL)
        leave(standing, STATE_IN, by);
    else if (standing->state == STATE_SENT && by->said.what == WHAT_TRANSFER_IN)
        leave(standing, STATE_TRANSFERRED, by);
    else if (!has_left(standing->state))
        set_state(standing, STATE_IN, by);
}

static void
take_presence(Standing *standing, const Filed *by)
{
    const char *value = by->said.value;
    if (strcmp(value, "in") == 0) {
        come_back(standing, by);
        return;
    }
    if (has_left(standing->state))
        return;
    if (strcmp(value, "unseen") == 0) {
        set_state(standing, STATE_NOT_FOUND, by);
        return;
    }
    const Filed *since = standing->state == STATE_AWAY ? standing->away_since : by;
    set_state(standing, STATE_AWAY, by);
    standing->away_since = since;
    standing->where = g_str_has_prefix(value, "away:") ? value + strlen("away:") : NULL;
}

static void
discharge(Standing *standing, const Filed *by)
{
    leave(standing, STATE_LEFT, by);
}

static void
die(Standing *standing, const Filed *by)
{
    leave(standing, STATE_DIED, by);
}

static void
send(Standing *standing, const Filed *by)
{
    leave(standing, STATE_SENT, by);
}

/* What each kind of evidence does, and whether its bed is the one the person is in afterwards. */
static const struct {
    What what;
    void (*take)(Standing *standing, const Filed *by);
    bool places;
} effects[] = {
    { WHAT_PRESENCE, take_presence, true }, /* only presence=in, see standing_places() */
    { WHAT_ADMIT, arrive, true },           { WHAT_MOVE, come_back, true },
    { WHAT_LEAVE_BACK, come_back, true },   { WHAT_TRANSFER_IN, arrive, true },
    { WHAT_DISCHARGE, discharge, false },   { WHAT_DEATH, die, false },
    { WHAT_TRANSFER_OUT, send, false },
};

/* Evidence that somebody was seen here, in whatever bed. */
static bool
is_sighting(const Filed *filed)
{
    if (filed->said.what == WHAT_PRESENCE)
        return strcmp(filed->said.value, "in") == 0;
    for (guint i = 0; i < G_N_ELEMENTS(effects); i++)
        if (effects[i].what == filed->said.what)
            return effects[i].places;
    return false;
}

bool
standing_places(const Filed *filed)
{
    return filed->bed != NULL && is_sighting(filed);
}

/* True if nothing said before FILED but the bed is still told after it: leave() forgets it. */
static bool
forgets_before(const Filed *filed)
{
    What what = filed->said.what;
    if (what == WHAT_ADMIT || what == WHAT_TRANSFER_IN)
        return filed->bed != NULL;
    return what == WHAT_DISCHARGE || what == WHAT_TRANSFER_OUT;
}

static void
take_evidence(Standing *standing, const Filed *by)
{
    bool had_bed = !has_left(standing->state) || standing->state == STATE_DIED;
    bool was_here = standing_is_here(standing);
    for (guint i = 0; i < G_N_ELEMENTS(effects); i++)
        if (effects[i].what == by->said.what)
            effects[i].take(standing, by);
    if (standing_is_here(standing) && (!was_here || forgets_before(by)))
        standing->arrived = by;
    if (!standing_places(by))
        return;
    if (had_bed && standing->bed != NULL && standing->bed != by->bed)
        standing->moved = by;
    standing->bed = by->bed;
}

static bool
counts(const View *view, const Person *person, const Filed *filed, bool bedside)
{
    return is_bedside(filed) == bedside && view_holds(view, filed) &&
           view_owner(view, filed) == person;
}

/* Where to begin: at the last placing before the last evidence that forgets what was before; at 0
 * if there is none. So a person who left long ago costs no more than a few looks, however long they
 * lay here. */
static guint
walk_start(const View *view, const Person *person, bool bedside, guint end)
{
    bool forgotten = false;
    for (guint i = end; i-- > 0;) {
        const Filed *filed = person->evidence->pdata[i];
        bool may_end = forgotten ? standing_places(filed) : forgets_before(filed);
        if (!may_end || !counts(view, person, filed, bedside))
            continue;
        if (forgotten)
            return i;
        forgotten = true;
    }
    return 0;
}

/* Evidence that counts: bedside alone if there is any. */
static Standing
walk(const View *view, const Person *person, bool bedside)
{
    Standing standing = { .person = person, .bedside = bedside };
    const Bed *named_away = NULL;
    guint end = view_end(view, person->evidence);
    for (guint i = walk_start(view, person, bedside, end); i < end; i++) {
        const Filed *filed = person->evidence->pdata[i];
        if (!counts(view, person, filed, bedside))
            continue;
        take_evidence(&standing, filed);
        if (filed->said.what == WHAT_PRESENCE && filed->bed != NULL)
            named_away = filed->bed;
        if (bedside && is_sighting(filed))
            standing.seen = filed;
    }
    if (standing.bed == NULL)
        standing.bed = named_away;
    return standing;
}

/* True if paper or memo says something later than BEDSIDE does; only then is it worth a walk. */
static bool
is_contradicted(const View *view, const Person *person, const Standing *bedside)
{
    for (guint i = view_end(view, person->evidence); i-- > 0;) {
        const Filed *filed = person->evidence->pdata[i];
        if (filed == bedside->latest)
            return false;
        if (counts(view, person, filed, false))
            return true;
    }
    return false;
}

const Filed *
standing_bed_empty(const View *view, const Bed *bed)
{
    const Pile *pile = bed->piles[WHAT_PRESENCE];
    for (guint i = view_end(view, pile); i-- > 0;) {
        const Filed *filed = pile->pdata[i];
        if (is_bedside(filed) && view_holds(view, filed))
            return filed;
    }
    return NULL;
}

/* For someone in, their bed seen empty later is news; for someone away it is none. */
static void
look_at_bed(const View *view, Standing *standing)
{
    if (standing->state != STATE_IN || standing->bed == NULL)
        return;
    const Filed *empty = standing_bed_empty(view, standing->bed);
    if (empty != NULL && statement_compare(&empty->said, &standing->latest->said) > 0)
        standing->state = STATE_NOT_FOUND;
}

Standing
standing_read(const View *view, const Person *person)
{
    if (person->evidence == NULL)
        return (Standing){ .person = person };
    Standing bedside = walk(view, person, true);
    if (bedside.latest == NULL) {
        Standing other = walk(view, person, false);
        look_at_bed(view, &other);
        return other;
    }
    look_at_bed(view, &bedside);
    if (!is_contradicted(view, person, &bedside))
        return bedside;
    Standing other = walk(view, person, false);
    if (other.latest != NULL && statement_compare(&other.latest->said, &bedside.latest->said) > 0) {
        bool other_bed = other.latest->bed != NULL && other.latest->bed != bedside.bed;
        if (other_bed || other.state != bedside.state)
            bedside.place_differs = other.latest;
    }
    return bedside;
}

static bool
places_at_bedside(const View *view, const Person *person, const Filed *filed)
{
    return is_bedside(filed) && standing_places(filed) && view_holds(view, filed) &&
           view_owner(view, filed) == person;
}

bool
standing_both_placed(const View *view, const Person *a, const Person *b, const Filed **ret_a,
                     const Filed **ret_b)
{
    guint end_a = view_end(view, a->evidence), end_b = view_end(view, b->evidence);
    for (guint i = 0; i < end_a; i++) {
        const Filed *one = a->evidence->pdata[i];
        if (!places_at_bedside(view, a, one))
            continue;
        for (guint k = 0; k < end_b; k++) {
            const Filed *other = b->evidence->pdata[k];
            if (other->said.seen != one->said.seen || other->bed == one->bed ||
                !places_at_bedside(view, b, other))
                continue;
            *ret_a = one;
            *ret_b = other;
            return true;
        }
    }
    return false;
}

bool
standing_is_here(const Standing *standing)
{
    return standing->state == STATE_IN || standing->state == STATE_AWAY ||
           standing->state == STATE_NOT_FOUND;
}

bool
standing_takes_part(const Standing *standing)
{
    return standing_is_here(standing) || standing->state == STATE_SENT;
}

bool
standing_is_gone(const Standing *standing)
{
    return standing->state != STATE_NONE && !standing_takes_part(standing);
}

static const struct {
    const char *key;
    const char *label;
} states[] = {
    [STATE_NONE] = { "", "" },
    [STATE_IN] = { "in", N_("in bed") },
    [STATE_AWAY] = { "away", N_("away") },
    [STATE_NOT_FOUND] = { "not-found", N_("not found") },
    [STATE_SENT] = { "sent", N_("sent to another ward") },
    [STATE_LEFT] = { "left", N_("discharged") },
    [STATE_DIED] = { "died", N_("died") },
    [STATE_TRANSFERRED] = { "transferred", N_("transferred") },
};

bool
standing_expected_back(const View *view, const Standing *standing, gint64 *ret_seconds)
{
    Fact fact = fact_read(view, standing->person, WHAT_EXPECTED_BACK);
    Instant back;
    if (fact.current == NULL || standing->away_since == NULL ||
        statement_compare(&fact.current->said, &standing->away_since->said) < 0 ||
        !instant_parse(fact.current->said.value, 0, &back, NULL))
        return false;
    *ret_seconds = back.seconds;
    return true;
}

int
standing_compare(gconstpointer a, gconstpointer b)
{
    const Standing *one = *(const Standing *const *)a, *other = *(const Standing *const *)b;
    return person_compare(&one->person, &other->person);
}

char *
standing_state_key(const Standing *standing)
{
    if (standing->state == STATE_AWAY && standing->where != NULL)
        return g_strconcat("away:", standing->where, NULL);
    return g_strdup(states[standing->state].key);
}

char *
standing_state_label(const Standing *standing)
{
    if (standing->state != STATE_AWAY)
        return g_strdup(*states[standing->state].label != '\0' ? _(states[standing->state].label)
                                                               : "");
    g_autofree char *key = standing_state_key(standing);
    const Choice *choice = vocabulary_choice(vocabulary_row(WHAT_PRESENCE), key);
    return g_strdup(choice != NULL ? _(choice->label) : key);
}
