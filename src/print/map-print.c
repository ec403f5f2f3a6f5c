/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/map-print.h"

#include "print/map-plan.h"
#include "print/map-tile.h"

#include "base/error.h"
#include "base/language.h"

#include <math.h>

#define ROOM_WIDTH_LEAST (38 * MM)
#define BED_WIDTH_LEAST (30 * MM)
#define ROOM_HEAD 13.5
#define A4_WIDTH (262 * MM) /* of the body */
#define SCALE_MOST 1.3
#define NOTE_GAP 2.0
#define NOTE_SMALL 9.0    /* points: the key to the letters where it would need a page of its own */
#define STRETCH_MOST 1.45 /* spare paper becomes room for the pen */

/* A room set for a width: its beds in rows of ACROSS. */
typedef struct {
    const SheetRoom *room;
    GPtrArray *tiles; /* MapTile */
    GArray *rows;     /* double: heights of the rows of beds */
    guint across;
    double head; /* height of its label and title */
    double x;
    double width;
    guint next_row; /* first row of beds that has no place yet */
} Room;

/* A room, or what of it goes on one page. */
typedef struct {
    const Room *room;
    guint first_row;
    guint row_count;
    guint page;
    double y;
    double height;
} Piece;

typedef struct {
    SheetFrame *frame;
    GPtrArray *rooms; /* Room */
    GArray *pieces;   /* Piece */
    GPtrArray *notes; /* TextBlock */
    guint page;       /* being filled */
    double y;
    double notes_y; /* on the last page */
    double kept;    /* height that every page keeps for the notes; 0 = the last page alone */
    GArray *used;   /* double: height used of each page */
    double scale;   /* of type: a larger sheet is read from farther off */
} Map;

static void
room_free(Room *room)
{
    g_ptr_array_unref(room->tiles);
    g_array_unref(room->rows);
    g_free(room);
}

static void
map_clear(Map *map)
{
    g_ptr_array_unref(map->rooms);
    g_array_unref(map->pieces);
    g_ptr_array_unref(map->notes);
    g_array_unref(map->used);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Map, map_clear)

static double
row_height(const Room *room, guint row)
{
    return g_array_index(room->rows, double, row);
}

/* As many beds side by side as stay legible, in rows of equal length: four in two and two. */
static guint
beds_across(guint beds, double width)
{
    guint most = MAX((guint)(width / BED_WIDTH_LEAST), 1);
    guint rows = beds == 0 ? 1 : (beds + most - 1) / most;
    return MAX((beds + rows - 1) / rows, 1);
}

/* What stands above the beds of ROOM; on a further page the label alone names it. (transfer full) */
static TextBlock *
room_head(const Map *map, const Room *room, bool goes_on)
{
    const SheetRoom *about = room->room;
    g_autofree char *words = goes_on ? g_strdup_printf(_("%s (continued)"), about->label)
                                     : g_strjoin("  ", about->label, about->title, NULL);
    PageText text = { words, FRAME_NAME_SIZE * map->scale, room->width - 6, true };
    return page_layout(map->frame->page, &text, about->label);
}

/* A name that takes two lines moves the beds down, so that no label stands under it. */
static double
head_height(const Map *map, const Room *room)
{
    g_autoptr(TextBlock) first = room_head(map, room, false);
    g_autoptr(TextBlock) further = room_head(map, room, true);
    int lines = MAX(text_block_lines(first), text_block_lines(further));
    double line = text_block_measure(first, NULL) / text_block_lines(first);
    return ROOM_HEAD * map->scale + (lines - 1) * line;
}

static Room *
room_new(Map *map, const SheetRoom *sheet_room, double x, double width)
{
    Room *room = g_new0(Room, 1);
    guint beds = sheet_room->beds->len;
    room->room = sheet_room;
    room->tiles = g_ptr_array_new_with_free_func((GDestroyNotify)map_tile_free);
    room->rows = g_array_new(FALSE, TRUE, sizeof(double));
    room->across = beds_across(beds, width / map->scale);
    room->x = x;
    room->width = width;
    room->head = head_height(map, room);
    g_array_set_size(room->rows, (beds + room->across - 1) / room->across);
    for (guint i = 0; i < beds; i++) {
        MapTile *tile = map_tile_new(map->frame->page, g_ptr_array_index(sheet_room->beds, i),
                                     width / room->across, map->scale);
        g_ptr_array_add(room->tiles, tile);
        double *height = &g_array_index(room->rows, double, i / room->across);
        *height = MAX(*height, map_tile_height(tile));
    }
    g_ptr_array_add(map->rooms, room);
    return room;
}

/* What the rooms of a page may take. */
static double
page_height(const Map *map)
{
    return map->frame->body.height - map->kept;
}

static void
next_page(Map *map)
{
    g_array_append_val(map->used, map->y);
    map->page++;
    map->y = 0;
}

