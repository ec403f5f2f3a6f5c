/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Which key answers what: one key for each choice of a closed question. n, u, 0, = and x mean the
 * same in every question and are never a choice. It never knows who is asked.
 */

#include "ward/vocabulary.h"

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
