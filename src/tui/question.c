/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/question.h"

#include "tui/latin-offer.h"
#include "tui/question-state.h"
#include "tui/question-words.h"

#include "ward/answer.h"
#include "ward/caution.h"

#include "base/language.h"

#include <string.h>

static void
set_up(Question *question)
{
    switch (question->row->form) {
    case FORM_LIST:
        question->toggles = toggles_new(question->row->what, question->known, question->before);
        return;
    case FORM_CONTACT:
        question->contact = contact_entry_new();
        return;
    case FORM_CHOICE:
        return;
    case FORM_KANA:
        question->field = field_new(FIELD_KANA);
        return;
    case FORM_NAME:
        question->field = field_new(FIELD_LETTERS);
        question->text_open = true;
        return;
    case FORM_NOTHING:
    case FORM_TEXT:
    case FORM_ID:
    case FORM_BIRTHDATE:
    case FORM_DATE:
    case FORM_TIME:
    case FORM_CLOCK:
    case FORM_NUMBER:
    case FORM_PERSON:
    case FORM_STATEMENT:
    case FORM_MEAL:
    case FORM_NEED:
        question->field = field_new(FIELD_PLAIN);
        question->text_open = question->row->choices == NULL;
        return;
    }
}

static bool
is_bare(const char *value)
{
    return g_strcmp0(value, VALUE_NONE) == 0 || g_strcmp0(value, VALUE_UNKNOWN) == 0;
}

Question *
question_new(const QuestionAsk *ask)
{
    Question *question = g_new0(Question, 1);
    question->row = vocabulary_row(ask->what);
    bool cautions = ask->what == WHAT_CAUTION && !is_bare(ask->known);
    question->known = cautions ? caution_going_on(ask->known, true) : g_strdup(ask->known);
    question->before = g_strdup(ask->before);
    question->words = g_strdup(ask->words);
    question->source = ask->source;
    question->ground = ask->ground;
    question->spelling = ask->spelling;
    set_up(question);
    question->text_open |= question->row->form == FORM_KANA;
    return question;
}

void
question_free(Question *question)
{
    g_free(question->known);
    g_free(question->before);
    g_free(question->words);
    g_free(question->answer);
    g_free(question->refusal);
    g_clear_pointer(&question->field, field_free);
    g_clear_pointer(&question->toggles, toggles_free);
    g_clear_pointer(&question->contact, contact_entry_free);
    g_clear_pointer(&question->spelling, spelling_choice_free);
    g_free(question);
}

static void
set_answer(Question *question, const char *value)
{
    g_free(question->answer);
    question->answer = g_strdup(value);
}

static Answered
ask_again(Question *question, char *words)
{
    question->refusal = words;
    question->doubted = true;
    return ANSWER_OPEN;
}

/* Takes VALUE as the answer if it can be one at all; else the line stays and says why. What can be
 * read in two ways is asked once more. */
static Answered
give(Question *question, const char *value)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *doubt = NULL;
    g_autofree char *canonical =
        value_canonical(question->row->what, value, &question->ground, &doubt, &error);
    g_clear_pointer(&question->refusal, g_free);
    if (canonical == NULL) {
        question->refusal = g_strdup(error->message);
        return ANSWER_OPEN;
    }
    if (doubt != NULL && !question->doubted)
        return ask_again(question, question_doubt(doubt));
    g_autofree char *stood =
        question->toggles != NULL && is_bare(canonical) && !question->doubted
            ? question_stood(question->row, question->known, question->before, canonical)
            : NULL;
    if (stood != NULL)
        return ask_again(question, g_steal_pointer(&stood));
    set_answer(question, value);
    return ANSWER_GIVEN;
}

/* What a lone sign means where nothing is typed: the same in every question. */
static Answered
answer_sign(Question *question, gunichar sign)
{
    switch (sign) {
    case '=':
        if (question->known == NULL)
            return ANSWER_OPEN;
        set_answer(question, question->known);
        return ANSWER_SAME;
    case 'n':
        return ANSWER_LATER;
    case 'u':
        return vocabulary_takes_unknown(question->row) ? give(question, VALUE_UNKNOWN)
                                                       : ANSWER_IGNORED;
    case '0':
        return question->row->takes_none ? give(question, VALUE_NONE) : ANSWER_IGNORED;
    default:
        return ANSWER_IGNORED;
    }
}

/* A name in Latin letters where kana is asked; false if TYPED, which means TEXT, is none. */
static bool
offer_latin(Question *question, const char *typed, const char *text)
{
    g_autofree char *words = latin_offer_words(question->row->what, typed, text, &question->ground);
    if (words == NULL)
        return false;
    g_free(question->refusal);
    question->refusal = g_steal_pointer(&words);
    question->offered = true;
    return true;
}

/* A line's Enter: a lone u, 0 or n is an answer, not a name. */
static Answered
leave_line(Question *question, const char *typed)
{
    if (*typed == '\0')
        return ANSWER_SKIPPED;
    Answered lone = typed[1] == '\0' ? answer_sign(question, (gunichar)*typed) : ANSWER_IGNORED;
    if (lone != ANSWER_IGNORED)
        return lone;
    if (question->spelling != NULL && spelling_choice_is_open(question->field)) {
        g_free(question->refusal);
        question->refusal = g_strdup(_("Choose by a digit, or take the letters back"));
        return ANSWER_OPEN;
    }
    g_autofree char *text = field_text(question->field);
    return offer_latin(question, typed, text) ? ANSWER_OPEN : give(question, text);
}

/* Something else stands there now. */
static void
take_back_doubt(Question *question)
{
    g_clear_pointer(&question->refusal, g_free);
    question->doubted = false;
    question->offered = false;
}

