/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/list-column.h"

#include "print/list-flow.h"

#include "sheets/piece.h"

#include "base/language.h"

#include <string.h>

/* Beside a cell's text, and by what a line is set narrower than its column. */
#define LIST_INSETS (2 * LIST_INSET + 0.5)
#define PIECE_MOST 18 /* cells */
#define WORDS_MOST 18 /* cells of a name or a word without letters or figures */

char *
list_row_place(const SheetFrame *frame, const SheetRow *row)
{
    if (row->bed != NULL && *row->bed != '\0')
        return g_strdup_printf(_("bed %s"), row->bed);
    guint index = 0;
    g_ptr_array_find(frame->sheet->rows, row, &index);
    return g_strdup_printf(_("line %u of the sheet"), index + 1);
}

/* The longest piece that was met so far. */
typedef struct {
    bool whole; /* names and words count, not figures alone */
    guint cells;
    double width; /* points */
} Longest;

static void
meet(const SheetFrame *frame, Longest *longest, const char *text, double size)
{
    Piece piece = piece_longest(text, PIECE_MOST, longest->whole ? WORDS_MOST : 0);
    if (piece.cells == 0 || piece.cells < longest->cells)
        return;
    g_autofree char *words = g_strndup(piece.text, piece.length);
    longest->cells = piece.cells;
    longest->width = MAX(page_reckon(frame->page, words, size), longest->width);
}

static bool
is_for_pen(const SheetFace *face)
{
    return face->kind == FACE_TICK || face->kind == FACE_PEN;
}

/* What COLUMN needs: for its figures, or for WHOLE names and words too. The room of a pen is as
 * wide as it is. */
static double
least_width(const SheetFrame *frame, const ListColumn *column, bool whole)
{
    const GPtrArray *rows = frame->sheet->rows;
    const SheetFace *face = column->face;
    Longest longest = { .whole = whole || face->kind == FACE_NUMBER };
    meet(frame, &longest, _(face->label), FRAME_BODY_SIZE);
    for (guint i = 0; !is_for_pen(face) && i < rows->len; i++) {
        const SheetRow *row = g_ptr_array_index(rows, i);
        g_autofree char *words = sheet_face_text(frame->sheet, row, face);
        meet(frame, &longest, words, list_face_size(face));
    }
    double least = longest.width + LIST_INSETS;
    return is_for_pen(face) ? MAX(least, column->width) : least;
}

/* What each of COLUMNS needs; returns the sum. */
static double
least_widths(const SheetFrame *frame, const GArray *columns, bool whole, double *least)
{
    double sum = 0;
    for (guint i = 0; i < columns->len; i++) {
        least[i] = least_width(frame, &g_array_index(columns, ListColumn, i), whole);
        sum += least[i];
    }
    return sum;
}

/* Gives the columns that would break a piece what they lack, at the cost of those with room to
 * spare. */
static void
share_out(GArray *columns, const double *least)
{
    double lacking = 0, spare = 0;
    for (guint i = 0; i < columns->len; i++) {
        double more = g_array_index(columns, ListColumn, i).width - least[i];
        lacking += MAX(-more, 0);
        spare += MAX(more, 0);
    }
    for (guint i = 0; lacking > 0 && i < columns->len; i++) {
        ListColumn *column = &g_array_index(columns, ListColumn, i);
        double more = column->width - least[i];
        column->width -= more < 0 ? more : more * lacking / spare;
    }
}

/* No figure is broken where the page has room for it, and as few words and names as can be. */
static void
widen_narrow_columns(const SheetFrame *frame, GArray *columns)
{
    double room = 0;
    g_autofree double *figures = g_new(double, columns->len);
    g_autofree double *words = g_new(double, columns->len);
    double least = least_widths(frame, columns, false, figures);
    double wanted = least_widths(frame, columns, true, words);
    for (guint i = 0; i < columns->len; i++)
        room += g_array_index(columns, ListColumn, i).width;
    double part = wanted <= room || least >= room ? 1 : (room - least) / (wanted - least);
    for (guint i = 0; part < 1 && i < columns->len; i++)
        words[i] = figures[i] + (words[i] - figures[i]) * part;
    if (least < room)
        share_out(columns, words);
}

/* ---- as few lines as can be ---- */

#define LINES_LEAST 2 /* a row of one is no lower: its bed, birthdate and grade have two */
#define LINES_MOST 4  /* a row of more is not looked after */
#define LEVELS (LINES_MOST - LINES_LEAST + 1)

/* Which width each cell asks for, to stand on so many lines. */
typedef struct {
    guint rows;
    guint columns;
    double *wanted[LEVELS]; /* points, row by row */
    double *widths;         /* of each column so far */
} Wants;

static void
wants_clear(Wants *wants)
{
    for (guint i = 0; i < LEVELS; i++)
        g_free(wants->wanted[i]);
    g_free(wants->widths);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Wants, wants_clear)

