/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/reentry-meal.h"

#include "base/text.h"

#include <string.h>

static const char *const slots[MEAL_SLOTS] = { "breakfast", "lunch", "supper" };

#define STOP "stop"
#define LEAVE "leave"
#define UNTOLD "not-told"
#define UNKNOWN "unknown"
#define MISSING "not-found"
#define GONE "not-here"
#define PAPER "paper"

/* ---- to code ---- */

static void
append_tenths(GString *out, char before, int tenths)
{
    g_string_append_c(out, before);
    if (tenths >= 0)
        g_string_append_printf(out, "%d", tenths);
}

static void
append_diet(GString *out, const Serving *serving)
{
    bool told = serving->diet != NULL && *serving->diet != '\0';
    g_autofree char *diet = told ? meal_diet_code(serving->diet) : g_strdup(UNTOLD);
    g_autofree char *doubt = serving->doubt != NULL ? meal_diet_code(serving->doubt) : NULL;
    g_string_append_printf(out, "%s%s%s", diet, doubt != NULL ? "|" : "",
                           doubt != NULL ? doubt : "");
}

/* Where the person was said to be then, where that casts a doubt on the meal. */
static void
append_doubts(GString *out, const Serving *serving)
{
    const Standing *standing = &serving->standing;
    const struct {
        bool holds;
        const char *remark;
    } doubts[] = {
        { serving_on_leave(serving), LEAVE },
        { standing->state == STATE_NOT_FOUND, MISSING },
        { !standing_is_here(standing), GONE },
        { standing_is_here(standing) && !standing->bedside, PAPER },
    };
    for (guint i = 0; i < G_N_ELEMENTS(doubts); i++)
        if (doubts[i].holds)
            g_string_append_printf(out, ":%s", doubts[i].remark);
}

/* What is said of the meal itself is never lost to where the person was thought to be. */
char *
reentry_meal_format(MealSlot slot, const Serving *serving)
{
    g_autoptr(MealSaid) word =
        serving->word != NULL ? meal_said_parse(serving->word->said.value, NULL) : NULL;
    bool leave = serving_on_leave(serving);
    GString *out = g_string_new(slots[slot]);
    g_string_append_c(out, '=');
    if (word != NULL && word->word == MEAL_WORD_SKIP) {
        g_autofree char *why = text_code(word->detail);
        g_string_append_printf(out, STOP ":%s", why);
        return g_string_free(out, FALSE);
    }
    if (word == NULL && leave) {
        g_string_append(out, LEAVE);
        return g_string_free(out, FALSE);
    }
    append_diet(out, serving);
    if (word != NULL && word->word == MEAL_WORD_EATEN) {
        append_tenths(out, ':', word->staple);
        append_tenths(out, '/', word->side);
    } else if (word != NULL && word->word == MEAL_WORD_UNKNOWN)
        g_string_append(out, ":" UNKNOWN);
    append_doubts(out, serving);
    return g_string_free(out, FALSE);
}

/* ---- and back ---- */

static void
meal_free(gpointer data)
{
    ReentryMeal *meal = data;
    g_free(meal->stop);
    g_free(meal->diet);
    g_free(meal->doubt);
    g_free(meal);
}

static int
read_tenths(const char *text)
{
    return g_ascii_isdigit(*text) ? (int)g_ascii_strtoll(text, NULL, 10) : -1;
}

/* "8/5", "unknown", "leave", "not-found" */
static void
read_remark(ReentryMeal *meal, const char *remark)
{
    const char *slash = strchr(remark, '/');
    meal->unknown |= strcmp(remark, UNKNOWN) == 0;
    meal->leave |= strcmp(remark, LEAVE) == 0;
    meal->missing |= strcmp(remark, MISSING) == 0;
    meal->gone |= strcmp(remark, GONE) == 0;
    meal->paper |= strcmp(remark, PAPER) == 0;
    if (slash == NULL)
        return;
    meal->eaten = true;
    meal->staple = read_tenths(remark);
    meal->side = read_tenths(slash + 1);
}

static void
read_code(ReentryMeal *meal, const char *code)
{
    g_auto(GStrv) parts = g_strsplit(code, ":", -1);
    if (parts[0] == NULL)
        return;
    if (strcmp(parts[0], STOP) == 0) {
        meal->stop = g_uri_unescape_string(parts[1] != NULL ? parts[1] : "", NULL);
        return;
    }
    g_auto(GStrv) diets = g_strsplit(parts[0], "|", 2);
    meal->leave = strcmp(parts[0], LEAVE) == 0;
    if (!meal->leave && diets[0] != NULL && strcmp(diets[0], UNTOLD) != 0)
        meal->diet = g_uri_unescape_string(diets[0], NULL);
    if (diets[0] != NULL && diets[1] != NULL)
        meal->doubt = g_uri_unescape_string(diets[1], NULL);
    for (guint i = 1; parts[i] != NULL; i++)
        read_remark(meal, parts[i]);
}

GPtrArray *
reentry_meals_parse(const char *codes)
{
    GPtrArray *meals = g_ptr_array_new_with_free_func(meal_free);
    g_auto(GStrv) each = g_strsplit(codes, ",", -1);
    for (guint i = 0; each[i] != NULL; i++) {
        g_auto(GStrv) pair = g_strsplit(each[i], "=", 2);
        MealSlot slot = pair[0] != NULL ? meal_slot_find(pair[0]) : MEAL_SLOTS;
        if (slot == MEAL_SLOTS || pair[1] == NULL)
            continue;
        ReentryMeal *meal = g_new0(ReentryMeal, 1);
        meal->slot = slot;
        g_ptr_array_add(meals, meal);
        read_code(meal, pair[1]);
    }
    return meals;
}
