/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Which sheets can be printed from the screen, each under a sign of its own. Those of one person
 * are offered where there is one. It never prints.
 */

#include "tui/canvas.h"
#include "tui/key.h"

typedef struct {
    char sign; /* none that the page of prints takes itself: f, g, l, m, p, q, r */
    bool of_person;
    const char *key;   /* of the sheet */
    const char *title; /* marked, not yet translated */
} PrintChoice;

/* Choice INDEX, as the functions below give it. */
const PrintChoice *print_choice(guint index);

/* The next one that is offered, backwards if BACK. PERSON: there is one. */
guint print_choice_step(guint index, bool back, bool person);
/* The one under the sign KEY; false if there is none. */
bool print_choice_of_key(const Key *key, bool person, guint *ret_index);
/* The one of the sheet SHEET; the first if it is not offered. */
guint print_choice_of_sheet(const char *sheet, bool person);

/* Draws them from the top, CHOSEN as such; the number of rows taken. */
int print_choice_draw(guint chosen, bool person, const Canvas *canvas);
