/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A tab-separated table of statements as text: its columns by name, its lines as cells. Inside this
 * room. It never knows what a cell means.
 */

#include <glib.h>
#include <stdbool.h>

typedef enum {
    CELL_SEEN_AT,
    CELL_BED,
    CELL_PERSON,
    CELL_NO, /* of the question on the paper form */
    CELL_WHAT,
    CELL_VALUE,
    CELL_SOURCE,
    CELL_OBSERVER,
    CELL_NOTE,
    CELL_ID,
    CELL_COUNT
} TableCell;

typedef struct {
    guint number;                  /* of the line in its file, from 1 */
    char *raw;                     /* as it came, without its end */
    const char *cells[CELL_COUNT]; /* "" where the table has no such column */
    char **parts;                  /* owns the cells */
    char *circled;                 /* owns the value of signs of the form, or NULL */
    bool short_of_cells;
} TableLine;

/* Splits TEXT. Fails with MEGURI_ERROR_REFUSED and "FILE:LINE: ..." if it is no text in UTF-8 or
 * its header names an unknown column, one twice, or lacks both what and no. TableLine * array;
 * *ret_header the header line. (transfer full) */
GPtrArray *table_read(const char *text, gsize length, const char *file, char **ret_header,
                      GError **error);

/* CONTACT, a value in its one cell, with its phone as it was before a table guarded it in a cell of
 * its own. (transfer full) */
char *table_unguard_phone(const char *contact);

/* Name of the column of CELL. */
const char *table_column(TableCell cell);

/* The header that table_read() takes, with all columns. */
const char *table_header(void);
