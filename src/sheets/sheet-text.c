/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/sheet-text.h"

#include "sheets/piece.h"

#include "base/language.h"
#include "base/text.h"

#include <string.h>

static void
line_free(gpointer data)
{
    SheetLine *line = data;
    g_free(line->text);
    g_free(line->person);
    g_free(line->bed);
    g_free(line);
}

/* Faces that stand on a screen, with their widths at WIDTH columns: what is over 80 goes to all in
 * proportion, what is wanting is taken from the widest. */
typedef struct {
    const SheetFace *face[16];
    guint cells[16];
    guint count;
} Columns;

static guint
widest(const Columns *columns)
{
    guint at = 0;
    for (guint i = 1; i < columns->count; i++)
        if (columns->cells[i] > columns->cells[at])
            at = i;
    return at;
}

/* A bed label that is cut in two is another bed's. */
#define FIGURES_MOST 12

static guint
least_cells(const Sheet *sheet, const SheetFace *face)
{
    guint least = 0;
    for (guint i = 0; i < sheet->rows->len; i++) {
        g_autofree char *text = sheet_face_text(sheet, sheet->rows->pdata[i], face);
        Piece piece = piece_longest(text, FIGURES_MOST, 0);
        least = MAX(least, piece.cells);
    }
    return least;
}

/* Widens what would break a piece, at the cost of the widest column. */
static void
widen_narrow(Columns *columns, const Sheet *sheet)
{
    for (guint i = 0; i < columns->count; i++) {
        guint least = least_cells(sheet, columns->face[i]);
        guint giver = widest(columns);
        if (giver == i || least <= columns->cells[i])
            continue;
        guint more = MIN(least - columns->cells[i], columns->cells[giver] / 2);
        columns->cells[giver] -= more;
        columns->cells[i] += more;
    }
}

static Columns
lay_out(const Sheet *sheet, guint width)
{
    Columns columns = { .count = 0 };
    guint used = 0;
    for (const SheetFace *face = sheet->form->faces; face->label != NULL; face++) {
        if (face->cells == 0 || columns.count == G_N_ELEMENTS(columns.face))
            continue;
        columns.face[columns.count] = face;
        columns.cells[columns.count++] = face->cells;
        used += face->cells;
    }
    guint weight = MAX(used, 1);
    used += columns.count - 1;
    for (guint i = 0; i < columns.count && width > used; i++)
        columns.cells[i] += (width - used) * columns.face[i]->cells / weight;
    for (; used > width; used--)
        columns.cells[widest(&columns)]--;
    widen_narrow(&columns, sheet);
    return columns;
}

static SheetLine *
add_line(GPtrArray *lines, char *text)
{
    SheetLine *line = g_new0(SheetLine, 1);
    line->text = g_strchomp(text);
    g_ptr_array_add(lines, line);
    return line;
}

static void
add_heading(GPtrArray *lines, const Columns *columns)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < columns->count; i++) {
        g_autofree char *cell = text_pad(_(columns->face[i]->label), columns->cells[i]);
        g_string_append_printf(out, "%s%s", i > 0 ? " " : "", cell);
    }
    add_line(lines, g_string_free(out, FALSE))->heading = true;
}

/* One row: each face wrapped into its width, all side by side. */
static void
add_row(GPtrArray *lines, const Sheet *sheet, const SheetRow *row, const Columns *columns)
{
    g_autoptr(GPtrArray) faces = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
    guint height = 1;
    for (guint i = 0; i < columns->count; i++) {
        g_autofree char *text = sheet_face_text(sheet, row, columns->face[i]);
        GPtrArray *wrapped = text_wrap(text, columns->cells[i]);
        height = MAX(height, wrapped->len);
        g_ptr_array_add(faces, wrapped);
    }
    for (guint y = 0; y < height; y++) {
        GString *out = g_string_new(NULL);
        for (guint i = 0; i < columns->count; i++) {
            const GPtrArray *wrapped = faces->pdata[i];
            g_autofree char *cell =
                text_pad(y < wrapped->len ? wrapped->pdata[y] : "", columns->cells[i]);
            g_string_append_printf(out, "%s%s", i > 0 ? " " : "", cell);
        }
        SheetLine *line = add_line(lines, g_string_free(out, FALSE));
        line->person = g_strdup(row->person);
        line->bed = g_strdup(row->bed);
        line->loud = row->loud;
        line->struck = row->struck;
        line->first = y == 0;
    }
}

/* What is said beside the cells may hold names too. */
static GPtrArray *
wrap(const char *text, guint width)
{
    g_autofree char *visible = text_visible_but(text, "\n");
    return text_wrap(visible, width);
}

/* The heading of a group, wrapped: a name in it is never cut. */
static void
add_group(GPtrArray *lines, const char *group, guint width)
{
    static const char mark[] = "── ", indent[] = "   ";
    g_autoptr(GPtrArray) wrapped = wrap(group, MAX(width, 40) - text_cells(mark));
    for (guint i = 0; i < wrapped->len; i++) {
        const char *begin = i == 0 ? mark : indent;
        add_line(lines, g_strconcat(begin, wrapped->pdata[i], NULL))->heading = true;
    }
}

GPtrArray *
sheet_lines(const Sheet *sheet, guint width)
{
    GPtrArray *lines = g_ptr_array_new_with_free_func(line_free);
    Columns columns = lay_out(sheet, MAX(width, 40));
    add_heading(lines, &columns);
    for (guint i = 0; i < sheet->rows->len; i++) {
        const SheetRow *row = sheet->rows->pdata[i];
        if (row->group != NULL)
            add_group(lines, row->group, width);
        add_row(lines, sheet, row, &columns);
    }
    for (guint i = 0; i < sheet->notes->len; i++) {
        g_autoptr(GPtrArray) wrapped = wrap(sheet->notes->pdata[i], width);
        for (guint k = 0; k < wrapped->len; k++)
            add_line(lines, g_strdup(wrapped->pdata[k]));
    }
    return lines;
}

char *
sheet_title_line(const Sheet *sheet)
{
    g_autofree char *at = instant_format_minute(sheet->head.at.seconds, sheet->head.at.zone);
    g_autofree char *known = NULL;
    if (sheet->head.known != INSTANT_END) {
        g_autofree char *then = instant_format_minute(sheet->head.known, sheet->head.at.zone);
        known = g_strdup_printf(_("  as known at %s"), then);
    }
    g_autofree char *as_of = g_strdup_printf(_("as of %s"), at);
    g_autofree char *ward = text_visible(sheet->head.ward);
    return g_strdup_printf("%s%s  %s  %s%s", sheet->head.drill ? _("DRILL ") : "",
                           _(sheet->form->title), ward, as_of, known != NULL ? known : "");
}

char *
sheet_text(const Sheet *sheet, guint width)
{
    g_autoptr(GPtrArray) lines = sheet_lines(sheet, width);
    g_autofree char *title = sheet_title_line(sheet);
    GString *out = g_string_new(NULL);
    g_string_append_printf(out, "%s\n", title);
    g_autofree char *counts = text_visible(sheet->head.counts);
    if (*counts != '\0')
        g_string_append_printf(out, "%s\n", counts);
    g_string_append_c(out, '\n');
    for (guint i = 0; i < lines->len; i++)
        g_string_append_printf(out, "%s\n", ((const SheetLine *)lines->pdata[i])->text);
    return g_string_free(out, FALSE);
}
