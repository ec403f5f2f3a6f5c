/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/serving.h"

#include "census/fact.h"

#include <string.h>

#define AWAY_LASTS (6 * 3600) /* seconds: from one meal of a day to the next */

/* ---- what was said ---- */

/* The latest live word of PERSON about MEAL itself. */
static const Filed *
word_about(const GPtrArray *said, const MealTime *meal)
{
    const Filed *last = NULL;
    g_autofree char *day = meal_time_format(meal);
    *strchr(day, ':') = '\0'; /* weeks of meals: only this day's are worth reading */
    for (guint i = 0; i < said->len; i++) {
        const Filed *filed = said->pdata[i];
        if (!g_str_has_prefix(filed->said.value, day))
            continue;
        g_autoptr(MealSaid) word = meal_said_parse(filed->said.value, NULL);
        if (word != NULL && word->word != MEAL_WORD_ORDER && meal_compare(&word->meal, meal) == 0)
            last = filed;
    }
    return last;
}

/* The order that holds at MEAL: of the latest meal up to it, and of several for that one the last
 * said. *ret_from is the meal it begins with. */
static const Filed *
order_at(const GPtrArray *said, const MealTime *meal, MealTime *ret_from)
{
    const Filed *holds = NULL;
    for (guint i = 0; i < said->len; i++) {
        const Filed *filed = said->pdata[i];
        if (strstr(filed->said.value, ";order;") == NULL)
            continue;
        g_autoptr(MealSaid) word = meal_said_parse(filed->said.value, NULL);
        if (word == NULL || word->word != MEAL_WORD_ORDER || meal_compare(&word->meal, meal) > 0)
            continue;
        if (holds != NULL && meal_compare(&word->meal, ret_from) < 0)
            continue;
        holds = filed;
        *ret_from = word->meal;
    }
    return holds;
}

/* What follows the third ";" of an order. */
static const char *
ordered_diet(const Filed *order)
{
    const char *at = order->said.value;
    for (guint i = 0; i < 3; i++)
        at = strchr(at, ';') + 1;
    return at;
}

/* What was said of the diet since ORDER, and is neither what was ordered nor what stood when it
 * was: a round that says again what is served now does not doubt what is ordered for the evening.
 */
static const char *
doubt_of(const View *then, const Person *person, const Filed *order, const Fact *fact)
{
    View before = *then;
    before.at = order->said.seen;
    if (fact->current == NULL || statement_compare(&fact->current->said, &order->said) < 0 ||
        source_is_bedside(fact->current->said.source) < source_is_bedside(order->said.source))
        return NULL;
    const char *said = fact->current->said.value, *stood = fact_value(&before, person, WHAT_DIET);
    return strcmp(said, ordered_diet(order)) != 0 && g_strcmp0(said, stood) != 0 ? said : NULL;
}

/* The diet of THEN, or an order that began later; a word at the bedside goes before any paper. */
static void
read_diet(Serving *serving, const View *then, const GPtrArray *said, const MealTime *meal)
{
    MealTime from;
    const Filed *order = order_at(said, meal, &from);
    Fact fact = fact_read(then, serving->standing.person, WHAT_DIET);
    bool ordered = order != NULL;
    if (ordered && fact.current != NULL) {
        bool bedside = source_is_bedside(order->said.source);
        gint64 begins = meal_moment(census_layout(then->census), &from);
        ordered = bedside != source_is_bedside(fact.current->said.source)
                      ? bedside
                      : begins >= fact.current->said.seen;
    }
    serving->diet_by = ordered ? order : fact.current;
    if (ordered)
        serving->doubt = doubt_of(then, serving->standing.person, order, &fact);
    if (serving->diet_by != NULL)
        serving->diet = ordered ? ordered_diet(order) : fact.current->said.value;
}

/* ---- what follows ---- */

static bool
is_nothing(const char *diet)
{
    return strcmp(diet, "fasting") == 0 || strcmp(diet, VALUE_NONE) == 0;
}

static ServingKind
kind_by_words(const Serving *serving)
{
    g_autoptr(MealSaid) word =
        serving->word != NULL ? meal_said_parse(serving->word->said.value, NULL) : NULL;
    if (word != NULL && word->word == MEAL_WORD_SKIP)
        return SERVING_STOP;
    if (word != NULL && word->word == MEAL_WORD_EATEN)
        return SERVING_SERVE;
    if (serving->diet == NULL || serving->doubt != NULL ||
        strcmp(serving->diet, VALUE_UNKNOWN) == 0)
        return SERVING_ASK;
    return is_nothing(serving->diet) ? SERVING_STOP : SERVING_SERVE;
}

bool
serving_on_leave(const Serving *serving)
{
    const Standing *standing = &serving->standing;
    return standing->state == STATE_AWAY && standing->where != NULL &&
           (strcmp(standing->where, "overnight") == 0 || strcmp(standing->where, "outing") == 0);
}

bool
serving_eaten_elsewhere(const Serving *serving)
{
    g_autoptr(MealSaid) word =
        serving->word != NULL ? meal_said_parse(serving->word->said.value, NULL) : NULL;
    return word != NULL && word->word == MEAL_WORD_EATEN &&
           (serving_on_leave(serving) || !standing_is_here(&serving->standing));
}

/* Whoever is on leave and was expected back before the meal may eat here; being late changes
 * nothing of that. */
static bool
may_be_back(const View *then, const Standing *standing, gint64 moment)
{
    gint64 back;
    return then->at < moment && standing_expected_back(then, standing, &back) && back <= moment;
}

static ServingKind
kind_by_place(const Serving *serving, const View *then, gint64 moment)
{
    const Standing *standing = &serving->standing;
    if (standing->state == STATE_NOT_FOUND || serving_eaten_elsewhere(serving))
        return SERVING_ASK;
    if (!standing_is_here(standing))
        return SERVING_NOBODY;
    if (serving_on_leave(serving))
        return may_be_back(then, standing, moment) ? SERVING_ASK : SERVING_LEAVE;
    return SERVING_SERVE;
}

/* Whoever is in surgery or at dialysis now may be fasting, or late, as the next tray comes; of a
 * meal that is farther off nothing follows, nor of one that is over. */
static bool
may_miss_tray(const Serving *serving, gint64 ahead)
{
    return serving->standing.state == STATE_AWAY && serving->word == NULL && ahead >= 0 &&
           ahead < AWAY_LASTS;
}

Serving
serving_read(const View *view, const Person *person, const MealTime *meal)
{
    gint64 moment = meal_moment(census_layout(view->census), meal);
    View then = *view;
    then.at = MIN(moment, view->at);
    g_autoptr(GPtrArray) said = fact_statements(view, person, WHAT_MEAL);
    Serving serving = { .standing = standing_read(&then, person) };
    serving.standing.person = person;
    serving.word = word_about(said, meal);
    read_diet(&serving, &then, said, meal);
    serving.kind = kind_by_place(&serving, &then, moment);
    if (serving.kind == SERVING_SERVE)
        serving.kind = kind_by_words(&serving);
    if (serving.kind == SERVING_SERVE && may_miss_tray(&serving, moment - view->at))
        serving.kind = SERVING_ASK;
    return serving;
}
