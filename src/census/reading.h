/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The ward as of a moment T, as known at a moment K: where everyone is and what each bed is. It is
 * computed by reading piles; reading yesterday is the same code as reading now. It never knows who
 * looks.
 */

#include "census/standing.h"
#include "census/tie.h"

typedef enum {
    BED_OCCUPIED,
    BED_MISSING,
    BED_HELD,
    BED_RELEASED_LATE,
    BED_CLAIMED,
    BED_CLOSED,
    BED_EMPTY,
    BED_UNCHECKED,
    BED_STATE_COUNT
} BedState;

typedef struct {
    const Bed *bed;
    const char *room; /* as of the moment */
    guint walk;       /* place in the walk, from 0 */
    BedState state;
    GPtrArray *persons;   /* const Standing *: in, away, not-found, in order of handle */
    const Standing *dead; /* of a released-late bed */
    const Filed *empty;   /* last bedside "empty", or NULL */
} BedStanding;

typedef struct Reading Reading;

/* Reads everyone. AT and KNOWN in seconds. The census must outlive the reading. (transfer full) */
Reading *reading_new(const Census *census, gint64 at, gint64 known);
/* The same as far as HORIZON reaches, which must outlive the reading too. (transfer full) */
Reading *reading_new_within(const Census *census, gint64 at, gint64 known, const Horizon *horizon);
void reading_free(Reading *reading);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Reading, reading_free)

/* Takes in one statement that was filed since: reads its person and beds again, at a cost that does
 * not grow with the log. All is read again, once, by a correction and what is corrected, by a word
 * about a bed that was added or moved, and by every word while the book ties any two persons. The
 * rest stays as it was read. */
void reading_touch_filed(Reading *reading, const Filed *filed);

/* Moves the moment on to AT without reading again: whoever calls takes in what changed since. */
void reading_advance(Reading *reading, gint64 at);

const Census *reading_census(const Reading *reading);
gint64 reading_at(const Reading *reading);
gint64 reading_known(const Reading *reading);

/* Those in, away, not-found or sent (standing_takes_part()), in walking order of their beds, then
 * handle; who has no bed last. (transfer none) */
GPtrArray *reading_standings(const Reading *reading); /* const Standing * */
/* Of a person by any handle, also one who left; NULL if without evidence in view. */
const Standing *reading_of(const Reading *reading, const Person *person);
/* Beds in walking order, those that exist at the moment. (transfer none) */
GPtrArray *reading_beds(const Reading *reading); /* BedStanding * */
const BedStanding *reading_bed(const Reading *reading, const Bed *bed);
/* The place of BED in the walk; G_MAXUINT for NULL and for a bed that does not exist then. */
guint reading_walk(const Reading *reading, const Bed *bed);

const char *bed_state_key(BedState state);
/* Words for a bed state, translated. */
const char *bed_state_label(BedState state);

/* The view this reading reads by, for facts. (transfer none) */
const View *reading_view(const Reading *reading);
const Ties *reading_ties(const Reading *reading);
