/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/question-words.h"

#include "ward/answer.h"
#include "ward/birthdate.h"
#include "ward/caution.h"

#include "base/language.h"
#include "base/text.h"

#include <string.h>

/* From here on choices stand in two columns. */
#define CHOICES_IN_ONE_COLUMN 5

static char *
age_words(const char *age)
{
    if (strcmp(age, VALUE_UNKNOWN) == 0)
        return g_strdup("");
    bool days = g_str_has_suffix(age, "d");
    bool months = g_str_has_suffix(age, "m");
    g_autofree char *number = g_strndup(age, strlen(age) - (days || months ? 1 : 0));
    if (days)
        return g_strdup_printf(_("%s days old"), number);
    return g_strdup_printf(months ? _("%s months old") : _("%s years old"), number);
}

/* "昭和20年7月14日（1945） 81歳": a wrong digit is seen before it is said. */
static char *
birthdate_echo(const char *text, const GDate *today)
{
    Birthdate birthdate;
    g_autoptr(GError) error = NULL;
    if (!birthdate_parse(text, today, &birthdate, NULL, &error))
        return strlen(text) < 4 ? g_strdup("") : g_strdup(error->message);
    g_autofree char *spoken = birthdate_spoken(&birthdate);
    g_autofree char *age = today != NULL ? birthdate_age(&birthdate, today) : g_strdup("");
    g_autofree char *words = age_words(age);
    return g_strjoin("  ", spoken, words, NULL);
}

char *
question_doubt(const char *doubt)
{
    return g_strdup_printf(_("%s. Enter again takes it so; or type it anew."), doubt);
}

/* Cautions last, whatever the newest list says (census/lasting.h). (transfer full) */
static char *
cautions_stay(const char *known, const char *before, const char *value)
{
    g_autofree char *first = caution_going_on(known, false);
    g_autofree char *all =
        g_strjoin(first != NULL && before != NULL ? "," : "", first != NULL ? first : "",
                  before != NULL ? before : "", NULL);
    g_autofree char *stays = value_label(WHAT_CAUTION, all);
    g_autofree char *said = value_label(WHAT_CAUTION, value);
    if (*all == '\0')
        return NULL;
    return g_strdup_printf(
        _("The same key once more says “%s”, but it ends nothing; beside it stay: "
          "%s"),
        said, stays);
}

char *
question_stood(const VocabularyRow *row, const char *known, const char *before, const char *value)
{
    char *stays = row->what == WHAT_CAUTION ? cautions_stay(known, before, value) : NULL;
    bool bare =
        known == NULL || strcmp(known, VALUE_NONE) == 0 || strcmp(known, VALUE_UNKNOWN) == 0;
    if (stays != NULL || bare ||
        (strcmp(value, VALUE_NONE) == 0 && strcmp(known, CAUTION_NO_ALLERGY) == 0))
        return stays;
    g_autofree char *stood = value_label(row->what, known);
    return g_strdup_printf(_("%s stood here; the same key once more takes all of it away."), stood);
}

static char *
lone_echo(const VocabularyRow *row, char sign)
{
    if (sign == 'u' && vocabulary_takes_unknown(row))
        return g_strdup(_("Enter: asked, cannot be told"));
    if (sign == '0' && row->takes_none)
        return g_strdup(_("Enter: none"));
    if (sign == 'n')
        return g_strdup(_("Enter: not now"));
    return NULL;
}

char *
question_echo(const VocabularyRow *row, const char *typed, const char *text,
              const ValueGround *ground)
{
    char *lone = typed[0] != '\0' && typed[1] == '\0' ? lone_echo(row, typed[0]) : NULL;
    if (lone != NULL)
        return lone;
    if (row->form == FORM_BIRTHDATE && *text != '\0')
        return birthdate_echo(text, ground->today);
    if (row->form == FORM_KANA && *text != '\0' && strchr(text, ' ') == NULL)
        return g_strdup(_("surname, a blank, given name"));
    return g_strdup("");
}

/* The choice that is known stands out and says so: "(now)". */
static void
draw_choice(const AnswerKey *answer, bool known, const Canvas *canvas, Spot spot)
{
    char sign[2] = { answer->key, '\0' };
    canvas_text(canvas, (Spot){ spot.row, spot.column, 1 }, INK_KEY, sign);
    g_autofree char *words = g_strconcat(answer_label(answer), known ? _(" (now)") : NULL, NULL);
    canvas_text(canvas, (Spot){ spot.row, spot.column + 2, spot.cells - 3 },
                known ? INK_STRONG : INK_PLAIN, words);
}

