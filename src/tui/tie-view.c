/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/tie-view.h"

#include "desk/correct.h"
#include "desk/person.h"

#include "ward/value.h"

#include "base/language.h"
#include "base/text.h"

#define FACT_LINES 2
#define QUESTION_ROWS 7 /* the rule, the question and its answers */

/* What tells whether two are one, in the order in which it is asked at a bed. */
static const What rows[] = {
    WHAT_PATIENT_ID, WHAT_KANA, WHAT_KANJI,     WHAT_LATIN,  WHAT_ALIAS,   WHAT_BIRTHDATE,
    WHAT_SEX,        WHAT_BAND, WHAT_TRANSPORT, WHAT_DEVICE, WHAT_CAUTION, WHAT_DOCTOR,
};

static int
label_cells(void)
{
    guint cells = 0;
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        cells = MAX(cells, text_cells(_(vocabulary_row(rows[i])->label)));
    return (int)cells + 2;
}

/* The two values of WHAT beside each other; no row if neither is known. */
static int
draw_fact(const PersonFact *one, const PersonFact *other, const Canvas *canvas, int row)
{
    if (one == NULL || other == NULL || (one->value == NULL && other->value == NULL))
        return 0;
    int labels = label_cells(), wide = (canvas->columns - labels) / 2;
    const PersonFact *both[] = { one, other };
    bool differs = one->value != NULL && other->value != NULL &&
                   value_contradicts(one->what, one->value, other->value);
    canvas_text(canvas, (Spot){ row, 0, labels }, INK_QUIET, _(vocabulary_row(one->what)->label));
    int lines = 1;
    for (int i = 0; i < 2; i++) {
        bool asked = both[i]->value != NULL;
        Spot spot = { row, labels + i * wide, wide - 1 };
        int used = canvas_lines(canvas, spot, FACT_LINES,
                                differs ? INK_LOUD
                                : asked ? INK_STRONG
                                        : INK_QUIET,
                                asked ? both[i]->label : _("not asked"));
        lines = MAX(lines, used);
    }
    return lines;
}

/* The facts of A and B from ROW on, as far as the question below leaves room; the row behind. */
static int
draw_facts(Desk *desk, const char *const *handles, const Canvas *canvas, int row)
{
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(PersonFact) one = person_fact(desk, handles[0], rows[i]);
        g_autoptr(PersonFact) other = person_fact(desk, handles[1], rows[i]);
        if (row + FACT_LINES > canvas->rows - QUESTION_ROWS) {
            canvas_text(canvas, (Spot){ row, 0, 0 }, INK_QUIET, _("more on the page of each"));
            return row + 1;
        }
        row += draw_fact(one, other, canvas, row);
    }
    return row;
}

int
tie_view_draw(Desk *desk, const char *a, const char *b, const Canvas *canvas)
{
    const char *handles[] = { a, b };
    int row = 0, labels = label_cells(), wide = (canvas->columns - labels) / 2;
    for (guint i = 0; i < G_N_ELEMENTS(handles); i++) {
        g_autofree char *line = person_identity(desk, handles[i]);
        row += canvas_lines(canvas, (Spot){ row, 0, 0 }, 2, INK_STRONG, line);
    }
    g_autofree char *differs = correct_tie_differs(desk, a, b);
    row += canvas_lines(canvas, (Spot){ row, 0, 0 }, 2, INK_LOUD, differs);
    for (int i = 0; i < 2; i++)
        canvas_text(canvas, (Spot){ row, labels + i * wide, wide - 1 }, INK_STRONG, handles[i]);
    row = draw_facts(desk, handles, canvas, row + 1);
    canvas_rule(canvas, row);
    return row + 1;
}
