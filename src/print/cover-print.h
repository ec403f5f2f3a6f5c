/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Pages that go in front of papers to be scanned: a code that any scanner reads after two copies,
 * and in large type whose papers they are. It never knows what was written on them.
 */

#include "print/sheet-frame.h"

/* Draws a page for each row. MEGURI_ERROR_REFUSED if a row's code cannot be drawn. */
bool cover_print_draw(SheetFrame *frame, GError **error);
