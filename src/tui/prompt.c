/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/prompt.h"

#include "tui/latin-offer.h"
#include "tui/question-words.h"

#include "ward/answer.h"

#include "base/language.h"

#include <string.h>

struct Prompt {
    char *title;
    char *explanation;        /* or NULL */
    const VocabularyRow *row; /* of a fact, or NULL */
    ValueGround ground;
    Field *field; /* NULL: a choice by keys alone */
    PromptFind find;
    gpointer data;
    GPtrArray *options; /* PromptOption; of a finding line NULL = look again */
    guint at;
    char *held;    /* value under the cursor while what was found is forgotten, or NULL */
    char *refusal; /* why the last answer could not be taken, or is asked again */
    bool lettered; /* Enter and the arrows choose nothing */
    bool hidden;   /* stars stand for what is typed */
    bool doubted;  /* asked again: the next Enter takes it */
    bool offered;  /* what is typed is kana or Latin letters: a key tells */
    char *value;
};

static void
free_option(gpointer option)
{
    g_free(((PromptOption *)option)->words);
    g_free(((PromptOption *)option)->value);
    g_free(option);
}

GPtrArray *
prompt_options_new(void)
{
    return g_ptr_array_new_with_free_func(free_option);
}

void
prompt_option_add(GPtrArray *options, char key, const char *words, const char *value)
{
    PromptOption *option = g_new(PromptOption, 1);
    *option = (PromptOption){ key, g_strdup(words), g_strdup(value) };
    g_ptr_array_add(options, option);
}

static const PromptOption *
option_at(const Prompt *prompt, guint index)
{
    return g_ptr_array_index(prompt->options, index);
}

Prompt *
prompt_new_choice(const char *title)
{
    Prompt *prompt = g_new0(Prompt, 1);
    prompt->title = g_strdup(title);
    prompt->options = prompt_options_new();
    return prompt;
}

Prompt *
prompt_new_line(const char *title)
{
    Prompt *prompt = prompt_new_choice(title);
    prompt->field = field_new(FIELD_PLAIN);
    return prompt;
}

Prompt *
prompt_new_fact(What what, const ValueGround *ground)
{
    const VocabularyRow *row = vocabulary_row(what);
    Prompt *prompt = prompt_new_choice(_(row->label));
    prompt->row = row;
    prompt->ground = *ground;
    for (const AnswerKey *answer = answer_keys(what); answer->key != 0; answer++)
        prompt_offer(prompt, answer->key, answer_label(answer), answer->value);
    if (row->form != FORM_CHOICE)
        prompt->field = field_new(row->form == FORM_KANA   ? FIELD_KANA
                                  : row->form == FORM_NAME ? FIELD_LETTERS
                                                           : FIELD_PLAIN);
    return prompt;
}

Prompt *
prompt_new_find(const char *title, PromptFind find, gpointer data)
{
    Prompt *prompt = prompt_new_line(title);
    g_clear_pointer(&prompt->options, g_ptr_array_unref);
    prompt->find = find;
    prompt->data = data;
    return prompt;
}

void
prompt_free(Prompt *prompt)
{
    g_clear_pointer(&prompt->options, g_ptr_array_unref);
    g_clear_pointer(&prompt->field, field_free);
    g_free(prompt->held);
    g_free(prompt->title);
    g_free(prompt->explanation);
    g_free(prompt->refusal);
    g_free(prompt->value);
    g_free(prompt);
}

void
prompt_offer(Prompt *prompt, char key, const char *words, const char *value)
{
    prompt_option_add(prompt->options, key, words, value);
}

void
prompt_explain(Prompt *prompt, const char *words)
{
    g_free(prompt->explanation);
    prompt->explanation = g_strdup(words);
}

void
prompt_by_letter(Prompt *prompt)
{
    prompt->lettered = true;
}

void
prompt_hide(Prompt *prompt)
{
    prompt->hidden = true;
}

void
prompt_set(Prompt *prompt, const char *text)
{
    field_set(prompt->field, text);
}

What
prompt_what(const Prompt *prompt)
{
    return prompt->row != NULL ? prompt->row->what : WHAT_COUNT;
}

const char *
prompt_value(const Prompt *prompt)
{
    return prompt->value;
}

bool
prompt_is_typing(const Prompt *prompt)
{
    return prompt->field != NULL;
}

