/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The recovery sheet for the sealed envelope: the key of the book in groups to type and as a code
 * to scan. It never knows what the key opens.
 */

#include "base/instant.h"

#include <glib.h>
#include <stdbool.h>

typedef struct {
    const char *hospital;
    const char *ward;
    const char *book; /* name of the file */
    const char *code; /* "K7QX-2M9P-...": groups of four */
    guint number;     /* of the envelope */
    Instant made;
    bool waits; /* it opens nothing before it was read back */
    bool drill;
} KeySheet;

/* Writes an A4 page to PATH, readable by its owner alone. */
bool key_sheet_print(const KeySheet *sheet, const char *path, GError **error);
