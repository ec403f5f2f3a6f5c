/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A bare connection to a file of SQLite: opened so that nothing a foreign file carries runs, asked
 * for single values. Inside this room; it never knows on what ground the file stands nor who
 * writes.
 */

#include "store/database.h"
#include "store/trouble.h"

/* No file is touched before the first question. FLAGS are those of sqlite3_open_v2(). (transfer
 * full) */
Database *connection_open(const char *path, int flags, GError **error);

/* Whether it waits up to DATABASE_WAIT_MS while another holds the pen; from the start it does. */
void connection_wait(Database *database, bool waits);

/* False without a word if SQL fails: the caller tells what that means. */
bool connection_run(Database *database, const char *sql);

/* The last failure. */
Trouble connection_trouble(const Database *database);

/* The one value that SQL gives, NULL on failure. (transfer full) */
char *connection_ask(Database *database, const char *sql, GError **error);

/* What is asked of a book: SQL, with what stands in it for ?1 and ?2. */
typedef struct {
    const char *sql;
    const void *blob; /* ?1 */
    gsize length;
    gint64 number; /* ?2 */
} Asking;

/* The number that comes back, -1 if there is none. False if it cannot be read. */
bool connection_ask_number(Database *database, const Asking *asking, gint64 *ret_number,
                           GError **error);

/* Fails with MEGURI_ERROR_CANNOT_OPEN, saying what the file is if it is no book of this format. */
bool connection_check_is_book(Database *database, GError **error);
