/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Words for a place of few cells, the weightiest first: a word that finds no room goes to its short
 * form or goes, and "+" stands for those that went. What is light never pushes out what is heavy.
 * It never knows what the words say.
 */

#include "tui/palette.h"

#include <glib.h>
#include <stdbool.h>

typedef enum {
    WEIGHT_LIGHT, /* shortened first, and the only one to go for a longer form of another */
    WEIGHT_PLAIN,
    WEIGHT_NAME,
    WEIGHT_HEAVY, /* shortened to make room for what is no lighter than plain */
    WEIGHT_MUST,  /* has no short form */
} Weight;

typedef struct {
    char *text;
    char *shorter; /* or NULL */
    Weight weight;
    Ink ink;
    const char *shown; /* one of the two after fitting_choose(), or NULL */
} FitWord;

/* FitWord, in the order in which they stand; those of one weight give way from the end. */
typedef GArray Fitting;

/* (transfer full), a GArray */
Fitting *fitting_new(void);
/* An empty TEXT (or NULL) is no word. */
void fitting_add(Fitting *fitting, Weight weight, Ink ink, const char *text, const char *shorter);

/* Chooses what is shown in CELLS, each word after a blank; true if nothing went. Otherwise a cell
 * is left for the "+". */
bool fitting_choose(Fitting *fitting, int cells);
