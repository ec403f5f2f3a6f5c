/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/map-view.h"

#include "tui/bed-cell.h"
#include "tui/frame.h"

#include "sheets/bed-map.h"

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
    view->left = in_view(view->left, box->corner.column, box->corner.column + box->corner.cells - 1,
                         canvas->columns, grid->columns);
}

/* Where BOX stands on the screen; false unless all of it does. Its last border may lie one cell
 * outside, where the next room would begin: then the box is drawn that much narrower. */
static bool
place_box(const MapView *view, const GridBox *box, const Canvas *canvas, Spot *ret_corner)
{
    Spot corner = box->corner;
    corner.row -= view->top;
    corner.column -= view->left;
    int over = corner.column + corner.cells - canvas->columns;
    if (corner.column < 0 || over > 1)
        return false;
    corner.cells -= MAX(over, 0);
    *ret_corner = corner;
    return true;
}

static void
draw_title(const SheetRoom *room, Spot corner, const Canvas *canvas)
{
    g_autofree char *title = room->title != NULL
                                 ? g_strdup_printf("%s %s", room->label, room->title)
                                 : g_strdup(room->label);
    Spot spot = { corner.row, corner.column + 1, corner.cells - 2 };
    canvas_word(canvas, spot, INK_STRONG, title);
}

/* Only whole rooms are shown: half a name could be taken for another. */
static void
draw_beds(const MapView *view, const BedGrid *grid, guint cursor, const Canvas *canvas)
{
    for (guint i = 0; i < grid->beds->len; i++) {
        const GridBed *bed = bed_grid_bed(grid, i);
        const GridBox *box = bed_grid_box(grid, bed->box);
        Spot corner;
        if (!place_box(view, box, canvas, &corner))
            continue;
        Spot spot = { bed->spot.row - view->top, corner.column + 1, corner.cells - 2 };
        CellPlace place = { spot, box->room->label, grid->lines, i == cursor };
        bed_cell_draw(bed->bed, canvas, &place);
    }
}

static void
draw_more(const MapView *view, const BedGrid *grid, const Canvas *canvas)
{
    guint left = 0, right = 0, below = 0;
    for (guint i = 0; i < grid->beds->len; i++) {
        const GridBed *bed = bed_grid_bed(grid, i);
        const GridBox *box = bed_grid_box(grid, bed->box);
        Spot corner;
        if (!place_box(view, box, canvas, &corner))
            *(box->corner.column < view->left ? &left : &right) += 1;
        else
            below += bed->spot.row >= view->top + canvas->rows;
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
    Spot corner;
    for (guint i = 0; i < grid->boxes->len; i++)
        if (place_box(view, bed_grid_box(grid, i), canvas, &corner))
            frame_box(frame, corner, bed_grid_box(grid, i)->height);
    frame_draw(frame, canvas);
    for (guint i = 0; i < grid->boxes->len; i++)
        if (place_box(view, bed_grid_box(grid, i), canvas, &corner))
            draw_title(bed_grid_box(grid, i)->room, corner, canvas);
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

GPtrArray *
map_view_legend(void)
{
    static const char *const signs[] = {
        N_("+  more than finds room: all of it stands below or beside the map, for the bed one is "
           "on"),
        N_("!  does not fit, or easily confused: the reason stands there too"),
        N_(">  a name or word that is longer than its place"),
    };
    GPtrArray *kinds = bed_map_legend();
    for (guint i = 0; i < G_N_ELEMENTS(signs); i++)
        g_ptr_array_add(kinds, g_strdup(_(signs[i])));
    return kinds;
}
