/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The bed map on the screen: the part of it around the cursor, and a word when there is more to a
 * side. It never knows what keys do.
 */

#include "tui/bed-grid.h"

typedef struct {
    int top; /* of the whole map, first row and column on the screen */
    int left;
    Canvas area; /* where it was drawn last */
} MapView;

/* Draws GRID with the bed CURSOR in view. */
void map_view_draw(MapView *view, const BedGrid *grid, guint cursor, const Canvas *canvas);

/* The bed at a cell of the screen, or -1. */
int map_view_at(const MapView *view, const BedGrid *grid, int row, int column);

/* What the letters and signs in the beds mean, a text for each kind. Array of char *. (transfer
 * full)
 */
GPtrArray *map_view_legend(void);
