/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * One question about one fact: the choices and their keys stand on the screen, or a line to type
 * into with the meaning of what is typed below it. It never knows whom it is about, nor saves.
 */

#include "tui/canvas.h"
#include "tui/key.h"
#include "tui/spelling-choice.h"

#include "ward/value.h"

typedef struct Question Question;

typedef enum {
    ANSWER_IGNORED, /* the key is not the question's */
    ANSWER_OPEN,    /* taken, goes on */
    ANSWER_GIVEN,   /* question_value() holds the answer */
    ANSWER_SAME,    /* likewise: it is what stood on the screen, confirmed now */
    ANSWER_SKIPPED, /* unchanged: nothing to record */
    ANSWER_LATER,   /* not now */
    ANSWER_BACK     /* one step back */
} Answered;

typedef struct {
    What what;
    const char *known;  /* canonical value now, or NULL */
    const char *before; /* cautions that last and stand beside it, or NULL */
    const char *words;  /* of both, with the origin; or NULL */
    Source source;
    ValueGround ground;       /* today must outlive the question */
    SpellingChoice *spelling; /* of kanji: taken over by the question; or NULL */
} QuestionAsk;

/* (transfer full) */
Question *question_new(const QuestionAsk *ask);
void question_free(Question *question);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Question, question_free)

Answered question_key(Question *question, const Key *key);

What question_what(const Question *question);
/* The answer, as the desk takes it. (transfer full) */
char *question_value(const Question *question);
/* Where the answer comes from; Tab changes it. */
Source question_source(const Question *question);

/* True if something was typed or toggled that is not given yet. */
bool question_is_begun(const Question *question);

/* True while signs are text, so that letters are no keys. */
bool question_is_typing(const Question *question);

/* Draws it from the top; the number of lines it took. */
int question_draw(const Question *question, const Canvas *canvas);
