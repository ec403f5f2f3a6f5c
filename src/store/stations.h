/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Who writes: the stations that a book names, each vouched for by a holder of the keys, and which
 * of them is at home in this file on this PC. A copy of the file, on this PC or another, is no home
 * of a station that wrote before it was made: there somebody new goes on. It never knows rows.
 */

#include "store/book.h"

/* HOME is that of home_of() for the file that DATABASE is, or will be. */
typedef struct {
    const char *letters;
    GBytes *home;
} StationBirth;

/* Inside a transaction: a new station that writes in this file. */
bool stations_insert(Database *database, const StationBirth *birth, const Keyring *keys,
                     GError **error);

/* The same under letters that no station of BOOK bears. */
bool stations_insert_free(const Book *book, Database *database, GBytes *home, GError **error);

/* Adds to BOOK the stations that came into the file since. */
bool stations_read(Book *book, Database *database, GError **error);

/* Recalls what this PC remembers of the stations that are at home in the file of BOOK. */
bool stations_recall(Book *book, Database *database, GBytes *home, GError **error);

/* Makes the newest station whose home is HOME that of BOOK, with its signing key; changes nothing
 * if none is at home. */
bool stations_find_own(Book *book, Database *database, GBytes *home, GError **error);
/* The same, but makes a new station where none is at home; two that ask at once get the same. Fails
 * with MEGURI_ERROR_CANNOT_SAVE. */
bool stations_settle(Book *book, Database *database, GBytes *home, GError **error);

/* The file is older than what this PC remembers of the station at home in it: another one goes on
 * here, and becomes that of BOOK. MEGURI_ERROR_CANNOT_SAVE. */
bool stations_replace_own(Book *book, Database *database, GBytes *home, GError **error);

/* Letters that no station of BOOK bears, by chance: two copies of one book that each take some
 * shall not take the same. MEGURI_ERROR_CANNOT_SAVE if all are taken. (transfer full) */
char *stations_free_letters(const Book *book, GError **error);

/* True if each station was put in by a holder of the keys. MEGURI_ERROR_DAMAGED names the one that
 * was not. */
bool stations_check(const Book *book, GError **error);