bool
prompt_offers(const Prompt *prompt, Action action)
{
    if (action == ACTION_HELP)
        return prompt->field == NULL;
    if (prompt->lettered &&
        (action == ACTION_UP || action == ACTION_DOWN || action == ACTION_ENTER))
        return false;
    if (action == ACTION_UP || action == ACTION_DOWN)
        return prompt->find != NULL || prompt->options->len > 0;
    return true;
}

/* ---- keys ---- */

static void
look(Prompt *prompt)
{
    if (prompt->find == NULL || prompt->options != NULL)
        return;
    g_autofree char *text = field_text(prompt->field);
    g_autofree char *held = g_steal_pointer(&prompt->held);
    prompt->options = prompt->find(prompt->data, text);
    prompt->at = 0;
    for (guint i = 0; held != NULL && i < prompt->options->len; i++)
        if (strcmp(option_at(prompt, i)->value, held) == 0)
            prompt->at = i;
}

void
prompt_forget(Prompt *prompt)
{
    if (prompt->find == NULL || prompt->options == NULL)
        return;
    bool any = prompt->at < prompt->options->len;
    g_clear_pointer(&prompt->held, g_free);
    prompt->held = any ? g_strdup(option_at(prompt, prompt->at)->value) : NULL;
    g_clear_pointer(&prompt->options, g_ptr_array_unref);
}

static PromptStep
give(Prompt *prompt, const char *value)
{
    g_free(prompt->value);
    prompt->value = g_strdup(value);
    return PROMPT_GIVEN;
}

static PromptStep
refuse(Prompt *prompt, const char *why)
{
    g_free(prompt->refusal);
    prompt->refusal = g_strdup(why);
    return PROMPT_OPEN;
}

/* A typed fact is read before it is taken, and asked once more if it can be read in two ways; a
 * lone u says that it cannot be told. */
static PromptStep
give_fact(Prompt *prompt, const char *text)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *doubt = NULL;
    bool lone = strcmp(field_typed(prompt->field), "u") == 0;
    if (*text == '\0')
        return give(prompt, "");
    const char *meant = lone && vocabulary_takes_unknown(prompt->row) ? VALUE_UNKNOWN : text;
    g_autofree char *value =
        value_canonical(prompt->row->what, meant, &prompt->ground, &doubt, &error);
    if (doubt != NULL && !prompt->doubted) {
        g_autofree char *words = question_doubt(doubt);
        prompt->doubted = true;
        return refuse(prompt, words);
    }
    return value != NULL ? give(prompt, value) : refuse(prompt, error->message);
}

/* A name in Latin letters where kana is asked: two keys tell what it is. */
static PromptStep
leave_fact(Prompt *prompt, const char *text)
{
    const char *typed = field_typed(prompt->field);
    bool lone = strcmp(typed, "u") == 0; /* it cannot be told */
    g_autofree char *words =
        lone ? NULL : latin_offer_words(prompt->row->what, typed, text, &prompt->ground);
    prompt->offered = words != NULL;
    return words != NULL ? refuse(prompt, words) : give_fact(prompt, text);
}

/* The key that tells. */
static PromptStep
take_offer(Prompt *prompt, const Key *key)
{
    g_autofree char *text = key_is(key, LATIN_OFFER_KANA)
                                ? field_text(prompt->field)
                                : latin_offer_letters(field_typed(prompt->field));
    if (key_is(key, LATIN_OFFER_LETTERS))
        prompt->row = vocabulary_row(value_in_letters(prompt->row->what));
    return give_fact(prompt, text);
}

static PromptStep
enter(Prompt *prompt)
{
    if (prompt->field == NULL || prompt->find != NULL)
        return prompt->options->len > 0 ? give(prompt, option_at(prompt, prompt->at)->value)
                                        : PROMPT_OPEN;
    g_autofree char *text = field_text(prompt->field);
    return prompt->row != NULL ? leave_fact(prompt, text) : give(prompt, text);
}

static PromptStep
choose(Prompt *prompt, gunichar sign)
{
    for (guint i = 0; i < prompt->options->len; i++)
        if (option_at(prompt, i)->key != 0 && (gunichar)option_at(prompt, i)->key == sign) {
            prompt->at = i; /* where it is asked again, Enter means the same */
            return give(prompt, option_at(prompt, i)->value);
        }
    return PROMPT_IGNORED;
}

