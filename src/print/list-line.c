/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/list-line.h"

#include "print/list-flow.h"

#include "base/language.h"
#include "base/text.h"

#include <string.h>

#define SMALL_SIZE 9.0
#define PHRASE_MOST 40      /* cells */
#define LINES_MOST 6        /* a longer text is set smaller */
#define SMALL_LINES_MOST 12 /* one still longer stands under its row */
#define CLOSE_LINES_MOST 3  /* as does one that is longer, where rows stand close */

/* What a hand fills in in a text, as "Assembly place: ______". */
static bool
has_line_for_pen(const char *words)
{
    return strstr(words, "____") != NULL;
}

static ListLine *
line_new(ListLineKind kind, const SheetRow *row)
{
    ListLine *line = g_new0(ListLine, 1);
    line->kind = kind;
    line->row = row;
    line->cells = g_ptr_array_new_with_free_func((GDestroyNotify)text_block_unref);
    line->below = g_ptr_array_new_with_free_func((GDestroyNotify)text_block_unref);
    return line;
}

void
list_line_free(ListLine *line)
{
    g_ptr_array_unref(line->cells);
    g_ptr_array_unref(line->below);
    g_free(line);
}

/* Names and short phrases are broken at their blanks, sentences anywhere; as is what flows, whose
 * pieces part it. */
static PageText
face_type(const ListColumn *column, const char *text)
{
    return (PageText){ text, list_face_size(column->face), column->width - 2 * LIST_INSET,
                       column->face->kind == FACE_MARK,
                       column->face->kind == FACE_NAME ||
                           (!column->face->folds && text_cells(text) <= PHRASE_MOST) };
}

/* What the cell of COLUMN says in LINE, as it stands there; RET_TAIL as list_flow_text(). (transfer
 * full) */
static char *
cell_words(const SheetFrame *frame, const ListLine *line, const ListColumn *column, gsize *ret_tail)
{
    *ret_tail = 0;
    if (!column->face->folds)
        return sheet_face_text(frame->sheet, line->row, column->face);
    g_autoptr(ListFlow) flow = list_flow_new(frame, line->row, column->face);
    return list_flow_text(flow, column->width - 2 * LIST_INSET, ret_tail);
}

/* What a cell of so many lines says, and from where on it would stand below. */
typedef struct {
    const char *text;
    const char *rest;
    int lines;
} CellText;

/* All of TEXT, too long for its column, goes under the row. */
static void
add_below(const SheetFrame *frame, ListLine *line, const ListColumn *column, const char *text)
{
    g_autofree char *place = list_row_place(frame, line->row);
    g_autofree char *labelled = g_strdup_printf("%s: %s", _(column->face->label), text);
    g_strdelimit(labelled, "\n", ' ');
    PageText whole = { labelled, FRAME_BODY_SIZE,
                       frame->body.width - LIST_GUTTER - 2 * LIST_INSET };
    g_ptr_array_add(line->below, page_layout(frame->page, &whole, place));
}

/* What its cell says instead, behind what it keeps, BEGIN. */
static TextBlock *
pointer_below(const SheetFrame *frame, const ListLine *line, const ListColumn *column,
              const char *begin)
{
    g_autofree char *place = list_row_place(frame, line->row);
    g_autofree char *words = g_strconcat(begin, _("(see below)"), NULL);
    PageText pointer = face_type(column, words);
    return page_layout(frame->page, &pointer, place);
}

/* The cell with what is before REST of TEXT, if it and the line below it save some of LINES; NULL
 * if not. */
static TextBlock *
set_rest_below(const SheetFrame *frame, ListLine *line, const ListColumn *column, CellText cell)
{
    g_autofree char *begin = g_strndup(cell.text, (gsize)(cell.rest - cell.text));
    g_autoptr(TextBlock) pointer = pointer_below(frame, line, column, begin);
    if (text_block_lines(pointer) + 1 >= cell.lines)
        return NULL;
    add_below(frame, line, column, cell.rest);
    return g_steal_pointer(&pointer);
}

/* Where rows stand close a long cell of LINES costs less below its row. It keeps its first fact, or
 * nothing: no fact is parted, and none is said twice. NULL if that would save nothing. */
