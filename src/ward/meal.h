/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * One meal of one day, and what can be said of a person's: that it was stopped and why, how much
 * was eaten, or that from this meal on another diet was ordered. It never knows who ate.
 */

#include "ward/layout.h"

#include <glib.h>
#include <stdbool.h>

typedef enum { MEAL_BREAKFAST, MEAL_LUNCH, MEAL_SUPPER, MEAL_SLOTS } MealSlot;

typedef struct {
    guint32 day; /* Julian, as g_date_get_julian() */
    MealSlot slot;
} MealTime;

/* "2026-11-02:lunch" as of files; "2026-11-02;lunch;..." begins a value in the same way, with ";".
 * False if TEXT is no meal; *ret_end (may be NULL) is where it ends. */
bool meal_time_parse(const char *text, MealTime *ret_meal, const char **ret_end);
/* "2026-11-02:lunch" (transfer full) */
char *meal_time_format(const MealTime *meal);
/* "昼食 11/02" (transfer full) */
char *meal_time_label(const MealTime *meal);
/* The slot of KEY ("lunch"), MEAL_SLOTS if it is none. */
MealSlot meal_slot_find(const char *key);

/* When MEAL is served, in seconds, by the ward's own times. */
gint64 meal_moment(const Layout *layout, const MealTime *meal);
/* The first meal that is served at AT or later. */
MealTime meal_next(const Layout *layout, gint64 at);
/* BY meals later, or earlier if negative. */
MealTime meal_step(const MealTime *meal, int by);
/* Before, at the same time, after: < 0, 0, > 0. */
int meal_compare(const MealTime *a, const MealTime *b);

typedef enum {
    MEAL_WORD_SKIP,   /* stopped this once (欠食); detail: why */
    MEAL_WORD_EATEN,  /* served; staple and side in tenths, -1 = not told */
    MEAL_WORD_ORDER,  /* from this meal on another diet; detail: which */
    MEAL_WORD_UNKNOWN /* asked, and nobody can tell */
} MealWord;

typedef struct {
    MealTime meal;
    MealWord word;
    char *detail; /* of skip and order, else "" */
    int staple;
    int side;
} MealSaid;

/* A value of "meal": DAY;SLOT;skip;WHY, DAY;SLOT;eaten[;STAPLE[;SIDE]], DAY;SLOT;order;DIET or
 * DAY;SLOT;unknown. NULL with MEGURI_ERROR_REFUSED and what is wrong. (transfer full) */
MealSaid *meal_said_parse(const char *value, GError **error);
void meal_said_free(MealSaid *said);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MealSaid, meal_said_free)

/* Its one canonical text. (transfer full) */
char *meal_said_format(const MealSaid *said);
/* In words: "昼食 11/02 欠食（検査）". (transfer full) */
char *meal_said_label(const MealSaid *said);
/* DIET in a list of codes, as text_code(), and never one of the words that stand beside diets there
 * ("stop"). (transfer full) */
char *meal_diet_code(const char *diet);
/* Why a meal was stopped, in words. (transfer full) */
char *meal_reason_label(const char *reason);

/* Reasons that have a key (exam, surgery, leave, order, refused, other); others are kept as text.
 */
typedef struct {
    const char *key;
    const char *label; /* marked */
} MealReason;
extern const MealReason meal_reasons[]; /* ended by a NULL key */
