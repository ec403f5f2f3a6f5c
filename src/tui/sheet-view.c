/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/sheet-view.h"

#include "base/language.h"

#include <string.h>

#define FIGURES_GAP "  "

static SheetLine *
line_at(const SheetView *view, guint index)
{
    return g_ptr_array_index(view->lines, index);
}

/* The column line comes first and stays above what scrolls. */
static guint
fixed_lines(const SheetView *view)
{
    return view->lines->len > 0 && line_at(view, 0)->heading ? 1 : 0;
}

static int
rows_shown(const SheetView *view)
{
    return MAX(1, view->area.rows - view->head - (int)fixed_lines(view));
}

/* The first line of the row that LINE belongs to. */
static guint
row_start(const SheetView *view, guint line)
{
    guint first = fixed_lines(view);
    while (line > first && !line_at(view, line)->first && !line_at(view, line)->heading)
        line--;
    return line;
}

static bool
is_same_row(const SheetView *view, guint line)
{
    return line < view->lines->len && row_start(view, line) == view->at;
}

static void
put_cursor(SheetView *view, int line)
{
    int first = (int)fixed_lines(view);
    view->at = (guint)CLAMP(line, first, MAX(first, (int)view->lines->len - 1));
    if (view->at < view->lines->len)
        view->at = row_start(view, view->at);
}

void
sheet_view_clear(SheetView *view)
{
    g_clear_pointer(&view->lines, g_ptr_array_unref);
    g_clear_pointer(&view->sheet, sheet_free);
}

static void
lay_lines(SheetView *view, int columns)
{
    if (view->lines != NULL && view->columns == columns)
        return;
    g_clear_pointer(&view->lines, g_ptr_array_unref);
    view->lines = sheet_lines(view->sheet, (guint)columns);
    view->columns = columns;
    put_cursor(view, (int)view->at);
}

void
sheet_view_show(SheetView *view, Sheet *sheet)
{
    g_clear_pointer(&view->lines, g_ptr_array_unref);
    g_clear_pointer(&view->sheet, sheet_free);
    view->sheet = sheet;
    if (view->columns > 0) /* it was drawn before: the cursor stays where it is */
        lay_lines(view, view->columns);
}

static void
keep_in_view(SheetView *view)
{
    guint first = fixed_lines(view);
    guint rows = (guint)rows_shown(view);
    guint last = view->at;
    while (is_same_row(view, last + 1) && last + 1 - view->at < rows)
        last++;
    if (last >= view->top + first + rows)
        view->top = last - first - rows + 1;
    if (view->at < view->top + first)
        view->top = view->at - first;
}

static void
draw_line(const SheetView *view, int row, guint index)
{
    const SheetLine *line = line_at(view, index);
    Ink ink = line->struck                ? INK_QUIET
              : line->loud && line->first ? INK_LOUD
              : line->heading             ? INK_STRONG
                                          : INK_PLAIN;
    canvas_text(&view->area, (Spot){ row, 0, 0 }, is_same_row(view, index) ? INK_CURSOR : ink,
                line->text);
}

/* Below the title, on as many lines as they take: the last figure tells what does not fit. */
static int
draw_figures(const Canvas *canvas, const char *counts)
{
    int row = 1;
    g_autoptr(GString) line = g_string_new(NULL);
    g_auto(GStrv) figures = g_strsplit(counts != NULL ? counts : "", FIGURES_GAP, -1);
    for (guint i = 0; figures[i] != NULL; i++) {
        guint used = line->len > 0 ? canvas_cells(canvas, line->str) + strlen(FIGURES_GAP) : 0;
        if (used > 0 && used + canvas_cells(canvas, figures[i]) > (guint)canvas->columns) {
            canvas_text(canvas, (Spot){ row++, 0, 0 }, INK_QUIET, line->str);
            g_string_truncate(line, 0);
        }
        g_string_append_printf(line, "%s%s", line->len > 0 ? FIGURES_GAP : "", figures[i]);
    }
    canvas_text(canvas, (Spot){ row, 0, 0 }, INK_QUIET, line->str);
    return row;
}

void
sheet_view_draw(SheetView *view, const Canvas *canvas)
{
    lay_lines(view, canvas->columns);
    view->area = *canvas;
    g_autofree char *title = sheet_title_line(view->sheet);
    canvas_text(canvas, (Spot){ 0, 0, 0 }, INK_STRONG, title);
    view->head = 1 + draw_figures(canvas, view->sheet->head.counts);
    guint first = fixed_lines(view);
    int top = view->head + (int)first;
    keep_in_view(view);
    if (first > 0)
        canvas_text(canvas, (Spot){ view->head, 0, 0 }, INK_STRONG, line_at(view, 0)->text);
    for (int i = 0; i < rows_shown(view); i++) {
        guint index = view->top + first + (guint)i;
        if (index < view->lines->len)
            draw_line(view, top + i, index);
    }
    if (view->lines->len <= first)
        canvas_text(canvas, (Spot){ top + 1, 2, 0 }, INK_PLAIN, _("Nothing stands on this list."));
}

/* The line after the row under the cursor; the cursor's own if there is none. */
static int
next_row(const SheetView *view)
{
    guint line = view->at + 1;
    while (is_same_row(view, line))
        line++;
    return (int)(line < view->lines->len ? line : view->at);
}

void
sheet_view_move(SheetView *view, Action action)
{
    if (view->lines == NULL)
        return;
    int at = (int)view->at;
    if (action == ACTION_UP)
        put_cursor(view, at - 1);
    else if (action == ACTION_DOWN)
        put_cursor(view, next_row(view));
    else if (action == ACTION_PAGE_UP)
        put_cursor(view, at - rows_shown(view));
    else if (action == ACTION_PAGE_DOWN)
        put_cursor(view, at + rows_shown(view));
    else if (action == ACTION_HOME)
        put_cursor(view, 0);
    else if (action == ACTION_END)
        put_cursor(view, (int)view->lines->len);
}

const SheetLine *
sheet_view_line(const SheetView *view)
{
    if (view->lines == NULL || view->at >= view->lines->len)
        return NULL;
    return line_at(view, view->at);
}

const SheetRow *
sheet_view_row(const SheetView *view)
{
    guint firsts = 0;
    const SheetLine *line = sheet_view_line(view);
    if (line == NULL || line->heading)
        return NULL;
    for (guint i = 0; i <= view->at; i++)
        firsts += line_at(view, i)->first && !line_at(view, i)->heading;
    if (firsts == 0 || firsts > view->sheet->rows->len)
        return NULL;
    return g_ptr_array_index(view->sheet->rows, firsts - 1);
}

void
sheet_view_go(SheetView *view, const SheetRow *row)
{
    for (guint i = fixed_lines(view); view->lines != NULL && i < view->lines->len; i++) {
        if (!line_at(view, i)->first)
            continue;
        view->at = i;
        if (sheet_view_row(view) == row)
            return;
    }
}

bool
sheet_view_click(SheetView *view, int row, bool *ret_again)
{
    int down = row - view->area.row - view->head - (int)fixed_lines(view);
    guint line = view->top + fixed_lines(view) + (guint)MAX(down, 0);
    if (down < 0 || down >= rows_shown(view) || line >= view->lines->len)
        return false;
    *ret_again = row_start(view, line) == view->at;
    put_cursor(view, (int)line);
    return true;
}
