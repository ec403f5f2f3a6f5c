/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * How a print was made, as far as the paper shows it: in which language, which forms, and
 * what its number is called by where stations have numbers of their own. With what stood in the
 * book then it makes the same page once more. It never knows how a page is drawn.
 */

#include "base/instant.h"

typedef struct {
    char *language; /* "ja", "en"; NULL = not kept, by a print of an older program */
    char *letters;  /* of its station, as they stand before its number; NULL = none do */
    char *replaced; /* likewise of the print it replaces */
    gint64 known;   /* 0 = all that was known */
    guint slips;    /* of a form on one page */
    bool bilingual;
    bool initials;
    bool walking_first;
    bool past;  /* of a moment that was asked for, not of now */
    bool again; /* no print of its own: the page of its number once more */
} PrintHow;

void print_how_clear(PrintHow *how);

/* "lang=ja,slips=5,..."; commas stand in none of its parts. (transfer full) */
char *print_how_format(const PrintHow *how);
/* Reads what print_how_format() wrote; what it does not know is passed over. */
PrintHow print_how_parse(const char *text);
