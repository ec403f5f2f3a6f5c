/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * One word about one patient's meal: how much was eaten, why it was stopped, or which diet is
 * served from it on. It never knows the other patients.
 */

#include "tui/page.h"

#include "ward/meal.h"

typedef struct {
    const char *person; /* handle */
    const char *bed;    /* or NULL */
    const char *meal;   /* "2026-11-02:lunch" */
    MealWord word;
    const char *begun; /* what was typed of it already, or NULL */
} MealSaying;

/* (transfer full) */
Page *page_meal_say_new(Session *session, const MealSaying *saying);
