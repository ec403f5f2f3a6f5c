/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Where one person is at a moment: read out of the person's evidence and of what was seen of the
 * bed. It never knows the other persons.
 */

#include "census/view.h"

typedef enum {
    STATE_NONE, /* no evidence in view: on no sheet, in no count */
    STATE_IN,
    STATE_AWAY,
    STATE_NOT_FOUND,
    STATE_SENT,
    STATE_LEFT,
    STATE_DIED,
    STATE_TRANSFERRED
} PersonState;

/* One person (all handles tied to one) at the moment. */
typedef struct {
    const Person *person; /* the lowest handle of those tied */
    PersonState state;
    const char *where; /* "dialysis", of an away; NULL if not told */
    const Bed *bed;    /* theirs, or NULL */
    bool bedside;      /* has bedside evidence */
    bool seen_after_leaving;
    const Filed *latest;        /* evidence that gave the state */
    const Filed *arrived;       /* evidence with which their last stay began, or NULL */
    const Filed *seen;          /* last bedside evidence that they were here, or NULL */
    const Filed *away_since;    /* first of the unbroken run of away, or NULL */
    const Filed *moved;         /* the last evidence that named another bed than before, or NULL */
    const Filed *left;          /* the leaving, while seen_after_leaving */
    const Filed *returned;      /* the first sighting since, while seen_after_leaving */
    const Filed *place_differs; /* last word of paper that names another bed or state, or NULL */
} Standing;

/* Reads PERSON (as view_person() gives it) as of VIEW. state is STATE_NONE without evidence in
 * view. */
Standing standing_read(const View *view, const Person *person);

/* Two const Standing *, by pointer, in the order of handles. */
int standing_compare(gconstpointer a, gconstpointer b);

/* True for those who are in hospital (在院, newborns not yet set apart): in, away, not-found. */
bool standing_is_here(const Standing *standing);

/* True for those who take part in conflicts: here or sent. */
bool standing_takes_part(const Standing *standing);

/* True for those who were here and left, died or are with another ward. */
bool standing_is_gone(const Standing *standing);

/* "in", "away:dialysis", "away", "not-found", "sent" ... (transfer full) */
char *standing_state_key(const Standing *standing);
/* The same in words, translated. (transfer full) */
char *standing_state_label(const Standing *standing);

/* The time said for the return of someone away; false, and *ret_seconds untouched, if none was said
 * since this run of away began. */
bool standing_expected_back(const View *view, const Standing *standing, gint64 *ret_seconds);

/* True if FILED is evidence that places someone in the bed it names. */
bool standing_places(const Filed *filed);

/* The last live bedside "empty" of BED, NULL if none. */
const Filed *standing_bed_empty(const View *view, const Bed *bed);

/* True if A and B were both placed by bedside evidence at the same moment in different beds; the
 * two statements. */
bool standing_both_placed(const View *view, const Person *a, const Person *b, const Filed **ret_a,
                          const Filed **ret_b);
