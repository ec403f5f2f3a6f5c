/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/paper.h"

#include "desk/paper-before.h"
#include "desk/sheet-make.h"

#include "sheets/sheet-change.h"

#include "base/error.h"

#include <string.h>

static void
state_free(gpointer data)
{
    PaperState *state = data;
    g_free(state->title);
    g_free(state->number);
    g_free(state->replaced_by);
    g_ptr_array_unref(state->lines);
    g_free(state);
}

/* A print of an earlier moment that was made later takes no paper off the wall. NULL if none does.
 */
static const Print *
replaced_by(const GPtrArray *book, const Print *print)
{
    const Print *later = NULL;
    bool after = false;
    for (guint i = 0; i < book->len; i++) {
        const Print *other = book->pdata[i];
        PrintMatter matter = { other->sheet, other->subject, other->at, other->how.initials };
        if (after && print_is_renewed(print, &matter) && other->at.seconds >= print->at.seconds)
            later = other;
        after = after || other == print;
    }
    return later;
}

/* Several rows may be called the same: each name once. LINE is taken. */
static void
add_line(PaperState *state, char *line)
{
    g_autofree char *words = line;
    const char *last = state->lines->len > 0 ? state->lines->pdata[state->lines->len - 1] : NULL;
    if (g_strcmp0(last, words) != 0)
        g_ptr_array_add(state->lines, g_steal_pointer(&words));
}

static void
add_changed_rows(PaperState *state, const Sheet *now, const GPtrArray *gone)
{
    for (guint i = 0; i < now->rows->len; i++) {
        const SheetRow *row = now->rows->pdata[i];
        if (row->changed)
            add_line(state, sheet_row_words(now, row));
    }
    for (guint i = 0; i < gone->len; i++)
        g_ptr_array_add(state->lines,
                        g_strdup_printf(_("not on it any more: %s"), (char *)gone->pdata[i]));
}

/* Compares with what stood THEN on PRINT. A day that was closed is read again as of its own end:
 * that the next one brings other figures is no change of it. */
static void
compare(Desk *desk, const Print *print, const Reading *then, PaperState *state)
{
    g_autoptr(Reading) closed =
        print_is_closing(print) ? reading_new(desk->census, print->at.seconds, INSTANT_END) : NULL;
    SheetWish wish = sheet_wish_of(desk, print);
    SheetGround before_ground = { .reading = then };
    SheetGround now_ground = { .reading = closed != NULL ? closed : desk_reading(desk) };
    g_autoptr(Sheet) before = sheet_make(desk, &wish, &before_ground, NULL);
    g_autoptr(Sheet) now = sheet_make(desk, &wish, &now_ground, NULL);
    g_autoptr(GPtrArray) gone = g_ptr_array_new_with_free_func(g_free);
    if (before == NULL || now == NULL)
        return;
    state->comparable = true;
    state->changes = sheet_mark_changes(now, before, gone);
    add_changed_rows(state, now, gone);
}

static PaperState *
state_new(const Print *print)
{
    const CatalogRow *row = catalog_find(print->sheet);
    PaperState *state = g_new0(PaperState, 1);
    state->title = g_strdup(row != NULL ? _(row->form->title) : print->sheet);
    state->at = print->at;
    state->number = print_label(print);
    state->lines = g_ptr_array_new_with_free_func(g_free);
    return state;
}

GPtrArray *
paper_latest(Desk *desk, guint most)
{
    const View all = { desk->census, INSTANT_END, INSTANT_END, NULL, NULL };
    g_autoptr(GPtrArray) book = printbook_read(&all);
    GPtrArray *states = g_ptr_array_new_with_free_func(state_free);
    for (guint i = book->len; i > 0 && states->len < most; i--)
        g_ptr_array_add(states, state_new(book->pdata[i - 1]));
    return states;
}

static PaperState *
state_of(Desk *desk, const GPtrArray *book, const Print *print)
{
    PaperState *state = state_new(print);
    const Print *later = replaced_by(book, print);
    if (later != NULL) {
        state->replaced_by = print_label(later);
        state->replaced_at = later->at;
    }
    g_autoptr(Horizon) horizon = NULL;
    g_autoptr(Reading) then = printbook_reading(desk->census, print, &horizon);
    if (catalog_find(print->sheet) != NULL && paper_can_be_compared(print->sheet) && then != NULL)
        compare(desk, print, then, state);
    return state;
}

GPtrArray *
paper_called(Desk *desk, const GPtrArray *book, const char *number)
{
    GPtrArray *called = g_ptr_array_new();
    g_autofree char *upper = g_ascii_strup(number, -1);
    gsize letters = strspn(upper, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    g_autofree char *station = g_strndup(upper, letters);
    for (guint i = 0; i < book->len; i++) {
        const Print *print = book->pdata[i];
        g_autofree char *digits = g_strdup_printf("%u", print->number);
        if (strcmp(digits, upper + letters) == 0 &&
            (letters == 0 || g_strcmp0(station, printbook_station(desk->census, print)) == 0))
            g_ptr_array_add(called, (gpointer)print);
    }
    return called;
}

GPtrArray *
paper_states(Desk *desk, const char *number, GError **error)
{
    g_autoptr(GPtrArray) book = printbook_read(reading_view(desk_reading(desk)));
    g_autoptr(GPtrArray) states = g_ptr_array_new_with_free_func(state_free);
    g_autoptr(GPtrArray) called = paper_called(desk, book, number);
    for (guint i = 0; i < called->len; i++)
        g_ptr_array_add(states, state_of(desk, book, called->pdata[i]));
    if (states->len > 0)
        return g_steal_pointer(&states);
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE, _("The book knows of no print no. %s"),
                number);
    return NULL;
}
