/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/question-pass.h"

#include <string.h>

/* Whom it is about, and what is asked. (transfer full) */
static char *
line_name(const Sheet *sheet, const SheetRow *row)
{
    return g_strjoin("\t", row->person != NULL ? row->person : "", row->bed != NULL ? row->bed : "",
                     sheet_cell(sheet, row, "what")->code, NULL);
}

void
question_pass_plan(SheetView *view, GPtrArray *rest)
{
    GPtrArray *rows = view->sheet->rows;
    guint from = 0;
    if (sheet_view_row(view) == NULL) /* on a heading */
        sheet_view_move(view, ACTION_DOWN);
    const SheetRow *row = sheet_view_row(view);
    if (row != NULL)
        g_ptr_array_find(rows, row, &from);
    g_ptr_array_set_size(rest, 0);
    for (guint i = from; i < rows->len; i++)
        g_ptr_array_add(rest, line_name(view->sheet, rows->pdata[i]));
}

const SheetRow *
question_pass_find(const SheetView *view, const char *name)
{
    const GPtrArray *rows = view->sheet->rows;
    for (guint i = 0; i < rows->len; i++) {
        g_autofree char *found = line_name(view->sheet, rows->pdata[i]);
        if (strcmp(found, name) == 0)
            return rows->pdata[i];
    }
    return NULL;
}
