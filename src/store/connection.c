/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/connection.h"

#include "store/drive.h"
#include "store/handle.h"

#include "base/error.h"
#include "base/language.h"

#include <string.h>

#define WAIT_LOOK_MS 2

/* It may be the drive's, though SQLite calls it damage of the file. */
Trouble
connection_trouble(const Database *database)
{
    bool drive = (sqlite3_errcode(database->handle) & 0xFF) == SQLITE_CORRUPT &&
                 database->path != NULL && drive_is_bad(database->path);
    return trouble_of(database->handle, drive);
}

void
database_set_read_error(Database *database, GError **error)
{
    g_auto(Trouble) trouble = connection_trouble(database);
    if (trouble_tell_read(&trouble, database->shown, error))
        database->read_only = true;
}

bool
database_was_read(Database *database, int code, GError **error)
{
    if (code == SQLITE_DONE || code == SQLITE_ROW)
        return true;
    database_set_read_error(database, error);
    return false;
}

void
database_set_write_error(Database *database, GError **error)
{
    g_auto(Trouble) trouble = connection_trouble(database);
    if (trouble_breaks_writing(&trouble))
        database->read_only = database->shut = true;
    trouble_tell_write(&trouble, database->saved, false, error);
}

/* SQLite's own waiting looks only every 100 ms in the end; next to a window that saves one entry
 * after another it may never find the moment when the pen lies there. COUNT looks were in vain so
 * far. */
static int
wait_for_pen(void *user, int count)
{
    (void)user;
    if (count * WAIT_LOOK_MS >= DATABASE_WAIT_MS)
        return 0;
    sqlite3_sleep(WAIT_LOOK_MS - 1 + count % 3);
    return 1;
}

void
connection_wait(Database *database, bool waits)
{
    sqlite3_busy_handler(database->handle, waits ? wait_for_pen : NULL, NULL);
}

/* A journal that has done its work says nothing, and whoever carries the book elsewhere asks
 * whether it belongs to it. SQLite takes it away only while nobody writes; that of a file that was
 * not opened for writing stays. */
static void
take_journal_away(Database *database)
{
    if (!database->buried || database->read_only || database->shut)
        return;
    connection_wait(database, false);
    connection_run(database, "PRAGMA journal_mode = DELETE");
}

void
database_free(Database *database)
{
    if (database == NULL)
        return;
    take_journal_away(database);
    sqlite3_close_v2(database->handle);
    g_free(database->path);
    g_free(database->shown);
    g_free(database);
}

void
query_use_end(QueryUse *query)
{
    sqlite3_reset(query);
    sqlite3_clear_bindings(query);
}

bool
connection_run(Database *database, const char *sql)
{
    return handle_run(database->handle, sql) == SQLITE_OK;
}

sqlite3_stmt *
database_prepare(Database *database, const char *sql, GError **error)
{
    sqlite3_stmt *query = NULL;
    if (handle_prepare(database->handle, sql, &query) == SQLITE_OK)
        return query;
    database_set_read_error(database, error);
    return NULL;
}

char *
connection_ask(Database *database, const char *sql, GError **error)
{
    g_autoptr(sqlite3_stmt) query = database_prepare(database, sql, error);
    if (query == NULL)
        return NULL;
    const char *answer = NULL;
    if (sqlite3_step(query) == SQLITE_ROW)
        answer = (const char *)sqlite3_column_text(query, 0);
    if (answer == NULL)
        database_set_read_error(database, error);
    return g_strdup(answer);
}

bool
connection_ask_number(Database *database, const Asking *asking, gint64 *ret_number, GError **error)
{
    g_autoptr(sqlite3_stmt) query = database_prepare(database, asking->sql, error);
    if (query == NULL)
        return false;
    sqlite3_bind_blob(query, 1, asking->blob, (int)asking->length, SQLITE_STATIC);
    sqlite3_bind_int64(query, 2, asking->number);
    int code = sqlite3_step(query);
    if (!database_was_read(database, code, error))
        return false;
    *ret_number = code == SQLITE_ROW ? sqlite3_column_int64(query, 0) : -1;
    return true;
}

Database *
connection_open(const char *path, int flags, GError **error)
{
    g_autoptr(Database) database = g_new0(Database, 1);
    database->read_only = flags & SQLITE_OPEN_READONLY;
    database->path = strcmp(path, ":memory:") == 0 ? NULL : g_strdup(path);
    database->shown = g_filename_display_name(path);
    if (handle_open(path, flags, &database->handle) == SQLITE_OK) {
        connection_wait(database, true);
        return g_steal_pointer(&database);
    }
    database_set_read_error(database, error);
    return NULL;
}

bool
connection_check_is_book(Database *database, GError **error)
{
    g_autofree char *application = connection_ask(database, "PRAGMA application_id", error);
    if (application == NULL)
        return false;
    g_autofree char *format = connection_ask(database, "PRAGMA user_version", error);
    if (format == NULL)
        return false;
    if (g_ascii_strtoll(application, NULL, 10) != DATABASE_APPLICATION) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_OPEN,
                    _("“%s” is not a book of meguri. It was left as it is."), database->shown);
        return false;
    }
    if (g_ascii_strtoll(format, NULL, 10) == DATABASE_FORMAT)
        return true;
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_OPEN,
                _("“%s” is a book of format %s; this program reads format %d. Open it with the "
                  "program that wrote it. It was left as it is."),
                database->shown, format, DATABASE_FORMAT);
    return false;
}
