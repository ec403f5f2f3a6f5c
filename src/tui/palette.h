/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Ink by meaning. Every meaning has its own attributes without any colour, so a mono screen and a
 * colour-blind eye lose nothing; colour only helps the eye find what a word already says. It never
 * knows what is drawn.
 */

#include <curses.h>
#include <stdbool.h>

typedef enum {
    INK_PLAIN,
    INK_STRONG, /* names, titles, what is read back */
    INK_QUIET,  /* sources, hints, what is known anyway */
    INK_CURSOR, /* the line or bed one stands on; a view that is not of now */
    INK_LOUD,   /* something that must not be overlooked */
    INK_FIELD,  /* where typing goes */
    INK_KEY,    /* a key that may be pressed */
    INK_COUNT
} Ink;

typedef struct {
    bool colours;
} Palette;

/* Makes the colour pairs of the current screen. WANTED false, or a screen without colours:
 * attributes only. */
Palette palette_start(bool wanted);

/* False when NO_COLOR is set and not empty. */
bool palette_wanted(const char *no_color);

attr_t palette_attributes(const Palette *palette, Ink ink);
short palette_pair(const Palette *palette, Ink ink);

/* The letter by which a picture of the screen names a cell's ink; '?' for attributes no ink has. */
char palette_letter(attr_t attributes, short pair);
