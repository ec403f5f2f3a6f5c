/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What a question holds while it is asked. Inside this room, for question.c, which changes it, and
 * question-draw.c, which shows it.
 */

#include "tui/contact-entry.h"
#include "tui/field.h"
#include "tui/question.h"
#include "tui/toggles.h"

struct Question {
    const VocabularyRow *row;
    char *known;
    char *before;
    char *words;
    Source source;
    ValueGround ground;
    char *answer;  /* once given */
    char *refusal; /* why the last answer could not be taken, or is asked again */
    bool doubted;  /* asked again: the next Enter takes it */
    bool offered;  /* what is typed is kana or Latin letters: a key tells */
    Field *field;  /* one of these, or keys alone */
    Toggles *toggles;
    ContactEntry *contact;
    SpellingChoice *spelling; /* beside the field, or NULL */
    bool text_open;           /* a choice with words of one's own: the words are typed */
};
