/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/fitting.h"

#include "base/text.h"

static void
fit_word_clear(FitWord *word)
{
    g_free(word->text);
    g_free(word->shorter);
}

Fitting *
fitting_new(void)
{
    GArray *fitting = g_array_new(FALSE, FALSE, sizeof(FitWord));
    g_array_set_clear_func(fitting, (GDestroyNotify)fit_word_clear);
    return fitting;
}

void
fitting_add(Fitting *fitting, Weight weight, Ink ink, const char *text, const char *shorter)
{
    if (text == NULL || *text == '\0')
        return;
    FitWord word = { g_strdup(text), g_strdup(shorter), weight, ink, NULL };
    g_array_append_val(fitting, word);
}

/* What WORD is while all words as light as SHORTENED, or lighter, are short. */
static const char *
form_of(const FitWord *word, int shortened)
{
    return word->shorter != NULL && (int)word->weight <= shortened ? word->shorter : word->text;
}

/* Gives the words of WEIGHT room out of CELLS, in their order; what is left of them. */
static int
place_weight(Fitting *fitting, int cells, int shortened, Weight weight)
{
    for (guint i = 0; i < fitting->len; i++) {
        FitWord *word = &g_array_index(fitting, FitWord, i);
        if (word->weight != weight)
            continue;
        const char *form = form_of(word, shortened);
        int taken = (int)text_cells(form) + 1;
        word->shown = taken <= cells ? form : NULL;
        cells -= word->shown != NULL ? taken : 0;
    }
    return cells;
}

/* True if each word of WEIGHT or heavier found room. */
static bool
place(Fitting *fitting, int cells, int shortened, Weight weight)
{
    bool all = true;
    for (int heavy = WEIGHT_MUST; heavy >= WEIGHT_LIGHT; heavy--)
        cells = place_weight(fitting, cells, shortened, (Weight)heavy);
    for (guint i = 0; i < fitting->len; i++) {
        const FitWord *word = &g_array_index(fitting, FitWord, i);
        all = all && (word->shown != NULL || word->weight < weight);
    }
    return all;
}

/* What is heavy stays in words as long as all but what is light finds room with it. */
bool
fitting_choose(Fitting *fitting, int cells)
{
    static const int shortened[] = { WEIGHT_LIGHT, WEIGHT_HEAVY };
    if (place(fitting, cells, -1, WEIGHT_LIGHT))
        return true;
    for (guint i = 0; i < G_N_ELEMENTS(shortened); i++) {
        if (place(fitting, cells, shortened[i], WEIGHT_LIGHT))
            return true;
        if (place(fitting, cells - 1, shortened[i], WEIGHT_PLAIN))
            return false;
    }
    return false;
}
