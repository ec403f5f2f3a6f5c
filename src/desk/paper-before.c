/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/paper-before.h"

#include "desk/sheet-make.h"

#include "sheets/handoff.h"
#include "sheets/sheet-change.h"

#include <string.h>

/* ---- what the next print is compared with ---- */

Paper
paper_of(Desk *desk, const char *sheet, const char *subject)
{
    Paper paper = { .book = printbook_read(reading_view(desk_reading(desk))) };
    gint64 shift = strcmp(sheet, handoff_form.key) == 0 ? HANDOFF_SHIFT_LEAST : 0;
    PrintMatter matter = { sheet, subject, { reading_at(desk_reading(desk)) - shift, 0, false } };
    paper.last = printbook_last(paper.book, &matter);
    if (paper.last != NULL)
        paper.then = printbook_reading(desk->census, paper.last, &paper.horizon);
    return paper;
}

void
paper_clear(Paper *paper)
{
    g_clear_pointer(&paper->then, reading_free);
    g_clear_pointer(&paper->horizon, horizon_free);
    g_clear_pointer(&paper->book, g_ptr_array_unref);
}

/* ---- what changed since ---- */

bool
paper_can_be_compared(const char *sheet)
{
    return strcmp(sheet, handoff_form.key) != 0 && strcmp(sheet, history_form.key) != 0;
}

void
paper_mark_changes(Desk *desk, const Paper *paper, const SheetWish *wish, Sheet *sheet)
{
    g_autoptr(GPtrArray) gone = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(Sheet) before =
        paper->then != NULL && paper_can_be_compared(wish->key)
            ? sheet_make(desk, wish, &(SheetGround){ paper->then, NULL, NULL }, NULL)
            : NULL;
    if (before == NULL || sheet_mark_changes(sheet, before, gone) == 0)
        return;
    g_autoptr(GString) names = g_string_new(NULL);
    for (guint i = 0; i < gone->len; i++)
        g_string_append_printf(names, "%s%s", i > 0 ? ", " : "", (char *)gone->pdata[i]);
    g_ptr_array_add(sheet->notes, g_strdup_printf(_("▲ reads otherwise than on print no. %u"),
                                                  paper->last->number));
    if (gone->len > 0)
        g_ptr_array_add(sheet->notes,
                        g_strdup_printf(_("Not on it any more since print no. %u: %s"),
                                        paper->last->number, names->str));
}
