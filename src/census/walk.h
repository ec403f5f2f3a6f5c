/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The ward's beds as of a moment: which exist, in which rooms, in walking order. A bed that was
 * added or put into another room at noon stands there from noon on, and where it was before. It
 * never knows who lies in a bed.
 */

#include "census/view.h"

typedef struct {
    const Bed *bed;
    const char *room;
} WalkBed;

/* Beds of the layout file keep its order. A bed whose last live bed-added names another room (an
 * empty value: a room of its own) stands behind the last bed of that room; a room that has none yet
 * stands where the layout file has it, else at the end. Beds added to one room stand in the order
 * in which that was first written. Array of WalkBed. (transfer full) */
GArray *walk_read(const View *view);
