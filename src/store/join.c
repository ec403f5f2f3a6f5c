/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/join.h"

#include "store/across.h"
#include "store/connection.h"
#include "store/entry.h"
#include "store/meeting.h"
#include "store/tables.h"

#include "base/error.h"

/* Numbers of this file are not those of the other: stations move up by one, their rows with them.
 */
static const char *const moved_up[][2] = {
    { "SELECT number + 1, id, letters, public, mac FROM station ORDER BY number",
      "INSERT INTO station (number, id, letters, public, mac) VALUES (?1, ?2, ?3, ?4, ?5)" },
    { "SELECT station + 1, first, last, epoch, mac FROM lost ORDER BY station, first, last",
      "INSERT INTO lost VALUES (?1, ?2, ?3, ?4, ?5)" },
    { "SELECT place + (1" ENTRY_SHIFT "), " ENTRY_REST " FROM entry ORDER BY place", ENTRY_INSERT },
};

bool
join_into_empty(Database *database, Database *from, GError **error)
{
    for (guint table = 0; table < TABLES_OF_KEYS; table++)
        if (!across_table(from, database, table, error))
            return false;
    for (guint i = 0; i < G_N_ELEMENTS(moved_up); i++)
        if (!across_rows(from, database, moved_up[i][0], moved_up[i][1], error))
            return false;
    return true;
}

/* ---- into a book that has rows ---- */

typedef struct {
    Database *database;
    Database *from;
    guint64 rows;  /* taken */
    gint64 epochs; /* rows of later ones are passed over */
} Join;

/* Rows of the station with NUMBER in a book. */
typedef struct {
    gint64 number;
    gint64 first;
    gint64 last;
} Stretch;

/* How many rows of STRETCH are missing in BOOK. */
static bool
count_missing(Database *book, const Stretch *stretch, gint64 *ret_missing, GError **error)
{
    g_autoptr(sqlite3_stmt) query = database_prepare(book,
                                                     "SELECT count(*) FROM entry "
                                                     "WHERE place BETWEEN (?1" ENTRY_SHIFT
                                                     ") + ?2 AND (?1" ENTRY_SHIFT ") + ?3",
                                                     error);
    if (query == NULL)
        return false;
    sqlite3_bind_int64(query, 1, stretch->number);
    sqlite3_bind_int64(query, 2, stretch->first);
    sqlite3_bind_int64(query, 3, stretch->last);
    if (!database_was_read(book, sqlite3_step(query), error))
        return false;
    *ret_missing = stretch->last - stretch->first + 1 - sqlite3_column_int64(query, 0);
    return true;
}

/* What the copy names as lost and neither of the two has whole, unless this book knows it. */
static bool
take_lost(Join *join, const Branch *branch, GError **error)
{
    int code;
    g_autoptr(sqlite3_stmt) lost = database_prepare(
        join->from, "SELECT ?2, first, last, epoch, mac FROM lost WHERE station = ?1", error);
    if (lost == NULL)
        return false;
    sqlite3_bind_int64(lost, 1, branch->there);
    sqlite3_bind_int64(lost, 2, branch->here);
    while ((code = sqlite3_step(lost)) == SQLITE_ROW) {
        gint64 here, there;
        Stretch stretch = { branch->here, sqlite3_column_int64(lost, 1),
                            sqlite3_column_int64(lost, 2) };
        if (!count_missing(join->database, &stretch, &here, error))
            return false;
        stretch.number = branch->there;
        if (!count_missing(join->from, &stretch, &there, error) ||
            (here > 0 && there > 0 &&
             !across_one(join->database,
                         "INSERT INTO lost SELECT ?1, ?2, ?3, ?4, ?5 WHERE NOT EXISTS "
                         "(SELECT 1 FROM lost WHERE station = ?1 AND first = ?2 AND last = ?3)",
                         lost, error)))
            return false;
    }
    return database_was_read(join->from, code, error);
}

static sqlite3_stmt *
new_row(const Join *join, GError **error)
{
    return database_prepare(join->database,
                            "INSERT INTO entry (" ENTRY_COLUMNS ") "
                            "SELECT ?1, ?2, ?3, ?4, ?5, ?6 "
                            "WHERE NOT EXISTS (SELECT 1 FROM entry WHERE place = ?1)",
                            error);
}

/* What of BRANCH is surely here: all up to the last row that both have, unless some of it was lost.
 */
static bool
find_known(const Join *join, const Branch *branch, gint64 *ret_known, GError **error)
{
    gint64 missing;
    Stretch stretch = { branch->here, 1, branch->same };
    if (!count_missing(join->database, &stretch, &missing, error))
        return false;
    *ret_known = missing > 0 ? 0 : branch->same;
    return true;
}

/* Rows of the copy that are not here, with their places here; those before the fork if there is
 * one. */
