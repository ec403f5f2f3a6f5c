/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A slip of the bedside form: one bed, its code, and the questions with the signs to circle and
 * what is known. Screen and paper draw the same slips. It never knows millimetres or who is asked.
 */

#include "ward/bedside.h"

/* The foot of a form to fill in. */
#define SLIP_CORRECTION_RULE                                                                       \
    N_("To correct: two lines through it, date and name beside it; nothing is blacked out. Left "  \
       "blank = not asked.")

typedef struct {
    char *sign; /* to circle; NULL = the words alone */
    char *label;
    bool room;    /* words or a number are written behind it */
    bool minor;   /* its sign alone will do where room is scarce and a legend says what it means */
    bool circled; /* of the worked example */
} SlipChoice;

typedef struct {
    const BedsideQuestion *asked;
    char *label;
    GPtrArray *choices; /* SlipChoice; empty = written by pen alone */
    char *written;      /* of the worked example, or NULL */
    char *known;        /* what is known, with its moment where that is not the slip's; NULL = not
                           asked yet */
    bool differs;       /* and what does not fit */
    bool changed;       /* as a row's */
} SlipField;

typedef struct {
    bool example;      /* filled in, to show how; of nobody */
    char *bed;         /* "" = the person has none */
    char *person;      /* handle, or NULL */
    char *name;        /* whom the slip is about in words, "" = whoever lies there */
    char *seen;        /* when it was last looked at the person, in words, or NULL */
    char *code;        /* form-code.h; NULL = none */
    GPtrArray *fields; /* SlipField */
} SheetSlip;

SheetSlip *slip_new(const char *bed);
void slip_free(SheetSlip *slip);

/* Every question of a bedside check with its signs, nothing known; BILINGUAL: each label in
 * Japanese and English. Kept by the slip. */
void slip_add_questions(SheetSlip *slip, bool bilingual);

/* Circles and pen strokes of the worked example, on a slip with its questions. */
void slip_fill_example(SheetSlip *slip);

/* "i in bed  e empty ...": the signs on one line. (transfer full) */
char *slip_choices_text(const SlipField *field);
/* "i=in,e=empty": what each sign means in files; "" where the pen writes. (transfer full) */
char *slip_choices_code(What what);
