/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/paper-before.h"

#include "desk/sheet-make.h"

#include "sheets/handoff.h"
#include "sheets/sheet-change.h"

#include <string.h>

/* ---- what the next print is compared with ---- */

/* A death of the day stands on the first handoff too: what was known of the ward so long ago. */
static Reading *
known_before(Desk *desk, const Reading *reading, gint64 reach)
{
    const View *view = reading_view(reading);
    gint64 then = view->at - reach;
    return reading_new_within(desk->census, then, MIN(view->known, then), view->horizon);
}

Paper
paper_of(Desk *desk, const SheetWish *wish, const char *subject, const Reading *reading)
{
    Paper paper = { .book = printbook_read(reading_view(reading)) };
    bool hands_over = strcmp(wish->key, handoff_form.key) == 0;
    gint64 shift = hands_over ? HANDOFF_SHIFT_LEAST : 0;
    PrintMatter matter = {
        wish->key, subject, { reading_at(reading) - shift, 0, false }, wish->initials
    };
    paper.last = printbook_last(paper.book, &matter);
    if (paper.last != NULL)
        paper.then = printbook_reading(desk->census, paper.last, &paper.horizon);
    else if (hands_over)
        paper.then = known_before(desk, reading, HANDOFF_REACH);
    return paper;
}

void
paper_clear(Paper *paper)
{
    g_clear_pointer(&paper->then, reading_free);
    g_clear_pointer(&paper->horizon, horizon_free);
    g_clear_pointer(&paper->book, g_ptr_array_unref);
}

static void
set_text(char **text, char *words)
{
    g_free(*text);
    *text = words;
}

void
paper_fill_head(Sheet *sheet, const Print *print, const char *who, const Instant *printed)
{
    SheetHead *head = &sheet->head;
    set_text(&head->printed_by, g_strdup(who));
    set_text(&head->digest, g_strdup(print->anchor));
    set_text(&head->receivers, g_strdup(*print->receivers != '\0' ? print->receivers : NULL));
    set_text(&head->print_number, print->number > 0 ? print_label(print) : g_strdup(""));
    /* an empty form is as good as the next */
    bool replaces = print->replaces > 0 && !sheet->form->timeless;
    set_text(&head->replaces, replaces ? print_replaced_label(print) : g_strdup(""));
    head->printed_at = *printed;
    head->copies = print->copies;
    head->slips = print->how.slips;
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
            ? sheet_make(desk, wish, &(SheetGround){ .reading = paper->then }, NULL)
            : NULL;
    if (before == NULL || sheet_mark_changes(sheet, before, gone) == 0)
        return;
    g_autofree char *number = print_label(paper->last);
    g_autoptr(GString) names = g_string_new(NULL);
    for (guint i = 0; i < gone->len; i++)
        g_string_append_printf(names, "%s%s", i > 0 ? ", " : "", (char *)gone->pdata[i]);
    g_ptr_array_add(sheet->notes,
                    g_strdup_printf(_("▲ reads otherwise than on print no. %s"), number));
    if (gone->len > 0)
        g_ptr_array_add(
            sheet->notes,
            g_strdup_printf(_("Not on it any more since print no. %s: %s"), number, names->str));
}
