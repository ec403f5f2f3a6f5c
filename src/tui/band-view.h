/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The list of bands on the screen: a heading before each kind of need, one of the persons under the
 * cursor. It never changes a band.
 */

#include "tui/band-list.h"
#include "tui/canvas.h"
#include "tui/keymap.h"

typedef struct {
    GPtrArray *lines; /* BandLine */
    guint at;
    guint top;  /* row of the list that is shown first */
    int rows;   /* shown the last time */
    char *held; /* handle of the person under the cursor while the lines are forgotten, or NULL */
} BandView;

/* Reads the bands; the cursor stays on its person. */
void band_view_read(BandView *view, Desk *desk);
/* Lets the lines go until they are read again. */
void band_view_forget(BandView *view);
void band_view_clear(BandView *view);

/* Goes to the next person who needs a band, behind the last one to the first. */
void band_view_go_on(BandView *view);

void band_view_draw(BandView *view, const Canvas *canvas);
void band_view_move(BandView *view, Action action);

/* The person under the cursor, or NULL. */
const BandLine *band_view_line(const BandView *view);
