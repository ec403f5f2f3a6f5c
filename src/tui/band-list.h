/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Everybody in hospital and their wristband: who needs one, who cannot have one yet and why, who
 * has which. It never issues one.
 */

#include "desk/desk.h"

typedef enum {
    BAND_NEED_LOOK,  /* sent to a printer; whether it came out is not known */
    BAND_NEED_ISSUE, /* has none that counts, and lacks nothing */
    BAND_NEED_PAPER, /* has none; known from paper only, so a reason must be given */
    BAND_NEED_FACTS, /* has none, and cannot have one yet */
    BAND_NEED_NONE   /* has one */
} BandNeed;

typedef struct {
    char *person; /* handle */
    char *called; /* bed, handle, name */
    BandNeed need;
    char *named;       /* handle that stands on the last band, NULL = none */
    guint number;      /* of the last band that is not void, 0 = none */
    bool sent;         /* it may be on its way */
    const char *state; /* of it, or what else is on the wrist, in words; "" if none */
    char *lacks;       /* of BAND_NEED_FACTS, in a sentence; else NULL */
    char *doubt;       /* why its patient ID stands on no band, in a sentence; else NULL */
} BandLine;

/* BandLine array: who needs one first, then in walking order. (transfer full) */
GPtrArray *band_list_read(Desk *desk);

/* How many of LINES are of NEED. */
guint band_list_count(const GPtrArray *lines, BandNeed need);
