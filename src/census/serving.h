/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What one person gets at one meal: whether they are on the list at all, on which diet, and what
 * was said of that meal. A diet that nobody said is never taken for the usual one. It never knows
 * how many are served.
 */

#include "census/standing.h"

#include "ward/meal.h"

typedef enum {
    SERVING_NOBODY, /* not here at that meal: not come yet, gone, dead, or sent to another ward */
    SERVING_LEAVE,  /* on leave: off the list, the bed stays theirs */
    SERVING_ASK,    /* to be asked: diet not asked, unknown or in doubt, not found, back in time
                       from leave, or from surgery before the next tray?
                       Or said to have eaten, and yet on leave or not here */
    SERVING_STOP,   /* fasting, or the meal was stopped */
    SERVING_SERVE
} ServingKind;

typedef struct {
    ServingKind kind;
    Standing standing;    /* at the meal, or now if it is still to come */
    const char *diet;     /* NULL = not asked */
    const char *doubt;    /* another diet, said since this one was ordered for later, or NULL */
    const Filed *diet_by; /* who said the diet, or ordered it, or NULL */
    const Filed *word;    /* the last word about this very meal (skip, eaten, unknown), or NULL */
} Serving;

/* PERSON (as view_person() gives it) at MEAL, as known to VIEW. */
Serving serving_read(const View *view, const Person *person, const MealTime *meal);

/* True if the person was on leave at that meal. */
bool serving_on_leave(const Serving *serving);
/* True if they are said to have eaten, and yet were on leave or not here: one of the two is wrong.
 */
bool serving_eaten_elsewhere(const Serving *serving);