int
question_draw_choices(const VocabularyRow *row, const char *known, const Canvas *canvas, int at)
{
    static const AnswerKey own_words = { WHAT_COUNT, 't', NULL };
    const AnswerKey *answers = answer_keys(row->what);
    int count = 0;
    while (answers[count].key != 0)
        count++;
    bool own = row->form == FORM_TEXT;
    int all = count + (own ? 1 : 0);
    int lines = all > CHOICES_IN_ONE_COLUMN ? (all + 1) / 2 : all;
    int wide = MIN(38, (canvas->columns - 2) / 2);
    for (int i = 0; i < all; i++) {
        Spot spot = { at + i % lines, 2 + i / lines * wide, wide };
        if (i < count) {
            bool now = known != NULL && strcmp(known, answers[i].value) == 0;
            draw_choice(&answers[i], now, canvas, spot);
            continue;
        }
        char sign[2] = { own_words.key, '\0' };
        canvas_text(canvas, (Spot){ spot.row, spot.column, 1 }, INK_KEY, sign);
        canvas_text(canvas, (Spot){ spot.row, spot.column + 2, wide - 3 }, INK_PLAIN,
                    _("in words of your own"));
    }
    return lines;
}

typedef struct {
    const Canvas *canvas;
    int row;
    int column;
} Flow;

static void
flow_hint(Flow *flow, const char *key, const char *words)
{
    int wide = (int)(text_cells(key) + text_cells(words)) + 1;
    if (flow->column > 2 && flow->column + wide > flow->canvas->columns) {
        flow->row++;
        flow->column = 2;
    }
    flow->column +=
        canvas_word(flow->canvas, (Spot){ flow->row, flow->column, 0 }, INK_KEY, key) + 1;
    flow->column +=
        canvas_word(flow->canvas, (Spot){ flow->row, flow->column, 0 }, INK_QUIET, words) + 2;
}

Source
question_next_source(Source source)
{
    static const Source order[] = { SOURCE_STATED, SOURCE_BAND,   SOURCE_FAMILY,
                                    SOURCE_STAFF,  SOURCE_SEEN,   SOURCE_BELONGINGS,
                                    SOURCE_PAPER,  SOURCE_VIEWER, SOURCE_MEMO };
    guint at = 0;
    while (at < G_N_ELEMENTS(order) && order[at] != source)
        at++;
    return order[(at + 1) % G_N_ELEMENTS(order)];
}

int
question_draw_hints(const QuestionHints *hints, const Canvas *canvas, int at)
{
    Flow flow = { canvas, at, 2 };
    const VocabularyRow *row = hints->row;
    g_autofree char *source = g_strdup_printf(_("source: %s"), source_label(hints->source));
    if (hints->known)
        flow_hint(&flow, "=", _("same as before"));
    bool words = hints->list && hints->typing; /* of one of its entries: then u is a word */
    if (!words && vocabulary_takes_unknown(row))
        flow_hint(&flow, hints->typing ? "u Enter" : "u", _("cannot be told"));
    if (!words && row->takes_none && answer_value(answer_keys(row->what), '0') == NULL)
        flow_hint(&flow, hints->typing ? "0 Enter" : "0", _("none"));
    if (!words)
        flow_hint(&flow, hints->typing ? "n Enter" : "n", _("not now"));
    flow_hint(&flow, "Enter",
              hints->list || hints->typing ? _("done; unchanged: go on") : _("go on"));
    if (row->form != FORM_CONTACT)
        flow_hint(&flow, "Tab", source);
    if (hints->begun)
        flow_hint(&flow, "Ctrl-U",
                  hints->list && !hints->typing ? _("as it stood") : _("empty it"));
    if (row->what == WHAT_LATIN)
        flow_hint(&flow, ";",
                  _("and a sign put a mark on a letter: e;^ ê  e;' é  i;. ị  a;? ả  n;~ ñ  "
                    "u;\" ü  o;+ ơ  a;( ă  d;- đ"));
    return flow.row - at + 1;
}
