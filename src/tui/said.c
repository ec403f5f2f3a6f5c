/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/said.h"

#include <string.h>

static const char *
shown(const Sheet *sheet, const SheetRow *row, const char *key)
{
    const SheetCell *cell = sheet_cell(sheet, row, key);
    return cell->label != NULL ? cell->label : cell->code;
}

char *
said_words(Desk *desk, const char *person, const char *bed, const char *id)
{
    SheetWish wish = { .key = "history", .person = person, .bed = person == NULL ? bed : NULL };
    g_autoptr(Sheet) sheet = desk_sheet(desk, &wish, NULL);
    for (guint i = 0; sheet != NULL && i < sheet->rows->len; i++) {
        const SheetRow *row = g_ptr_array_index(sheet->rows, i);
        if (row->struck || strcmp(sheet_cell(sheet, row, "id")->code, id) != 0)
            continue;
        return g_strdup_printf("%s %s %s (%s, %s %s)", shown(sheet, row, "person"),
                               shown(sheet, row, "what"), shown(sheet, row, "value"),
                               shown(sheet, row, "source"), shown(sheet, row, "observer"),
                               shown(sheet, row, "seen_at"));
    }
    return NULL;
}