/* How many rows of beds of ROOM fit HIGH, and their height with the room's head. */
static guint
rows_that_fit(const Room *room, double high, double *ret_height)
{
    double height = room->head;
    guint row = room->next_row;
    while (row < room->rows->len && height + row_height(room, row) <= high)
        height += row_height(room, row++);
    *ret_height = height;
    return row - room->next_row;
}

/* Gives rooms of one strip their places on this page, as far as they fit it; false if some bed
 * cannot. */
static bool
place_strip_here(Map *map, GPtrArray *strip, bool *ret_whole)
{
    double high = page_height(map) - map->y, strip_height = 0;
    guint first = map->pieces->len, rows_placed = 0;
    *ret_whole = true;
    for (guint i = 0; i < strip->len; i++) {
        Room *room = g_ptr_array_index(strip, i);
        Piece piece = { .room = room, .page = map->page, .y = map->y, .first_row = room->next_row };
        if (room->next_row > 0 && room->next_row == room->rows->len)
            continue;
        piece.row_count = rows_that_fit(room, high, &piece.height);
        room->next_row += piece.row_count;
        rows_placed += piece.row_count;
        *ret_whole = *ret_whole && room->next_row == room->rows->len;
        strip_height = MAX(strip_height, piece.height);
        g_array_append_val(map->pieces, piece);
    }
    for (guint i = first; i < map->pieces->len; i++)
        g_array_index(map->pieces, Piece, i).height = strip_height;
    map->y += strip_height;
    return rows_placed > 0 || *ret_whole;
}

/* Rooms side by side: together on a page if any page can hold them, else going on over the next
 * ones. */
static bool
place_strip(Map *map, GPtrArray *strip, double gap, GError **error)
{
    double needed = 0, height;
    for (guint i = 0; i < strip->len; i++) {
        rows_that_fit(g_ptr_array_index(strip, i), G_MAXDOUBLE, &height);
        needed = MAX(needed, height);
    }
    if (map->y > 0 && map->y + gap + needed > page_height(map))
        next_page(map);
    else if (map->y > 0)
        map->y += gap;
    bool whole = false;
    while (!whole) {
        if (!place_strip_here(map, strip, &whole)) {
            g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                                _("A bed of the map holds more text than a page; use A3."));
            return false;
        }
        if (!whole)
            next_page(map);
    }
    return true;
}

/* Columns FIRST to END of the plan, on pages of their own. */
static bool
place_columns(Map *map, const GArray *columns, const guint range[2], GError **error)
{
    const GPtrArray *rooms = map->frame->sheet->rooms;
    g_autoptr(GArray) rows = map_plan_places(rooms, true);
    double gaps = 0;
    for (guint i = range[0]; i < range[1]; i++)
        gaps += map_plan_gap(columns, i, range[0]);
    double width = (map->frame->body.width - gaps) / (range[1] - range[0]);
    for (guint row = 0; row < rows->len; row++) {
        g_autoptr(GPtrArray) strip = g_ptr_array_new();
        double x = map->frame->body.x;
        for (guint i = range[0]; i < range[1]; i++) {
            x += map_plan_gap(columns, i, range[0]);
            for (guint k = 0; k < rooms->len; k++) {
                const SheetRoom *room = g_ptr_array_index(rooms, k);
                if (room->column == g_array_index(columns, int, i) &&
                    room->row == g_array_index(rows, int, row))
                    g_ptr_array_add(strip, room_new(map, room, x, width));
            }
            x += width;
        }
        if (strip->len > 0 && !place_strip(map, strip, map_plan_gap(rows, row, 0), error))
            return false;
    }
    return true;
}

static bool
place_rooms(Map *map, GError **error)
{
    g_autoptr(GArray) columns = map_plan_places(map->frame->sheet->rooms, false);
    guint most =
        MAX((guint)(map->frame->body.width / (ROOM_WIDTH_LEAST * map->scale + MAP_ROOM_GAP)), 1);
    guint chunks = (columns->len + most - 1) / most;
    for (guint i = 0; i < chunks; i++) {
        guint range[2] = { columns->len * i / chunks, columns->len * (i + 1) / chunks };
        if (i > 0)
            next_page(map);
        if (!place_columns(map, columns, range, error))
            return false;
    }
    return true;
}

/* Sets the key to the letters, for who sees the map for the first time; returns its height. */
static double
set_notes(Map *map, double size)
{
    const Sheet *sheet = map->frame->sheet;
    double height = 0;
    g_ptr_array_set_size(map->notes, 0);
    for (guint i = 0; sheet->notes != NULL && i < sheet->notes->len; i++) {
        PageText text = { g_ptr_array_index(sheet->notes, i), size * map->scale,
                          map->frame->body.width, false };
        TextBlock *block = page_layout(map->frame->page, &text, text.text);
        g_ptr_array_add(map->notes, block);
        height += text_block_measure(block, NULL) + NOTE_GAP;
    }
    return height;
}

