/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What is known of one person, beside the map: a line a fact, "not asked" in words. It never asks
 * or changes anything.
 */

#include "tui/canvas.h"

#include "desk/desk.h"

/* Draws PERSON (a handle) on the canvas; what does not fit is left out from the end. The number of
 * rows taken. */
int person_panel_draw(Desk *desk, const char *person, const Canvas *canvas);

/* Draws in CANVAS, from SPOT down and in ROWS at most, the marks of PERSON (a handle) and whom they
 * can be mistaken for, with bed and birthdate; the number of rows taken. */
int person_panel_doubts(Desk *desk, const char *person, const Canvas *canvas, Spot spot, int rows);

/* What TEXT says of a fact that may be missing: itself, or the word for not asked. */
const char *person_panel_words(const char *label);
