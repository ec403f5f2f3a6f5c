/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/lift.h"

#include "store/aside.h"
#include "store/connection.h"
#include "store/ground.h"

#include "base/error.h"

/* The whole of DATABASE in a connection of its own that knows no file. (transfer full) */
static Database *
lift_into_memory(Database *database, GError **error)
{
    sqlite3_int64 length = 0;
    g_autoptr(Database) lifted = connection_open(":memory:", SQLITE_OPEN_READWRITE, error);
    if (lifted == NULL)
        return NULL;
    unsigned char *bytes = sqlite3_serialize(database->handle, "main", &length, 0);
    if (bytes == NULL) {
        database_set_read_error(database, error);
        return NULL;
    }
    /* From here on SQLite owns the bytes, even if it fails. */
    unsigned flags = SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY;
    if (sqlite3_deserialize(lifted->handle, "main", bytes, length, length, flags) != SQLITE_OK) {
        database_set_read_error(lifted, error);
        return NULL;
    }
    lifted->read_only = true;
    return g_steal_pointer(&lifted);
}

/* For people it is the book at PATH; there is no file any more that could be looked at again. */
static void
call_it(Database *database, const char *path)
{
    g_clear_pointer(&database->path, g_free);
    g_free(database->shown);
    database->shown = g_filename_display_name(path);
}

static Database *
open_in(const char *folder, const char *path, GError **error)
{
    g_autofree char *copy = g_build_filename(folder, ASIDE_NAME, NULL);
    if (!aside_copy(path, folder, error))
        return NULL;
    g_autoptr(Database) database = connection_open(copy, SQLITE_OPEN_READWRITE, error);
    if (database == NULL)
        return NULL;
    call_it(database, path);
    if (!connection_check_is_book(database, error))
        return NULL;
    /* What lies in memory has no second file. */
    Database *lifted = NULL;
    if (connection_run(database, "PRAGMA journal_mode = DELETE"))
        lifted = lift_into_memory(database, error);
    else
        database_set_read_error(database, error);
    if (lifted != NULL)
        call_it(lifted, path);
    return lifted;
}

Database *
lift_open(const char *path, GError **error)
{
    g_autoptr(GError) cause = NULL;
    g_autofree char *folder = ground_make_private(error);
    if (folder == NULL)
        return NULL;
    Database *database = open_in(folder, path, &cause);
    ground_remove_private(folder);
    if (database == NULL)
        g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_OPEN, cause->message);
    return database;
}