/* Where the rooms take several pages each has the key to its letters: a page is read alone, on
 * another wall. False if a bed then finds no page. */
static bool
place_rooms_again(Map *map, GError **error)
{
    map->kept = set_notes(map, NOTE_SMALL);
    map->page = 0;
    map->y = 0;
    g_ptr_array_set_size(map->rooms, 0);
    g_array_set_size(map->pieces, 0);
    g_array_set_size(map->used, 0);
    return place_rooms(map, error);
}

static void
place_notes(Map *map)
{
    if (map->kept > 0) {
        map->notes_y = page_height(map);
        g_array_append_val(map->used, map->y);
        return;
    }
    double height = set_notes(map, FRAME_BODY_SIZE);
    if (map->y + height > map->frame->body.height)
        height = set_notes(map, NOTE_SMALL);
    if (map->y + height > map->frame->body.height)
        next_page(map);
    map->notes_y = map->frame->body.height - height;
    g_array_append_val(map->used, map->y);
}

static void
draw_room_head(const Map *map, const Piece *piece, double y)
{
    g_autoptr(TextBlock) block = room_head(map, piece->room, piece->first_row > 0);
    page_show(map->frame->page, block, piece->room->x + 3, y + 1);
}

/* Draws what of a room is on this page; EXTRA is what each row of beds gets more than it needs. */
static void
draw_beds(const Map *map, const Piece *piece, double top, double extra)
{
    const Room *room = piece->room;
    Page *page = map->frame->page;
    double bed_width = room->width / room->across, y = top;
    for (guint row = piece->first_row; row < piece->first_row + piece->row_count; row++) {
        double high = row_height(room, row) + extra;
        page_line(page, (double[]){ room->x, y, room->x + room->width, y }, FRAME_HAIRLINE, false);
        for (guint i = 0; i < room->across; i++) {
            guint bed = row * room->across + i;
            double x = room->x + i * bed_width;
            if (i > 0)
                page_line(page, (double[]){ x, y, x, y + high }, FRAME_HAIRLINE, false);
            if (bed < room->tiles->len)
                map_tile_draw(g_ptr_array_index(room->tiles, bed), page, x, y);
        }
        y += high;
    }
}

static void
draw_piece(const Map *map, const Piece *piece)
{
    const cairo_rectangle_t *body = &map->frame->body;
    const Room *room = piece->room;
    bool last = piece->page + 1 == map->used->len || map->kept > 0;
    double used = g_array_index(map->used, double, piece->page);
    double high = last ? map->notes_y : body->height;
    double stretch = CLAMP(high / used, 1, STRETCH_MOST);
    double y = body->y + piece->y * stretch, height = piece->height * stretch, natural = room->head;
    for (guint i = 0; i < piece->row_count; i++)
        natural += row_height(room, piece->first_row + i);
    draw_room_head(map, piece, y);
    if (piece->row_count > 0)
        draw_beds(map, piece, y + room->head, (height - natural) / piece->row_count);
    page_box(map->frame->page, &(cairo_rectangle_t){ room->x, y, room->width, height }, 1.2);
}

static void
draw_page(const Map *map, guint number)
{
    sheet_frame_draw(map->frame, number);
    for (guint i = 0; i < map->pieces->len; i++) {
        const Piece *piece = &g_array_index(map->pieces, Piece, i);
        if (piece->page == number)
            draw_piece(map, piece);
    }
    double y = map->frame->body.y + map->notes_y + NOTE_GAP;
    bool noted = map->kept > 0 || number + 1 == map->used->len;
    for (guint i = 0; noted && i < map->notes->len; i++) {
        TextBlock *block = g_ptr_array_index(map->notes, i);
        page_show(map->frame->page, block, map->frame->body.x, y);
        y += text_block_measure(block, NULL) + NOTE_GAP;
    }
}

bool
map_print_draw(SheetFrame *frame, GError **error)
{
    g_auto(Map) map = {
        .frame = frame,
        .rooms = g_ptr_array_new_with_free_func((GDestroyNotify)room_free),
        .pieces = g_array_new(FALSE, FALSE, sizeof(Piece)),
        .notes = g_ptr_array_new_with_free_func((GDestroyNotify)text_block_unref),
        .used = g_array_new(FALSE, FALSE, sizeof(double)),
        .scale = CLAMP(frame->body.width / A4_WIDTH, 1, SCALE_MOST),
    };
    if (!place_rooms(&map, error) || (map.page > 0 && !place_rooms_again(&map, error)))
        return false;
    place_notes(&map);
    frame->page_count = map.used->len;
    for (frame->copy = 0; frame->copy < sheet_frame_copies(frame); frame->copy++)
        for (guint number = 0; number < frame->page_count; number++)
            draw_page(&map, number);
    return true;
}
