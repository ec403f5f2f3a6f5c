/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/meal-count.h"

#include "ward/value.h"

#include "base/language.h"

#include <string.h>

/* What is told apart beside the diets, in the order in which the kitchen must see it. */
static const struct {
    ServingKind kind;
    const char *key;
    const char *label;
} apart[] = {
    { SERVING_ASK, "ask", N_("TO BE ASKED") },
    { SERVING_STOP, "stop", N_("gets nothing") },
    { SERVING_LEAVE, "leave", N_("on leave") },
};

MealCount
meal_count_read(const Reading *reading, const MealTime *meal)
{
    MealCount count = { 0, tally_new() };
    guint apart_counts[G_N_ELEMENTS(apart)] = { 0 };
    g_autoptr(GPtrArray) persons = view_persons(reading_view(reading));
    const VocabularyRow *diets = vocabulary_row(WHAT_DIET);
    for (const Choice *choice = diets->choices; choice->key != NULL; choice++)
        tally_set(count.by_diet, choice->key, _(choice->label), 0);
    for (guint i = 0; i < persons->len; i++) {
        Serving serving = serving_read(reading_view(reading), persons->pdata[i], meal);
        for (guint k = 0; k < G_N_ELEMENTS(apart); k++)
            apart_counts[k] += apart[k].kind == serving.kind;
        if (serving.kind != SERVING_SERVE)
            continue;
        bool told = serving.diet != NULL && strcmp(serving.diet, VALUE_UNKNOWN) != 0;
        g_autofree char *label =
            told ? value_label(WHAT_DIET, serving.diet) : g_strdup(_("eaten, diet not told"));
        g_autofree char *code = told ? meal_diet_code(serving.diet) : g_strdup("untold");
        tally_add(count.by_diet, code, label, NULL);
        count.served++;
    }
    for (guint k = 0; k < G_N_ELEMENTS(apart); k++)
        tally_set(count.by_diet, apart[k].key, _(apart[k].label), apart_counts[k]);
    return count;
}

void
meal_count_clear(MealCount *count)
{
    g_clear_pointer(&count->by_diet, tally_free);
}
