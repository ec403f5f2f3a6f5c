/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/nameplate.h"

#include "store/chain.h"
#include "store/copy.h"
#include "store/slots.h"

#include <sodium.h>

/* (transfer full) */
static Database *
open_copy(const char *path)
{
    g_autoptr(GBytes) copy = copy_read(path, NULL);
    return copy != NULL ? copy_open(copy, path, NULL) : NULL;
}

/* (transfer full) */
static Database *
open_book_or_copy(const char *path)
{
    Database *book = database_open(path, true, NULL);
    return book != NULL ? book : open_copy(path);
}

char *
nameplate_read(const char *path)
{
    char hex[CHAIN_BOOK_BYTES * 2 + 1];
    g_autoptr(Database) database = open_book_or_copy(path);
    g_autoptr(sqlite3_stmt) query =
        database != NULL ? database_prepare(database, "SELECT id FROM book", NULL) : NULL;
    if (query == NULL || sqlite3_step(query) != SQLITE_ROW ||
        sqlite3_column_bytes(query, 0) != CHAIN_BOOK_BYTES)
        return NULL;
    sodium_bin2hex(hex, sizeof hex, sqlite3_column_blob(query, 0), CHAIN_BOOK_BYTES);
    return g_strdup(hex);
}

GPtrArray *
nameplate_keys(const char *path)
{
    g_autoptr(Database) database = open_book_or_copy(path);
    return database != NULL ? slots_list(database, NULL) : NULL;
}
