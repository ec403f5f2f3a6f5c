/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Text as a terminal and an eye measure it: cells, not bytes. Text is stored as it came; what is
 * normalised is only ever a key. Anything that could move a cursor or turn the reading direction is
 * made visible before it is shown. This room never knows what the text means.
 */

#include <glib.h>
#include <stdbool.h>

/* Width of TEXT in terminal cells; kanji are 2, variation selectors and marks 0. */
guint text_cells(const char *text);

/* Width of one character in cells (0, 1 or 2). */
guint text_char_cells(gunichar c);

/* True for a variation selector: it only chooses the shape of the sign before it. */
bool text_is_selector(gunichar c);

/* The longest start of TEXT that fits CELLS, whole characters with their marks. When something had
 * to go the last cell says so with ">". (transfer full) */
char *text_clip(const char *text, guint cells);

/* The same of a text whose last word tells it from others ("unknown man A"): what has to go goes
 * out of the middle, where ">" says so, and the last word stays, or its end. (transfer full) */
char *text_clip_middle(const char *text, guint cells);

/* TEXT clipped to CELLS and filled up with blanks to exactly CELLS. (transfer full) */
char *text_pad(const char *text, guint cells);

/* TEXT broken into lines of at most CELLS, after blanks and commas where there are any, else
 * between characters; never empty. Array of char *, freed with it. (transfer full) */
GPtrArray *text_wrap(const char *text, guint cells);

/* Bytes that the last visible character of TEXT takes, its marks and selectors included. */
gsize text_last_length(const char *text);

/* TEXT without leading and trailing blanks and with each run of blanks (full-width ones too) made
 * one ASCII blank. (transfer full) */
char *text_collapse(const char *text);

/* True if TEXT holds a digit, narrow or wide. */
bool text_has_digit(const char *text);

/* NFKC of TEXT, with detached voicing marks (゛ ゜ and the half-width ones) joined to their kana
 * first. For keys and for kana only: NFKC destroys legal name glyphs. (transfer full) */
char *text_nfkc(const char *text);

/* Marks and selectors that one sign may bear; a cell of ncurses holds no more, and no script of
 * names stacks more. */
#define TEXT_MARKS_MOST 4

/* TEXT with everything that could steer a terminal or a reader made harmless: control characters,
 * direction marks, zero-width characters, marks on nothing and marks beyond TEXT_MARKS_MOST become
 * visible as <U+XXXX>, bytes that are no UTF-8 become <XX>. (transfer full) */
char *text_visible(const char *text);

/* The same, but for the ASCII signs in KEPT ("\n"), which are the program's own. (transfer full) */
char *text_visible_but(const char *text, const char *kept);

/* True if TEXT holds nothing that text_visible() would change. */
bool text_is_plain(const char *text);

/* TEXT as one code of a list of codes: the signs that part those (, : / = | and %) as %2C; read
 * back by g_uri_unescape_string(). (transfer full) */
char *text_code(const char *text);
