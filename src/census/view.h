/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Which filed statements count at a moment: seen in time, written in time, not struck, and for
 * whom. Corrections are read by written-at alone: a mistake was one yesterday too. It never knows
 * what a statement means.
 */

#include "census/census.h"
#include "census/horizon.h"

/* A moment of reading: seen no later than AT, written (clock part) no later than KNOWN. Seconds. */
typedef struct {
    const Census *census;
    gint64 at;
    gint64 known;
    GHashTable *tied; /* Person -> the one Person it is read as; NULL = nobody is tied (tie.h) */
    const Horizon *horizon; /* and taken in by then; NULL = all that is here */
} View;

/* True if FILED was written, and taken in, by the time that VIEW knows of. */
bool view_knows(const View *view, const Filed *filed);

/* Everyone that was ever named, each once however many handles they have, in order of handle. const
 * Person *. (transfer container) */
GPtrArray *view_persons(const View *view);

/* The person that PERSON is read as: itself, or all handles tied to it in one. */
const Person *view_person(const View *view, const Person *person);

/* All handles that are read as PERSON (as view_person() gives it), the lowest first: each may stand
 * on a band or on paper. const Person *. (transfer container) */
GPtrArray *view_handles(const View *view, const Person *person);

/* True if FILED is in view: seen and written in time, and not struck as known then. */
bool view_holds(const View *view, const Filed *filed);
/* Live by written-at alone, whatever AT (for corrections). */
bool view_is_live(const View *view, const Filed *filed);
/* The person FILED counts for, after live re-assignments and ties; NULL if it is not about a
 * person. */
const Person *view_owner(const View *view, const Filed *filed);
/* True if FILED is in view and counts for PERSON. */
bool view_is_of(const View *view, const Person *person, const Filed *filed);
/* The live strike on FILED, or NULL. */
const Filed *view_strike(const View *view, const Filed *filed);

/* The place from which to read PILE backwards as of the view: the number of its statements seen no
 * later than AT. */
guint view_end(const View *view, const Pile *pile);