static PromptStep
type(Prompt *prompt, const Key *key)
{
    if (prompt->offered && (key_is(key, LATIN_OFFER_KANA) || key_is(key, LATIN_OFFER_LETTERS)))
        return take_offer(prompt, key);
    if (!field_key(prompt->field, key))
        return PROMPT_IGNORED;
    g_clear_pointer(&prompt->refusal, g_free);
    prompt->doubted = false;
    prompt->offered = false;
    if (prompt->find != NULL)
        g_clear_pointer(&prompt->options, g_ptr_array_unref);
    return PROMPT_OPEN;
}

PromptStep
prompt_key(Prompt *prompt, const Key *key)
{
    look(prompt);
    if (key->kind == KEY_KIND_ESCAPE)
        return PROMPT_BACK;
    if (prompt->lettered && key->kind != KEY_KIND_SIGN)
        return PROMPT_IGNORED;
    if (key->kind == KEY_KIND_ENTER)
        return enter(prompt);
    if (key->kind == KEY_KIND_UP && prompt->at > 0)
        prompt->at--;
    if (key->kind == KEY_KIND_DOWN && prompt->at + 1 < prompt->options->len)
        prompt->at++;
    if (key->kind == KEY_KIND_UP || key->kind == KEY_KIND_DOWN)
        return PROMPT_OPEN;
    if (prompt->field != NULL)
        return type(prompt, key);
    return key->kind == KEY_KIND_SIGN ? choose(prompt, key->sign) : PROMPT_IGNORED;
}

/* ---- drawing ---- */

/* What is typed means this; the number of lines it took. */
static int
draw_echo(const Prompt *prompt, const Canvas *canvas, int row)
{
    if (prompt->refusal != NULL)
        return canvas_lines(canvas, (Spot){ row, 2, 0 }, 3, INK_LOUD, prompt->refusal);
    if (prompt->row == NULL)
        return 0;
    g_autofree char *text = field_text(prompt->field);
    g_autofree char *echo =
        question_echo(prompt->row, field_typed(prompt->field), text, &prompt->ground);
    bool empty = *text == '\0' && prompt->row->form != FORM_KANA;
    return MAX(1, canvas_lines(canvas, (Spot){ row, 2, 0 }, 3, INK_STRONG,
                               empty ? _("Enter on an empty line: not asked") : echo));
}

/* A long list scrolls under the cursor. */
static void
draw_options(const Prompt *prompt, const Canvas *canvas, int row)
{
    guint rows = (guint)MAX(1, canvas->rows - row);
    guint top = prompt->at >= rows ? prompt->at - rows + 1 : 0;
    for (guint i = top; i < prompt->options->len && i - top < rows; i++) {
        const PromptOption *option = option_at(prompt, i);
        char sign[2] = { option->key, '\0' };
        int line = row + (int)(i - top);
        canvas_text(canvas, (Spot){ line, 2, 1 }, option->key != 0 ? INK_KEY : INK_PLAIN,
                    option->key != 0 ? sign : "");
        bool pointed = i == prompt->at && !prompt->lettered;
        canvas_text(canvas, (Spot){ line, 4, 0 }, pointed ? INK_CURSOR : INK_PLAIN, option->words);
    }
    if (prompt->find != NULL && prompt->options->len == 0 && !field_is_empty(prompt->field))
        canvas_text(canvas, (Spot){ row, 2, 0 }, INK_PLAIN, _("Nothing found."));
}

static void
draw_field(const Prompt *prompt, const Canvas *canvas, int row)
{
    glong typed = g_utf8_strlen(field_typed(prompt->field), -1);
    g_autofree char *stars = g_strnfill((gsize)typed, '*');
    if (prompt->hidden)
        canvas_text(canvas, (Spot){ row, 2, 0 }, INK_CURSOR, stars);
    else
        field_draw(prompt->field, canvas, (Spot){ row, 2, 0 });
}

void
prompt_draw(Prompt *prompt, const Canvas *canvas)
{
    int row = 0;
    look(prompt);
    row += canvas_lines(canvas, (Spot){ row, 0, 0 }, 2, INK_STRONG, prompt->title);
    if (prompt->explanation != NULL)
        row += canvas_lines(canvas, (Spot){ row, 2, 0 }, 2, INK_QUIET, prompt->explanation);
    if (prompt->field != NULL) {
        draw_field(prompt, canvas, row++);
        row += draw_echo(prompt, canvas, row);
    }
    draw_options(prompt, canvas, row + 1);
}
