/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The ward's own plan of its rooms, as its layout file has it: which columns and rows there are,
 * and where a corridor runs between two of them. It never knows who lies in a room.
 */

#include "print/page.h"

#include "sheets/sheet.h"

#define MAP_ROOM_GAP (1.4 * MM)

/* The different places of ROOMS (SheetRoom) on one axis, in order: int. (transfer full) */
GArray *map_plan_places(const GPtrArray *rooms, bool rows);

/* What stands free before place INDEX of ALL, nothing before the FIRST on a page. Points. */
double map_plan_gap(const GArray *all, guint index, guint first);
