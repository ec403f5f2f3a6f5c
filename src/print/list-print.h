/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A sheet's rows as a table: a row is never torn between pages, a text never cut. It never knows
 * which sheet it draws.
 */

#include "print/sheet-frame.h"

/* Draws all rows and notes of the sheet. MEGURI_ERROR_REFUSED if a row is higher than a page. */
bool list_print_draw(SheetFrame *frame, GError **error);
