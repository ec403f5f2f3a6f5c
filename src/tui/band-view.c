/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/band-view.h"

#include "base/language.h"
#include "base/text.h"

#include <string.h>

#define NAME_CELLS 34

const BandLine *
band_view_line(const BandView *view)
{
    if (view->lines == NULL || view->at >= view->lines->len)
        return NULL;
    return g_ptr_array_index(view->lines, view->at);
}

static void
find_again(BandView *view, const char *person)
{
    for (guint i = 0; person != NULL && i < view->lines->len; i++)
        if (strcmp(((const BandLine *)view->lines->pdata[i])->person, person) == 0)
            view->at = i;
    view->at = MIN(view->at, MAX(view->lines->len, 1) - 1);
}

void
band_view_read(BandView *view, Desk *desk)
{
    band_view_forget(view);
    g_autofree char *person = g_steal_pointer(&view->held);
    view->lines = band_list_read(desk);
    find_again(view, person);
}

void
band_view_forget(BandView *view)
{
    const BandLine *line = band_view_line(view);
    if (line != NULL) {
        g_free(view->held);
        view->held = g_strdup(line->person);
    }
    g_clear_pointer(&view->lines, g_ptr_array_unref);
}

void
band_view_clear(BandView *view)
{
    g_clear_pointer(&view->lines, g_ptr_array_unref);
    g_clear_pointer(&view->held, g_free);
}

void
band_view_go_on(BandView *view)
{
    guint count = view->lines != NULL ? view->lines->len : 0;
    for (guint step = 1; step < count; step++) {
        guint at = (view->at + step) % count;
        BandNeed need = ((const BandLine *)view->lines->pdata[at])->need;
        if (need == BAND_NEED_ISSUE || need == BAND_NEED_PAPER) {
            view->at = at;
            return;
        }
    }
}

static const char *
heading(BandNeed need)
{
    static const char *const words[] = {
        [BAND_NEED_LOOK] = N_("Sent to the printer: did it come out? y yes, n no"),
        [BAND_NEED_ISSUE] = N_("Needs a band"),
        [BAND_NEED_PAPER] = N_("Known from paper only: a band needs a reason"),
        [BAND_NEED_FACTS] = N_("Cannot have a band yet"),
        [BAND_NEED_NONE] = N_("Has a band"),
    };
    return _(words[need]);
}

static bool
begins_a_need(const BandView *view, guint index)
{
    const BandLine *line = view->lines->pdata[index];
    return index == 0 || ((const BandLine *)view->lines->pdata[index - 1])->need != line->need;
}

/* The row of the list, headings counted, on which person INDEX stands. */
static guint
row_of(const BandView *view, guint index)
{
    guint row = 0;
    for (guint i = 0; i < index; i++)
        row += begins_a_need(view, i) ? 2 : 1;
    return row + (begins_a_need(view, index) ? 1 : 0);
}

static void
keep_in_view(BandView *view)
{
    guint row = row_of(view, view->at);
    if (row < view->top + 1)
        view->top = row > 0 ? row - 1 : 0; /* with its heading */
    if (row >= view->top + (guint)view->rows)
        view->top = row - (guint)view->rows + 1;
}

/* What stands behind the name: number and state, or what is missing, and what is in doubt.
 * (transfer full) */
static char *
band_words(const BandLine *line)
{
    if (line->lacks != NULL)
        return g_strdup(line->lacks);
    g_autofree char *numbered = g_strdup_printf(_("no. %u  %s"), line->number, line->state);
    const char *unnumbered = *line->state != '\0' ? line->state : _("no band");
    return g_strjoin("  ", line->number > 0 ? numbered : unnumbered, line->doubt, NULL);
}

static void
draw_line(const BandView *view, guint index, const Canvas *canvas, int row)
{
    const BandLine *line = view->lines->pdata[index];
    g_autofree char *words = band_words(line);
    Ink ink = index == view->at ? INK_CURSOR : INK_PLAIN;
    g_autofree char *called = text_clip_middle(line->called, NAME_CELLS - 1);
    canvas_text(canvas, (Spot){ row, 2, NAME_CELLS }, ink, called);
    canvas_text(canvas, (Spot){ row, 2 + NAME_CELLS, 0 }, ink, words);
}

void
band_view_draw(BandView *view, const Canvas *canvas)
{
    view->rows = MAX(2, canvas->rows);
    if (view->lines->len == 0)
        return;
    keep_in_view(view);
    for (guint i = 0; i < view->lines->len; i++) {
        const BandLine *line = view->lines->pdata[i];
        int row = (int)row_of(view, i) - (int)view->top;
        if (begins_a_need(view, i)) {
            g_autofree char *text = g_strdup_printf("%s  %u", heading(line->need),
                                                    band_list_count(view->lines, line->need));
            canvas_text(canvas, (Spot){ row - 1, 0, 0 }, INK_STRONG, text);
        }
        draw_line(view, i, canvas, row);
    }
}

void
band_view_move(BandView *view, Action action)
{
    int last = (int)MAX(view->lines->len, 1) - 1;
    int at = (int)view->at;
    if (action == ACTION_UP)
        at--;
    else if (action == ACTION_DOWN)
        at++;
    else if (action == ACTION_PAGE_UP)
        at -= view->rows;
    else if (action == ACTION_PAGE_DOWN)
        at += view->rows;
    else if (action == ACTION_HOME)
        at = 0;
    else if (action == ACTION_END)
        at = last;
    view->at = (guint)CLAMP(at, 0, last);
}
