/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/print-choice.h"

#include "base/language.h"

#include <string.h>

#define ROWS 10 /* the rest stand beside them */
#define CELLS 34

static const PrintChoice choices[] = {
    { '1', false, "bed-map", N_("Bed map") },
    { '2', false, "patient-list", N_("Inpatient list") },
    { '3', false, "transport-list", N_("Transport list") },
    { '4', false, "contact-list", N_("Contact list") },
    { '5', false, "round-list", N_("Round list") },
    { '6', false, "questions", N_("Question list") },
    { '7', false, "conflicts", N_("What does not fit") },
    { '8', false, "handoff", N_("Handoff") },
    { '9', false, "movement", N_("Midnight balance") },
    { '0', true, "history", N_("History of one person") },
    { 'd', false, "day-report", N_("Day report") },
    { 'e', false, "meal-list", N_("Meal list") },
    { 's', true, "scan-cover", N_("Scan cover of one person") },
    { 'y', true, "reentry", N_("Re-entry list of one person") },
    { 'n', false, "reentry-open", N_("Still to be entered") },
    { 'k', true, "nursing-need", N_("Nursing need of one person") },
    { 'b', false, "blank-form", N_("Bedside form") },
    { 'c', false, "bedside-form", N_("Re-check form") },
};

const PrintChoice *
print_choice(guint index)
{
    return &choices[index];
}

static bool
is_offered(guint index, bool person)
{
    return person || !choices[index].of_person;
}

guint
print_choice_step(guint index, bool back, bool person)
{
    do
        index = (index + (back ? G_N_ELEMENTS(choices) - 1 : 1)) % G_N_ELEMENTS(choices);
    while (!is_offered(index, person));
    return index;
}

bool
print_choice_of_key(const Key *key, bool person, guint *ret_index)
{
    for (guint i = 0; i < G_N_ELEMENTS(choices); i++) {
        if (!key_is(key, (gunichar)choices[i].sign) || !is_offered(i, person))
            continue;
        *ret_index = i;
        return true;
    }
    return false;
}

guint
print_choice_of_sheet(const char *sheet, bool person)
{
    for (guint i = 0; i < G_N_ELEMENTS(choices); i++)
        if (strcmp(choices[i].key, sheet) == 0 && is_offered(i, person))
            return i;
    return 0;
}

int
print_choice_draw(guint chosen, bool person, const Canvas *canvas)
{
    for (guint i = 0; i < G_N_ELEMENTS(choices); i++) {
        char sign[2] = { choices[i].sign, '\0' };
        int row = (int)(i % ROWS);
        int column = (int)(i / ROWS) * CELLS + 2;
        if (!is_offered(i, person))
            continue;
        canvas_text(canvas, (Spot){ row, column, 1 }, INK_KEY, sign);
        canvas_text(canvas, (Spot){ row, column + 2, CELLS - 4 },
                    i == chosen ? INK_CURSOR : INK_PLAIN, _(choices[i].title));
    }
    return ROWS;
}
