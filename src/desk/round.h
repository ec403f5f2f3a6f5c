/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Going round: the beds in walking order, who is thought to lie there, and what is to be asked. It
 * never knows how a question is shown or which key answers it.
 */

#include "desk/desk.h"

typedef struct {
    char *label;
    char *room;
    const char *state;  /* key of the bed state */
    char *words;        /* state in words */
    GPtrArray *persons; /* handles (char *) of those whose bed it is, in order */
    bool seen;          /* somebody looked at the bedside since the round began */
} RoundBed;

/* All beds in walking order. ROUND_START: moment since when a look counts as this round's.
 * (transfer full) */
GPtrArray *round_beds(Desk *desk, gint64 round_start);

/* Questions of a full check in the order in which one sees things at a bed, for PERSON (NULL =
 * someone new): array of What. With ONLY_OPEN just those not asked, unknown or differing. (transfer
 * full) */
GArray *round_questions(Desk *desk, const char *person, bool only_open);

/* The first of the questions after the round-1 line (contact, doctor, ...). */
bool round_is_second_part(What what);
