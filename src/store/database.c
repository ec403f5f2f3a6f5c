/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/database.h"

#include "store/connection.h"
#include "store/ground.h"
#include "store/journal.h"
#include "store/lift.h"

#include "base/error.h"
#include "base/language.h"

#include <string.h>

/* With these a commit that was acknowledged survives a power cut, and nobody is kept from looking
 * while another one writes. SQLite keeps what it had when it cannot do what it was told, without an
 * error; so each is asked for again. */
static const struct {
    const char *set;
    const char *ask;
    const char *wanted;
} durable[] = {
    { "PRAGMA journal_mode = PERSIST", "PRAGMA journal_mode", "persist" },
    { "PRAGMA synchronous = EXTRA", "PRAGMA synchronous", "3" },
    /* all that a merge writes is written at its end: before, it would shut everybody out */
    { "PRAGMA cache_spill = OFF", "PRAGMA cache_spill", "0" },
    { "PRAGMA recursive_triggers = ON", "PRAGMA recursive_triggers", "1" },
};

static bool
make_durable(Database *database, GError **error)
{
    for (gsize i = 0; i < G_N_ELEMENTS(durable); i++) {
        g_autofree char *answer = NULL;
        if (!connection_run(database, durable[i].set)) {
            database_set_read_error(database, error);
            return false;
        }
        answer = connection_ask(database, durable[i].ask, error);
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

/* True if the last failure was an unfinished write that a reader may not undo, or that he may make
 * no file beside the book where its mode wants one. */
static bool
needs_undoing(const Database *database)
{
    int code = sqlite3_extended_errcode(database->handle);
    return code == SQLITE_READONLY_ROLLBACK || code == SQLITE_READONLY_RECOVERY ||
           code == SQLITE_READONLY_CANTINIT || code == SQLITE_READONLY_DIRECTORY ||
           (code & 0xFF) == SQLITE_CANTOPEN; /* the files of a log of the other kind */
}

/* Undoing is no writing of ours: any opener has to do it before he can read. */
static Database *
open_undoing(const char *path, GError **error)
{
    g_autoptr(Database) database = connection_open(path, SQLITE_OPEN_READWRITE, error);
    if (database == NULL || !connection_check_is_book(database, error))
        return NULL;
    if (!connection_run(database, "PRAGMA query_only = ON")) {
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
    g_autoptr(Database) database = connection_open(path, SQLITE_OPEN_READONLY, error);
    if (database == NULL)
        return NULL;
    if (connection_check_is_book(database, &cause))
        return g_steal_pointer(&database);
    if (!needs_undoing(database)) {
        g_propagate_error(error, g_steal_pointer(&cause));
        return NULL;
    }
    return ground_is_writable(path) ? open_undoing(path, error) : lift_open(path, error);
}

/* After a sync that failed, the head of the last journal may be dead for this kernel and alive on
 * the disk, and come back over half of the next save. So before anything is written there, it is
 * killed again and synced, and nothing else with it: the records behind a head that lives must stay
 * as they are. With the pen; if it fails nothing more is written. */
static void
bury_journal(Database *database)
{
    database->buried = journal_bury(database->handle);
    if (database->buried)
        return;
    database_roll_back(database);
    database->read_only = database->shut = true;
}

/* Nobody waits at a screen for this: while another window has the pen it is left to the first
 * time that this one takes it. */
static void
bury_journal_if_free(Database *database)
{
    connection_wait(database, false);
    if (connection_run(database, "BEGIN IMMEDIATE")) {
        bury_journal(database);
        database_roll_back(database);
    }
    connection_wait(database, true);
}

Database *
database_open(const char *path, bool read_only, GError **error)
{
    if (!ground_check(path, error))
        return NULL;
    if (read_only || !ground_is_writable(path))
        return open_reading(path, error);
    g_autoptr(Database) database = connection_open(path, SQLITE_OPEN_READWRITE, error);
    if (database == NULL || !connection_check_is_book(database, error) ||
        !make_durable(database, error))
        return NULL;
    bury_journal_if_free(database);
    return g_steal_pointer(&database);
}

Database *
database_create(const char *path, const char *schema, GError **error)
{
    g_autoptr(Database) database = connection_open(path, SQLITE_OPEN_READWRITE, error);
    if (database == NULL)
        return NULL;
    /* Whoever makes a book throws the file away if it was not finished: no journal is needed. */
    if (connection_run(database, "PRAGMA journal_mode = MEMORY") &&
        connection_run(database, schema)) {
        database->buried = true; /* there is none */
        return g_steal_pointer(&database);
    }
    database_set_write_error(database, error);
    return NULL;
}

bool
database_begin(Database *database, GError **error)
{
    if (!connection_run(database, "BEGIN IMMEDIATE")) {
        database_set_write_error(database, error);
        return false;
    }
    if (!database->buried)
        bury_journal(database);
    if (database->buried)
        return true;
    Trouble trouble = { SQLITE_IOERR, false, (char *)sqlite3_errstr(SQLITE_IOERR) };
    trouble_tell_write(&trouble, database->saved, false, error);
    return false;
}

static bool
run_within(Database *database, const char *sql, GError **error)
{
    if (connection_run(database, sql))
        return true;
    database_set_write_error(database, error);
    return false;
}

bool
database_keep(Database *database, GError **error)
{
    return run_within(database, "SAVEPOINT kept", error);
}

bool
database_go_back(Database *database, GError **error)
{
    return run_within(database, "ROLLBACK TO kept", error);
}

void
database_roll_back(Database *database)
{
    if (sqlite3_get_autocommit(database->handle) == 0 && !connection_run(database, "ROLLBACK"))
        database->read_only = database->shut = true;
}

bool
database_commit(Database *database, const CommitLook *look, GError **error)
{
    if (connection_run(database, "COMMIT"))
        return true;
    g_auto(Trouble) trouble = connection_trouble(database);
    if (trouble_breaks_writing(&trouble))
        database->read_only = database->shut = true;
    database_roll_back(database);
    bool unsure = look != NULL && (trouble.sync || !look->is_gone(look->user));
    trouble_tell_write(&trouble, database->saved, unsure, error);
    return false;
}

bool
database_settle(Database *database, GError **error)
{
    bool buried = journal_bury(database->handle);
    database_roll_back(database);
    if (buried)
        return true;
    database->read_only = database->shut = true;
    g_set_error_literal(
        error, MEGURI_ERROR, MEGURI_ERROR_UNSURE,
        _("The entry stands in the book, but the disk does not say that it will last. This window "
          "writes no more into it; the screen, and record with --elsewhere FOLDER, go on on "
          "another "
          "drive."));
    return false;
}
