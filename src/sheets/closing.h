/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Figures that were put on paper as of this very moment, a midnight above all, and that late
 * statements changed since: a printed midnight stays on record. It never changes a figure.
 */

#include "sheets/projection.h"

#include "census/movement.h"

/* The foot of a sheet of a day. */
#define CLOSING_FOOT                                                                               \
    N_("The print of 24:00 is kept. When a newer one of the same day arrives, hand an earlier "    \
       "one back and shred it; names of patients stand on it.")

typedef struct {
    guint number;       /* of the print that said otherwise, the last of several; 0 = none did */
    guint in_hospital;  /* as it said */
    guint today;        /* as it is read now */
    Movement *movement; /* as it stood there; NULL if the print does not tell how far was read */
} Closing;

/* The last print of SHEET (a key) as of the moment of PROJECTION that says otherwise than NOW. */
Closing closing_read(const Projection *projection, const char *sheet, const Movement *now);
void closing_clear(Closing *closing);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Closing, closing_clear)

/* "Corrected after closing: ..." under SHEET, if there was a correction. */
void closing_note(const Closing *closing, Sheet *sheet);
