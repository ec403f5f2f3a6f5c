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
} Look;

void look_clear(Look *look);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Look, look_clear)

#define LOOK_ENTRIES(look)                                                                              \
    { "at", 0, 0, G_OPTION_ARG_STRING, &(look)->at, N_("as of this moment"), N_("TIME") },              \
        { "known", 0, 0, G_OPTION_ARG_STRING, &(look)->known, N_("as it was known then"), N_("TIME") }, \
        { "sort",                                                                                       \
          0,                                                                                            \
          0,                                                                                            \
          G_OPTION_ARG_STRING,                                                                          \
          &(look)->sort,                                                                                \
          N_("order of the rows"),                                                                      \
          "bed|kana|birthdate|id" },                                                                    \
    {                                                                                                   \
        "format", 0, 0, G_OPTION_ARG_STRING, &(look)->format, N_("form of the output"),                 \
            "text|tsv|json"                                                                             \
    }

typedef enum { LOOK_TEXT, LOOK_TSV, LOOK_JSON, LOOK_FORMATS } LookFormat;

/* The form asked for, text if none was; -1 with MEGURI_ERROR_USAGE if there is no such form. */
int look_format(const Look *look, GError **error);

/* Turns the desk to the moment. MEGURI_ERROR_USAGE if a time cannot be read. */
bool look_apply(const Look *look, Desk *desk, GError **error);
