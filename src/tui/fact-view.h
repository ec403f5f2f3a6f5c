/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Every fact of a person, one below the other in the order of the vocabulary: value, who said it
 * and when, rivals under it. It never changes a fact.
 */

#include "tui/canvas.h"
#include "tui/keymap.h"

#include "desk/person.h"

typedef struct {
    GPtrArray *facts; /* PersonFact */
    int labels;       /* cells of the longest name of a fact, and a blank */
    guint at;
    guint top;
} FactView;

/* Reads the facts of PERSON. */
void fact_view_read(FactView *view, Desk *desk, const char *person);
void fact_view_clear(FactView *view);

void fact_view_draw(FactView *view, const Canvas *canvas);
void fact_view_move(FactView *view, Action action);

/* The fact under the cursor, or NULL. */
const PersonFact *fact_view_fact(const FactView *view);
