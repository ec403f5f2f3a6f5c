/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/map-view.h"

#include "tui/bed-cell.h"
#include "tui/frame.h"

#include "base/language.h"

/* Moves START so that FROM..TO is among the SIZE cells in view, and nothing beyond the END is
 * shown. */
static int
in_view(int start, int from, int to, int size, int end)
{
    if (to > start + size)
        start = to - size;
    if (from < start)
        start = from;
    return MAX(0, MIN(start, end - size));
}

static void
follow_cursor(MapView *view, const BedGrid *grid, guint cursor, const Canvas *canvas)
{
    const GridBed *bed = bed_grid_bed(grid, cursor);
    const GridBox *box = bed_grid_box(grid, bed->box);
    int foot = MIN(box->corner.row + box->height, bed->spot.row + canvas->rows - 1);
    view->top = in_view(view->top, box->corner.row, foot, canvas->rows, grid->rows);
    view->left = in_view(view->left, box->corner.column, box->corner.column + box->corner.cells,
                         canvas->columns, grid->columns);
}

static bool
is_whole(const MapView *view, const GridBox *box, const Canvas *canvas)
{
    int left = box->corner.column - view->left;
    return left >= 0 && left + box->corner.cells <= canvas->columns;
}

static void
draw_title(const MapView *view, const GridBox *box, const Canvas *canvas)
{
    const SheetRoom *room = box->room;
    g_autofree char *title = room->title != NULL
                                 ? g_strdup_printf("%s %s", room->label, room->title)
                                 : g_strdup(room->label);
    Spot spot = { box->corner.row - view->top, box->corner.column - view->left + 1,
                  box->corner.cells - 2 };
    canvas_word(canvas, spot, INK_STRONG, title);
}

/* Only whole rooms are shown: half a name could be taken for another. */
static void
draw_beds(const MapView *view, const BedGrid *grid, guint cursor, const Canvas *canvas)
{
    for (guint i = 0; i < grid->beds->len; i++) {
        const GridBed *bed = bed_grid_bed(grid, i);
        Spot spot = { bed->spot.row - view->top, bed->spot.column - view->left, bed->spot.cells };
        const GridBox *box = bed_grid_box(grid, bed->box);
        CellPlace place = { spot, box->room->label, grid->lines, i == cursor };
        if (is_whole(view, box, canvas))
            bed_cell_draw(bed->bed, canvas, &place);
    }
}

static void
draw_more(const MapView *view, const BedGrid *grid, const Canvas *canvas)
{
    guint left = 0, right = 0, below = 0;
    for (guint i = 0; i < grid->beds->len; i++) {
        const GridBox *box = bed_grid_box(grid, bed_grid_bed(grid, i)->box);
        left += box->corner.column < view->left;
        right += box->corner.column + box->corner.cells > view->left + canvas->columns;
        below += bed_grid_bed(grid, i)->spot.row >= view->top + canvas->rows;
    }
    if (left + right + below + (guint)view->top == 0)
        return;
    g_autofree char *text =
        g_strdup_printf(_(" more beds: left %u, right %u, below %u "), left, right, below);
    canvas_word(canvas, (Spot){ canvas->rows - 1, 1, 0 }, INK_CURSOR, text);
}

void
map_view_draw(MapView *view, const BedGrid *grid, guint cursor, const Canvas *canvas)
{
    view->area = *canvas;
    if (grid->beds->len == 0)
        return;
    follow_cursor(view, grid, cursor, canvas);
    g_autoptr(Frame) frame = frame_new(canvas->rows, canvas->columns);
    for (guint i = 0; i < grid->boxes->len; i++) {
        const GridBox *box = bed_grid_box(grid, i);
        Spot corner = { box->corner.row - view->top, box->corner.column - view->left,
                        box->corner.cells };
        if (is_whole(view, box, canvas))
            frame_box(frame, corner, box->height);
    }
    frame_draw(frame, canvas);
    for (guint i = 0; i < grid->boxes->len; i++)
        if (is_whole(view, bed_grid_box(grid, i), canvas))
            draw_title(view, bed_grid_box(grid, i), canvas);
    draw_beds(view, grid, cursor, canvas);
    draw_more(view, grid, canvas);
}

int
map_view_at(const MapView *view, const BedGrid *grid, int row, int column)
{
    int down = row - view->area.row;
    int right = column - view->area.column;
    if (down < 0 || down >= view->area.rows || right < 0 || right >= view->area.columns)
        return -1;
    return bed_grid_at(grid, down + view->top, right + view->left);
}
