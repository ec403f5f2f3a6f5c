/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/list-print.h"

#include "print/list-line.h"

#include "base/error.h"
#include "base/language.h"

typedef struct {
    SheetFrame *frame;
    GArray *columns;  /* ListColumn */
    GPtrArray *lines; /* ListLine, in the order of the sheet */
    GPtrArray *extra; /* ListLine: headings repeated on a further page */
    ListLine *labels; /* the columns' heading, on every page */
} List;

static void
list_clear(List *list)
{
    g_clear_pointer(&list->columns, g_array_unref);
    g_clear_pointer(&list->lines, g_ptr_array_unref);
    g_clear_pointer(&list->extra, g_ptr_array_unref);
    g_clear_pointer(&list->labels, list_line_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(List, list_clear)

static const ListColumn *
column_at(const List *list, guint index)
{
    return &g_array_index(list->columns, ListColumn, index);
}

static void
set_lines(List *list)
{
    const Sheet *sheet = list->frame->sheet;
    for (guint i = 0; i < sheet->rows->len; i++) {
        const SheetRow *row = g_ptr_array_index(sheet->rows, i);
        if (row->group != NULL)
            g_ptr_array_add(list->lines, list_line_across(list->frame, LIST_GROUP, row->group));
        g_ptr_array_add(list->lines, list_line_row(list->frame, list->columns, row));
    }
    if (sheet->rows->len == 0)
        g_ptr_array_add(list->lines,
                        list_line_across(list->frame, LIST_NOTE, _("Nobody and nothing to list.")));
    for (guint i = 0; sheet->notes != NULL && i < sheet->notes->len; i++)
        g_ptr_array_add(list->lines, list_line_across(list->frame, LIST_NOTE,
                                                      g_ptr_array_index(sheet->notes, i)));
}

/* The heading of a group that goes on, at the top of a further page; NULL where none does. */
static ListLine *
repeat_group(List *list, const ListLine *group, guint page)
{
    if (group == NULL)
        return NULL;
    g_autofree char *words =
        g_strdup_printf(_("%s (continued)"), text_block_words(group->cells->pdata[0]));
    ListLine *line = list_line_across(list->frame, LIST_GROUP, words);
    line->page = page;
    line->y = list->labels->height;
    g_ptr_array_add(list->extra, line);
    return line;
}

/* True if the line at INDEX is a further row of the patient whose rows begin at FIRST. */
static bool
is_same_patient(const List *list, guint first, guint index)
{
    const ListLine *one = g_ptr_array_index(list->lines, first);
    const ListLine *other = g_ptr_array_index(list->lines, index);
    return one->kind == LIST_ROW && other->kind == LIST_ROW && one->row->person != NULL &&
           g_strcmp0(one->row->person, other->row->person) == 0;
}

/* What must stay on one page with the line at INDEX: a heading and its first row, or all rows of
 * the patient whom it names, if a page holds them. */
static double
height_together(const List *list, guint index)
{
    const ListLine *line = g_ptr_array_index(list->lines, index);
    if (line->kind != LIST_GROUP || index + 1 >= list->lines->len)
        return line->height;
    double height = line->height + ((const ListLine *)list->lines->pdata[index + 1])->height;
    double all = height;
    for (guint i = index + 2; i < list->lines->len && is_same_patient(list, index + 1, i); i++)
        all += ((const ListLine *)list->lines->pdata[i])->height;
    return all <= list->frame->body.height - list->labels->height ? all : height;
}

static bool
place_lines(List *list, GError **error)
{
    double high = list->frame->body.height, y = list->labels->height;
    guint page = 0;
    const ListLine *group = NULL;
    for (guint i = 0; i < list->lines->len; i++) {
        ListLine *line = g_ptr_array_index(list->lines, i);
        bool begins = list->frame->sheet->form->page_each && line->kind == LIST_GROUP && i > 0;
        if (begins || y + height_together(list, i) > high) {
            const ListLine *repeated =
                line->kind == LIST_ROW ? repeat_group(list, group, page + 1) : NULL;
            page++;
            y = list->labels->height + (repeated != NULL ? repeated->height : 0);
        }
        if (y + line->height > high) {
            g_autofree char *place =
                line->row != NULL ? list_row_place(list->frame, line->row) : g_strdup(_("a note"));
            g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                        _("%s: the text is longer than a page; shorten it or use A3."), place);
            return false;
        }
        line->page = page;
        line->y = y;
        y += line->height;
        if (line->kind != LIST_ROW)
            group = line->kind == LIST_GROUP ? line : NULL;
    }
    list->frame->page_count = page + 1;
    return true;
}

/* Two fine lines through each line of what was wrong, which stays legible. Who said it, and who
 * struck it when and why, is true. */
static void
strike(Page *page, const TextBlock *words, double x, double y)
{
    g_autoptr(GArray) lines = text_block_ink(words);
    for (guint i = 0; i < lines->len; i++) {
        const cairo_rectangle_t *ink = &g_array_index(lines, cairo_rectangle_t, i);
        double left = x + ink->x - 1, right = x + ink->x + ink->width + 1;
        for (guint k = 0; ink->width > 0 && k < 2; k++) {
            double at = y + ink->y + ink->height * (k == 0 ? 0.42 : 0.6);
            page_line(page, (double[]){ left, at, right, at }, 0.5, false);
        }
    }
}

/* The lines above and below the row close it. */
static void
draw_pen_room(Page *page, const ListColumn *column, double top, double bottom)
{
    double left = column->x, right = column->x + column->width;
    page_line(page, (double[]){ left, top, left, bottom }, FRAME_HAIRLINE, false);
    page_line(page, (double[]){ right, top, right, bottom }, FRAME_HAIRLINE, false);
}

static void
draw_row(const List *list, const ListLine *line, double top)
{
    Page *page = list->frame->page;
    double left = list->frame->body.x, right = left + list->frame->body.width;
    for (guint i = 0; i < line->cells->len; i++) {
        const ListColumn *column = column_at(list, i);
        double x = column->x + LIST_INSET, y = top + line->padding;
        TextBlock *block = g_ptr_array_index(line->cells, i);
        if (column->face->kind == FACE_TICK && !line->row->barred)
            page_box(page, &(cairo_rectangle_t){ x, y, LIST_TICK, LIST_TICK }, 0.8);
        if (column->face->kind == FACE_PEN && !line->row->barred)
            draw_pen_room(page, column, top, top + line->cells_height + 2 * line->padding);
        page_show(page, block, x, y);
        if (line->row->struck && column->face->kind == FACE_NAME)
            strike(page, block, x, y);
    }
    double y = top + line->padding + line->cells_height + line->padding;
    for (guint i = 0; i < line->below->len; i++) {
        TextBlock *block = g_ptr_array_index(line->below, i);
        page_show(page, block, left + LIST_GUTTER + LIST_INSET, y);
        if (line->row->struck)
            strike(page, block, left + LIST_GUTTER + LIST_INSET, y);
        y += text_block_measure(block, NULL) + line->padding;
    }
    double mark_y = top + line->padding;
    if (line->row->loud) {
        page_alarm(page, left, mark_y, LIST_MARK);
        mark_y += LIST_MARK;
    }
    if (line->row->changed)
        page_write(page, &(PageText){ FRAME_CHANGED, LIST_MARK, 0 }, left, mark_y - 1);
    y = top + line->height;
    page_line(page, (double[]){ left, y, right, y }, FRAME_HAIRLINE, false);
}

static void
draw_line(const List *list, const ListLine *line)
{
    const cairo_rectangle_t *body = &list->frame->body;
    double top = body->y + line->y, bottom = top + line->height;
    if (line->kind == LIST_ROW) {
        draw_row(list, line, top);
        return;
    }
    double pad = line->kind == LIST_GROUP ? 3 * LIST_PADDING : LIST_PADDING;
    TextBlock *words = line->cells->pdata[0]; /* at the foot of the room that a pen is given */
    page_show(list->frame->page, words, body->x,
              top + pad + line->cells_height - text_block_measure(words, NULL));
    if (line->kind == LIST_GROUP)
        page_line(list->frame->page, (double[]){ body->x, bottom, body->x + body->width, bottom },
                  0.8, false);
}

static void
draw_labels(const List *list)
{
    const cairo_rectangle_t *body = &list->frame->body;
    const ListLine *labels = list->labels;
    for (guint i = 0; i < labels->cells->len; i++) {
        TextBlock *block = g_ptr_array_index(labels->cells, i);
        double y = body->y + LIST_PADDING + labels->cells_height - text_block_measure(block, NULL);
        page_show(list->frame->page, block, column_at(list, i)->x + LIST_INSET, y);
    }
    double y = body->y + labels->height;
    page_line(list->frame->page, (double[]){ body->x, y, body->x + body->width, y }, 0.8, false);
}

static void
draw_page(const List *list, guint number)
{
    const GPtrArray *both[] = { list->extra, list->lines };
    sheet_frame_draw(list->frame, number);
    draw_labels(list);
    for (guint k = 0; k < G_N_ELEMENTS(both); k++)
        for (guint i = 0; i < both[k]->len; i++) {
            const ListLine *line = g_ptr_array_index(both[k], i);
            if (line->page == number)
                draw_line(list, line);
        }
}

bool
list_print_draw(SheetFrame *frame, GError **error)
{
    g_auto(List) list = {
        .frame = frame,
        .columns = list_columns(frame),
        .lines = g_ptr_array_new_with_free_func((GDestroyNotify)list_line_free),
        .extra = g_ptr_array_new_with_free_func((GDestroyNotify)list_line_free),
    };
    list.labels = list_line_labels(frame, list.columns);
    set_lines(&list);
    if (!place_lines(&list, error))
        return false;
    for (frame->copy = 0; frame->copy < sheet_frame_copies(frame); frame->copy++)
        for (guint number = 0; number < frame->page_count; number++)
            draw_page(&list, number);
    return true;
}
