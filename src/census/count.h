/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The figures of a ward at a moment, which must always add up. It never knows who asks for them.
 */

#include "census/conflict.h"

typedef struct {
    guint beds;
    guint by_state[BED_STATE_COUNT];
    guint in_hospital;
    guint present;
    guint away;
    guint overnight;
    guint not_found;
    guint newborns; /* of present, away and not found: not in in_hospital, where the ward counts
                       none */
    guint companions;
    guint to_move;
    guint walk;
    guint escort;
    guint stretcher;
    guint heavy;
    guint transport_unasked;
    guint transport_unknown;
    guint unidentified;
    guint no_contact;
    guint conflicts;
    guint sent;
} Counts;

Counts counts_read(const Reading *reading, const Conflicts *conflicts);

/* Whether one person counts in 在院: here, and no newborn unless the ward counts them. */
bool count_is_in_hospital(const View *view, const Standing *standing);
