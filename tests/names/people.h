/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The names of people.tsv, for tests: surnames and given names that were not written for this
 * project. MEGURI_PEOPLE is that file.
 */

#include <glib.h>

typedef struct {
    int given; /* 0 = a surname */
    char *kanji;
    char *kana;
    char *romaji;
} PeopleName;

/* PeopleName *. (transfer full) */
GPtrArray *people_read(void);
