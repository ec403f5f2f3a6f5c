/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/fact-view.h"

#include "tui/person-panel.h"

#include "base/language.h"
#include "base/text.h"

#define VALUE_LINES_MOST 3
#define PAGE_FACTS 8

/* Facts that a nurse tells; events and ties are in the history. */
static bool
is_shown(const VocabularyRow *row)
{
    bool fact = row->rule == RULE_WHO || row->rule == RULE_HOW;
    return fact && row->about == ABOUT_PERSON && row->form != FORM_PERSON;
}

/* Nobody asks a grown-up for the time of birth: a row of the child of somebody here, or of whom it
 * was told. */
static bool
is_idle(const PersonFact *fact, bool child)
{
    bool of_child = fact->what == WHAT_BIRTH_ORDER || fact->what == WHAT_BIRTH_TIME;
    return of_child && !child && fact->value == NULL;
}

static bool
has_mother(Desk *desk, const char *person)
{
    g_autoptr(PersonFact) mother = person_fact(desk, person, WHAT_MOTHER);
    return mother != NULL && mother->value != NULL;
}

static void
add_fact(FactView *view, PersonFact *fact)
{
    int label = (int)text_cells(_(vocabulary_row(fact->what)->label));
    view->labels = MAX(view->labels, label + 2);
    g_ptr_array_add(view->facts, fact);
}

void
fact_view_read(FactView *view, Desk *desk, const char *person)
{
    fact_view_clear(view);
    view->facts = g_ptr_array_new_with_free_func((GDestroyNotify)person_fact_free);
    bool child = has_mother(desk, person);
    for (guint what = 0; what < WHAT_COUNT; what++) {
        g_autoptr(PersonFact) fact =
            is_shown(vocabulary_row((What)what)) ? person_fact(desk, person, (What)what) : NULL;
        if (fact != NULL && !is_idle(fact, child))
            add_fact(view, g_steal_pointer(&fact));
    }
}

void
fact_view_clear(FactView *view)
{
    g_clear_pointer(&view->facts, g_ptr_array_unref);
}

static const PersonFact *
fact_at(const FactView *view, guint index)
{
    return g_ptr_array_index(view->facts, index);
}

static int
value_cells(const FactView *view, const Canvas *canvas)
{
    return (canvas->columns - view->labels) * 6 / 11;
}

static char *
value_words(const PersonFact *fact)
{
    return g_strconcat(person_panel_words(fact->label), fact->differs ? _(" [differs]") : NULL,
                       NULL);
}

static int
fact_rows(const FactView *view, guint index, const Canvas *canvas)
{
    const PersonFact *fact = fact_at(view, index);
    g_autofree char *words = value_words(fact);
    g_autoptr(GPtrArray) lines = text_wrap(words, (guint)value_cells(view, canvas));
    return MIN((int)lines->len, VALUE_LINES_MOST) +
           (fact->rivals != NULL ? (int)fact->rivals->len : 0);
}

static int
draw_fact(const FactView *view, guint index, const Canvas *canvas, int row)
{
    const PersonFact *fact = fact_at(view, index);
    bool asked = *fact->label != '\0';
    int wide = value_cells(view, canvas);
    g_autofree char *words = value_words(fact);
    Ink ink = fact->differs ? INK_LOUD : asked ? INK_PLAIN : INK_QUIET;
    canvas_text(canvas, (Spot){ row, 0, 1 }, INK_CURSOR, index == view->at ? ">" : "");
    if (index != view->at)
        canvas_text(canvas, (Spot){ row, 0, 1 }, INK_PLAIN, "");
    canvas_text(canvas, (Spot){ row, 1, view->labels - 2 },
                index == view->at ? INK_CURSOR : INK_PLAIN, _(vocabulary_row(fact->what)->label));
    int rows =
        canvas_lines(canvas, (Spot){ row, view->labels, wide - 1 }, VALUE_LINES_MOST, ink, words);
    canvas_text(canvas, (Spot){ row, view->labels + wide, 0 }, INK_QUIET, fact->origin);
    for (guint i = 0; fact->rivals != NULL && i < fact->rivals->len; i++) {
        g_autofree char *rival =
            g_strdup_printf(_("but also: %s"), (char *)g_ptr_array_index(fact->rivals, i));
        canvas_text(canvas, (Spot){ row + rows++, view->labels + 2, 0 }, INK_PLAIN, rival);
    }
    return rows;
}

/* Scrolls until the fact under the cursor is whole. */
static void
keep_in_view(FactView *view, const Canvas *canvas)
{
    view->top = MIN(view->top, view->at);
    for (;;) {
        int rows = 0;
        for (guint i = view->top; i <= view->at; i++)
            rows += fact_rows(view, i, canvas);
        if (rows <= canvas->rows || view->top == view->at)
            return;
        view->top++;
    }
}

void
fact_view_draw(FactView *view, const Canvas *canvas)
{
    int row = 0;
    if (view->facts->len == 0)
        return;
    keep_in_view(view, canvas);
    for (guint i = view->top; i < view->facts->len && row < canvas->rows; i++)
        row += draw_fact(view, i, canvas, row);
}

void
fact_view_move(FactView *view, Action action)
{
    int last = (int)view->facts->len - 1;
    int at = (int)view->at;
    if (action == ACTION_UP)
        at--;
    else if (action == ACTION_DOWN)
        at++;
    else if (action == ACTION_PAGE_UP)
        at -= PAGE_FACTS;
    else if (action == ACTION_PAGE_DOWN)
        at += PAGE_FACTS;
    else if (action == ACTION_HOME)
        at = 0;
    else if (action == ACTION_END)
        at = last;
    view->at = (guint)CLAMP(at, 0, MAX(last, 0));
}

const PersonFact *
fact_view_fact(const FactView *view)
{
    return view->at < view->facts->len ? fact_at(view, view->at) : NULL;
}
