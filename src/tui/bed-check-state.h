/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * How far the check of one bed is: what those who ask, save and draw it read. It never changes
 * anything itself.
 */

#include "tui/question.h"
#include "tui/session.h"

#include "desk/round.h"

typedef enum {
    CHECK_PRESENCE,  /* is the patient there? */
    CHECK_PLACE,     /* away: where? */
    CHECK_WHERE,     /* the bed is empty, but somebody is known here: where? */
    CHECK_SAME,      /* in bed: is all else the same? Or back there: who is it? */
    CHECK_QUESTION,  /* question is asked */
    CHECK_READ_BACK, /* end of the first part */
    CHECK_DONE,
    CHECK_LATER /* not now: the bed stays in the queue */
} CheckStep;

typedef struct {
    Session *session;
    char *bed;
    char *words;        /* state of the bed in words */
    GPtrArray *persons; /* handles of those whose bed it is */
    guint person_at;
    char *person;   /* whom it is about; NULL = nobody known here */
    bool was_known; /* the person was known before this check */
    char *same;     /* presence with which a known person is where they were, or NULL */
    bool full;
    CheckStep step;
    GArray *questions; /* What */
    guint at;
    Question *question;
    GDate today;
    Source who_source; /* where the last name or birthdate came from */
    bool band_read;    /* a readable band was seen in this check */
    bool begun;        /* the book has this check as begun */
    bool put_off;      /* "not now" for the rest of one of them: the bed comes again */
    char *said;        /* the last thing said, in words, or NULL */
} BedCheck;

/* True if a known person is thought to lie in the bed, not away or unseen. */
bool bed_check_was_in(const BedCheck *check);
