/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The meal list (食事一覧) for the kitchen and whoever serves: how many of each diet for this meal
 * and the two after it, then, before all others, whose diet nobody knows and who gets nothing, then
 * room by room, with allergies. What nobody said is never counted as the usual diet. It never knows
 * when the kitchen closes its lists.
 */

#include "sheets/projection.h"

extern const SheetForm meal_list_form;

/* (transfer full) */
Sheet *meal_list_make(const Projection *projection);
