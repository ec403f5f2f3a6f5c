/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What a pen needs on the bedside form for each question: which combs, boxes and lines, in which
 * order, and what may be left out first. A table; it never draws.
 */

#include "print/form-type.h"

#include "sheets/slip.h"

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
    bool legend; /* where room is scarcer still, its signs stand without words, which a legend gives
                  */
} FormPen;

#define FORM_RANK_ALWAYS 12
#define FORM_RANK_FIRST 6 /* of what the first round asks, and of names */

/* How WHAT is answered. */
const FormPen *form_pen(What what);

/* True if CHOICE of FIELD stands without its words in TYPE. */
bool form_part_bares(const FormType *type, const SlipField *field, const SlipChoice *choice);

/* Who looked, and when: at the head of every slip. */
extern const FormPart form_seen_by[];
