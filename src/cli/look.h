/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The options by which show and print choose a sheet and a moment. It never draws.
 */

#include "cli/command.h"

#include "base/language.h"

typedef struct {
    char *at;
    char *known;
    char *sort;
    char *format; /* NULL = text */
    char *day;    /* of nursing need, NULL = that of the moment */
    char *of;     /* whom, which bed or which meal the sheet is of; NULL = of the ward */
    gboolean initials;
    gboolean walking_first;
} Look;

void look_clear(Look *look);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Look, look_clear)

#define LOOK_ENTRIES(look)                                                                              \
    { "initials", 0, 0, G_OPTION_ARG_NONE, &(look)->initials, N_("bed map without names"), NULL },      \
        { "walking-first",                                                                              \
          0,                                                                                            \
          0,                                                                                            \
          G_OPTION_ARG_NONE,                                                                            \
          &(look)->walking_first,                                                                       \
          N_("transport list the other way round"),                                                     \
          NULL },                                                                                       \
        { "at", 0, 0, G_OPTION_ARG_STRING, &(look)->at, N_("as of this moment"), N_("TIME") },          \
        { "known", 0, 0, G_OPTION_ARG_STRING, &(look)->known, N_("as it was known then"), N_("TIME") }, \
        { "of",        0,                                                                               \
          0,           G_OPTION_ARG_STRING,                                                             \
          &(look)->of, N_("whom, which bed or which meal it is of"),                                    \
          N_("NAME") },                                                                                 \
        { "day",     0, 0, G_OPTION_ARG_STRING, &(look)->day, N_("nursing need: of this day"),          \
          N_("DATE") },                                                                                 \
        { "sort",                                                                                       \
          0,                                                                                            \
          0,                                                                                            \
          G_OPTION_ARG_STRING,                                                                          \
          &(look)->sort,                                                                                \
          N_("order of the rows"),                                                                      \
          "bed|kana|birthdate|id" },                                                                    \
    {                                                                                                   \
        "format", 0, 0, G_OPTION_ARG_STRING, &(look)->format, N_("form of the output"),                 \
            "text|tsv|json|csv|xlsx"                                                                    \
    }

typedef enum { LOOK_TEXT, LOOK_TSV, LOOK_JSON, LOOK_CSV, LOOK_XLSX, LOOK_FORMATS } LookFormat;

/* The form asked for, text if none was; -1 with MEGURI_ERROR_USAGE if there is no such form. */
int look_format(const Look *look, GError **error);

/* The sheet KEY of WORD: a meal where the sheet is of one, else a bed if the ward has one of that
 * name, else a person. NULL: of the ward. WORD must outlive the wish. */
SheetWish look_wish(const Look *look, Desk *desk, const char *key, const char *word);

/* Turns the desk to the moment. MEGURI_ERROR_USAGE if a time cannot be read. */
bool look_apply(const Look *look, Desk *desk, GError **error);
