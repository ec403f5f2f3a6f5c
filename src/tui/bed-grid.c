/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/bed-grid.h"

#include <stdlib.h>

#define ROOM_CELLS 20
#define ROOM_CELLS_MOST 36
#define CORRIDOR_CELLS 3
#define LINES_MOST 2

/* How many beds the fullest room of each map row has, and which map columns hold rooms at all. */
typedef struct {
    GArray *beds;  /* int per map row; 0 = a corridor */
    GArray *rooms; /* int per map column: rooms in it */
} Plan;

static int
get(const GArray *numbers, int index)
{
    return g_array_index(numbers, int, (guint)index);
}

static void
raise_to(GArray *numbers, int index, int least)
{
    while ((int)numbers->len <= index)
        g_array_set_size(numbers, numbers->len + 1);
    int *number = &g_array_index(numbers, int, (guint)index);
    *number = MAX(*number, least);
}

static Plan
plan_new(const GPtrArray *rooms)
{
    Plan plan = { g_array_new(FALSE, TRUE, sizeof(int)), g_array_new(FALSE, TRUE, sizeof(int)) };
    for (guint i = 0; i < rooms->len; i++) {
        const SheetRoom *room = g_ptr_array_index(rooms, i);
        raise_to(plan.beds, MAX(room->row, 0), MAX(1, (int)room->beds->len));
        raise_to(plan.rooms, MAX(room->column, 0), 1);
    }
    return plan;
}

static void
plan_clear(Plan *plan)
{
    g_array_unref(plan->beds);
    g_array_unref(plan->rooms);
}

static int
filled_columns(const Plan *plan)
{
    int filled = 0;
    for (guint i = 0; i < plan->rooms->len; i++)
        filled += get(plan->rooms, (int)i);
    return filled;
}

/* Rows of the map when a bed takes LINES. */
static int
height(const Plan *plan, int upto, int lines)
{
    int rows = 0;
    for (int i = 0; i < upto; i++)
        rows += get(plan->beds, i) * lines + 1;
    return rows;
}

static int
column_edge(const Plan *plan, int column, int pitch)
{
    int edge = 0;
    for (int i = 0; i < column; i++)
        edge += get(plan->rooms, i) > 0 ? pitch : CORRIDOR_CELLS;
    return edge;
}

static int
pitch_for(const Plan *plan, int columns)
{
    int filled = MAX(1, filled_columns(plan));
    int corridors = ((int)plan->rooms->len - filled) * CORRIDOR_CELLS;
    return CLAMP((columns - corridors) / filled, ROOM_CELLS, ROOM_CELLS_MOST);
}

int
bed_grid_least(const GPtrArray *rooms)
{
    Plan plan = plan_new(rooms);
    int least = column_edge(&plan, (int)plan.rooms->len, ROOM_CELLS);
    plan_clear(&plan);
    return least;
}

static void
add_room(BedGrid *grid, const SheetRoom *room, Spot corner)
{
    int beds = (int)room->beds->len;
    GridBox box = { room, corner, MAX(1, beds) * grid->lines + 2 };
    for (int i = 0; i < beds; i++) {
        GridBed bed = { .bed = g_ptr_array_index(room->beds, (guint)i), .box = grid->boxes->len };
        bed.spot = (Spot){ corner.row + 1 + i * grid->lines, corner.column + 1, corner.cells - 2 };
        g_array_append_val(grid->beds, bed);
    }
    g_array_append_val(grid->boxes, box);
}

BedGrid *
bed_grid_new(const GPtrArray *rooms, int rows, int columns)
{
    BedGrid *grid = g_new0(BedGrid, 1);
    Plan plan = plan_new(rooms);
    int pitch = pitch_for(&plan, columns);
    grid->boxes = g_array_new(FALSE, FALSE, sizeof(GridBox));
    grid->beds = g_array_new(FALSE, FALSE, sizeof(GridBed));
    grid->lines = height(&plan, (int)plan.beds->len, LINES_MOST) + 1 <= rows ? LINES_MOST : 1;
    grid->rows = height(&plan, (int)plan.beds->len, grid->lines) + 1;
    grid->columns = column_edge(&plan, (int)plan.rooms->len, pitch);
    for (guint i = 0; i < rooms->len; i++) {
        const SheetRoom *room = g_ptr_array_index(rooms, i);
        int left = column_edge(&plan, MAX(room->column, 0), pitch);
        /* the border is shared with the next room; the last one ends inside the screen */
        int right = MIN(left + pitch, grid->columns - 1);
        Spot corner = { height(&plan, MAX(room->row, 0), grid->lines), left, right - left + 1 };
        add_room(grid, room, corner);
    }
    plan_clear(&plan);
    return grid;
}

void
bed_grid_free(BedGrid *grid)
{
    g_array_unref(grid->boxes);
    g_array_unref(grid->beds);
    g_free(grid);
}

const GridBed *
bed_grid_bed(const BedGrid *grid, guint index)
{
    return &g_array_index(grid->beds, GridBed, index);
}

const GridBox *
bed_grid_box(const BedGrid *grid, guint index)
{
    return &g_array_index(grid->boxes, GridBox, index);
}

/* How far TO lies from FROM in the direction; -1 if it does not lie there. Up and down stay in
 * their column of rooms as long as there is one; left and right look for the nearest line of the
 * nearest column. */
static int
distance(Spot from, Spot to, Action action)
{
    int down = to.row - from.row;
    int right = to.column - from.column;
    bool across = action == ACTION_LEFT || action == ACTION_RIGHT;
    int ahead = across ? right : down;
    int aside = abs(across ? down : right);
    if (action == ACTION_LEFT || action == ACTION_UP)
        ahead = -ahead;
    if (ahead <= 0 || (!across && aside > 0))
        return -1;
    return across ? ahead * 1000 + aside : ahead;
}

guint
bed_grid_step(const BedGrid *grid, guint from, Action action)
{
    if (action == ACTION_HOME || grid->beds->len == 0)
        return 0;
    if (action == ACTION_END)
        return grid->beds->len - 1;
    guint best = from;
    int nearest = G_MAXINT;
    for (guint i = 0; i < grid->beds->len; i++) {
        int far = distance(bed_grid_bed(grid, from)->spot, bed_grid_bed(grid, i)->spot, action);
        if (far >= 0 && far < nearest) {
            nearest = far;
            best = i;
        }
    }
    return best;
}

int
bed_grid_at(const BedGrid *grid, int row, int column)
{
    for (guint i = 0; i < grid->beds->len; i++) {
        Spot spot = bed_grid_bed(grid, i)->spot;
        if (row >= spot.row && row < spot.row + grid->lines && column >= spot.column &&
            column < spot.column + spot.cells)
            return (int)i;
    }
    return -1;
}
