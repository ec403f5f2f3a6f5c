/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The fonts of every page: IPAex first, IPAmj for the rare kanji of names, Noto for what both lack.
 * A name's glyph may hang on a variation selector, and Pango drops a selector that its font lacks
 * without a word: here each such pair goes to a font that has it, or is reported. It never knows
 * pages.
 */

#include <pango/pangocairo.h>
#include <stdbool.h>

typedef struct Fonts Fonts;

/* Seeks them on a thread of their own from now on; the next fonts_new(), of the thread that called
 * this, waits for them. Where no thread can be had they are sought then; again is harmless. */
void fonts_seek_ahead(void);

Fonts *fonts_new(void);
void fonts_free(Fonts *fonts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Fonts, fonts_free)

/* The one size that text is set in, to be scaled where it is shown: Pango seeks its fonts anew, on
 * a thread, for each size it is asked for. */
#define FONTS_SIZE 100.0

/* An empty layout of type FONTS_SIZE high. (transfer full) */
PangoLayout *fonts_layout(Fonts *fonts, bool bold);

/* Sets TEXT, each pair of character and selector in the first font that has it. */
void fonts_set_text(Fonts *fonts, PangoLayout *layout, const char *text);

/* How wide SIGN is in the first font, in parts of its size; near enough where that lacks it. */
double fonts_advance(Fonts *fonts, gunichar sign);

/* Whether SELECTOR chooses a glyph of BASE that no font has. */
bool fonts_lacks_pair(Fonts *fonts, gunichar base, gunichar selector);

/* What of LAYOUT's text cannot be drawn, as "“X” (U+XXXX)"; NULL if all can be. (transfer full) */
char *fonts_missing_sign(Fonts *fonts, PangoLayout *layout);
