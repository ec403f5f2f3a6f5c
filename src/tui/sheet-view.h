/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A sheet scrolling on a canvas: title and column line stay, lines move, one of them is under the
 * cursor. It never knows where the sheet comes from.
 */

#include "tui/canvas.h"
#include "tui/keymap.h"

#include "sheets/sheet-text.h"

typedef struct {
    Sheet *sheet;
    GPtrArray *lines; /* SheetLine, as wide as the canvas was */
    int columns;
    guint at;  /* line under the cursor */
    guint top; /* first line shown below the column line */
    int head;  /* rows of title and figures */
    Canvas area;
} SheetView;

/* Shows SHEET (taken); the cursor stays on its line as far as there is one. */
void sheet_view_show(SheetView *view, Sheet *sheet);
void sheet_view_clear(SheetView *view);

void sheet_view_draw(SheetView *view, const Canvas *canvas);

/* Moves the cursor; other actions move nothing. */
void sheet_view_move(SheetView *view, Action action);

/* The line under the cursor, or NULL. */
const SheetLine *sheet_view_line(const SheetView *view);
/* The row it belongs to, or NULL. */
const SheetRow *sheet_view_row(const SheetView *view);

/* Puts the cursor on ROW of the sheet. */
void sheet_view_go(SheetView *view, const SheetRow *row);

/* Puts the cursor on the line at a row of the screen; *ret_again tells whether it was there. False
 * if there is no line. */
bool sheet_view_click(SheetView *view, int row, bool *ret_again);
