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
    bool seen;  /* somebody looked there since the round began, whatever was found, and is done */
    bool begun; /* a check was begun there since, and not ended */
} RoundBed;

/* The moment since when a look at a bed counts for the round that is going on, out of the book: the
 * one the nurse began it at, or the first look that no pause of four hours parts from the last. 0:
 * nobody looked for so long, so that none is going on. */
gint64 round_going_on(Desk *desk);

/* Says that a round began at START: looks before it are another round's. */
bool round_begin(Desk *desk, const Instant *start, GError **error);

/* All beds in walking order. ROUND_START: moment since when a look counts as this round's.
 * (transfer full) */
GPtrArray *round_beds(Desk *desk, gint64 round_start);

/* How many beds somebody looked at once, and nobody in the last 24 hours. */
guint round_count_stale(Desk *desk);

typedef struct {
    guint seen;
    guint beds; /* all but closed ones */
} RoundProgress;

/* Says that the check of BED is over, if the book has one as begun. */
bool round_end_check(Desk *desk, const char *bed, GError **error);

/* How far a round is, of what round_beds() gave. */
RoundProgress round_progress(const GPtrArray *beds);

/* The value of presence with which PERSON is where they were: "in", "away:dialysis", "unseen".
 * (transfer full) */
char *round_same_presence(Desk *desk, const char *person);

typedef bool (*RoundLack)(Desk *desk, const char *person);

/* True while nobody knows who PERSON is: no name in any writing or no birthdate, or one that
 * differs. */
bool round_lacks_identity(Desk *desk, const char *person);

/* True while PERSON's name is known, and not how it is read: a foreigner's is in letters. */
bool round_lacks_kana(Desk *desk, const char *person);

/* How many of those whose beds BEDS are lack that. */
guint round_count(Desk *desk, const GPtrArray *beds, RoundLack lacks);

/* Questions of a full check in the order in which one sees things at a bed, for PERSON (NULL =
 * someone new): array of What. With ONLY_OPEN just those not asked, unknown or differing. (transfer
 * full) */
GArray *round_questions(Desk *desk, const char *person, bool only_open);

/* The first of the questions after the round-1 line (contact, doctor, ...). */
bool round_is_second_part(What what);
