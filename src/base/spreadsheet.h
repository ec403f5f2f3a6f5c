/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Cells of a table that somebody may open in a spreadsheet, where a cell that begins like a formula
 * runs and one that begins with a quotation mark swallows its neighbours. One apostrophe before it
 * makes it text; taken away again it is what it was. Promised in meguri(1). It never knows what
 * the cells mean.
 */

#include <glib.h>

/* CELL, with an apostrophe before it if it begins, after blanks and apostrophes, with one of
 * = + - @ " or a full-width ＝ ＋ － ＠; a figure of a sign and at most four digits stays as it is.
 * (transfer full) */
char *spreadsheet_guard(const char *cell);

/* CELL without the apostrophe of spreadsheet_guard(); any other cell as it is, 't Hooft too.
 * (transfer none) */
const char *spreadsheet_unguard(const char *cell);
