/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody put into a name, a note or the ward file to harm whoever reads a sheet. */
#include "sheets/sheet-file.h"
#include "sheets/sheet-text.h"

#include "base/hostile.h"
#include "base/text.h"

#include <jansson.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "show.h"

#define ROWS 100

/* A sheet whose every word is hostile, from the string FROM on. */
static Sheet *
hostile_sheet(const SheetForm *form, guint from)
{
    Sheet *sheet = sheet_new(form);
    guint columns = sheet_column_count(form), number = from;
    g_free(sheet->head.ward);
    g_free(sheet->head.counts);
    sheet->head.ward = hostile_text(number++ % HOSTILE_COUNT);
    sheet->head.counts = hostile_text(number++ % HOSTILE_COUNT);
    for (guint r = 0; r < ROWS; r++) {
        SheetRow *row = sheet_add_row(sheet);
        row->group = hostile_text(number++ % HOSTILE_COUNT);
        for (guint i = 0; i < columns; i++) {
            g_autofree char *text = hostile_text(number++ % HOSTILE_COUNT);
            SheetCell *cell = sheet_set(sheet, row, form->columns[i].key, text, NULL);
            cell->origin = g_new0(SheetOrigin, 1);
            cell->origin->source = "stated";
            cell->origin->seen_at = g_strdup("2026-11-02T06:00+09:00");
            cell->origin->observer = hostile_text(number++ % HOSTILE_COUNT);
        }
        g_ptr_array_add(sheet->notes, hostile_text(number++ % HOSTILE_COUNT));
    }
    return sheet;
}

/* Each sheet gets strings of its own; together they are all of them, many times. */
static void
each_sheet(void (*look)(const Sheet *sheet))
{
    const char *thin = g_getenv("MEGURI_STRINGS");
    guint parts = 10 / (thin != NULL ? (guint)CLAMP(atoi(thin), 1, 10) : 1);
    for (guint i = 0; catalog[i].form != NULL; i++)
        for (guint part = 0; part < parts; part++) {
            g_autoptr(Sheet) sheet = hostile_sheet(catalog[i].form, part * 997 + i * 31);
            look(sheet);
        }
}

static void
look_at_text(const Sheet *sheet)
{
    g_autofree char *text = sheet_text(sheet, 80);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    hostile_assert_tame(text, "\n");
    for (guint i = 3; lines[i] != NULL; i++) /* behind title and figures, which are not wrapped */
        g_assert_cmpuint(text_cells(lines[i]), <=, 80);
}

static void
a_list_on_the_terminal_keeps_its_columns_and_the_terminal(void)
{
    each_sheet(look_at_text);
}

static void
look_at_tsv(const Sheet *sheet)
{
    g_autofree char *tsv = sheet_tsv(sheet);
    g_auto(GStrv) lines = g_strsplit(tsv, "\n", -1);
    g_auto(GStrv) keys = g_strsplit(lines[0], "\t", -1);
    guint header = g_strv_length(keys);
    hostile_assert_tame(tsv, "\n\t");
    g_assert_cmpuint(g_strv_length(lines), ==, ROWS + 2); /* header, and nothing after the last */
    for (guint i = 1; i <= ROWS; i++) {
        g_auto(GStrv) cells = g_strsplit(lines[i], "\t", -1);
        g_assert_cmpuint(g_strv_length(cells), ==, header);
        for (guint k = 0; cells[k] != NULL; k++)
            g_assert_true(*cells[k] == '\0' || strchr("=+-@\"", *cells[k]) == NULL);
    }
}

static void
a_table_in_a_spreadsheet_runs_nothing(void)
{
    each_sheet(look_at_tsv);
}

static void
look_at_json(const Sheet *sheet)
{
    g_autofree char *text = sheet_json(sheet);
    json_t *array = json_loads(text, 0, NULL);
    const char *key;
    json_t *cell;
    hostile_assert_tame(text, "\n");
    g_assert_cmpuint(json_array_size(array), ==, ROWS);
    for (guint i = 0; i < ROWS; i++)
        json_object_foreach(json_array_get(array, i), key, cell) if (json_is_string(cell))
            hostile_assert_tame(json_string_value(cell), "");
    json_decref(array);
}

static void
json_is_whole_and_names_an_observer_as_such(void)
{
    each_sheet(look_at_json);
}

int
main(int argc, char *argv[])
{
    setlocale(LC_ALL, "C.UTF-8");
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/hostile/text", a_list_on_the_terminal_keeps_its_columns_and_the_terminal);
    g_test_add_func("/hostile/tsv", a_table_in_a_spreadsheet_runs_nothing);
    g_test_add_func("/hostile/json", json_is_whole_and_names_an_observer_as_such);
    return g_test_run();
}
