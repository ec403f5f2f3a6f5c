/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The re-entry list (再入力票): patient by patient what is to be typed into the hospital's system
 * again, each line with its source, a box to tick, and who ticked it when. It never knows that
 * system.
 */

#include "sheets/projection.h"

extern const SheetForm reentry_list_form;

/* Of one person, or of everyone in the book, also of who left. (transfer full) */
Sheet *reentry_list_make(const Projection *projection);
