/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/list-line.h"

#include "sheets/piece.h"

#include "base/language.h"
#include "base/text.h"

#include <string.h>

#define SMALL_SIZE 9.0
#define SPARE 0.5           /* points by which a line is set narrower than its column */
#define PHRASE_MOST 40      /* cells */
#define PIECE_MOST 18       /* cells */
#define WORDS_MOST 18       /* cells of a name or a word without letters or figures */
#define LINES_MOST 6        /* a longer text is set smaller */
#define SMALL_LINES_MOST 12 /* one still longer stands under its row */

static double
face_size(const SheetFace *face)
{
    return face->kind == FACE_NAME ? FRAME_NAME_SIZE : FRAME_BODY_SIZE;
}

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
meet(const SheetFrame *frame, Longest *longest, PageText text, const char *place)
{
    double width;
    Piece piece = piece_longest(text.text, PIECE_MOST, longest->whole ? WORDS_MOST : 0);
    if (piece.cells == 0 || piece.cells < longest->cells)
        return;
    g_autofree char *words = g_strndup(piece.text, piece.length);
    text.text = words;
    g_autoptr(PangoLayout) layout = page_layout(frame->page, &text, place);
    page_measure(layout, &width);
    longest->cells = piece.cells;
    longest->width = MAX(width, longest->width);
}

static bool
is_for_pen(const SheetFace *face)
{
    return face->kind == FACE_TICK || face->kind == FACE_PEN;
}

/* What a hand fills in in a text, as "Assembly place: ______". */
static bool
has_line_for_pen(const char *words)
{
    return strstr(words, "____") != NULL;
}

/* What COLUMN needs: for its figures, or for WHOLE names and words too. The room of a pen, and of
 * lines side by side, is as wide as it is. */
static double
least_width(const SheetFrame *frame, const ListColumn *column, bool whole)
{
    const GPtrArray *rows = frame->sheet->rows;
    const SheetFace *face = column->face;
    Longest longest = { .whole = whole };
    PageText label = { _(face->label), FRAME_BODY_SIZE, .bold = true };
    meet(frame, &longest, label, label.text);
    for (guint i = 0; !is_for_pen(face) && i < rows->len; i++) {
        const SheetRow *row = g_ptr_array_index(rows, i);
        g_autofree char *words = sheet_face_text(frame->sheet, row, face);
        g_autofree char *place = list_row_place(frame, row);
        PageText text = { words, face_size(face), .bold = face->kind == FACE_MARK };
        meet(frame, &longest, text, place);
    }
    double least = longest.width + 2 * LIST_INSET + SPARE;
    return is_for_pen(face) || (whole && face->folds) ? MAX(least, column->width) : least;
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
    widen_narrow_columns(frame, columns);
    for (guint i = 0; i < columns->len; i++) {
        ListColumn *column = &g_array_index(columns, ListColumn, i);
        column->x = x;
        x += column->width;
    }
    return columns;
}

static ListLine *
line_new(ListLineKind kind, const SheetRow *row)
{
    ListLine *line = g_new0(ListLine, 1);
    line->kind = kind;
    line->row = row;
    line->cells = g_ptr_array_new_with_free_func(g_object_unref);
    line->below = g_ptr_array_new_with_free_func(g_object_unref);
    return line;
}

void
list_line_free(ListLine *line)
{
    g_ptr_array_unref(line->cells);
    g_ptr_array_unref(line->below);
    g_free(line);
}

/* Names and short phrases are broken at their blanks, sentences anywhere. */
static PageText
face_type(const ListColumn *column, const char *text)
{
    return (PageText){ text, face_size(column->face), column->width - 2 * LIST_INSET,
                       column->face->kind == FACE_MARK,
                       column->face->kind == FACE_NAME || text_cells(text) <= PHRASE_MOST };
}

