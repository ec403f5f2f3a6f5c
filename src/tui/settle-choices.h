/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What can be said to settle one thing that does not fit, as choices of a prompt: out of the kind
 * of the conflict, and of whom, which beds and what was said. It never says any of it.
 */

#include "tui/prompt.h"

#include "desk/desk.h"

/* What is to be settled, out of a row of the conflicts sheet. */
typedef struct {
    const char *kind;       /* key of the conflict */
    const char *title;      /* in words */
    const char *persons;    /* handles, parted by commas */
    const char *beds;       /* labels, parted by commas */
    const char *statements; /* ids, parted by commas */
} SettleWish;

typedef enum {
    SETTLE_NOTHING,
    SETTLE_ONE,      /* one person */
    SETTLE_TWO,      /* two persons */
    SETTLE_STRIKE,   /* one of the statements was wrong */
    SETTLE_BAND,     /* all were right, the band is wrong */
    SETTLE_TO_BED,   /* one of them moves to another bed */
    SETTLE_SHARE,    /* they share the bed place */
    SETTLE_FOUND,    /* in bed again */
    SETTLE_BACK,     /* back from being away */
    SETTLE_RECEIVED, /* the other ward has them */
    SETTLE_MOVEMENT  /* any other movement of the first person */
} SettleKind;

/* One choice: what it does and to whom or which. */
typedef struct {
    SettleKind kind;
    char *target; /* a handle, two parted by a comma, or the id of a statement */
} SettleChoice;

typedef struct {
    Desk *desk;
    char **persons;
    char **beds;
    char **statements;
    GArray *list; /* SettleChoice; the value of a choice in the prompt is its index */
    Prompt *prompt;
} SettleChoices;

/* Fills CHOICES, all zero, with what can settle WISH. */
void settle_choices_begin(SettleChoices *choices, Desk *desk, const SettleWish *wish);
void settle_choices_clear(SettleChoices *choices);

/* The choice that was given to the prompt. (transfer none) */
const SettleChoice *settle_choices_given(const SettleChoices *choices);

/* The statement in words, out of the history of whomever or whatever it is about; NULL if it is in
 * none. (transfer full) */
char *settle_choices_words(const SettleChoices *choices, const char *id);
