/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * One bed of the map in the few cells it has: label, state in words, name, age, marks, isolation,
 * transport, grade. In narrow cells kana stand at half width; what still does not fit goes in this
 * order: marks to their signs, age, grade and transport of who is away, the end of the state, the
 * end of the name. Isolation never goes; a loud mark becomes its sign or "!", what else went is
 * "+". It never knows where the bed stands.
 */

#include "tui/canvas.h"

#include "sheets/sheet.h"

typedef struct {
    Spot spot;
    const char *room; /* label of its room */
    int lines;        /* 1 or 2 */
    bool cursor;      /* one stands on it */
} CellPlace;

void bed_cell_draw(const SheetBed *bed, const Canvas *canvas, const CellPlace *place);

/* KANA with katakana at half width. (transfer full) */
char *bed_cell_narrow(const char *kana);
