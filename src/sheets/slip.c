/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/slip.h"

#include "ward/answer.h"
#include "ward/caution.h"

#include "base/language.h"

#include <string.h>

static void
choice_free(gpointer data)
{
    SlipChoice *choice = data;
    g_free(choice->sign);
    g_free(choice->label);
    g_free(choice);
}

static void
field_free(gpointer data)
{
    SlipField *field = data;
    g_ptr_array_unref(field->choices);
    g_free(field->label);
    g_free(field->written);
    g_free(field->known);
    g_free(field);
}

SheetSlip *
slip_new(const char *bed)
{
    SheetSlip *slip = g_new0(SheetSlip, 1);
    slip->bed = g_strdup(bed);
    slip->name = g_strdup("");
    slip->fields = g_ptr_array_new_with_free_func(field_free);
    return slip;
}

void
slip_free(SheetSlip *slip)
{
    g_free(slip->bed);
    g_free(slip->person);
    g_free(slip->name);
    g_free(slip->seen);
    g_free(slip->code);
    g_ptr_array_unref(slip->fields);
    g_free(slip);
}

/* The label of the language that was chosen, and the English it was made from beside it. */
static char *
words_of(const char *label, bool bilingual)
{
    const char *words = _(label);
    return bilingual && strcmp(words, label) != 0 ? g_strdup_printf("%s %s", words, label)
                                                  : g_strdup(words);
}

/* ---- what can be circled ---- */

static SlipChoice *
add_choice(SlipField *field, char sign, const char *label, bool bilingual)
{
    SlipChoice *choice = g_new0(SlipChoice, 1);
    choice->sign = g_strndup(&sign, 1);
    choice->label = words_of(label, bilingual);
    g_ptr_array_add(field->choices, choice);
    return choice;
}

/* What a first round seldom has to say, or what another sign beside it makes plain. */
static bool
is_rare(const char *value)
{
    return caution_is_end(value) || strcmp(value, "hidden") == 0 ||
           strcmp(value, "allergy-none") == 0;
}

static void
add_keys(SlipField *field, const AnswerKey *keys, bool minor, bool bilingual)
{
    const VocabularyRow *row = vocabulary_row(field->asked->what);
    for (; keys->key != 0; keys++) {
        const Choice *known = vocabulary_choice(row, keys->value);
        SlipChoice *choice = add_choice(field, keys->key, known->label, bilingual);
        choice->room = known->detail != DETAIL_NONE;
        choice->minor = minor || is_rare(keys->value);
    }
}

/* A diet beyond the choices is written out. */
static void
add_own_words(SlipField *field, bool bilingual)
{
    SlipChoice *choice = g_new0(SlipChoice, 1);
    choice->label = words_of(N_("other"), bilingual);
    choice->room = true;
    g_ptr_array_add(field->choices, choice);
}

static void
add_choices(SlipField *field, bool bilingual)
{
    const VocabularyRow *row = vocabulary_row(field->asked->what);
    const AnswerKey *keys = answer_keys(row->what);
    add_keys(field, keys, row->what == WHAT_DEVICE, bilingual);
    if (row->what == WHAT_PRESENCE)
        add_keys(field, answer_places(), true, bilingual);
    if (row->form == FORM_TEXT && row->choices != NULL)
        add_own_words(field, bilingual);
    if (row->takes_none && answer_value(keys, ANSWER_NONE) == NULL)
        add_choice(field, ANSWER_NONE, N_("none"), bilingual)->minor = true;
    if (vocabulary_takes_unknown(row))
        add_choice(field, ANSWER_UNKNOWN, N_("unknown"), bilingual)->minor = true;
}

void
slip_add_questions(SheetSlip *slip, bool bilingual)
{
    for (const BedsideQuestion *asked = bedside_questions; asked->number != NULL; asked++) {
        SlipField *field = g_new0(SlipField, 1);
        field->asked = asked;
        field->label = words_of(vocabulary_row(asked->what)->label, bilingual);
        field->choices = g_ptr_array_new_with_free_func(choice_free);
        add_choices(field, bilingual);
        g_ptr_array_add(slip->fields, field);
    }
}

/* ---- the worked example ---- */

static const struct {
    What what;
    const char *circled; /* signs */
    const char *written; /* "|" from one box to the next */
} example[] = {
    { WHAT_PRESENCE, "i", NULL },
    { WHAT_BAND, "y", NULL },
    { WHAT_PATIENT_ID, "", "0012345678" },
    { WHAT_KANA, "", "サンプル ハナコ" },
    { WHAT_BIRTHDATE, "", "S|20|07|14" },
    { WHAT_IDENTIFIED, "1", NULL },
    { WHAT_SEX, "f", NULL },
    { WHAT_TRANSPORT, "2", NULL },
    { WHAT_MEANS, "5", NULL },
    { WHAT_DEVICE, "oi", NULL },
    { WHAT_CAUTION, "fg", NULL },
    { WHAT_DIET, "3", NULL },
};

void
slip_fill_example(SheetSlip *slip)
{
    slip->example = true;
    for (guint i = 0; i < slip->fields->len; i++) {
        SlipField *field = slip->fields->pdata[i];
        for (gsize k = 0; k < G_N_ELEMENTS(example); k++) {
            if (example[k].what != field->asked->what)
                continue;
            field->written = g_strdup(example[k].written);
            for (guint c = 0; c < field->choices->len; c++) {
                SlipChoice *choice = field->choices->pdata[c];
                choice->circled =
                    choice->sign != NULL && strchr(example[k].circled, *choice->sign) != NULL;
            }
        }
    }
}

/* ---- as text ---- */

char *
slip_choices_text(const SlipField *field)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < field->choices->len; i++) {
        const SlipChoice *choice = field->choices->pdata[i];
        g_string_append_printf(
            out, "%s%s%s%s%s", i > 0 ? "  " : "", choice->sign != NULL ? choice->sign : "",
            choice->sign != NULL ? " " : "", choice->label, choice->room ? " ____" : "");
    }
    return g_string_free(out, FALSE);
}

static void
append_codes(GString *out, const AnswerKey *keys)
{
    for (; keys->key != 0; keys++)
        g_string_append_printf(out, "%s%c=%s", out->len > 0 ? "," : "", keys->key, keys->value);
}

char *
slip_choices_code(What what)
{
    GString *out = g_string_new(NULL);
    append_codes(out, answer_keys(what));
    if (what == WHAT_PRESENCE)
        append_codes(out, answer_places());
    return g_string_free(out, FALSE);
}
