/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Copies of a book going out to a stick and coming back: each under its name only once it is whole,
 * each looked at row by row before anything of it is taken. It never knows what a row says.
 */

#include "store/book.h"
#include "store/slots.h"

/* As log_export(). */
bool exchange_export(Database *database, const Book *book, const char *path, GError **error);

/* As log_merge(), inside a transaction that is undone if this fails. */
bool exchange_merge(Database *database, Book *book, const char *path, guint64 *ret_rows,
                    GError **error);

typedef struct {
    const char *copy; /* path */
    const LogKey *key;
    const char *letters; /* of the new station; NULL: the first that are free */
} CopyRestore;

/* Fills the empty DATABASE (with its tables) from a copy, with a new station of its own. */
bool exchange_restore(const CopyRestore *wish, Database *database, GError **error);
