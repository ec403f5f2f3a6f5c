/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * One step of an act: a closed choice by letters, a line to type, or somebody or some bed to find.
 * Whatever it asks, it ends in one value. It never knows what the act is, nor saves.
 */

#include "tui/field.h"
#include "tui/keymap.h"

#include "ward/value.h"

typedef struct Prompt Prompt;

typedef enum {
    PROMPT_IGNORED, /* the key is not the prompt's */
    PROMPT_OPEN,    /* taken, goes on */
    PROMPT_GIVEN,   /* prompt_value() holds the answer */
    PROMPT_BACK     /* one step back */
} PromptStep;

/* What can be taken. */
typedef struct {
    char key;    /* 0 = only by the arrows */
    char *words; /* for people */
    char *value;
} PromptOption;

/* An array that prompt_option_add() fills. (transfer full) */
GPtrArray *prompt_options_new(void);
void prompt_option_add(GPtrArray *options, char key, const char *words, const char *value);

/* Options that TEXT finds; DATA is the finder's own. (transfer full) */
typedef GPtrArray *(*PromptFind)(gpointer data, const char *text);

/* A closed choice; prompt_offer() adds what can be chosen. (transfer full) */
Prompt *prompt_new_choice(const char *title);
/* A line of words; empty is an answer too. (transfer full) */
Prompt *prompt_new_line(const char *title);
/* The value of a fact: by letters where WHAT is a choice, else typed and read back. Enter on an
 * empty line gives "" (not asked). TODAY of GROUND must outlive the prompt. (transfer full) */
Prompt *prompt_new_fact(What what, const ValueGround *ground);
/* A line that finds while it is typed. (transfer full) */
Prompt *prompt_new_find(const char *title, PromptFind find, gpointer data);
void prompt_free(Prompt *prompt);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Prompt, prompt_free)

/* One more choice. */
void prompt_offer(Prompt *prompt, char key, const char *words, const char *value);
/* A quiet line under the title. */
void prompt_explain(Prompt *prompt, const char *words);
/* Only the letter of a choice takes it: neither Enter nor an arrow does. */
void prompt_by_letter(Prompt *prompt);
/* Of what is typed no more is shown than how much there is. */
void prompt_hide(Prompt *prompt);
/* What stands in the line to begin with. */
void prompt_set(Prompt *prompt, const char *text);

/* Lets go what a finding line found; it is found again when it is next drawn. */
void prompt_forget(Prompt *prompt);

PromptStep prompt_key(Prompt *prompt, const Key *key);

/* What of a fact the answer is: where kana is asked it may be Latin letters; WHAT_COUNT of no fact.
 */
What prompt_what(const Prompt *prompt);

/* The answer. (transfer none) */
const char *prompt_value(const Prompt *prompt);
/* True while signs are text, so that letters are no keys. */
bool prompt_is_typing(const Prompt *prompt);

/* Whether ACTION can be done just now: what a page that is all prompt shows at its foot. */
bool prompt_offers(const Prompt *prompt, Action action);

/* Draws it from the top. */
void prompt_draw(Prompt *prompt, const Canvas *canvas);
