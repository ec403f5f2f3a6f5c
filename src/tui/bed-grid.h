/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Where the beds of the map stand on the screen: rooms as boxes in their real places, borders
 * shared, and which bed lies next in a direction. It never knows who lies in them.
 */

#include "tui/canvas.h"
#include "tui/keymap.h"

#include "sheets/sheet.h"

typedef struct {
    const SheetRoom *room;
    Spot corner; /* on the whole map, borders included */
    int height;
} GridBox;

typedef struct {
    const SheetBed *bed;
    guint box;
    Spot spot; /* inside the borders */
} GridBed;

typedef struct {
    GArray *boxes; /* GridBox */
    GArray *beds;  /* GridBed, in walking order */
    int rows;      /* of the whole map */
    int columns;
    int lines; /* of a bed: 1 or 2 */
} BedGrid;

/* ROOMS (SheetRoom) for a screen part of ROWS x COLUMNS. ROOMS must outlive the grid. (transfer
 * full) */
BedGrid *bed_grid_new(const GPtrArray *rooms, int rows, int columns);
void bed_grid_free(BedGrid *grid);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BedGrid, bed_grid_free)

const GridBed *bed_grid_bed(const BedGrid *grid, guint index);
const GridBox *bed_grid_box(const BedGrid *grid, guint index);

/* The bed next to FROM in the direction of ACTION (up, down, left, right; home and end of the
 * walk); FROM if there is none. */
guint bed_grid_step(const BedGrid *grid, guint from, Action action);

/* The bed that covers a cell of the whole map, or -1. */
int bed_grid_at(const BedGrid *grid, int row, int column);

/* The least width of a room on the screen. */
int bed_grid_least(const GPtrArray *rooms);
