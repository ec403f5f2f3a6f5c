/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A part of the screen to write on, measured in cells. Text is clipped by width before it is drawn,
 * made harmless and fitted to what the terminal draws, and a wide sign that would be cut in half is
 * blanked from its left edge. It never knows what the text means.
 */

#include "tui/glyphs.h"
#include "tui/palette.h"

typedef struct {
    WINDOW *window;
    const Palette *palette;
    Glyphs glyphs;
    int row;
    int column;
    int rows;
    int columns;
} Canvas;

/* Where on a canvas: CELLS wide; 0 = up to its right edge. */
typedef struct {
    int row;
    int column;
    int cells;
} Spot;

/* A part of CANVAS; what lies outside is cut off. */
Canvas canvas_part(const Canvas *canvas, Spot corner, int rows);

/* Writes TEXT, filling SPOT with blanks to its end. Rows outside are passed over. */
void canvas_text(const Canvas *canvas, Spot spot, Ink ink, const char *text);

/* Writes TEXT without filling up; the number of cells it took. */
int canvas_word(const Canvas *canvas, Spot spot, Ink ink, const char *text);

/* Writes TEXT broken into lines from SPOT down, no more than ROWS; the number of lines it took. */
int canvas_lines(const Canvas *canvas, Spot spot, int rows, Ink ink, const char *text);

/* Writes TEXT in the middle of a row. */
void canvas_middle(const Canvas *canvas, int row, Ink ink, const char *text);

/* The cells that TEXT takes on CANVAS. */
guint canvas_cells(const Canvas *canvas, const char *text);

/* A line across the canvas. */
void canvas_rule(const Canvas *canvas, int row);

/* Blanks the canvas. */
void canvas_clear(const Canvas *canvas);
