/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/frame.h"

#include <string.h>

enum { SIDE_UP = 1, SIDE_DOWN = 2, SIDE_LEFT = 4, SIDE_RIGHT = 8 };

Frame *
frame_new(int rows, int columns)
{
    Frame *frame = g_new0(Frame, 1);
    frame->rows = rows;
    frame->columns = columns;
    frame->sides = g_byte_array_sized_new((guint)(rows * columns));
    g_byte_array_set_size(frame->sides, (guint)(rows * columns));
    memset(frame->sides->data, 0, frame->sides->len);
    return frame;
}

void
frame_free(Frame *frame)
{
    g_byte_array_unref(frame->sides);
    g_free(frame);
}

static void
add_sides(Frame *frame, int row, int column, int sides)
{
    if (row < 0 || row >= frame->rows || column < 0 || column >= frame->columns)
        return;
    frame->sides->data[row * frame->columns + column] |= (guint8)sides;
}

static void
add_across(Frame *frame, int row, int from, int to)
{
    for (int column = from; column < to; column++) {
        add_sides(frame, row, column, SIDE_RIGHT);
        add_sides(frame, row, column + 1, SIDE_LEFT);
    }
}

static void
add_down(Frame *frame, int column, int from, int to)
{
    for (int row = from; row < to; row++) {
        add_sides(frame, row, column, SIDE_DOWN);
        add_sides(frame, row + 1, column, SIDE_UP);
    }
}

void
frame_box(Frame *frame, Spot spot, int height)
{
    int right = spot.column + spot.cells - 1;
    int bottom = spot.row + height - 1;
    add_across(frame, spot.row, spot.column, right);
    add_across(frame, bottom, spot.column, right);
    add_down(frame, spot.column, spot.row, bottom);
    add_down(frame, right, spot.row, bottom);
}

static const cchar_t *
joint(int sides)
{
    switch (sides) {
    case SIDE_DOWN | SIDE_RIGHT:
        return WACS_ULCORNER;
    case SIDE_DOWN | SIDE_LEFT:
        return WACS_URCORNER;
    case SIDE_UP | SIDE_RIGHT:
        return WACS_LLCORNER;
    case SIDE_UP | SIDE_LEFT:
        return WACS_LRCORNER;
    case SIDE_UP | SIDE_DOWN | SIDE_RIGHT:
        return WACS_LTEE;
    case SIDE_UP | SIDE_DOWN | SIDE_LEFT:
        return WACS_RTEE;
    case SIDE_LEFT | SIDE_RIGHT | SIDE_UP:
        return WACS_BTEE;
    case SIDE_LEFT | SIDE_RIGHT | SIDE_DOWN:
        return WACS_TTEE;
    case SIDE_LEFT | SIDE_RIGHT | SIDE_UP | SIDE_DOWN:
        return WACS_PLUS;
    case SIDE_UP:
    case SIDE_DOWN:
    case SIDE_UP | SIDE_DOWN:
        return WACS_VLINE;
    default:
        return WACS_HLINE;
    }
}

/* Where lines would be two cells wide. */
static void
set_plain(int sides, cchar_t *ret_cell)
{
    bool across = (sides & (SIDE_LEFT | SIDE_RIGHT)) != 0;
    bool down = (sides & (SIDE_UP | SIDE_DOWN)) != 0;
    setcchar(ret_cell, across && down ? L"+" : down ? L"|" : L"-", A_NORMAL, 0, NULL);
}

void
frame_draw(const Frame *frame, const Canvas *canvas)
{
    cchar_t plain;
    for (int row = 0; row < MIN(frame->rows, canvas->rows); row++)
        for (int column = 0; column < MIN(frame->columns, canvas->columns); column++) {
            int sides = frame->sides->data[row * frame->columns + column];
            if (sides == 0)
                continue;
            set_plain(sides, &plain);
            mvwadd_wch(canvas->window, canvas->row + row, canvas->column + column,
                       canvas->glyphs.wide ? &plain : joint(sides));
        }
}
