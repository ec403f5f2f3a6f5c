/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/join.h"

#include "base/error.h"
#include "base/language.h"

#include <string.h>

#define PLACE_SHIFT 40

/* Numbers of this file are not those of the other: stations move up by one, their rows with them.
 */
static const char *const moved_up[][2] = {
    { "SELECT number + 1, id, letters, public, NULL FROM station ORDER BY number",
      "INSERT INTO station VALUES (?1, ?2, ?3, ?4, ?5)" },
    { "SELECT place + (1 << 40), epoch, box, prev, hash, signature FROM entry ORDER BY place",
      "INSERT INTO entry (place, epoch, box, prev, hash, signature) VALUES (?1, ?2, ?3, ?4, ?5, "
      "?6)" },
};

bool
join_into_empty(Database *database, Database *from, GError **error)
{
    for (guint table = 0; table < COPY_TABLES_OF_KEYS; table++)
        if (!copy_table(from, database, table, error))
            return false;
    for (guint i = 0; i < G_N_ELEMENTS(moved_up); i++)
        if (!copy_rows(from, database, moved_up[i][0], moved_up[i][1], error))
            return false;
    return true;
}

/* ---- into a book that has rows ---- */

typedef struct {
    Database *database;
    Database *from;
    guint64 rows; /* taken */
} Join;

/* A number that SQL gives for a blob and a number; -1 if there is none. */
static gint64
ask_number(Database *database, const char *sql, const void *blob, gsize length, gint64 number)
{
    g_autoptr(sqlite3_stmt) query = database_prepare(database, sql, NULL);
    if (query == NULL)
        return -1;
    sqlite3_bind_blob(query, 1, blob, (int)length, SQLITE_STATIC);
    sqlite3_bind_int64(query, 2, number);
    return sqlite3_step(query) == SQLITE_ROW ? sqlite3_column_int64(query, 0) : -1;
}

static bool
refuse_letters(const char *letters, GError **error)
{
    g_set_error(
        error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
        _("Two stations of this ward bear the letters %s; one of them has to be made anew with "
          "other letters. Nothing was taken."),
        letters);
    return false;
}

/* The number here of the station that STATION (a row of the copy's) stands for; a new one if need
 * be, 0 with an error. */
static gint64
station_here(Join *join, sqlite3_stmt *station, GError **error)
{
    const void *id = sqlite3_column_blob(station, 1);
    gint64 number =
        ask_number(join->database, "SELECT number FROM station WHERE id = ?1", id, 16, 0);
    if (number > 0)
        return number;
    const char *letters = (const char *)sqlite3_column_text(station, 2);
    if (ask_number(join->database, "SELECT 1 FROM station WHERE CAST(letters AS BLOB) = ?1",
                   letters, strlen(letters), 0) > 0)
        return refuse_letters(letters, error);
    number = ask_number(join->database, "SELECT max(number) + 1 FROM station", NULL, 0, 0);
    g_autoptr(sqlite3_stmt) insert = database_prepare(
        join->database, "INSERT INTO station VALUES (?1, ?2, ?3, ?4, NULL)", error);
    if (insert == NULL)
        return 0;
    sqlite3_bind_int64(insert, 1, number);
    for (int column = 1; column <= 3; column++)
        sqlite3_bind_value(insert, column + 1, sqlite3_column_value(station, column));
    if (sqlite3_step(insert) == SQLITE_DONE)
        return number;
    database_set_write_error(join->database, error);
    return 0;
}

/* A station's rows in the two books: its numbers there, and how far this one has them. */
typedef struct {
    const char *letters;
    gint64 here;
    gint64 there;
    gint64 last;
} Branch;

/* True if both have the same row at the end of the shorter of the two chains. */
static bool
check_no_fork(Join *join, Branch *branch, GError **error)
{
    static const char last[] = "SELECT ifnull(max(seq), 0) FROM entry WHERE station = ?2";
    static const char found[] = "SELECT seq FROM entry WHERE hash = ?1 AND place = ?2";
    gint64 ours = ask_number(join->database, last, NULL, 0, branch->here);
    gint64 theirs = ask_number(join->from, last, NULL, 0, branch->there);
    gint64 common = MIN(ours, theirs);
    branch->last = ours;
    if (common <= 0)
        return true;
    g_autoptr(sqlite3_stmt) query =
        database_prepare(join->from, "SELECT hash FROM entry WHERE place = ?1", error);
    if (query == NULL)
        return false;
    sqlite3_bind_int64(query, 1, branch->there << PLACE_SHIFT | common);
    if (sqlite3_step(query) == SQLITE_ROW &&
        ask_number(join->database, found, sqlite3_column_blob(query, 0),
                   (gsize)sqlite3_column_bytes(query, 0),
                   branch->here << PLACE_SHIFT | common) == common)
        return true;
    g_set_error(
        error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
        _("Station %s wrote on in two copies of one file: up to row %d the two differ. Nothing "
          "was taken; keep both files."),
        branch->letters, (int)common);
    return false;
}

static bool
take_rows(Join *join, const Branch *branch, GError **error)
{
    int code;
    g_autoptr(sqlite3_stmt) read = database_prepare(
        join->from,
        "SELECT seq, epoch, box, prev, hash, signature FROM entry WHERE place > ?1 AND place < ?2 "
        "ORDER BY place",
        error);
    if (read == NULL)
        return false;
    sqlite3_bind_int64(read, 1, branch->there << PLACE_SHIFT | branch->last);
    sqlite3_bind_int64(read, 2, (branch->there + 1) << PLACE_SHIFT);
    while ((code = sqlite3_step(read)) == SQLITE_ROW) {
        g_autoptr(sqlite3_stmt) write =
            database_prepare(join->database,
                             "INSERT INTO entry (place, epoch, box, prev, hash, signature) "
                             "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                             error);
        if (write == NULL)
            return false;
        sqlite3_bind_int64(write, 1, branch->here << PLACE_SHIFT | sqlite3_column_int64(read, 0));
        for (int column = 1; column <= 5; column++)
            sqlite3_bind_value(write, column + 1, sqlite3_column_value(read, column));
        if (sqlite3_step(write) != SQLITE_DONE) {
            database_set_write_error(join->database, error);
            return false;
        }
        join->rows++;
    }
    return code == SQLITE_DONE;
}

static bool
take_stations(Join *join, GError **error)
{
    int code;
    g_autoptr(sqlite3_stmt) stations = database_prepare(
        join->from, "SELECT number, id, letters, public FROM station ORDER BY number", error);
    if (stations == NULL)
        return false;
    while ((code = sqlite3_step(stations)) == SQLITE_ROW) {
        Branch branch = { .letters = (const char *)sqlite3_column_text(stations, 2),
                          .there = sqlite3_column_int64(stations, 0) };
        branch.here = station_here(join, stations, error);
        if (branch.here <= 0 || !check_no_fork(join, &branch, error) ||
            !take_rows(join, &branch, error))
            return false;
    }
    return code == SQLITE_DONE;
}

bool
join_copy(Database *database, Database *from, guint64 *ret_rows, GError **error)
{
    Join join = { database, from, 0 };
    for (guint table = 0; table < COPY_TABLES_OF_KEYS; table++)
        if (!copy_missing(from, database, table, error))
            return false;
    if (!take_stations(&join, error))
        return false;
    *ret_rows = join.rows;
    return true;
}
