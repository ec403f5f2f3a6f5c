/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The cautions that may stand over a patient, what says that one is over, and whether several of
 * one kind stand side by side. Whoever lists others says nothing of it. It never knows whose they
 * are.
 */

#include <stdbool.h>

typedef struct {
    const char *key; /* "isolation" */
    const char *end; /* "isolation-ended"; NULL where only a strike ends it */
    bool by_words;   /* one for each of its words ("allergy:卵"), else the newest holds */
} Caution;

#define CAUTION_KINDS 6

#define CAUTION_NO_ALLERGY "allergy-none"

extern const Caution caution_kinds[CAUTION_KINDS];

/* The key that says that CAUTION, a key, is over; NULL where only a strike ends it. */
const char *caution_end(const char *caution);

/* Whether ITEM of a list says that a caution is over: a word of its moment, which nobody repeats by
 * saying the rest of the list once more. */
bool caution_is_end(const char *item);

/* What LIST says of cautions that go on: without the words that end one, and without "allergy-none"
 * unless WITH_NONE. NULL if nothing is left. (transfer full) */
char *caution_going_on(const char *list, bool with_none);
