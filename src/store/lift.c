/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/lift.h"

#include "store/connection.h"
#include "store/ground.h"

#include "base/error.h"
#include "base/language.h"

#include <string.h>

/* What one read asks for at most. */
#define PART_BYTES (1 << 20)

/* What lies at PATH, read by SQLite's own means: whoever closes a file otherwise lets go every lock
 * that this process holds on it. FLAGS say what it is. (transfer full) */
static GBytes *
read_file(const char *path, int flags, GError **error)
{
    int out = 0;
    sqlite3_int64 length = 0;
    sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);
    g_autofree sqlite3_file *file = g_malloc0((gsize)vfs->szOsFile);
    const char *name = sqlite3_create_filename(path, "", "", 0, NULL);
    int code = vfs->xOpen(vfs, name, file, flags | SQLITE_OPEN_READONLY, &out);
    if (code == SQLITE_OK)
        code = file->pMethods->xFileSize(file, &length);
    g_autofree guint8 *bytes = code == SQLITE_OK ? g_malloc((gsize)length + 1) : NULL;
    for (sqlite3_int64 at = 0; code == SQLITE_OK && at < length; at += PART_BYTES)
        code = file->pMethods->xRead(file, bytes + at, (int)MIN(PART_BYTES, length - at), at);
    if (file->pMethods != NULL)
        file->pMethods->xClose(file);
    sqlite3_free_filename(name);
    if (code == SQLITE_OK)
        return g_bytes_new_take(g_steal_pointer(&bytes), (gsize)length);
    g_autofree char *shown = g_filename_display_name(path);
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_OPEN, _("“%s” cannot be read: %s."), shown,
                sqlite3_errstr(code));
    return NULL;
}

static bool
copy_file(const char *from, int flags, const char *to, GError **error)
{
    gsize length;
    g_autoptr(GBytes) bytes = read_file(from, flags, error);
    if (bytes == NULL)
        return false;
    const char *start = g_bytes_get_data(bytes, &length);
    return g_file_set_contents_full(to, start, (gssize)length, G_FILE_SET_CONTENTS_NONE, 0600,
                                    error);
}

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

static bool
is_there(const char *path)
{
    int found = 0;
    sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);
    return vfs->xAccess(vfs, path, SQLITE_ACCESS_EXISTS, &found) != SQLITE_OK || found != 0;
}

/* The book and what SQLite laid beside it, into FOLDER under the name "book". */
static bool
copy_files(const char *folder, const char *path, GError **error)
{
    static const struct {
        const char *ending;
        int flags;
    } files[] = { { "", SQLITE_OPEN_MAIN_DB },
                  { "-journal", SQLITE_OPEN_MAIN_JOURNAL },
                  { "-wal", SQLITE_OPEN_WAL } };
    for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autofree char *from = g_strconcat(path, files[i].ending, NULL);
        g_autofree char *name = g_strconcat("book", files[i].ending, NULL);
        g_autofree char *to = g_build_filename(folder, name, NULL);
        if ((i == 0 || is_there(from)) && !copy_file(from, files[i].flags, to, error))
            return false;
    }
    return true;
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
    g_autofree char *copy = g_build_filename(folder, "book", NULL);
    if (!copy_files(folder, path, error))
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

/* SQLite calls a file malformed where the drive answered a read with EIO. So it is looked at once
 * more, as a whole and away from the drive, before anybody calls it damaged. */
bool
lift_shows_bad_drive(const char *path)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *folder = ground_make_private(NULL);
    if (folder == NULL)
        return false;
    bool bad = !copy_files(folder, path, &error) && error->domain == MEGURI_ERROR;
    g_autofree char *copy = g_build_filename(folder, "book", NULL);
    g_autoptr(Database) database =
        error == NULL ? connection_open(copy, SQLITE_OPEN_READWRITE, NULL) : NULL;
    if (database != NULL) {
        g_clear_pointer(&database->path, g_free);
        g_autofree char *answer = connection_ask(database, "PRAGMA integrity_check(1)", NULL);
        bad = g_strcmp0(answer, "ok") == 0;
    }
    ground_remove_private(folder);
    return bad;
}
