/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * One bed of the map, set in a given width: its label and state, and for each who lies there the
 * kana, the kanji name, age and sex, the transport letter in a box, the letters and the marks. It
 * never knows where on the page it will stand.
 */

#include "print/page.h"

#include "sheets/sheet.h"

typedef struct MapTile MapTile;

/* Everything of BED that must be read, broken to WIDTH points; nothing is left out. Type is SCALE
 * times that of an A4 sheet. (transfer full) */
MapTile *map_tile_new(Page *page, const SheetBed *bed, double width, double scale);
void map_tile_free(MapTile *tile);

double map_tile_height(const MapTile *tile);
void map_tile_draw(const MapTile *tile, Page *page, double x, double y);
