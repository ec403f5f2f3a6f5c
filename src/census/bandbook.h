/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The band book: which wristbands a person was given, by number, and which of them counts. It never
 * knows what is printed on them.
 */

#include "census/view.h"

typedef enum {
    BAND_STATE_ISSUED, /* printed, not yet seen on the wrist */
    BAND_STATE_WORN,
    BAND_STATE_OFF,      /* taken off for a leave */
    BAND_STATE_RECALL,   /* a fact it was printed from was struck or given to someone else since */
    BAND_STATE_REPLACED, /* a higher number was issued */
    BAND_STATE_VOID
} BandState;

typedef struct {
    guint number;
    BandState state;
    const Filed *issued;
    guint replaced_by; /* 0 = by none */
} BandEntry;

/* Bands of PERSON in order of their numbers. BandEntry array. (transfer full) */
GArray *bandbook_read(const View *view, const Person *person);

/* Number of the band that counts now, 0 if none (or to be recalled). */
guint bandbook_current(const View *view, const Person *person);

/* The next number to give: one above all ever given to any handle read as PERSON, struck or not. */
guint bandbook_next(const View *view, const Person *person);

const char *band_state_key(BandState state);
const char *band_state_label(BandState state); /* translated */
