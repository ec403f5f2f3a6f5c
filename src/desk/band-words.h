/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What stands on one band or label, read out of the ward as it is now: names, birthdate, numbers,
 * marks and the code. Identity only. It never issues a number and never draws. Inside this room.
 */

#include "desk/desk-state.h"

#include "print/wristband.h"

#include "census/conflict.h"
#include "census/same-id.h"

#define BAND_LABEL 0 /* the number of a code that is on no wrist */

typedef struct {
    const Person *person;
    guint number;       /* of the band, or BAND_LABEL */
    const char *second; /* the second checker, or NULL: the band says 単独確認 */
    bool small;         /* the medium holds the small code only: no name in it */
    const Conflicts *conflicts;
    const SameIds *ids;
} BandOrder;

typedef struct {
    BandOrder order;
    char *known_as; /* the name gone by beside the legal one, said to be that; "" = none */
    char *alias;    /* of an unknown person, or whose newborn it is */
    char *birth_line;
    char *sex;
    char *numbers;
    char *payload;
    GPtrArray *marks; /* char *, ended by NULL */
} BandWords;

/* Fills *ret_words (band_words_clear frees); MEGURI_ERROR_REFUSED if the temporary number fits no
 * code. */
bool band_words_make(Desk *desk, const BandOrder *order, BandWords *ret_words, GError **error);
void band_words_clear(gpointer words);

/* The same for print/; it points into WORDS and the census. */
WristbandText band_words_text(Desk *desk, const BandWords *words);

/* True for a newborn who has no name of their own yet: the band names the mother. */
bool band_words_are_newborns(Desk *desk, const Person *person);
