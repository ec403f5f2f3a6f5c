/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * One pass along the question list: which lines are still to be asked, by what makes a line the
 * same line wherever it stands. Other windows take lines away while it goes on, and none may be
 * passed over by that. It never knows the answers.
 */

#include "tui/sheet-view.h"

/* Fills REST (char *, frees them) with the names of all lines of VIEW from its cursor on. */
void question_pass_plan(SheetView *view, GPtrArray *rest);

/* The line NAME of what VIEW shows now, NULL if it is there no more. */
const SheetRow *question_pass_find(const SheetView *view, const char *name);
