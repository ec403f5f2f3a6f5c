/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/round-view.h"

#include "tui/person-panel.h"

#include "desk/namesakes.h"
#include "desk/person.h"

#include "ward/answer.h"

#include "base/language.h"
#include "base/text.h"

#include <string.h>

#define ASK_ROW 6

static const RoundBed *
bed_of(const BedCheck *check, const GPtrArray *beds)
{
    for (guint i = 0; i < beds->len; i++)
        if (strcmp(((const RoundBed *)g_ptr_array_index(beds, i))->label, check->bed) == 0)
            return g_ptr_array_index(beds, i);
    g_assert_not_reached();
}

static void
draw_head(const BedCheck *check, const GPtrArray *beds, const Instant *start, const Canvas *canvas)
{
    RoundProgress seen = round_progress(beds);
    g_autofree char *since = instant_format_short(start, start->zone);
    g_autofree char *progress =
        g_strdup_printf(_("round since %s: %u of %u beds seen"), since, seen.seen, seen.beds);
    int column = canvas_word(canvas, (Spot){ 0, 0, 0 }, INK_CURSOR, " ");
    column += canvas_word(canvas, (Spot){ 0, column, 0 }, INK_CURSOR, check->bed);
    column += canvas_word(canvas, (Spot){ 0, column, 0 }, INK_CURSOR, " ");
    column += canvas_word(canvas, (Spot){ 0, column + 1, 0 }, INK_PLAIN, check->words) + 1;
    const RoundBed *bed = bed_of(check, beds);
    if (bed->seen)
        column += canvas_word(canvas, (Spot){ 0, column, 0 }, INK_STRONG, " ✓");
    int right = canvas->columns - (int)text_cells(progress);
    canvas_word(canvas, (Spot){ 0, MAX(right, column + 1), 0 }, INK_QUIET, progress);
    const char *mode = check->full ? _("full check") : _("sweep: presence only");
    canvas_text(canvas, (Spot){ 1, 1, 0 }, INK_QUIET, mode);
    if (bed->begun && !check->begun)
        canvas_word(canvas, (Spot){ 1, 3 + (int)canvas_cells(canvas, mode), 0 }, INK_LOUD,
                    _("was begun in this round, and not ended"));
}

/* Who is thought to lie here, below whom they can be mistaken for; the row at which to ask. */
static int
draw_person(const BedCheck *check, const Canvas *canvas)
{
    if (check->person == NULL) {
        canvas_text(canvas, (Spot){ 3, 1, 0 }, INK_PLAIN, _("Nobody is known in this bed."));
        return ASK_ROW;
    }
    Desk *desk = check->session->desk;
    int row = 2 + MAX(1, person_panel_doubts(desk, check->person, canvas, (Spot){ 2, 1, 0 }, 2));
    g_autofree char *name = person_read_back(desk, check->person);
    g_autofree char *line = person_line(desk, check->person);
    int column = 1;
    if (check->persons->len > 1 && check->was_known) {
        g_autofree char *which =
            g_strdup_printf("(%u/%u) ", check->person_at + 1, check->persons->len);
        column += canvas_word(canvas, (Spot){ row, column, 0 }, INK_KEY, which);
    }
    canvas_text(canvas, (Spot){ row, column, 0 }, INK_STRONG, name);
    canvas_lines(canvas, (Spot){ row + 1, 1, 0 }, 2, INK_QUIET, line);
    return row + 3;
}

typedef struct {
    const Canvas *canvas;
    int row;
} Choices;

static void
put_choice(Choices *choices, const char *key, const char *words)
{
    canvas_word(choices->canvas, (Spot){ choices->row, 3, 0 }, INK_KEY, key);
    canvas_text(choices->canvas, (Spot){ choices->row++, 10, 0 }, INK_PLAIN, words);
}

static void
put_title(Choices *choices, const char *words)
{
    canvas_text(choices->canvas, (Spot){ choices->row, 1, 0 }, INK_STRONG, words);
    choices->row += 2;
}

