/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Copies of a book going out to a stick and coming back: each under its name only once it is whole,
 * each looked at row by row before anything of it is taken. It never knows what a row says.
 */

#include "store/book.h"
#include "store/slots.h"
#include "store/stations.h"

/* As log_export(). */
bool exchange_export(Database *database, const Book *book, const char *path, GError **error);

/* A book and the file that it is in. */
typedef struct {
    Database *database;
    const Book *book;
} ExchangeSide;

/* The book in the copy at PATH, in memory, once it is known to be of the same ward as HERE, whole,
 * and each of its rows as its station signed it. MEGURI_ERROR_REFUSED: another ward's;
 * MEGURI_ERROR_DAMAGED: not whole, or a row is not as signed. (transfer full) */
Database *exchange_read(const char *path, const ExchangeSide *here, GError **error);

/* The same where exchange_read() and the join of it refuse with MEGURI_ERROR_APART: *ret_copied is
 * the copy's own book, with the keys that the slot of HERE opens there. MEGURI_ERROR_REFUSED if it
 * opens none that were made after the two parted. (transfer full, both) */
Database *exchange_read_apart(const char *path, const ExchangeSide *here, Book **ret_copied,
                              GError **error);

/* Inside the transaction that joined a copy with DATABASE, the book BOOK: whether each row still
 * follows the one before it, where rows were lost. MEGURI_ERROR_REFUSED if not. */
bool exchange_check_joined(Database *database, const Book *book, GError **error);

typedef struct {
    const char *copy; /* path */
    const LogKey *key;
    const char *letters; /* of the new station; NULL: some that are free */
    GBytes *home;        /* of the file that DATABASE is */
} CopyRestore;

/* Fills the empty DATABASE (with its tables) from a copy, with a new station of its own. */
bool exchange_restore(const CopyRestore *wish, Database *database, GError **error);
/* The same from the database FROM of BOOK, whose rows were looked at, the new station being as
 * BIRTH says (letters NULL: some that are free). */
bool exchange_fill(Database *database, Database *from, const Book *book, const StationBirth *birth,
                   GError **error);
