/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/spare.h"

#include "base/error.h"
#include "base/language.h"

/* Close together while the book is small, then once in this many rows. */
#define ROWS_BETWEEN 64

bool
spare_is_due(guint64 seq)
{
    return seq % ROWS_BETWEEN == 0 || (seq & (seq - 1)) == 0;
}

bool
spare_write(Database *database, const Keyring *keys, GError **error)
{
    gsize length;
    g_autoptr(GBytes) head = copy_make_head(database, keys, error);
    if (head == NULL)
        return false;
    const void *bytes = g_bytes_get_data(head, &length);
    g_autoptr(sqlite3_stmt) query = database_prepare(
        database, "INSERT INTO spare VALUES ((SELECT ifnull(max(number), 0) + 1 FROM spare), ?1)",
        error);
    if (query == NULL)
        return false;
    sqlite3_bind_blob64(query, 1, bytes, length, SQLITE_STATIC);
    if (sqlite3_step(query) == SQLITE_DONE)
        return true;
    database_set_write_error(database, error);
    return false;
}

bool
spare_check(Database *database, const Keyring *keys, GError **error)
{
    int code;
    bool good = true;
    g_autoptr(sqlite3_stmt) query =
        database_prepare(database, "SELECT head FROM spare ORDER BY number", error);
    if (query == NULL)
        return false;
    while (good && (code = sqlite3_step(query)) == SQLITE_ROW) {
        g_autoptr(GBytes) head =
            g_bytes_new(sqlite3_column_blob(query, 0), (gsize)sqlite3_column_bytes(query, 0));
        good = copy_is_head(head, keys);
    }
    if (good && code == SQLITE_DONE)
        return true;
    if (good)
        database_set_read_error(database, error);
    else
        g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_DAMAGED,
                            _("Each row is as it was written, but what a damaged book would be "
                              "rescued by is not. Somebody worked on the file from outside."));
    return false;
}
