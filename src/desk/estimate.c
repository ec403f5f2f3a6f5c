/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/estimate.h"

#include "print/sheet-print.h"

#include <string.h>

/* Each shift, each meal, each day: what hangs on the wall and what goes out of the ward. */
static const struct {
    const char *sheet;
    guint a_day;
} wanted[] = {
    { "bed-map", 3 },    { "patient-list", 1 }, { "transport-list", 1 }, { "contact-list", 1 },
    { "round-list", 3 }, { "questions", 1 },    { "conflicts", 1 },      { "handoff", 3 },
    { "day-report", 2 }, { "movement", 1 },     { "meal-list", 3 },      { "bedside-form", 1 },
};

#define INK_THOUSANDTHS 75 /* of a page of ours, measured on the drill's sheets */
#define RATED_THOUSANDTHS 50

bool
estimate_sheet(Desk *desk, const SheetWish *wish, const char *medium, EstimateRow *ret_row,
               GError **error)
{
    g_autoptr(Sheet) sheet = desk_sheet(desk, wish, error);
    g_auto(SheetPrinted) printed = { 0 };
    if (sheet == NULL || !sheet_print(sheet, NULL, medium, &printed, error))
        return false;
    *ret_row = (EstimateRow){ sheet->form->title, printed.pages, 0 };
    for (guint i = 0; i < G_N_ELEMENTS(wanted); i++)
        if (strcmp(wanted[i].sheet, wish->key) == 0)
            ret_row->a_day = wanted[i].a_day;
    return true;
}

bool
estimate_paper(Desk *desk, Estimate *ret_estimate, GError **error)
{
    g_auto(Estimate) estimate = { g_array_new(FALSE, FALSE, sizeof(EstimateRow)), 0 };
    for (guint i = 0; i < G_N_ELEMENTS(wanted); i++) {
        EstimateRow row;
        SheetWish wish = { .key = wanted[i].sheet };
        if (!estimate_sheet(desk, &wish, NULL, &row, error))
            return false;
        estimate.a_day += row.pages * row.a_day;
        g_array_append_val(estimate.rows, row);
    }
    *ret_estimate = estimate;
    estimate.rows = NULL;
    return true;
}

void
estimate_clear(Estimate *estimate)
{
    g_clear_pointer(&estimate->rows, g_array_unref);
}

guint
estimate_rated_pages(guint pages)
{
    return (pages * INK_THOUSANDTHS + RATED_THOUSANDTHS - 1) / RATED_THOUSANDTHS;
}
