/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * How much paper and toner the ward's sheets take, if each is printed as often as wards do: what
 * must lie beside the printer for so many days. The pages are those of now. It never knows what is
 * in the printer.
 */

#include "desk/desk.h"

typedef struct {
    const char *title; /* marked */
    guint pages;       /* of one print now */
    guint a_day;       /* prints */
} EstimateRow;

typedef struct {
    GArray *rows; /* EstimateRow */
    guint a_day;  /* pages of all of them */
} Estimate;

/* One print of WISH on MEDIUM (NULL = A4) as of now; prints a day 0 where it is printed when
 * somebody asks for it. Fails as the print does. */
bool estimate_sheet(Desk *desk, const SheetWish *wish, const char *medium, EstimateRow *ret_row,
                    GError **error);
/* Of A4. Fails as a print of one of the sheets does. */
bool estimate_paper(Desk *desk, Estimate *ret_estimate, GError **error);
void estimate_clear(Estimate *estimate);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Estimate, estimate_clear)

/* Pages at the five hundredths of ink by which toner is rated, for PAGES of ours. */
guint estimate_rated_pages(guint pages);
