/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * How many get which diet at one meal. Inside this room. It never knows how it is shown.
 */

#include "sheets/tally.h"

#include "census/reading.h"
#include "census/serving.h"

typedef struct {
    guint served;   /* trays whose diet is known */
    Tally *by_diet; /* those, then who is to be asked, who gets nothing, and who is on leave */
} MealCount;

/* Everyone READING knows of, at MEAL. */
MealCount meal_count_read(const Reading *reading, const MealTime *meal);
void meal_count_clear(MealCount *count);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(MealCount, meal_count_clear)