static void
ask_rows(const SheetFrame *frame, const ListColumn *column, Wants *wants, guint c)
{
    for (guint r = 0; r < wants->rows; r++) {
        g_autoptr(ListFlow) flow = list_flow_new(frame, frame->sheet->rows->pdata[r], column->face);
        for (guint i = 0; i < LEVELS; i++)
            wants->wanted[i][r * wants->columns + c] =
                list_flow_width(flow, LINES_LEAST + i) + LIST_INSETS;
    }
}

/* No column is narrower than its label, its figures or the room of its pen. */
static Wants
wants_of(const SheetFrame *frame, const GArray *columns)
{
    guint rows = frame->sheet->rows->len;
    Wants wants = { .rows = rows, .columns = columns->len };
    wants.widths = g_new(double, columns->len);
    for (guint i = 0; i < LEVELS; i++)
        wants.wanted[i] = g_new0(double, rows * columns->len);
    for (guint c = 0; c < columns->len; c++) {
        const ListColumn *column = &g_array_index(columns, ListColumn, c);
        double label = page_reckon(frame->page, _(column->face->label), FRAME_BODY_SIZE);
        wants.widths[c] = MAX(least_width(frame, column, false), label + LIST_INSETS);
        if (column->face->folds)
            ask_rows(frame, column, &wants, c);
    }
    return wants;
}

/* By how much the columns lack width for row R to stand on the lines of LEVEL. */
static double
lacking_for(const Wants *wants, guint r, guint level)
{
    const double *wanted = wants->wanted[level] + (gsize)r * wants->columns;
    double sum = 0;
    for (guint c = 0; c < wants->columns; c++)
        sum += MAX(wanted[c] - wants->widths[c], 0);
    return sum;
}

/* The level on which row R stands so far, LEVELS if on none. */
static guint
level_of(const Wants *wants, guint r)
{
    guint level = 0;
    while (level < LEVELS && lacking_for(wants, r, level) > 0)
        level++;
    return level;
}

/* A row and the level to which it is raised, with the most lines saved a point of width. */
typedef struct {
    guint row;
    guint level;
    double worth;
} Raise;

/* To one of the first LEVELS that there are. */
static Raise
best_raise(const Wants *wants, double room, guint levels)
{
    Raise best = { 0, 0, 0 };
    for (guint r = 0; r < wants->rows; r++) {
        guint now = level_of(wants, r);
        for (guint level = 0; level < MIN(now, levels); level++) {
            double cost = lacking_for(wants, r, level);
            double worth = cost <= room ? (now - level) / cost : 0;
            if (worth > best.worth)
                best = (Raise){ r, level, worth };
        }
    }
    return best;
}

static double
room_left(const Wants *wants, double room)
{
    for (guint c = 0; c < wants->columns; c++)
        room -= wants->widths[c];
    return room;
}

/* Spends what is left of ROOM where it saves most lines: first for rows of the fewest. */
static void
spend(Wants *wants, double room)
{
    for (guint levels = 1; levels <= LEVELS;) {
        Raise raise = best_raise(wants, room_left(wants, room), levels);
        levels += raise.worth > 0 ? 0 : 1;
        for (guint c = 0; raise.worth > 0 && c < wants->columns; c++)
            wants->widths[c] =
                MAX(wants->widths[c], wants->wanted[raise.level][raise.row * wants->columns + c]);
    }
}

/* Widths in which the rows take as few lines as can be; the name has what is left. False, and
 * COLUMNS as they were, if the page has not even room for the least. */
static bool
plan_lines(const SheetFrame *frame, GArray *columns)
{
    double room = frame->body.width - LIST_GUTTER;
    g_auto(Wants) wants = wants_of(frame, columns);
    spend(&wants, room);
    double left = room_left(&wants, room);
    for (guint c = 0; left >= 0 && c < columns->len; c++) {
        ListColumn *column = &g_array_index(columns, ListColumn, c);
        column->width = wants.widths[c] + (column->face->kind == FACE_NAME ? left : 0);
    }
    return left >= 0;
}

GArray *
list_columns(const SheetFrame *frame)
{
    const SheetFace *faces = frame->sheet->form->faces;
    GArray *columns = g_array_new(FALSE, FALSE, sizeof(ListColumn));
    double shares = 0, x = frame->body.x + LIST_GUTTER;
    for (const SheetFace *face = faces; face->label != NULL; face++)
        shares += face->share;
    for (const SheetFace *face = faces; face->label != NULL; face++) {
        ListColumn column = { face, 0, (frame->body.width - LIST_GUTTER) * face->share / shares };
        if (face->share > 0)
            g_array_append_val(columns, column);
    }
    if (!frame->sheet->form->dense || !plan_lines(frame, columns))
        widen_narrow_columns(frame, columns);
    for (guint i = 0; i < columns->len; i++) {
        ListColumn *column = &g_array_index(columns, ListColumn, i);
        column->x = x;
        x += column->width;
    }
    return columns;
}
