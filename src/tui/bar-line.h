/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * One line of words of which some give way where there is no room for all, so that what matters is
 * never pushed off its end. It never knows what the words tell.
 */

#include "tui/canvas.h"

typedef struct BarLine BarLine;

/* In which order words give way; those that give nothing stay as they are. */
typedef enum {
    GIVES_BEDS,
    GIVES_SIGN,
    GIVES_WORDS,
    GIVES_WARD,
    GIVES_ISSUES,
    GIVES_NOTHING
} BarGives;

BarLine *bar_line_new(void);
void bar_line_free(BarLine *line);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BarLine, bar_line_free)

/* Adds WORDS at the end, of which BRIEF stays when they give way (NULL = all of them). */
void bar_line_add(BarLine *line, Ink ink, const char *words, const char *brief, BarGives gives);

/* Draws it on the first row of CANVAS. */
void bar_line_draw(const BarLine *line, const Canvas *canvas);
