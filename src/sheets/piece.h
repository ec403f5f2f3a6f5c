/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What must not be broken where a column is narrow: a bed label, a date, a short word. Screen and
 * paper widen their columns by the same pieces. It never knows how wide a column is.
 */

#include <glib.h>
#include <stdbool.h>

/* A run of signs that stands together. */
typedef struct {
    const char *text; /* where it begins in the text it was found in */
    gsize length;     /* bytes */
    guint cells;
    bool figures; /* a letter or digit is in it */
} Piece;

/* The longest piece of TEXT: "601-1", "昭20(1945)-07-14", "11/02 06:02" with letters or digits, of
 * at most FIGURES_MOST cells, or "所在不明", "ヤマダ ハナコ" without, of at most WORDS_MOST. What
 * is longer is a sentence and may be broken. Of no cells if there is none. */
Piece piece_longest(const char *text, guint figures_most, guint words_most);
