/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "show.h"

#include "sheets/sheet-file.h"
#include "sheets/sheet-text.h"

#include <string.h>

static Sheet *
make(const Story *story, const Wish *wish, bool for_files)
{
    g_autoptr(Reading) reading = story_read(story, wish->at);
    g_autoptr(Conflicts) conflicts = conflicts_read(reading);
    g_autoptr(Reading) then =
        wish->since != NULL ? story_read_known(story, wish->since, wish->since) : NULL;
    MealTime meal;
    bool narrowed = wish->meal != NULL && meal_time_parse(wish->meal, &meal, NULL);
    Projection projection = {
        .meal = narrowed ? &meal : NULL,
        .reading = reading,
        .then = then,
        .conflicts = conflicts,
        .counts = counts_read(reading, conflicts),
        .initials = wish->initials,
        .sort = wish->sort,
        .for_files = for_files,
        .person = wish->person != NULL ? census_find_handle(story->census, wish->person) : NULL,
        .bed = wish->bed != NULL ? census_find_bed(story->census, wish->bed) : NULL,
    };
    return catalog_find(wish->sheet)->make(&projection);
}

Sheet *
show_sheet(const Story *story, const Wish *wish)
{
    return make(story, wish, false);
}

char *
show_tsv(const Story *story, const Wish *wish)
{
    g_autoptr(Sheet) sheet = make(story, wish, true);
    return sheet_tsv(sheet);
}

char *
show_json(const Story *story, const Wish *wish)
{
    g_autoptr(Sheet) sheet = make(story, wish, true);
    return sheet_json(sheet);
}

char *
show_text(const Story *story, const Wish *wish)
{
    GString *out = g_string_new(NULL);
    g_autoptr(Sheet) sheet = make(story, wish, false);
    g_autoptr(GPtrArray) lines = sheet_lines(sheet, 80);
    for (guint i = 0; i < lines->len; i++)
        g_string_append_printf(out, "%s\n", ((const SheetLine *)lines->pdata[i])->text);
    return g_string_free(out, FALSE);
}

char *
show_cells(const Story *story, const Wish *wish, const char *columns)
{
    GString *out = g_string_new(NULL);
    g_auto(GStrv) keys = g_strsplit(columns, " ", -1);
    g_autoptr(Sheet) sheet = make(story, wish, true);
    for (guint r = 0; r < sheet->rows->len; r++) {
        for (guint i = 0; keys[i] != NULL; i++) {
            const SheetCell *cell = sheet_cell(sheet, sheet->rows->pdata[r], keys[i]);
            g_assert_nonnull(cell);
            g_string_append_printf(out, "%s%s", i > 0 ? "|" : "", cell->code);
        }
        g_string_append_c(out, '\n');
    }
    return g_string_free(out, FALSE);
}
