/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Books of one ward coming together: what a copy holds and a book lacks is put into the book, all
 * or nothing, row by row as its stations signed it. It never reads what a row says.
 */

#include "store/database.h"

/* Inside a transaction: puts into DATABASE what FROM (a copy of the same book that was checked) has
 * beyond it. *ret_rows is how many rows were new. MEGURI_ERROR_APART says what does not fit: keys
 * that were changed apart, letters of two stations, a row written twice. */
bool join_copy(Database *database, Database *from, guint64 *ret_rows, GError **error);

/* The same of what does fit: no key if they were changed apart, and then no row of an epoch that
 * the two do not share; no station whose letters another bears; of one that wrote on in two copies
 * the rows before. In both these cases a number may be another person's there, so no row of any
 * other station is taken either: only its name. FORKED takes the numbers (gint64) in DATABASE of
 * the latter. */
typedef struct {
    GArray *forked;
    guint64 ret_rows;
    bool ret_keys; /* those of the copy were left out */
} JoinParts;
bool join_parts(Database *database, Database *from, JoinParts *parts, GError **error);

/* How many of their first epochs the two share. */
bool join_shared_epochs(Database *database, Database *from, guint32 *ret_epochs, GError **error);

/* Inside a transaction: fills the empty DATABASE with all of FROM, its stations numbered from 2. */
bool join_into_empty(Database *database, Database *from, GError **error);
