/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The rows of the one table of keys, page by page. Inside this room, for keymap.c only.
 */

#include "tui/keymap.h"

typedef struct {
    PageKind page;
    KeyKind kind;
    char sign;
    Action action;
    const char *name;  /* of the key as shown; NULL = a second way that is not shown */
    const char *label; /* at the foot; NULL = not there */
    const char *help;  /* NULL = not in the help */
} KeyRow;

extern const KeyRow keymap_rows[];
extern const gsize keymap_row_count;
