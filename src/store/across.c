/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/across.h"

#include "store/tables.h"

#include "base/error.h"
#include "base/language.h"

/* False if there is no memory for a value. */
static bool
bind_row(sqlite3_stmt *to, sqlite3_stmt *from)
{
    int code = SQLITE_OK, most = MIN(sqlite3_bind_parameter_count(to), sqlite3_column_count(from));
    for (int column = 0; code == SQLITE_OK && column < most; column++)
        code = sqlite3_bind_value(to, column + 1, sqlite3_column_value(from, column));
    return code == SQLITE_OK;
}

bool
across_row(Database *to, sqlite3_stmt *write, sqlite3_stmt *row, GError **error)
{
    bool written = bind_row(write, row) && sqlite3_step(write) == SQLITE_DONE;
    if (!written)
        database_set_write_error(to, error);
    sqlite3_reset(write);
    return written;
}

bool
across_one(Database *to, const char *write, sqlite3_stmt *row, GError **error)
{
    g_autoptr(sqlite3_stmt) query = database_prepare(to, write, error);
    return query != NULL && across_row(to, query, row, error);
}

bool
across_rows(Database *from, Database *to, const char *read, const char *write, GError **error)
{
    int code;
    g_autoptr(sqlite3_stmt) query = database_prepare(from, read, error);
    if (query == NULL)
        return false;
    g_autoptr(sqlite3_stmt) into = database_prepare(to, write, error);
    if (into == NULL)
        return false;
    while ((code = sqlite3_step(query)) == SQLITE_ROW)
        if (!across_row(to, into, query, error))
            return false;
    if (code == SQLITE_DONE)
        return true;
    database_set_read_error(from, error);
    return false;
}

bool
across_table(Database *from, Database *to, guint table, GError **error)
{
    return across_rows(from, to, tables[table].read, tables[table].write, error);
}

/* Whether SQL finds something in TO for ROW: a row or its end; else a failure of reading. */
static int
look_for(Database *to, const char *sql, sqlite3_stmt *row, GError **error)
{
    g_autoptr(sqlite3_stmt) query = database_prepare(to, sql, error);
    if (query == NULL)
        return SQLITE_ERROR;
    int code = bind_row(query, row) ? sqlite3_step(query) : SQLITE_NOMEM;
    return database_was_read(to, code, error) ? code : SQLITE_ERROR;
}

void
across_set_keys_apart(GError **error)
{
    g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_APART,
                        _("The keys were changed in both books since they parted."));
}

/* Puts ROW of FROM's TABLE in unless it is there. */
static bool
write_missing(Database *to, guint table, sqlite3_stmt *row, GError **error)
{
    int same = look_for(to, tables[table].same, row, error);
    if (same != SQLITE_DONE)
        return same == SQLITE_ROW;
    int taken = look_for(to, tables[table].taken, row, error);
    if (taken == SQLITE_DONE)
        return across_one(to, tables[table].write, row, error);
    if (taken == SQLITE_ROW)
        across_set_keys_apart(error);
    return false;
}

bool
across_missing(Database *from, Database *to, guint table, GError **error)
{
    g_autoptr(sqlite3_stmt) row = database_prepare(from, tables[table].read, error);
    if (row == NULL)
        return false;
    int code;
    while ((code = sqlite3_step(row)) == SQLITE_ROW)
        if (!write_missing(to, table, row, error))
            return false;
    return database_was_read(from, code, error);
}
