/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The band book: which wristbands a person was given, by number, and which of them counts. It never
 * knows what is printed on them.
 */

#include "census/view.h"

typedef enum {
    BAND_STATE_ISSUED, /* printed, not yet seen on the wrist */
    BAND_STATE_SENT,   /* given to a printer; whether it came out is not known */
    BAND_STATE_WORN,
    BAND_STATE_OFF,      /* taken off for a leave */
    BAND_STATE_DAMAGED,  /* on the wrist, seen there damaged since */
    BAND_STATE_MISSING,  /* put on, but none or another person's was seen on the wrist since */
    BAND_STATE_RECALL,   /* what it says is not what is known now or was said to be wrong, or its
                            number was given twice */
    BAND_STATE_REPLACED, /* a later one was issued */
    BAND_STATE_VOID
} BandState;

typedef struct {
    guint number;
    const Person *named; /* whose handle stands on it: one of those read as the person */
    BandState state;
    const Filed *issued;
    const Filed *last; /* the last word on it, or NULL */
    guint replaced_by; /* 0 = by none */
    bool twice;        /* two stations gave this number to two bands */
    bool lacks_name;   /* a name gone by was learnt since: it counts until the next one is on */
} BandEntry;

/* Bands of PERSON in the order in which they were issued. BandEntry array. (transfer full) */
GArray *bandbook_read(const View *view, const Person *person);

/* The last band that PERSON was given, whatever became of it; number 0 if none was. */
BandEntry bandbook_last(const View *view, const Person *person);

/* The band that counts now, number 0 if none does (or it is to be recalled). It may be off, damaged
 * or missing. */
BandEntry bandbook_current(const View *view, const Person *person);

/* True if PERSON should be given a band: none counts, or it is damaged, missing, or lacks the name
 * gone by. */
bool bandbook_needs(const View *view, const Person *person);

/* The next number for STATION (its letters) to give, above all that it ever gave to any handle read
 * as PERSON, struck or not: each station has a hundred of its own, so that two which do not know of
 * each other give no number twice. 0 if none is left. */
guint bandbook_next(const View *view, const Person *person, const char *station);

/* What a band of PERSON issued by ISSUED says: "ヤマダ ハナコ / 山田 花子 / 1945-07-14 / f /
 * 00410112". (transfer full) */
char *bandbook_facts(const View *view, const Person *person, const Filed *issued);

/* The second checker of that issue, NULL if there was none. */
const char *bandbook_second(const View *view, const Person *person, const Filed *issued);

/* The state of BAND in words, and what it lacks. (transfer none) */
const char *bandbook_label(const BandEntry *band);

const char *band_state_key(BandState state);
const char *band_state_label(BandState state); /* translated */
