/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Saving a movement once all it must know was answered. It never asks.
 */

#include "tui/move-plan.h"
#include "tui/session.h"

typedef struct {
    MoveKind kind;
    const char *person;              /* handle, or NULL about an empty bed */
    const char *bed;                 /* label of the bed one stood on, or NULL */
    const Instant *seen;             /* NULL = now */
    const char *answers[NEED_COUNT]; /* NULL = not needed; "" = not asked */
} Move;

/* How a crowded bed is settled (answers of NEED_CROWD). */
#define CROWD_SWAP "swap"
#define CROWD_SHARE "share"
#define CROWD_ANYWAY "anyway"

/* Saves it; the foot says in one line what was saved, or why nothing was. */
bool move_act(Session *session, const Move *move);

/* The moment of a birth out of ANSWER; of a day alone about noon, or now if it is today. False if
 * ANSWER is neither. */
bool move_act_born(Session *session, const char *answer, Instant *ret_born);

/* The bed that MOVE is about or that is its person's now; NULL if there is none. */
const BedStanding *move_act_bed(Desk *desk, const Move *move);

/* The one person whose bed BED is; NULL if there are none or several. (transfer full) */
char *move_act_occupant(Desk *desk, const char *bed);