/* The key that tells what the name in the line is. */
static Answered
take_offer(Question *question, const Key *key)
{
    g_autofree char *text = field_text(question->field);
    g_autofree char *letters = latin_offer_letters(field_typed(question->field));
    if (key_is(key, LATIN_OFFER_KANA))
        return give(question, text);
    question->row = vocabulary_row(value_in_letters(question->row->what));
    return give(question, letters);
}

static Answered
key_in_line(Question *question, const Key *key)
{
    const char *typed = field_typed(question->field);
    if (key->kind == KEY_KIND_ENTER)
        return leave_line(question, typed);
    if (*typed == '\0' && key_is(key, '='))
        return answer_sign(question, '=');
    if (question->offered && (key_is(key, LATIN_OFFER_KANA) || key_is(key, LATIN_OFFER_LETTERS)))
        return take_offer(question, key);
    take_back_doubt(question);
    if (question->spelling != NULL && spelling_choice_key(question->spelling, question->field, key))
        return ANSWER_OPEN;
    return field_key(question->field, key) ? ANSWER_OPEN : ANSWER_IGNORED;
}

static Answered
key_in_contact(Question *question, const Key *key)
{
    if (contact_entry_is_empty(question->contact) && key_is(key, '='))
        return answer_sign(question, '=');
    if (contact_entry_key(question->contact, key)) {
        take_back_doubt(question);
        return ANSWER_OPEN;
    }
    if (key->kind != KEY_KIND_ENTER)
        return ANSWER_IGNORED;
    if (contact_entry_is_empty(question->contact))
        return ANSWER_SKIPPED;
    const char *lone = contact_entry_lone(question->contact);
    if (*lone != '\0')
        return answer_sign(question, (gunichar)*lone);
    g_autofree char *value = contact_entry_value(question->contact);
    return give(question, value);
}

static Answered
stand_as_before(Question *question)
{
    take_back_doubt(question);
    toggles_free(question->toggles);
    set_up(question);
    return ANSWER_OPEN;
}

static Answered
key_in_list(Question *question, const Key *key)
{
    Toggles *toggles = question->toggles;
    if (key->kind == KEY_KIND_CLEAR && !toggles_is_typing(toggles))
        return stand_as_before(question);
    bool fresh = toggles_is_empty(toggles) && !toggles_is_typing(toggles);
    if (fresh && key_is(key, '0'))
        return answer_sign(question, '0');
    if (toggles_key(toggles, key)) {
        take_back_doubt(question);
        return ANSWER_OPEN;
    }
    if (key->kind == KEY_KIND_ENTER && toggles_is_changed(toggles) && toggles_is_empty(toggles) &&
        question->row->what == WHAT_CAUTION) {
        g_free(question->refusal);
        question->refusal = g_strdup(_("Nothing stands on the list now. 0 says that there is no "
                                       "caution and no allergy; Ctrl-U puts it as it stood."));
        return ANSWER_OPEN;
    }
    if (key->kind == KEY_KIND_ENTER) {
        g_autofree char *value = toggles_value(toggles);
        return toggles_is_changed(toggles) ? give(question, value) : ANSWER_SKIPPED;
    }
    return key->kind == KEY_KIND_SIGN ? answer_sign(question, key->sign) : ANSWER_IGNORED;
}

static Answered
key_in_choice(Question *question, const Key *key)
{
    if (key->kind == KEY_KIND_ENTER)
        return ANSWER_SKIPPED;
    if (key->kind != KEY_KIND_SIGN)
        return ANSWER_IGNORED;
    const char *value = answer_value(answer_keys(question->row->what), key->sign);
    if (value != NULL)
        return give(question, value);
    if (question->field != NULL && key->sign == 't') {
        question->text_open = true;
        return ANSWER_OPEN;
    }
    return answer_sign(question, key->sign);
}

/* A scanner may be set to end with Tab: behind a patient ID that means what Enter does. */
static bool
ends_scan(const Question *question, const Key *key)
{
    return key->kind == KEY_KIND_TAB && question->row->what == WHAT_PATIENT_ID &&
           !field_is_empty(question->field);
}

Answered
question_key(Question *question, const Key *key)
{
    static const Key enter = { .kind = KEY_KIND_ENTER };
    Answered answered;
    if (ends_scan(question, key))
        key = &enter;
    if (key->kind == KEY_KIND_TAB && question->contact == NULL) {
        question->source = question_next_source(question->source);
        return ANSWER_OPEN;
    }
    if (question->contact != NULL)
        answered = key_in_contact(question, key);
    else if (question->toggles != NULL)
        answered = key_in_list(question, key);
    else if (question->text_open)
        answered = key_in_line(question, key);
    else
        answered = key_in_choice(question, key);
    bool back = key->kind == KEY_KIND_ESCAPE || key->kind == KEY_KIND_BACK_TAB;
    return answered == ANSWER_IGNORED && back ? ANSWER_BACK : answered;
}

What
question_what(const Question *question)
{
    return question->row->what;
}

char *
question_value(const Question *question)
{
    return g_strdup(question->answer);
}

Source
question_source(const Question *question)
{
    return question->source;
}

bool
question_is_begun(const Question *question)
{
    if (question->contact != NULL)
        return !contact_entry_is_empty(question->contact);
    if (question->toggles != NULL)
        return toggles_is_changed(question->toggles);
    return question->text_open && !field_is_empty(question->field);
}

bool
question_is_typing(const Question *question)
{
    if (question->toggles != NULL)
        return toggles_is_typing(question->toggles);
    return question->contact != NULL || question->text_open;
}
