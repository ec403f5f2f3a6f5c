/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/person-panel.h"

#include "desk/namesakes.h"
#include "desk/person.h"

#include "base/language.h"
#include "base/text.h"

#define LABEL_CELLS 16

static const What shown[] = {
    WHAT_KANJI,  WHAT_PATIENT_ID, WHAT_IDENTIFIED, WHAT_BAND, WHAT_TRANSPORT,
    WHAT_MEANS,  WHAT_DEVICE,     WHAT_CAUTION,    WHAT_DIET, WHAT_CONTACT,
    WHAT_DOCTOR, WHAT_DIAGNOSIS,  WHAT_NOTE,
};

const char *
person_panel_words(const char *label)
{
    return *label != '\0' ? label : _("not asked");
}

/* A long label pushes its value on: one that is cut is guessed at. */
static int
draw_fact(const PersonFact *fact, const Canvas *canvas, int row)
{
    bool asked = *fact->label != '\0';
    int used =
        canvas_word(canvas, (Spot){ row, 0, 0 }, INK_QUIET, _(vocabulary_row(fact->what)->label));
    int column = MAX(LABEL_CELLS, used + 1);
    canvas_text(canvas, (Spot){ row, used, column - used }, INK_QUIET, "");
    g_autofree char *value =
        g_strconcat(person_panel_words(fact->label), fact->differs ? _(" [differs]") : NULL, NULL);
    Ink ink = fact->differs ? INK_LOUD : asked ? INK_PLAIN : INK_QUIET;
    return canvas_lines(canvas, (Spot){ row, column, 0 }, 2, ink, value);
}

/* Others look at the map too. */
static int
draw_hidden(Desk *desk, const char *person, const Canvas *canvas)
{
    g_autofree char *line = person_line_in_public(desk, person);
    int row = canvas_lines(canvas, (Spot){ 0, 0, 0 }, 3, INK_STRONG, line);
    return row + canvas_lines(canvas, (Spot){ row, 0, 0 }, 2, INK_QUIET,
                              _("Not to be shown to others; Enter opens the person."));
}

int
person_panel_doubts(Desk *desk, const char *person, const Canvas *canvas, Spot spot, int rows)
{
    bool loud;
    g_autofree char *beside = namesakes_beside(desk, person, &loud);
    Ink ink = loud ? INK_LOUD : INK_STRONG;
    return *beside != '\0' ? canvas_lines(canvas, spot, rows, ink, beside) : 0;
}

int
person_panel_draw(Desk *desk, const char *person, const Canvas *canvas)
{
    g_autofree char *line = person_read_back(desk, person);
    g_autofree char *state = person_state_words(desk, person);
    g_autofree char *head = g_strdup_printf("%s  %s", person, state);
    int row = 0;
    if (person_is_hidden(desk, person))
        return draw_hidden(desk, person, canvas);
    canvas_text(canvas, (Spot){ row++, 0, 0 }, INK_QUIET, head);
    row += canvas_lines(canvas, (Spot){ row, 0, 0 }, 3, INK_STRONG, line);
    row++;
    for (gsize i = 0; i < G_N_ELEMENTS(shown) && row < canvas->rows; i++) {
        g_autoptr(PersonFact) fact = person_fact(desk, person, shown[i]);
        if (fact != NULL)
            row += draw_fact(fact, canvas, row);
    }
    return row;
}