/* TEXT with as many of its lines side by side as stand whole in COLUMN. (transfer full) */
static char *
fold(const SheetFrame *frame, const ListColumn *column, const char *text, const char *place)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    GString *folded = g_string_new(lines[0]);
    g_autofree char *last = g_strdup(lines[0]);
    for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++) {
        g_autofree char *both = g_strconcat(last, "  ", lines[i], NULL);
        PageText line = { both, face_size(column->face), .width = 0 };
        g_autoptr(PangoLayout) layout = page_layout(frame->page, &line, place);
        double width;
        page_measure(layout, &width);
        bool beside = width <= column->width - 2 * LIST_INSET;
        g_string_append_printf(folded, "%s%s", beside ? "  " : "\n", lines[i]);
        g_free(last);
        last = beside ? g_steal_pointer(&both) : g_strdup(lines[i]);
    }
    return g_string_free(folded, FALSE);
}

/* What the cell of ROW says, as it stands in COLUMN. (transfer full) */
static char *
cell_words(const SheetFrame *frame, const SheetRow *row, const ListColumn *column,
           const char *place)
{
    if (is_for_pen(column->face))
        return g_strdup("");
    g_autofree char *words = sheet_face_text(frame->sheet, row, column->face);
    return column->face->folds ? fold(frame, column, words, place) : g_steal_pointer(&words);
}

/* TEXT too long for its column at any size: all of it goes under the row, and the cell says so. */
static PangoLayout *
set_below(const SheetFrame *frame, ListLine *line, const ListColumn *column, const char *text)
{
    g_autofree char *place = list_row_place(frame, line->row);
    g_autofree char *labelled = g_strdup_printf("%s: %s", _(column->face->label), text);
    g_strdelimit(labelled, "\n", ' ');
    PageText whole = { labelled, FRAME_BODY_SIZE,
                       frame->body.width - LIST_GUTTER - 2 * LIST_INSET };
    g_ptr_array_add(line->below, page_layout(frame->page, &whole, place));
    PageText pointer = face_type(column, _("(see below)"));
    return page_layout(frame->page, &pointer, place);
}

static PangoLayout *
set_cell(const SheetFrame *frame, ListLine *line, const ListColumn *column)
{
    g_autofree char *place = list_row_place(frame, line->row);
    g_autofree char *words = cell_words(frame, line->row, column, place);
    PageText text = face_type(column, words);
    g_autoptr(PangoLayout) layout = page_layout(frame->page, &text, place);
    if (pango_layout_get_line_count(layout) <= LINES_MOST)
        return g_steal_pointer(&layout);
    g_autofree char *marked = g_strdup_printf("%s\n%s", words, _("(set small)"));
    text.text = marked;
    text.size = SMALL_SIZE;
    g_autoptr(PangoLayout) small = page_layout(frame->page, &text, place);
    if (column->face->kind != FACE_NAME && pango_layout_get_line_count(small) <= SMALL_LINES_MOST)
        return g_steal_pointer(&small);
    return set_below(frame, line, column, words);
}

ListLine *
list_line_row(const SheetFrame *frame, const GArray *columns, const SheetRow *row)
{
    ListLine *line = line_new(LIST_ROW, row);
    for (guint i = 0; i < columns->len; i++) {
        const ListColumn *column = &g_array_index(columns, ListColumn, i);
        PangoLayout *layout = set_cell(frame, line, column);
        g_ptr_array_add(line->cells, layout);
        double height = column->face->kind == FACE_TICK  ? LIST_TICK + 1
                        : column->face->kind == FACE_PEN ? LIST_PEN
                                                         : page_measure(layout, NULL);
        line->cells_height = MAX(line->cells_height, height);
    }
    if (row->loud && row->changed)
        line->cells_height = MAX(line->cells_height, 2 * LIST_MARK + 2);
    line->height = line->cells_height + 2 * LIST_PADDING;
    for (guint i = 0; i < line->below->len; i++)
        line->height += page_measure(g_ptr_array_index(line->below, i), NULL) + LIST_PADDING;
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
        PangoLayout *layout = page_layout(frame->page, &text, text.text);
        g_ptr_array_add(line->cells, layout);
        line->cells_height = MAX(line->cells_height, page_measure(layout, NULL));
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
    PangoLayout *layout = page_layout(frame->page, &text, words);
    g_ptr_array_add(line->cells, layout);
    line->cells_height = page_measure(layout, NULL);
    if (has_line_for_pen(words))
        line->cells_height = MAX(line->cells_height, LIST_PEN);
    line->height = line->cells_height + (group ? 4 : 1) * LIST_PADDING;
    return line;
}
