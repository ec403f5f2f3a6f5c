/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/canvas.h"

#include "base/text.h"

/* How many cells the sign at the window's ROW, COLUMN takes. */
static int
cell_width(WINDOW *window, int row, int column)
{
    cchar_t cell;
    wchar_t text[CCHARW_MAX + 1] = { 0 };
    attr_t attributes;
    short pair;
    if (mvwin_wch(window, row, column, &cell) == ERR ||
        getcchar(&cell, text, &attributes, &pair, NULL) == ERR)
        return 1;
    return text_char_cells((gunichar)text[0]) == 2 ? 2 : 1;
}

/* Blanks the wide sign whose right half lies at ROW, COLUMN: ncurses would leave its left half
 * behind. Both halves hold the sign, so the row is walked only where there is a wide one. */
static void
free_left_edge(WINDOW *window, int row, int column)
{
    int at = 0;
    if (column <= 0 || cell_width(window, row, column) == 1)
        return;
    while (at < column) {
        int wide = cell_width(window, row, at);
        if (at + wide > column)
            mvwaddstr(window, row, at, "  ");
        at += wide;
    }
}

/* The same where the text ends in the middle of a wide sign: its right half would be left behind.
 */
static void
free_right_edge(WINDOW *window, int row, int column)
{
    if (column < getmaxx(window))
        free_left_edge(window, row, column);
}

/* One sign with its marks from *ret_at on, as ncurses wants it; the cells it takes. */
static int
next_sign(const char **ret_at, wchar_t sign[CCHARW_MAX + 1])
{
    const char *at = *ret_at;
    int length = 0;
    int wide = (int)text_char_cells(g_utf8_get_char(at));
    if (g_utf8_get_char(at) == GLYPHS_OTHER_CELL) {
        sign[length++] = L' ';
        sign[length] = L'\0';
        *ret_at = g_utf8_next_char(at);
        return wide;
    }
    do {
        if (length <= TEXT_MARKS_MOST)
            sign[length++] = (wchar_t)g_utf8_get_char(at);
        at = g_utf8_next_char(at);
    } while (*at != '\0' && text_char_cells(g_utf8_get_char(at)) == 0);
    sign[length] = L'\0';
    *ret_at = at;
    return wide;
}

static void
paint(const Canvas *canvas, Spot spot, Ink ink, const char *text)
{
    attr_t attributes = palette_attributes(canvas->palette, ink);
    short pair = palette_pair(canvas->palette, ink);
    int row = canvas->row + spot.row;
    int column = canvas->column + spot.column;
    int end = column + (int)text_cells(text);
    free_left_edge(canvas->window, row, column);
    free_right_edge(canvas->window, row, end);
    for (const char *at = text; *at != '\0';) {
        wchar_t sign[CCHARW_MAX + 1];
        cchar_t cell;
        int wide = next_sign(&at, sign);
        if (wide == 0)
            continue; /* a mark without anything under it */
        setcchar(&cell, sign, attributes, pair, NULL);
        mvwadd_wch(canvas->window, row, column, &cell);
        column += wide;
    }
}

/* The cells SPOT really has on the canvas; 0 if none. */
static guint
room(const Canvas *canvas, Spot spot)
{
    int left = canvas->columns - spot.column;
    if (spot.row < 0 || spot.row >= canvas->rows || spot.column < 0 || left <= 0)
        return 0;
    return (guint)(spot.cells > 0 ? MIN(spot.cells, left) : left);
}

Canvas
canvas_part(const Canvas *canvas, Spot corner, int rows)
{
    Canvas part = *canvas;
    int below = MAX(0, canvas->rows - corner.row);
    part.row += corner.row;
    part.column += corner.column;
    part.rows = MIN(rows, below);
    part.columns = (int)room(canvas, (Spot){ 0, corner.column, corner.cells });
    return part;
}

/* FIT, which is fitted to the glyphs already, clipped and filled up to CELLS. */
static void
fill(const Canvas *canvas, Spot spot, guint cells, Ink ink, const char *fit)
{
    g_autofree char *whole = text_pad(fit, cells);
    paint(canvas, spot, ink, whole);
}

void
canvas_text(const Canvas *canvas, Spot spot, Ink ink, const char *text)
{
    guint cells = room(canvas, spot);
    if (cells == 0)
        return;
    g_autofree char *fit = glyphs_fit(&canvas->glyphs, text);
    fill(canvas, spot, cells, ink, fit);
}

int
canvas_word(const Canvas *canvas, Spot spot, Ink ink, const char *text)
{
    guint cells = room(canvas, spot);
    if (cells == 0)
        return 0;
    g_autofree char *fit = glyphs_fit(&canvas->glyphs, text);
    g_autofree char *clipped = text_clip(fit, cells);
    paint(canvas, spot, ink, clipped);
    return (int)text_cells(clipped);
}

/* The ends of lines are the program's own; each line is fitted by itself. */
static char *
fit_lines(const Canvas *canvas, const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (guint i = 0; lines[i] != NULL; i++) {
        g_autofree char *line = lines[i];
        lines[i] = glyphs_fit(&canvas->glyphs, line);
    }
    return g_strjoinv("\n", lines);
}

int
canvas_lines(const Canvas *canvas, Spot spot, int rows, Ink ink, const char *text)
{
    guint cells = room(canvas, spot);
    if (cells < 2)
        return 0;
    g_autofree char *fit = fit_lines(canvas, text);
    g_autoptr(GPtrArray) lines = text_wrap(fit, cells);
    int count = MIN(rows, (int)lines->len);
    for (int i = 0; i < count; i++) {
        Spot line = { spot.row + i, spot.column, spot.cells };
        fill(canvas, line, room(canvas, line), ink, g_ptr_array_index(lines, (guint)i));
    }
    return count;
}

void
canvas_middle(const Canvas *canvas, int row, Ink ink, const char *text)
{
    int left = MAX(0, (canvas->columns - (int)canvas_cells(canvas, text)) / 2);
    canvas_word(canvas, (Spot){ row, left, 0 }, ink, text);
}

guint
canvas_cells(const Canvas *canvas, const char *text)
{
    g_autofree char *fit = glyphs_fit(&canvas->glyphs, text);
    return text_cells(fit);
}

void
canvas_rule(const Canvas *canvas, int row)
{
    cchar_t dash;
    setcchar(&dash, L"-", A_NORMAL, 0, NULL);
    if (row < 0 || row >= canvas->rows || canvas->columns <= 0)
        return;
    mvwhline_set(canvas->window, canvas->row + row, canvas->column,
                 canvas->glyphs.wide ? &dash : WACS_HLINE, canvas->columns);
}

void
canvas_clear(const Canvas *canvas)
{
    for (int row = 0; row < canvas->rows; row++)
        canvas_text(canvas, (Spot){ row, 0, 0 }, INK_PLAIN, "");
}
