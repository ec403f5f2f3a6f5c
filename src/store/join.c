/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/join.h"

#include "base/error.h"
#include "base/language.h"

#include <string.h>

#define PLACE_SHIFT 40

/* Numbers of this file are not those of the other: stations move up by one, their rows with them.
 */
static const char *const moved_up[][2] = {
    { "SELECT number + 1, id, letters, public, mac FROM station ORDER BY number",
      "INSERT INTO station (number, id, letters, public, mac) VALUES (?1, ?2, ?3, ?4, ?5)" },
    { "SELECT station + 1, first, last, epoch, mac FROM lost ORDER BY station, first, last",
      "INSERT INTO lost VALUES (?1, ?2, ?3, ?4, ?5)" },
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
        join->database,
        "INSERT INTO station (number, id, letters, public, mac) VALUES (?1, ?2, ?3, ?4, ?5)",
        error);
    if (insert == NULL)
        return 0;
    sqlite3_bind_int64(insert, 1, number);
    for (int column = 1; column <= 4; column++)
        sqlite3_bind_value(insert, column + 1, sqlite3_column_value(station, column));
    if (sqlite3_step(insert) == SQLITE_DONE)
        return number;
    database_set_write_error(join->database, error);
    return 0;
}

/* A station's rows in the two books: its numbers there. */
typedef struct {
    const char *letters;
    gint64 here;
    gint64 there;
} Branch;

/* True if both have the same row at the last place where both have one. */
static bool
check_no_fork(Join *join, const Branch *branch, GError **error)
{
    static const char same[] = "SELECT hash = ?1 FROM entry WHERE place = ?2";
    gint64 found = -1, seq = 0;
    g_autoptr(sqlite3_stmt) query = database_prepare(
        join->from,
        "SELECT seq, hash FROM entry WHERE place > ?1 AND place < ?2 ORDER BY place DESC", error);
    if (query == NULL)
        return false;
    sqlite3_bind_int64(query, 1, branch->there << PLACE_SHIFT);
    sqlite3_bind_int64(query, 2, (branch->there + 1) << PLACE_SHIFT);
    while (found < 0 && sqlite3_step(query) == SQLITE_ROW) {
        seq = sqlite3_column_int64(query, 0);
        found =
            ask_number(join->database, same, sqlite3_column_blob(query, 1),
                       (gsize)sqlite3_column_bytes(query, 1), branch->here << PLACE_SHIFT | seq);
    }
    if (found != 0)
        return true;
    g_set_error(
        error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
        _("Station %s wrote on in two copies of one file: up to row %d the two differ. Nothing "
          "was taken; keep both files."),
        branch->letters, (int)seq);
    return false;
}

/* True if BOOK has every row from FIRST to LAST of its station NUMBER. */
static bool
has_all(Database *book, gint64 number, gint64 first, gint64 last)
{
    g_autoptr(sqlite3_stmt) query =
        database_prepare(book, "SELECT count(*) FROM entry WHERE place BETWEEN ?1 AND ?2", NULL);
    if (query == NULL)
        return false;
    sqlite3_bind_int64(query, 1, number << PLACE_SHIFT | first);
    sqlite3_bind_int64(query, 2, number << PLACE_SHIFT | last);
    return sqlite3_step(query) == SQLITE_ROW && sqlite3_column_int64(query, 0) == last - first + 1;
}

/* What the row LOST of the copy names, unless this book knows it. */
static bool
insert_lost(Join *join, const Branch *branch, sqlite3_stmt *lost, GError **error)
{
    g_autoptr(sqlite3_stmt) write =
        database_prepare(join->database,
                         "INSERT INTO lost SELECT ?1, ?2, ?3, ?4, ?5 WHERE NOT EXISTS "
                         "(SELECT 1 FROM lost WHERE station = ?1 AND first = ?2 AND last = ?3)",
                         error);
    if (write == NULL)
        return false;
    sqlite3_bind_int64(write, 1, branch->here);
    for (int column = 0; column < 4; column++)
        sqlite3_bind_value(write, column + 2, sqlite3_column_value(lost, column));
    if (sqlite3_step(write) == SQLITE_DONE)
        return true;
    database_set_write_error(join->database, error);
    return false;
}

/* What the copy names as lost and neither of the two has whole. */
static bool
take_lost(Join *join, const Branch *branch, GError **error)
{
    int code;
    g_autoptr(sqlite3_stmt) lost = database_prepare(
        join->from, "SELECT first, last, epoch, mac FROM lost WHERE station = ?1", error);
    if (lost == NULL)
        return false;
    sqlite3_bind_int64(lost, 1, branch->there);
    while ((code = sqlite3_step(lost)) == SQLITE_ROW) {
        gint64 first = sqlite3_column_int64(lost, 0), last = sqlite3_column_int64(lost, 1);
        if (!has_all(join->database, branch->here, first, last) &&
            !has_all(join->from, branch->there, first, last) &&
            !insert_lost(join, branch, lost, error))
            return false;
    }
    return code == SQLITE_DONE;
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
    sqlite3_bind_int64(read, 1, branch->there << PLACE_SHIFT);
    sqlite3_bind_int64(read, 2, (branch->there + 1) << PLACE_SHIFT);
    while ((code = sqlite3_step(read)) == SQLITE_ROW) {
        gint64 place = branch->here << PLACE_SHIFT | sqlite3_column_int64(read, 0);
        if (ask_number(join->database, "SELECT 1 FROM entry WHERE place = ?2", NULL, 0, place) > 0)
            continue;
        g_autoptr(sqlite3_stmt) write =
            database_prepare(join->database,
                             "INSERT INTO entry (place, epoch, box, prev, hash, signature) "
                             "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                             error);
        if (write == NULL)
            return false;
        sqlite3_bind_int64(write, 1, place);
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
        join->from, "SELECT number, id, letters, public, mac FROM station ORDER BY number", error);
    if (stations == NULL)
        return false;
    while ((code = sqlite3_step(stations)) == SQLITE_ROW) {
        Branch branch = { .letters = (const char *)sqlite3_column_text(stations, 2),
                          .there = sqlite3_column_int64(stations, 0) };
        branch.here = station_here(join, stations, error);
        if (branch.here <= 0 || !check_no_fork(join, &branch, error) ||
            !take_lost(join, &branch, error) || !take_rows(join, &branch, error))
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
