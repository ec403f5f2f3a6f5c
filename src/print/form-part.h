/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What a pen needs on the bedside form for each question: which combs, boxes and lines, in which
 * order, and what may be left out first. A table; it never draws.
 */

#include "ward/bedside.h"

typedef enum {
    PART_END,
    PART_COMB,  /* SIZE cells for digits */
    PART_BOX,   /* SIZE mm wide, for a name */
    PART_LINE,  /* SIZE mm of a line for words; 0 = to the right edge */
    PART_ERAS,  /* letters of the eras to circle */
    PART_WORDS, /* WORDS, marked */
    PART_BREAK  /* what follows stands on a new line */
} FormPartKind;

typedef struct {
    FormPartKind kind;
    guint size;
    const char *words;
} FormPart;

typedef struct {
    What what;
    guint rank; /* where there is no room for all, the highest come first */
    const FormPart *parts;
} FormPen;

#define FORM_RANK_ALWAYS 12

/* How WHAT is answered. */
const FormPen *form_pen(What what);

/* Who looked, and when: at the head of every slip. */
extern const FormPart form_seen_by[];