static TextBlock *
set_close(const SheetFrame *frame, ListLine *line, const ListColumn *column, int lines)
{
    g_autofree char *text = sheet_face_text(frame->sheet, line->row, column->face);
    const char *end = strchr(text, '\n');
    TextBlock *kept = NULL;
    if (column->face->kind != FACE_PEN && end != NULL)
        kept = set_rest_below(frame, line, column, (CellText){ text, end + 1, lines });
    return kept != NULL ? kept
                        : set_rest_below(frame, line, column, (CellText){ text, text, lines });
}

static TextBlock *
set_cell(const SheetFrame *frame, ListLine *line, const ListColumn *column)
{
    g_autofree char *place = list_row_place(frame, line->row);
    gsize tail;
    g_autofree char *words = cell_words(frame, line, column, &tail);
    PageText text = face_type(column, words);
    text.tail = tail;
    text.tail_size = FRAME_BODY_SIZE;
    g_autoptr(TextBlock) block = page_layout(frame->page, &text, place);
    int lines = text_block_lines(block);
    if (frame->sheet->form->dense && lines > CLOSE_LINES_MOST && column->face->kind != FACE_NAME) {
        TextBlock *close = set_close(frame, line, column, lines);
        if (close != NULL)
            return close;
    }
    if (lines <= LINES_MOST)
        return g_steal_pointer(&block);
    g_autofree char *marked = g_strdup_printf("%s\n%s", words, _("(set small)"));
    text.text = marked;
    text.size = SMALL_SIZE;
    text.tail = 0;
    g_autoptr(TextBlock) small = page_layout(frame->page, &text, place);
    if (column->face->kind != FACE_NAME && text_block_lines(small) <= SMALL_LINES_MOST)
        return g_steal_pointer(&small);
    add_below(frame, line, column, words);
    return pointer_below(frame, line, column, "");
}

static double
cell_height(const SheetFace *face, TextBlock *block)
{
    double height = text_block_measure(block, NULL);
    return face->kind == FACE_TICK  ? LIST_TICK + 1
           : face->kind == FACE_PEN ? MAX(LIST_PEN, height)
                                    : height;
}

ListLine *
list_line_row(const SheetFrame *frame, const GArray *columns, const SheetRow *row)
{
    ListLine *line = line_new(LIST_ROW, row);
    line->padding = frame->sheet->form->dense ? LIST_DENSE_PADDING : LIST_PADDING;
    for (guint i = 0; i < columns->len; i++) {
        const ListColumn *column = &g_array_index(columns, ListColumn, i);
        TextBlock *block = set_cell(frame, line, column);
        g_ptr_array_add(line->cells, block);
        line->cells_height = MAX(line->cells_height, cell_height(column->face, block));
    }
    if (row->loud && row->changed)
        line->cells_height = MAX(line->cells_height, 2 * LIST_MARK + 2 - line->padding);
    line->height = line->cells_height + 2 * line->padding;
    for (guint i = 0; i < line->below->len; i++)
        line->height += text_block_measure(g_ptr_array_index(line->below, i), NULL) + line->padding;
    return line;
}

ListLine *
list_line_labels(const SheetFrame *frame, const GArray *columns)
{
    ListLine *line = line_new(LIST_GROUP, NULL);
    for (guint i = 0; i < columns->len; i++) {
        const ListColumn *column = &g_array_index(columns, ListColumn, i);
        PageText text = { _(column->face->label), FRAME_BODY_SIZE, column->width - 2 * LIST_INSET,
                          .bold = true };
        TextBlock *block = page_layout(frame->page, &text, text.text);
        g_ptr_array_add(line->cells, block);
        line->cells_height = MAX(line->cells_height, text_block_measure(block, NULL));
    }
    line->height = line->cells_height + 2 * LIST_PADDING;
    return line;
}

ListLine *
list_line_across(const SheetFrame *frame, ListLineKind kind, const char *words)
{
    ListLine *line = line_new(kind, NULL);
    bool group = kind == LIST_GROUP;
    PageText text = { words, group ? FRAME_NAME_SIZE : FRAME_BODY_SIZE,
                      frame->body.width - LIST_INSET, .bold = group };
    TextBlock *block = page_layout(frame->page, &text, words);
    g_ptr_array_add(line->cells, block);
    line->cells_height = text_block_measure(block, NULL);
    if (has_line_for_pen(words))
        line->cells_height = MAX(line->cells_height, LIST_PEN);
    line->height = line->cells_height + (group ? 4 : 1) * LIST_PADDING;
    return line;
}
