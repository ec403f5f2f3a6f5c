/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/database.h"

#include "store/ground.h"
#include "store/trouble.h"

#include "base/error.h"
#include "base/language.h"

#include <string.h>

#define WAIT_LOOK_MS 2

/* Wanted in any connection. A foreign file may carry SQL of its own: none of it is to run. */
#define SETTINGS                                                                                   \
    "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;"                                    \
    "PRAGMA recursive_triggers = ON;"

/* With these a commit that was acknowledged survives a power cut. SQLite keeps what it had when it
 * cannot do what it was told, without an error; so each is asked for again. */
static const struct {
    const char *set;
    const char *ask;
    const char *wanted;
} durable[] = {
    { "PRAGMA journal_mode = PERSIST", "PRAGMA journal_mode", "persist" },
    { "PRAGMA synchronous = EXTRA", "PRAGMA synchronous", "3" },
    { "PRAGMA recursive_triggers = ON", "PRAGMA recursive_triggers", "1" },
};

void
database_set_read_error(Database *database, GError **error)
{
    trouble_set_read(database->handle, error);
}

void
database_set_write_error(Database *database, GError **error)
{
    if (trouble_set_write(database->handle, error))
        database->read_only = database->shut = true;
}

void
database_free(Database *database)
{
    if (database == NULL)
        return;
    sqlite3_close_v2(database->handle);
    g_free(database);
}

void
query_use_end(QueryUse *query)
{
    sqlite3_reset(query);
    sqlite3_clear_bindings(query);
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

static bool
run(Database *database, const char *sql)
{
    return sqlite3_exec(database->handle, sql, NULL, NULL, NULL) == SQLITE_OK;
}

sqlite3_stmt *
database_prepare(Database *database, const char *sql, GError **error)
{
    sqlite3_stmt *query = NULL;
    if (sqlite3_prepare_v3(database->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &query, NULL) ==
        SQLITE_OK)
        return query;
    database_set_read_error(database, error);
    return NULL;
}

/* The one value that SQL gives, NULL on failure. (transfer full) */
static char *
ask(Database *database, const char *sql, GError **error)
{
    g_autoptr(sqlite3_stmt) query = database_prepare(database, sql, error);
    if (query == NULL)
        return NULL;
    if (sqlite3_step(query) == SQLITE_ROW)
        return g_strdup((const char *)sqlite3_column_text(query, 0));
    database_set_read_error(database, error);
    return NULL;
}

/* No file is touched before the first question. (transfer full) */
static Database *
connect_to(const char *path, int flags, GError **error)
{
    g_autoptr(Database) database = g_new0(Database, 1);
    database->read_only = flags & SQLITE_OPEN_READONLY;
    int code = sqlite3_open_v2(path, &database->handle, flags | SQLITE_OPEN_NOMUTEX, NULL);
    if (code == SQLITE_OK) {
        sqlite3_extended_result_codes(database->handle, 1);
        sqlite3_busy_handler(database->handle, wait_for_pen, NULL);
        sqlite3_db_config(database->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
        if (run(database, SETTINGS))
            return g_steal_pointer(&database);
    }
    database_set_read_error(database, error);
    return NULL;
}

static bool
check_is_book(Database *database, const char *path, GError **error)
{
    g_autofree char *application = ask(database, "PRAGMA application_id", error);
    if (application == NULL)
        return false;
    g_autofree char *format = ask(database, "PRAGMA user_version", error);
    if (format == NULL)
        return false;
    g_autofree char *shown = g_filename_display_name(path);
    if (g_ascii_strtoll(application, NULL, 10) != DATABASE_APPLICATION) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_OPEN,
                    _("“%s” is not a book of meguri. It was left as it is."), shown);
        return false;
    }
    if (g_ascii_strtoll(format, NULL, 10) == DATABASE_FORMAT)
        return true;
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_OPEN,
                _("“%s” is a book of format %s; this program reads format %d. Open it with the "
                  "program that wrote it. It was left as it is."),
                shown, format, DATABASE_FORMAT);
    return false;
}

static bool
make_durable(Database *database, GError **error)
{
    for (gsize i = 0; i < G_N_ELEMENTS(durable); i++) {
        g_autofree char *answer = NULL;
        if (!run(database, durable[i].set)) {
            database_set_read_error(database, error);
            return false;
        }
        answer = ask(database, durable[i].ask, error);
        if (answer == NULL)
            return false;
        if (strcmp(answer, durable[i].wanted) == 0)
            continue;
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_OPEN,
                    _("SQLite does not keep the setting “%s” (it says “%s”), so a power cut could "
                      "lose entries here. Open the book for reading, or on another machine."),
                    durable[i].set, answer);
        return false;
    }
    return true;
}

