/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/sheet-file.h"

#include "base/spreadsheet.h"
#include "base/text.h"

#include <jansson.h>

static void
add_cell(GString *out, guint column, const char *cell)
{
    if (column > 0)
        g_string_append_c(out, '\t');
    g_string_append(out, cell);
}

char *
sheet_tsv(const Sheet *sheet)
{
    GString *out = g_string_new(NULL);
    guint count = sheet_column_count(sheet->form);
    for (guint i = 0; i < count; i++)
        if (!sheet->form->columns[i].for_people)
            add_cell(out, i, sheet->form->columns[i].key);
    g_string_append_c(out, '\n');
    for (guint r = 0; r < sheet->rows->len; r++) {
        const SheetRow *row = sheet->rows->pdata[r];
        for (guint i = 0; i < count; i++) {
            if (sheet->form->columns[i].for_people)
                continue;
            g_autofree char *visible = text_visible(row->cells[i].code);
            g_autofree char *guarded = spreadsheet_guard(visible);
            add_cell(out, i, guarded);
        }
        g_string_append_c(out, '\n');
    }
    return g_string_free(out, FALSE);
}

static json_t *
visible_json(const char *text)
{
    g_autofree char *visible = text_visible(text);
    return json_string(visible);
}

static json_t *
origin_json(const SheetOrigin *origin)
{
    json_t *object = json_object();
    json_object_set_new(object, "source", json_string(origin->source));
    json_object_set_new(object, "seen_at", json_string(origin->seen_at));
    json_object_set_new(object, "observer", visible_json(origin->observer));
    json_object_set_new(object, "differs", json_boolean(origin->differs));
    return object;
}

static json_t *
row_json(const Sheet *sheet, const SheetRow *row)
{
    json_t *object = json_object();
    json_t *facts = json_object();
    for (guint i = 0; sheet->form->columns[i].key != NULL; i++) {
        const char *key = sheet->form->columns[i].key;
        if (sheet->form->columns[i].for_people)
            continue;
        json_object_set_new(object, key, visible_json(row->cells[i].code));
        if (row->cells[i].origin != NULL)
            json_object_set_new(facts, key, origin_json(row->cells[i].origin));
    }
    json_object_set_new(object, "facts", facts);
    return object;
}

char *
sheet_json(const Sheet *sheet)
{
    json_t *array = json_array();
    for (guint r = 0; r < sheet->rows->len; r++)
        json_array_append_new(array, row_json(sheet, sheet->rows->pdata[r]));
    g_autofree char *dumped = json_dumps(array, JSON_INDENT(1)); /* GLib's memory is malloc's */
    char *text = g_strconcat(dumped, "\n", NULL);
    json_decref(array);
    return text;
}
