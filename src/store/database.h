/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A connection to SQLite that may be trusted with a book: opened with the settings that lose
 * nothing, each read back, and shut for writing after the first failure of the disk. It never knows
 * what the tables mean.
 */

#include "store/trouble.h"

#include <glib.h>
#include <sqlite3.h>
#include <stdbool.h>

#define DATABASE_APPLICATION 0x4D475249 /* "MGRI" */
#define DATABASE_FORMAT 3
#define DATABASE_WAIT_MS 5000

typedef struct {
    sqlite3 *handle;
    char *path;     /* of the file, NULL for none */
    char *shown;    /* the file, for people */
    bool read_only; /* from the start, or since the disk failed */
    bool shut;   /* a write failed: SQLite may not be able to undo it, so nothing is asked again */
    bool buried; /* the last journal is known to be dead on the disk too */
    TroubleSaved saved; /* what is being saved, for the words of a failure */
} Database;

/* Opens the book at PATH. It is read-only if asked so or if the ground is; where an unfinished
 * write has to be undone on such ground, that is done on a copy in memory. Fails with
 * MEGURI_ERROR_CANNOT_OPEN, saying what the file is if it is no book of this format. (transfer
 * full) */
Database *database_open(const char *path, bool read_only, GError **error);

/* An empty file at PATH, with the tables of SCHEMA. A power cut during its making is the caller's
 * care. (transfer full) */
Database *database_create(const char *path, const char *schema, GError **error);

/* Nothing is left beside the file unless the disk failed or another window is writing. */
void database_free(Database *database);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Database, database_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(sqlite3_stmt, sqlite3_finalize)

/* A statement that is used for a while and then reset, not finalised. */
typedef sqlite3_stmt QueryUse;
void query_use_end(QueryUse *query);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(QueryUse, query_use_end)

/* SQL prepared for many uses; a failure is told as one of reading. (transfer full) */
sqlite3_stmt *database_prepare(Database *database, const char *sql, GError **error);

/* Waits up to DATABASE_WAIT_MS for the pen; then MEGURI_ERROR_CANNOT_SAVE. */
bool database_begin(Database *database, GError **error);
/* Makes all since database_begin() durable; if not, all of it is undone, as far as the disk lets
 * one: the last step may fail after all is written. LOOK tells then whether it is gone, and the
 * error says that it is not certain. LOOK NULL: nobody was promised anything of it, and whoever
 * did it can do it again. */
typedef struct {
    bool (*is_gone)(gpointer user);
    gpointer user;
} CommitLook;
bool database_commit(Database *database, const CommitLook *look, GError **error);
/* Instead of it, where nothing was added: what the file gives now is durable afterwards. Fails with
 * MEGURI_ERROR_UNSURE. */
bool database_settle(Database *database, GError **error);
/* Inside a transaction: a place that database_go_back() undoes to. */
bool database_keep(Database *database, GError **error);
bool database_go_back(Database *database, GError **error);
/* Undoes all since database_begin(), if anything is under way. */
void database_roll_back(Database *database);

/* True if the query whose last step gave CODE came to its end or stands on a row; else the failure
 * is told as one of reading. What could not be read must never be taken for what is not there. */
bool database_was_read(Database *database, int code, GError **error);

/* SQLite's last failure as a sentence. After any but a full disk or another holder of the pen the
 * database is read-only: a disk that fails at reading is not to be trusted with more. */
void database_set_read_error(Database *database, GError **error);
void database_set_write_error(Database *database, GError **error);
