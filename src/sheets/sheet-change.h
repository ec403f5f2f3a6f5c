/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Two sheets of one form compared: which rows, and which beds of a map, read otherwise now than
 * they stood on paper, also where only the words do. When somebody was last seen, and how old they
 * have become, is no change. It never knows which of the two was printed.
 */

#include "sheets/sheet.h"

/* Marks the rows and beds of NOW that BEFORE has not like this. GONE (may be NULL) takes a line for
 * each row of BEFORE that NOW has not and that no changed row of the same person came instead of
 * (char *, transfer full). Returns how many of both there are. */
guint sheet_mark_changes(Sheet *now, const Sheet *before, GPtrArray *gone);

/* What people call ROW: its columns up to the name, on one line. (transfer full) */
char *sheet_row_words(const Sheet *sheet, const SheetRow *row);
