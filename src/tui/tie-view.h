/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Two numbers that may be one person, side by side: who each is, and what differs. It never ties
 * them.
 */

#include "tui/canvas.h"

#include "desk/desk.h"

/* Draws A and B (handles) from the top of CANVAS; the rows taken, a rule below them. */
int tie_view_draw(Desk *desk, const char *a, const char *b, const Canvas *canvas);