/* True if the last failure was an unfinished write that a reader may not undo. */
static bool
needs_undoing(const Database *database)
{
    int code = sqlite3_extended_errcode(database->handle);
    return code == SQLITE_READONLY_ROLLBACK || code == SQLITE_READONLY_RECOVERY ||
           code == SQLITE_READONLY_CANTINIT || code == SQLITE_READONLY_DIRECTORY;
}

/* Undoing is no writing of ours: any opener has to do it before he can read. */
static Database *
open_undoing(const char *path, GError **error)
{
    g_autoptr(Database) database = connect_to(path, SQLITE_OPEN_READWRITE, error);
    if (database == NULL || !check_is_book(database, path, error))
        return NULL;
    if (!run(database, "PRAGMA query_only = ON")) {
        database_set_read_error(database, error);
        return NULL;
    }
    database->read_only = true;
    return g_steal_pointer(&database);
}

static Database *
open_reading(const char *path, GError **error)
{
    g_autoptr(GError) cause = NULL;
    g_autoptr(Database) database = connect_to(path, SQLITE_OPEN_READONLY, error);
    if (database == NULL)
        return NULL;
    if (check_is_book(database, path, &cause))
        return g_steal_pointer(&database);
    if (!needs_undoing(database)) {
        g_propagate_error(error, g_steal_pointer(&cause));
        return NULL;
    }
    return ground_is_writable(path) ? open_undoing(path, error) : database_open_copy(path, error);
}

#define SAME_FORMAT "PRAGMA user_version = " G_STRINGIFY(DATABASE_FORMAT)

/* After a sync that failed, the head of the last journal may be dead for this kernel and alive on
 * the disk, and come back over half of the next save. So the first thing that is written is what
 * stands there already: one page, which no old head can tear apart, and whose journal ends dead and
 * synced. If that fails nothing more is written. Where another window has the pen it did so when it
 * opened. */
static void
bury_journal(Database *database)
{
    if (!run(database, "BEGIN IMMEDIATE"))
        return;
    if (!run(database, SAME_FORMAT) || !run(database, "COMMIT")) {
        database_roll_back(database);
        database->read_only = database->shut = true;
    }
}

Database *
database_open(const char *path, bool read_only, GError **error)
{
    if (!ground_check(path, error))
        return NULL;
    if (read_only || !ground_is_writable(path))
        return open_reading(path, error);
    g_autoptr(Database) database = connect_to(path, SQLITE_OPEN_READWRITE, error);
    if (database == NULL || !check_is_book(database, path, error) || !make_durable(database, error))
        return NULL;
    bury_journal(database);
    return g_steal_pointer(&database);
}

static bool
copy_file(const char *from, const char *folder, const char *name, GError **error)
{
    g_autofree char *bytes = NULL;
    g_autofree char *to = g_build_filename(folder, name, NULL);
    gsize length;
    return g_file_get_contents(from, &bytes, &length, error) &&
           g_file_set_contents_full(to, bytes, (gssize)length, G_FILE_SET_CONTENTS_NONE, 0600,
                                    error);
}

/* The whole of DATABASE in a connection of its own that knows no file. (transfer full) */
static Database *
lift_into_memory(Database *database, GError **error)
{
    sqlite3_int64 length = 0;
    g_autoptr(Database) lifted = connect_to(":memory:", SQLITE_OPEN_READWRITE, error);
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

static Database *
open_in(const char *folder, const char *path, GError **error)
{
    g_autofree char *copy = g_build_filename(folder, "book", NULL);
    g_autofree char *journal = g_strconcat(path, "-journal", NULL);
    if (!copy_file(path, folder, "book", error))
        return NULL;
    if (g_file_test(journal, G_FILE_TEST_EXISTS) &&
        !copy_file(journal, folder, "book-journal", error))
        return NULL;
    g_autoptr(Database) database = connect_to(copy, SQLITE_OPEN_READWRITE, error);
    if (database == NULL || !check_is_book(database, path, error))
        return NULL;
    return lift_into_memory(database, error);
}

Database *
database_open_copy(const char *path, GError **error)
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

Database *
database_create(const char *path, const char *schema, GError **error)
{
    g_autoptr(Database) database = connect_to(path, SQLITE_OPEN_READWRITE, error);
    if (database == NULL)
        return NULL;
    /* Whoever makes a book throws the file away if it was not finished: no journal is needed. */
    if (run(database, "PRAGMA journal_mode = MEMORY") && run(database, schema))
        return g_steal_pointer(&database);
    database_set_write_error(database, error);
    return NULL;
}

bool
database_begin(Database *database, GError **error)
{
    if (run(database, "BEGIN IMMEDIATE"))
        return true;
    database_set_write_error(database, error);
    return false;
}

void
database_roll_back(Database *database)
{
    if (sqlite3_get_autocommit(database->handle) == 0 && !run(database, "ROLLBACK"))
        database->read_only = database->shut = true;
}

bool
database_commit(Database *database, GError **error)
{
    if (run(database, "COMMIT"))
        return true;
    database_set_write_error(database, error);
    database_roll_back(database);
    return false;
}
