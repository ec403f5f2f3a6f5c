/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * One meal of a line of the re-entry list: as code, that keeps apart what anybody may have typed
 * into a diet, and back. It never knows the day.
 */

#include "census/serving.h"

typedef struct {
    MealSlot slot;
    char *stop;  /* why it was stopped, or NULL */
    char *diet;  /* NULL = not told */
    char *doubt; /* another diet, said since, or NULL */
    bool eaten;
    int staple; /* tenths, -1 = not told */
    int side;
    bool unknown; /* what was eaten was asked, and nobody can tell */
    bool leave;   /* on leave then, whatever is said of the meal */
    bool missing; /* not found then */
    bool gone;    /* not here then: not come yet, or gone */
    bool paper;   /* known from paper alone then, seen by nobody */
} ReentryMeal;

/* "lunch=regular:8/5", "lunch=stop:exam", "lunch=leave", "lunch=soft|liquid:unknown:not-found",
 * "lunch=regular:paper". (transfer full) */
char *reentry_meal_format(MealSlot slot, const Serving *serving);
/* The meals of such codes with "," between; what is none is left out. ReentryMeal *. (transfer
 * full) */
GPtrArray *reentry_meals_parse(const char *codes);
