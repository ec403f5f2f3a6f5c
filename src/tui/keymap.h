/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The one table of keys: what a key does on a page, the word at the foot and the sentence of the
 * help. What is shown is what is bound. It never does anything itself.
 */

#include "tui/key.h"

typedef enum {
    PAGE_OPEN,
    PAGE_WARD,
    PAGE_ROUND,
    PAGE_PERSON,
    PAGE_LIST,
    PAGE_SEARCH,
    PAGE_PRINT,
    PAGE_CONFLICTS,
    PAGE_BANDS,
    PAGE_CHECK,
    PAGE_QUESTIONS,
    PAGE_MEALS,
    PAGE_REENTRY,
    PAGE_NEED,
    PAGE_PROMPT, /* an act in steps: movements, ties, settling */
    PAGE_KIND_COUNT
} PageKind;

typedef enum {
    ACTION_NONE,
    ACTION_UP,
    ACTION_DOWN,
    ACTION_LEFT,
    ACTION_RIGHT,
    ACTION_PAGE_UP,
    ACTION_PAGE_DOWN,
    ACTION_HOME,
    ACTION_END,
    ACTION_ENTER,
    ACTION_BACK,
    ACTION_NEW_WARD,
    ACTION_ROUND,
    ACTION_FULL,
    ACTION_NEW_ROUND,
    ACTION_LIST,
    ACTION_TRANSPORT,
    ACTION_CONTACTS,
    ACTION_DAY_REPORT,
    ACTION_MEALS,
    ACTION_MIDNIGHT,
    ACTION_REENTRY,
    ACTION_TICK,
    ACTION_NEED,
    ACTION_EATEN,
    ACTION_SKIP,
    ACTION_DIET,
    ACTION_UNKNOWN,
    ACTION_CONFLICTS,
    ACTION_PRINT,
    ACTION_SEARCH,
    ACTION_AS_OF,
    ACTION_SORT,
    ACTION_HISTORY,
    ACTION_STRIKE,
    ACTION_MEDIA,
    ACTION_MOVE,
    ACTION_BANDS,
    ACTION_CHECK,
    ACTION_GIVE,
    ACTION_IDENTITY,
    ACTION_SETTLE,
    ACTION_QUESTIONS,
    ACTION_ANSWER,
    ACTION_LATE,
    ACTION_COPY,
    ACTION_ISSUE,
    ACTION_ISSUE_ALL,
    ACTION_WORN,
    ACTION_OFF,
    ACTION_DAMAGED,
    ACTION_VOID,
    ACTION_CAME_OUT,
    ACTION_CAME_NOT,
    ACTION_PRINTER,
    ACTION_AGAIN,
    ACTION_EARLIER,
    ACTION_STOP_PRINT,
    ACTION_LOCK,
    ACTION_CAMERA,
    ACTION_HELP,
    ACTION_QUIT
} Action;

/* What KEY does on PAGE; ACTION_NONE if nothing. */
Action keymap_action(PageKind page, const Key *key);

/* A key that stands at the foot of a page. */
typedef struct {
    const char *name; /* "r", "Enter" */
    char *words;      /* " round", "巡回": what follows the name */
} KeyLabel;

/* Tells whether an action can be done just now. */
typedef bool (*KeyOffer)(gconstpointer data, Action action);

/* Labels for the foot of PAGE: those that OFFER (NULL = all) lets through and that fit CELLS with
 * one blank between; the help goes last and is never crowded out. Array of KeyLabel *. (transfer
 * full) */
GPtrArray *keymap_labels(PageKind page, int cells, KeyOffer offer, gconstpointer data);

/* The help of PAGE: at most ten lines. Array of char *. (transfer full) */
GPtrArray *keymap_help(PageKind page);