static bool
take_rows(Join *join, const Branch *branch, GError **error)
{
    int code;
    gint64 known;
    if (!find_known(join, branch, &known, error))
        return false;
    g_autoptr(sqlite3_stmt) read =
        database_prepare(join->from,
                         "SELECT (?2" ENTRY_SHIFT ") + seq, " ENTRY_REST " FROM entry "
                         "WHERE place > (?1" ENTRY_SHIFT ") + ?4 "
                         "AND place < (?1" ENTRY_SHIFT ") + ?3 ORDER BY place",
                         error);
    if (read == NULL)
        return false;
    g_autoptr(sqlite3_stmt) add = NULL;
    sqlite3_bind_int64(read, 1, branch->there);
    sqlite3_bind_int64(read, 2, branch->here);
    sqlite3_bind_int64(read, 3, branch->fork > 0 ? branch->fork : ENTRY_SEQ_END);
    sqlite3_bind_int64(read, 4, known);
    while ((code = sqlite3_step(read)) == SQLITE_ROW) {
        if (sqlite3_column_int64(read, 1) > join->epochs)
            return true;
        if ((add == NULL && (add = new_row(join, error)) == NULL) ||
            !across_row(join->database, add, read, error))
            return false;
        join->rows += (guint64)sqlite3_changes(join->database->handle);
    }
    return database_was_read(join->from, code, error);
}

/* Where a number may be two persons', whatever row of any station names it may mean the other one:
 * then none comes in as it is, but for those before a fork, which both had. */
static bool
take_branch(Join *join, const Branch *branch, bool apart, GError **error)
{
    if (branch->fork > 0)
        return take_rows(join, branch, error);
    return apart || (take_lost(join, branch, error) && take_rows(join, branch, error));
}

static bool
take_met(Join *join, const Meeting *met, GError **error)
{
    for (guint i = 0; i < met->branches->len; i++)
        if (!take_branch(join, &g_array_index(met->branches, Branch, i), met->apart != NULL, error))
            return false;
    return true;
}

static bool
take_keys(const Join *join, GError **error)
{
    for (guint table = 0; table < TABLES_OF_KEYS; table++)
        if (!across_missing(join->from, join->database, table, error))
            return false;
    return true;
}

bool
join_copy(Database *database, Database *from, guint64 *ret_rows, GError **error)
{
    Join join = { .database = database, .from = from, .epochs = G_MAXINT64 };
    g_autoptr(Meeting) met = take_keys(&join, error) ? meeting_new(database, from, error) : NULL;
    if (met != NULL && met->apart != NULL)
        g_propagate_error(error, g_steal_pointer(&met->apart));
    else if (met != NULL && take_met(&join, met, error)) {
        *ret_rows = join.rows;
        return true;
    }
    return false;
}

/* ---- what does not fit ---- */

bool
join_shared_epochs(Database *database, Database *from, guint32 *ret_epochs, GError **error)
{
    int code;
    gint64 same = 1;
    guint32 epochs = 0;
    g_autoptr(sqlite3_stmt) query =
        database_prepare(from, "SELECT number, commitment FROM epoch ORDER BY number", error);
    if (query == NULL)
        return false;
    while (same > 0 && (code = sqlite3_step(query)) == SQLITE_ROW) {
        Asking asking = { "SELECT 1 FROM epoch WHERE commitment = ?1 AND number = ?2",
                          sqlite3_column_blob(query, 1), (gsize)sqlite3_column_bytes(query, 1),
                          sqlite3_column_int64(query, 0) };
        if (!connection_ask_number(database, &asking, &same, error))
            return false;
        epochs += same > 0;
    }
    if (same > 0 && !database_was_read(from, code, error))
        return false;
    *ret_epochs = epochs;
    return true;
}

/* The keys of both if they go together; else those of the copy are left out. */
static bool
take_keys_that_fit(Join *join, JoinParts *parts, GError **error)
{
    guint32 shared;
    g_autoptr(GError) cause = NULL;
    if (!join_shared_epochs(join->database, join->from, &shared, error) ||
        !database_keep(join->database, error))
        return false;
    if (take_keys(join, &cause))
        return true;
    if (cause->code != MEGURI_ERROR_APART) {
        g_propagate_error(error, g_steal_pointer(&cause));
        return false;
    }
    join->epochs = shared;
    parts->ret_keys = true;
    return database_go_back(join->database, error);
}

static void
name_forked(const Meeting *met, GArray *forked)
{
    for (guint i = 0; i < met->branches->len; i++) {
        const Branch *branch = &g_array_index(met->branches, Branch, i);
        if (branch->fork > 0)
            g_array_append_val(forked, branch->here);
    }
}

bool
join_parts(Database *database, Database *from, JoinParts *parts, GError **error)
{
    Join join = { .database = database, .from = from, .epochs = G_MAXINT64 };
    g_autoptr(Meeting) met =
        take_keys_that_fit(&join, parts, error) ? meeting_new(database, from, error) : NULL;
    if (met == NULL || !take_met(&join, met, error))
        return false;
    name_forked(met, parts->forked);
    parts->ret_rows = join.rows;
    return true;
}
