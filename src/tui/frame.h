/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Boxes that share their borders: every box adds its lines, and where lines meet the right joint is
 * drawn. It never knows what stands in the boxes.
 */

#include "tui/canvas.h"

#include <glib.h>

typedef struct {
    int rows;
    int columns;
    GByteArray *sides; /* per cell: which of the four sides a line leaves by */
} Frame;

/* (transfer full) */
Frame *frame_new(int rows, int columns);
void frame_free(Frame *frame);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Frame, frame_free)

/* A box from the corner SPOT, SPOT.cells wide and HEIGHT high, borders included; parts outside are
 * left out. */
void frame_box(Frame *frame, Spot spot, int height);

/* Draws the lines on the canvas; cells without a line are left as they are. */
void frame_draw(const Frame *frame, const Canvas *canvas);