/* Of somebody away it does not say that they lie here. */
static void
put_same(const BedCheck *check, Choices *choices)
{
    g_autofree char *where = value_label(WHAT_PRESENCE, check->same);
    g_autofree char *words = g_strdup_printf(_("as before: %s"), where);
    put_choice(choices, "=",
               bed_check_was_in(check) ? _("in bed, and all the rest is the same") : words);
}

static void
draw_presence(const BedCheck *check, Choices *choices)
{
    bool known = check->person != NULL;
    bool away = known && !bed_check_was_in(check);
    bool anybody = away && round_lacks_identity(check->session->desk, check->person);
    put_title(choices, _("Is the patient there?"));
    put_choice(choices, "i",
               anybody ? _("in bed again: then who it is will be asked")
               : away  ? _("in bed again")
               : known ? _("in bed")
                       : _("somebody lies here"));
    put_choice(choices, "e", known ? _("the bed is empty") : _("empty"));
    put_choice(choices, "a", _("away (dialysis, exam, leave ...)"));
    if (known) {
        put_choice(choices, "v", _("not seen, nobody knows where"));
        put_choice(choices, "w", _("another person lies here"));
        put_same(check, choices);
    }
    put_choice(choices, "n", _("not now: the bed stays in the queue"));
}

static void
draw_place(const BedCheck *check, Choices *choices)
{
    bool where = check->step == CHECK_WHERE;
    put_title(choices, where ? _("The bed is empty. Where is the patient?") : _("Away: where?"));
    for (const AnswerKey *place = answer_places(); place->key != 0; place++) {
        char sign[2] = { place->key, '\0' };
        put_choice(choices, sign, answer_label(place));
    }
    put_choice(choices, "u", _("away, it is not known where"));
    if (where) {
        put_choice(choices, "v", _("not seen, nobody knows where"));
        put_choice(choices, "e", _("only this: the bed is empty"));
    }
}

static void
draw_same(const BedCheck *check, Choices *choices)
{
    Desk *desk = check->session->desk;
    put_title(choices, round_lacks_identity(desk, check->person)
                           ? _("In bed. Name or birthdate is missing or does not fit.")
                       : round_lacks_kana(desk, check->person)
                           ? _("In bed. How the name is read in kana is still to be asked.")
                           : _("In bed. And the rest?"));
    put_choice(choices, "=", _("all the same as before, confirmed now"));
    put_choice(choices, "Enter", _("ask what is missing or does not fit"));
    put_choice(choices, "f", _("ask everything"));
    put_choice(choices, "n", _("not now: next bed"));
}

/* Whom the patient can be mistaken for. */
static void
put_namesakes(const BedCheck *check, Choices *choices)
{
    g_autoptr(GPtrArray) sentences = namesakes_here(check->session->desk, check->person);
    for (guint i = 0; i < sentences->len; i++)
        choices->row += canvas_lines(choices->canvas, (Spot){ choices->row, 3, 0 }, 2, INK_LOUD,
                                     g_ptr_array_index(sentences, i));
    choices->row += sentences->len > 0;
}

/* The line to read aloud stands alone. */
static void
draw_read_back(const BedCheck *check, Choices *choices)
{
    g_autofree char *line = person_read_back(check->session->desk, check->person);
    put_title(choices, _("Read it back aloud:"));
    canvas_rule(choices->canvas, choices->row);
    choices->row += 2;
    choices->row +=
        canvas_lines(choices->canvas, (Spot){ choices->row, 4, 0 }, 3, INK_STRONG, line);
    choices->row += 1;
    canvas_rule(choices->canvas, choices->row);
    choices->row += 2;
    put_namesakes(check, choices);
    put_choice(choices, "Enter", _("right: next bed"));
    if (check->at < check->questions->len)
        put_choice(choices, "m", _("more: kanji, contact, doctor ..."));
    put_choice(choices, "Esc", _("back, to say something anew"));
}

