/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Which sign answers what: one for each choice of a closed question, a key on the screen and the
 * sign to circle on the paper form. n, u, 0, = and x mean the same in every question and are never
 * a choice. It never knows who is asked.
 */

#include "ward/vocabulary.h"

#define ANSWER_UNKNOWN 'u'
#define ANSWER_NONE '0'

typedef struct {
    What what;
    char key;
    const char *value; /* key of the choice */
} AnswerKey;

/* Answers of WHAT in the order in which they are shown, ended by a key of 0. Presence: the places
 * of an away stand under answer_places(). */
const AnswerKey *answer_keys(What what);

/* Where someone is who is away. Ended by a key of 0. */
const AnswerKey *answer_places(void);

/* Kinds of isolation. Ended by a key of 0. */
const AnswerKey *answer_isolations(void);

/* The value that SIGN answers among KEYS; NULL if none. */
const char *answer_value(const AnswerKey *keys, gunichar sign);

/* The words of an answer. */
const char *answer_label(const AnswerKey *answer);

/* What circled signs say about WHAT: "2" -> "escort", "o:3,p" -> "oxygen:3,pump", "1;娘;ユキ;03;d"
 * -> "1;娘;ユキ;03;do-not-call"; full-width ones too. Anything that is no sign stays as it was
 * written. (transfer full) */
char *answer_circled(What what, const char *signs);
