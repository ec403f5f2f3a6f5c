/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Asks the terminal itself how wide it draws a kana and a sign of ambiguous width: it writes one
 * and asks where the cursor stands. It never knows what the answer means.
 */

#include <glib.h>

typedef struct {
    int kana;      /* cells; 0 = it did not answer */
    int ambiguous; /* cells of the widest that was tried; 0 = it did not answer */
} GlyphMeasure;

/* Writes on the first line of OUT, which is left blank, and reads the answer from IN, both bare
 * descriptors of one terminal whose keys are not gathered into lines. What somebody typed meanwhile
 * goes to TYPED. Waits 120 ms after the last sign at most. */
GlyphMeasure glyph_measure(int in, int out, GByteArray *typed);
