/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/sheet.h"

#include "base/text.h"

#include <string.h>

static void
cell_clear(SheetCell *cell)
{
    g_free(cell->code);
    g_free(cell->label);
    if (cell->origin != NULL) {
        g_free(cell->origin->seen_at);
        g_free(cell->origin->observer);
        g_free(cell->origin);
    }
}

/* A row knows the number of its cells through the sheet; it is kept in front of them. */
typedef struct {
    SheetRow row;
    guint count;
} CountedRow;

static void
row_free(gpointer data)
{
    CountedRow *counted = data;
    for (guint i = 0; i < counted->count; i++)
        cell_clear(&counted->row.cells[i]);
    g_free(counted->row.cells);
    g_free(counted->row.group);
    g_free(counted->row.person);
    g_free(counted->row.bed);
    g_free(counted);
}

guint
sheet_column_count(const SheetForm *form)
{
    guint count = 0;
    while (form->columns[count].key != NULL)
        count++;
    return count;
}

guint
sheet_face_count(const SheetForm *form)
{
    guint count = 0;
    while (form->faces[count].label != NULL)
        count++;
    return count;
}

Sheet *
sheet_new(const SheetForm *form)
{
    Sheet *sheet = g_new0(Sheet, 1);
    sheet->form = form;
    sheet->head.hospital = g_strdup("");
    sheet->head.ward = g_strdup("");
    sheet->head.counts = g_strdup("");
    sheet->head.printed_by = g_strdup("");
    sheet->head.print_number = g_strdup("");
    sheet->head.replaces = g_strdup("");
    sheet->head.digest = g_strdup("");
    sheet->head.known = INSTANT_END;
    sheet->rows = g_ptr_array_new_with_free_func(row_free);
    sheet->notes = g_ptr_array_new_with_free_func(g_free);
    return sheet;
}

void
sheet_free(Sheet *sheet)
{
    if (sheet == NULL)
        return;
    g_free(sheet->head.hospital);
    g_free(sheet->head.ward);
    g_free(sheet->head.counts);
    g_free(sheet->head.printed_by);
    g_free(sheet->head.print_number);
    g_free(sheet->head.replaces);
    g_free(sheet->head.receivers);
    g_free(sheet->head.digest);
    g_ptr_array_unref(sheet->rows);
    g_ptr_array_unref(sheet->notes);
    g_clear_pointer(&sheet->rooms, g_ptr_array_unref);
    g_clear_pointer(&sheet->slips, g_ptr_array_unref);
    g_free(sheet);
}

SheetRow *
sheet_add_row(Sheet *sheet)
{
    CountedRow *counted = g_new0(CountedRow, 1);
    counted->count = sheet_column_count(sheet->form);
    counted->row.cells = g_new0(SheetCell, counted->count);
    for (guint i = 0; i < counted->count; i++)
        counted->row.cells[i].code = g_strdup("");
    g_ptr_array_add(sheet->rows, counted);
    return &counted->row;
}

static int
find_column(const SheetForm *form, const char *key, gsize length)
{
    for (int i = 0; form->columns[i].key != NULL; i++)
        if (strncmp(form->columns[i].key, key, length) == 0 && form->columns[i].key[length] == '\0')
            return i;
    return -1;
}

guint
sheet_gather(Sheet *sheet, guint from, SheetClassOf class_of, guint class)
{
    g_autoptr(GPtrArray) others = g_ptr_array_new();
    guint next = from;
    for (guint i = from; i < sheet->rows->len; i++) {
        SheetRow *row = sheet->rows->pdata[i];
        if (class_of(sheet, row) == class)
            sheet->rows->pdata[next++] = row;
        else
            g_ptr_array_add(others, row);
    }
    for (guint i = 0; i < others->len; i++)
        sheet->rows->pdata[next + i] = others->pdata[i];
    return next;
}

SheetCell *
sheet_set(Sheet *sheet, SheetRow *row, const char *key, const char *code, const char *label)
{
    int column = find_column(sheet->form, key, strlen(key));
    g_assert(column >= 0);
    SheetCell *cell = &row->cells[column];
    g_free(cell->code);
    g_free(cell->label);
    cell->code = g_strdup(code != NULL ? code : "");
    cell->label = g_strdup(label);
    return cell;
}

void
sheet_relabel(Sheet *sheet, SheetRow *row, const char *key, const char *label)
{
    int column = find_column(sheet->form, key, strlen(key));
    g_assert(column >= 0);
    g_free(row->cells[column].label);
    row->cells[column].label = g_strdup(label);
}

const SheetCell *
sheet_cell(const Sheet *sheet, const SheetRow *row, const char *key)
{
    int column = find_column(sheet->form, key, strlen(key));
    return column >= 0 ? &row->cells[column] : NULL;
}

static void
append_part(GString *out, const char *text)
{
    if (*text == '\0')
        return;
    if (out->len > 0 && out->str[out->len - 1] != '\n')
        g_string_append_c(out, ' ');
    g_string_append(out, text);
}

/* LINES walks as "kana/kanji alias/marks"; a line on which nothing stands is left out. (transfer
 * full) */
static char *
lines_text(const Sheet *sheet, const SheetRow *row, const char *lines)
{
    GString *out = g_string_new(NULL);
    for (const char *at = lines; at != NULL && *at != '\0';) {
        gsize length = strcspn(at, " /");
        int column = find_column(sheet->form, at, length);
        g_assert(column >= 0);
        const SheetCell *cell = &row->cells[column];
        g_autofree char *visible = text_visible(cell->label != NULL ? cell->label : cell->code);
        append_part(out, visible);
        at += length;
        if (*at == '/' && out->len > 0 && out->str[out->len - 1] != '\n')
            g_string_append_c(out, '\n');
        at += *at != '\0';
    }
    if (out->len > 0 && out->str[out->len - 1] == '\n')
        g_string_truncate(out, out->len - 1);
    return g_string_free(out, FALSE);
}

char *
sheet_face_text(const Sheet *sheet, const SheetRow *row, const SheetFace *face)
{
    guint index = 0;
    if (face->kind == FACE_NUMBER && g_ptr_array_find(sheet->rows, row, &index))
        return g_strdup_printf("%u", index + 1);
    g_autofree char *lines = lines_text(sheet, row, face->lines);
    if (face->beside == NULL)
        return g_steal_pointer(&lines);
    g_autofree char *beside = lines_text(sheet, row, face->beside);
    return g_strconcat(lines, *beside != '\0' ? "\n" : "", beside, NULL);
}
