/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What signs a terminal draws, and how wide: a value that who draws is handed. Text is fitted to it
 * on its way to the glass, and only there: what was said is neither kept nor compared like this. It
 * never knows how it was found out.
 */

#include <glib.h>
#include <stdbool.h>

typedef struct {
    bool latin_only; /* no kana and no kanji: kana are spelled in letters, kanji are counted */
    bool wide;       /* signs of ambiguous width take two cells */
} Glyphs;

/* Stands behind a sign of ambiguous width for its other cell. */
#define GLYPHS_OTHER_CELL 0xFDD0

/* TEXT as GLYPHS can draw it: nothing that steers, a code in place of a sign that ncurses knows no
 * width of, one cell of text_cells() for each cell it takes. Where kana cannot be drawn サトウ is
 * SATOU and 佐藤 [2 kanji]; where ambiguous signs are wide the program's own become ASCII.
 * (transfer full) */
char *glyphs_fit(const Glyphs *glyphs, const char *text);
