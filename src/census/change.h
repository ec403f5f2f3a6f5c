/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What became different on the ward between two readings: who came and went, who lies elsewhere,
 * who is called, born or moved otherwise than was read before. It never knows why the two were
 * taken, nor hides a difference that cancels out on a count.
 */

#include "census/reading.h"

typedef enum {
    CHANGE_CAME,     /* on the ward now, not before */
    CHANGE_WENT,     /* the other way round; NOW.state tells how */
    CHANGE_BED,      /* in another bed */
    CHANGE_STATE,    /* away, back, not found, found */
    CHANGE_TIED,     /* was somebody of their own before, and is read as PERSON now */
    CHANGE_IDENTITY, /* a name, a birthdate, a sex, an ID that was read otherwise */
    CHANGE_CARE,     /* transport, cautions, diet */
    CHANGE_KIND_COUNT
} ChangeKind; /* in the order in which they are told */

typedef struct {
    ChangeKind kind;
    const Person *person;
    Standing before; /* STATE_NONE if there was no evidence yet */
    Standing now;
    What what;                /* of identity and care */
    const char *value_before; /* their values, canonical; NULL if it was not asked */
    const char *value_now;
    const Person *tied; /* who was somebody of their own, of CHANGE_TIED */
} Change;

/* True if BEFORE knew of nobody on the ward: the book begins after it. */
bool change_begins(const Reading *before);

/* Everybody of both. Where BEFORE knew of nobody, whom a look found here did not come: they are
 * compared with where they were found first. What was only not asked before is no change, but for
 * cautions and for fasting, which the next shift must know. In order: by kind, then walking order
 * of NOW, then handle. BEFORE is of the same census. (transfer full) */
GArray *change_read(const Reading *before, const Reading *now);

const char *change_key(ChangeKind kind);
const char *change_label(ChangeKind kind); /* translated */
