/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Words set in type: shaped, broken into lines, ready to be measured and shown any number of times.
 * All of them are set at one size and scaled, because Pango seeks its fonts anew for every size.
 * Lengths are points all the same. It never knows on which page it stands, nor why.
 */

#include "print/fonts.h"

typedef struct TextBlock TextBlock;

typedef struct {
    const char *text;
    double size;  /* of type, points */
    double width; /* lines break here; 0 = only where TEXT has '\n' */
    bool bold;
    bool words; /* a name: broken at its blanks, inside a word only if one is wider than WIDTH */
    gsize tail; /* so many bytes at the end of TEXT stand in TAIL_SIZE */
    double tail_size;
} PageText;

/* TEXT set in type. What could steer a reader is made visible. (transfer full) */
TextBlock *text_block_new(Fonts *fonts, const PageText *text);
TextBlock *text_block_ref(TextBlock *block);
void text_block_unref(TextBlock *block);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TextBlock, text_block_unref)

/* The first sign that no font has, as "“X” (U+XXXX)"; NULL if all can be drawn. (transfer full) */
char *text_block_missing_sign(const TextBlock *block);

/* The text with a mark in place of what no font has (stand-in.h). (transfer full) */
char *text_block_stand_in(const TextBlock *block);

/* How high it is; its width into RET_WIDTH, which may be NULL. */
double text_block_measure(const TextBlock *block, double *ret_width);

int text_block_lines(const TextBlock *block);

/* What was set, as it was broken. (transfer none) */
const char *text_block_words(const TextBlock *block);

/* What each line inks, from the block's top left corner: cairo_rectangle_t. (transfer full) */
GArray *text_block_ink(const TextBlock *block);

/* Draws it with its top left corner at X, Y: as text, which a reader of the PDF can find, or as
 * outlines that CAIRO may fill or stroke. */
void text_block_show(const TextBlock *block, cairo_t *cairo, double x, double y);
void text_block_outline(const TextBlock *block, cairo_t *cairo, double x, double y);
