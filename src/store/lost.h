/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Rows that went with a damaged file, named so that what was found behind them can be kept
 * (meguri-book(5), LOST). Only a holder of a data key can name any. It never knows what was in
 * them.
 */

#include "store/book.h"

/* Sequences FIRST to LAST of STATION. */
typedef struct {
    const BookStation *station;
    guint64 first;
    guint64 last;
} LostRows;

/* Inside a transaction: names ROWS as lost. */
bool lost_insert(Database *database, const LostRows *rows, const Keyring *keys, GError **error);

/* Of a gap before a row of EPOCH: whether a holder of that key or of a later one named ROWS, or
 * more around them. */
typedef struct {
    LostRows rows;
    guint32 epoch;
} LostGap;
bool lost_is_named(Database *database, const LostGap *gap, const Keyring *keys, bool *ret_named,
                   GError **error);

/* What is lost of BOOK as far as it was read, "rows 17 to 20 of station A, row 3 of station B";
 * NULL if nothing. (transfer full) */
char *lost_words(const Book *book);

/* How many rows of STATION are lost, likewise, between others. */
guint64 lost_count(const BookStation *station);
/* How many at its end, as far as this PC remembers. */
guint64 lost_tail(const BookStation *station);
