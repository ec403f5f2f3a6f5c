/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The day form of nursing need (看護必要度): its items by part, from a dated data file, and what
 * was ticked of one day. It never scores: the hospital's office does.
 */

#include <glib.h>
#include <stdbool.h>

typedef struct {
    char *key;      /* "B2" */
    char *part;     /* "A", "B" or "C" */
    char *label;    /* in the reader's language */
    char **choices; /* values that can be kept: "0", "1" ...; "0" and "1" where it is yes or no */
    char **words;   /* of each, in the reader's language */
} NeedItem;

typedef struct {
    char *key;        /* "general-2024" */
    char *title;      /* in the reader's language; names the source year */
    GPtrArray *items; /* NeedItem *, in the order of the form */
} NeedForm;

/* The form KEY, or NULL if the program has none of that name; KEY NULL = the newest. (transfer
 * full) */
NeedForm *need_form_load(const char *key);
void need_form_free(NeedForm *form);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(NeedForm, need_form_free)

/* A value of "nursing-need", DAY;FORM;ITEM=VALUE,...: whole and in the order of the form.
 * MEGURI_ERROR_REFUSED names the day, form, item or value that is none. What is not named was not
 * ticked, which is no "0". (transfer full) */
char *need_canonical(const char *value, GError **error);
/* VALUES (canonical, of one day, what counts most last; ended by NULL) as one, item by item,
 * without the day: "general-2024;A1=1,B2=0|1", behind "|" what else was said of an item; "" if
 * there is none. (transfer full) */
char *need_join(const char *const *values);
/* What JOINED, as need_join(), or a value says of ITEM: "1", "0|1"; NULL if it was not ticked.
 * (transfer full)
 */
char *need_ticked(const char *joined, const NeedItem *item);
/* TICK of ITEM in words: "一部介助", with what else was said of it. (transfer full) */
char *need_item_words(const NeedItem *item, const char *tick);
/* In words, without the day, what was ticked 0 by its keys: "A1 創傷処置: はい, B2 移乗: 一部介助,
 * 0: B1 B7". (transfer full) */
char *need_label(const char *value);
