/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The two lines at the foot of every page: where one is (ward, observer, time looked at, saved
 * mark, what is open) and the keys of the page. A message takes the place of the first until the
 * next key. It never acts.
 */

#include "tui/page.h"

#define BAR_ROWS 2

typedef struct {
    guint64 turn; /* of the session when the figures were taken */
    guint conflicts;
    guint unseen; /* beds nobody has looked at */
    guint stale;  /* beds nobody has looked at for a day */
} BarFigures;

/* Draws the foot on the last BAR_ROWS rows of CANVAS. FIGURES are taken anew only in a new turn. */
void bar_draw(Session *session, BarFigures *figures, const Page *page, const Canvas *canvas);
