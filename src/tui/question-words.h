/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What a question says on the screen: its choices with their keys, the meaning of what is being
 * typed, and the keys that mean the same everywhere. It never decides an answer.
 */

#include "tui/canvas.h"

#include "ward/value.h"

/* What TEXT (TYPED, with kana formed) would mean as an answer: the date read back, "unknown" for a
 * lone u, the reason while it means nothing; "" where the line itself says it. (transfer full) */
char *question_echo(const VocabularyRow *row, const char *typed, const char *text,
                    const ValueGround *ground);

/* What saying VALUE, "none" or "unknown", makes of the list KNOWN and of the cautions that stood
 * BEFORE and beside it (either may be NULL), for one stray key must not say it; NULL if there is
 * nothing to lose. (transfer full) */
char *question_stood(const VocabularyRow *row, const char *known, const char *before,
                     const char *value);

/* DOUBT, and how to take the answer all the same. (transfer full) */
char *question_doubt(const char *doubt);

/* Draws the choices of ROW, the KNOWN one marked; the number of lines it took. */
int question_draw_choices(const VocabularyRow *row, const char *known, const Canvas *canvas,
                          int at);

/* The source that Tab offers behind SOURCE. */
Source question_next_source(Source source);

typedef struct {
    const VocabularyRow *row;
    bool known;
    bool typing;
    bool list;
    bool begun;
    Source source;
} QuestionHints;

/* Draws the keys that mean the same in every question, and the source; the number of lines it took.
 */
int question_draw_hints(const QuestionHints *hints, const Canvas *canvas, int at);