void
round_view_draw_bed(const BedCheck *check, const GPtrArray *beds, const Instant *start,
                    const Canvas *canvas)
{
    draw_head(check, beds, start, canvas);
    int ask = check->step != CHECK_READ_BACK ? draw_person(check, canvas) : ASK_ROW;
    Choices choices = { canvas, ask };
    switch (check->step) {
    case CHECK_PRESENCE:
        draw_presence(check, &choices);
        break;
    case CHECK_PLACE:
    case CHECK_WHERE:
        draw_place(check, &choices);
        break;
    case CHECK_SAME:
        draw_same(check, &choices);
        break;
    case CHECK_QUESTION: {
        Canvas part = canvas_part(canvas, (Spot){ ask, 1, 0 }, canvas->rows - ask);
        question_draw(check->question, &part);
        break;
    }
    case CHECK_READ_BACK:
        draw_read_back(check, &choices);
        break;
    case CHECK_DONE:
    case CHECK_LATER:
        break;
    }
}

static const struct {
    const char *state; /* of a bed */
    guint figure;
} figure_of[] = {
    { "occupied", 0 }, { "empty", 1 },     { "held", 2 },   { "missing", 3 },
    { "claimed", 4 },  { "unchecked", 4 }, { "closed", 5 }, { "released-late", 5 },
};

static const char *const figure_words[] = {
    N_("in bed"),
    N_("empty"),
    N_("away"),
    N_("not seen"),
    N_("not yet looked at"),
    N_("closed or not released"),
};

/* A sweep asks nobody's name. The number of lines it took. */
static int
draw_count(guint count, const char *sentence, const Canvas *canvas, int row)
{
    g_autofree char *number = g_strdup_printf("%u", count);
    g_autofree char *words = g_strdup_printf(sentence, number);
    return count > 0 ? canvas_lines(canvas, (Spot){ row, 1, 0 }, 2, INK_STRONG, words) : 0;
}

static void
draw_unasked(Desk *desk, const GPtrArray *beds, const Canvas *canvas, int row)
{
    guint nameless = round_count(desk, beds, round_lacks_identity);
    guint unread = round_count(desk, beds, round_lacks_kana);
    row += draw_count(nameless,
                      ngettext_("Name or birthdate of %s patient is missing or does not fit: k on "
                                "the map, then Tab, lists what to ask.",
                                "Name or birthdate of %s patients is missing or does not fit: k on "
                                "the map, then Tab, lists what to ask.",
                                nameless),
                      canvas, row);
    draw_count(unread,
               ngettext_("The name of %s patient is known without its kana: ask how it is read.",
                         "The names of %s patients are known without their kana: ask how they are "
                         "read.",
                         unread),
               canvas, row);
}

void
round_view_draw_end(Desk *desk, const GPtrArray *beds, const Instant *start, const Canvas *canvas)
{
    guint figures[G_N_ELEMENTS(figure_words)] = { 0 };
    for (guint i = 0; i < beds->len; i++) {
        const RoundBed *bed = g_ptr_array_index(beds, i);
        for (gsize k = 0; k < G_N_ELEMENTS(figure_of); k++)
            if (strcmp(figure_of[k].state, bed->state) == 0)
                figures[figure_of[k].figure]++;
    }
    g_autofree char *title =
        g_strdup_printf(_("The round is done: all %u beds were seen."), beds->len);
    canvas_text(canvas, (Spot){ 1, 1, 0 }, INK_STRONG, title);
    for (gsize k = 0; k < G_N_ELEMENTS(figure_words); k++) {
        g_autofree char *number = g_strdup_printf("%4u", figures[k]);
        canvas_text(canvas, (Spot){ (int)k + 3, 3, 5 }, INK_STRONG, number);
        canvas_text(canvas, (Spot){ (int)k + 3, 9, 0 }, INK_PLAIN, _(figure_words[k]));
    }
    g_autofree char *since = instant_format_short(start, start->zone);
    g_autofree char *began = g_strdup_printf(
        _("It began at %s. s begins the next one; Esc goes back to the map."), since);
    canvas_text(canvas, (Spot){ 10, 1, 0 }, INK_PLAIN, began);
    draw_unasked(desk, beds, canvas, 12);
}
