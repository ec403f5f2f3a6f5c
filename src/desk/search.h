/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Finding persons by whatever is known of them: what is written otherwise is found too, and said to
 * be. Those who are here and those who left are asked for apart. It never decides who is meant.
 */

#include "desk/desk.h"

/* How a person was found. */
typedef enum {
    SEARCH_EXACT,
    SEARCH_VARIANT, /* by a variant of the kanji */
    SEARCH_LOST,    /* a sign that another program lost (■) stands in the place of a kanji */
    SEARCH_SOUND    /* by a name that sounds so */
} SearchWay;

typedef struct {
    char *handle;
    SearchWay way; /* the nearest */
} SearchHit;

/* Persons that TEXT finds: kana or romaji at a word's start, kanji, alias and Latin name anywhere
 * (of the legal name and of the one gone by),
 * digits of birthdate or ID, handle, bed label, a row of the index ("か行", "他"). In walking
 * order. SearchHit *. (transfer full) */
GPtrArray *search_persons(Desk *desk, const char *text);

/* The same of those who left, died or were taken over by another ward: the last first. A bed finds
 * whoever left it. */
GPtrArray *search_gone(Desk *desk, const char *text);

/* What stands behind a person who was not found exactly, "" for who was. (transfer none) */
const char *search_way_words(SearchWay way);
