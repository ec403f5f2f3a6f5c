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
    guint64 rows;     /* taken */
    JoinParts *parts; /* what does not fit is passed over; NULL: it is refused */
    gint64 epochs;    /* rows of later ones are passed over */
    GArray *branches; /* Branch: each station of the copy that has a place here */
    bool numbers;     /* a person's number may be somebody else's there */
} Join;

/* What is asked of a book. */
typedef struct {
    const char *sql;
    const void *blob; /* ?1 */
    gsize length;
    gint64 number; /* ?2 */
} Asking;

/* The number that comes back, -1 if there is none. */
static bool
ask_number(Database *database, const Asking *asking, gint64 *ret_number, GError **error)
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

/* COUNT columns of ROW from the one numbered FROM on, as what WRITE calls ?TO and on. */
typedef struct {
    int from;
    int to;
    int count;
} Columns;

/* Runs WRITE with COLUMNS of ROW. */
static bool
write_columns(Join *join, sqlite3_stmt *write, const Columns *columns, sqlite3_stmt *row,
              GError **error)
{
    int code = SQLITE_OK;
    for (int i = 0; code == SQLITE_OK && i < columns->count; i++)
        code = sqlite3_bind_value(write, columns->to + i,
                                  sqlite3_column_value(row, columns->from + i));
    if (code == SQLITE_OK && sqlite3_step(write) == SQLITE_DONE)
        return true;
    database_set_write_error(join->database, error);
    return false;
}

/* A station's rows in the two books: its numbers there. */
typedef struct {
    const char *letters;
    gint64 here; /* 0: it has no place here, another bears its letters */
    gint64 there;
    gint64 fork; /* the first sequence that was written twice; 0: none */
} Branch;

static bool
refuse_letters(Join *join, Branch *branch, GError **error)
{
    branch->here = 0;
    join->numbers = true;
    if (join->parts != NULL)
        return true;
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_APART,
                _("Two stations of this ward bear the letters %s."), branch->letters);
    return false;
}

/* A new station here, for STATION (a row of the copy's), unless another bears its letters. */
static bool
insert_station(Join *join, sqlite3_stmt *station, Branch *branch, GError **error)
{
    static const Columns columns = { 1, 2, 4 };
    gint64 taken;
    Asking same = { "SELECT 1 FROM station WHERE CAST(letters AS BLOB) = ?1", branch->letters,
                    strlen(branch->letters), 0 };
    Asking next = { .sql = "SELECT max(number) + 1 FROM station" };
    if (!ask_number(join->database, &same, &taken, error) ||
        !ask_number(join->database, &next, &branch->here, error))
        return false;
    if (taken > 0)
        return refuse_letters(join, branch, error);
    g_autoptr(sqlite3_stmt) insert = database_prepare(
        join->database,
        "INSERT INTO station (number, id, letters, public, mac) VALUES (?1, ?2, ?3, ?4, ?5)",
        error);
    if (insert == NULL)
        return false;
    sqlite3_bind_int64(insert, 1, branch->here);
    return write_columns(join, insert, &columns, station, error);
}

/* The numbers of the station that STATION (a row of the copy's) stands for; a new one here if need
 * be. */
static bool
find_branch(Join *join, sqlite3_stmt *station, Branch *ret_branch, GError **error)
{
    Branch branch = { .letters = (const char *)sqlite3_column_text(station, 2),
                      .there = sqlite3_column_int64(station, 0) };
    Asking known = { "SELECT number FROM station WHERE id = ?1", sqlite3_column_blob(station, 1),
                     (gsize)sqlite3_column_bytes(station, 1), 0 };
    if (branch.letters == NULL) {
        database_set_read_error(join->from, error);
        return false;
    }
    if (!ask_number(join->database, &known, &branch.here, error) ||
        (branch.here < 0 && !insert_station(join, station, &branch, error)))
        return false;
    *ret_branch = branch;
    return true;
}

/* From their ends on back to the last row that both have. */
static bool
find_fork(Join *join, Branch *branch, GError **error)
{
    int code = SQLITE_DONE;
    gint64 found = -1;
    g_autoptr(sqlite3_stmt) query = database_prepare(
        join->from,
        "SELECT seq, hash FROM entry WHERE place > ?1 AND place < ?2 ORDER BY place DESC", error);
    if (query == NULL)
        return false;
    sqlite3_bind_int64(query, 1, branch->there << PLACE_SHIFT);
    sqlite3_bind_int64(query, 2, (branch->there + 1) << PLACE_SHIFT);
    while (found < 1 && (code = sqlite3_step(query)) == SQLITE_ROW) {
        gint64 seq = sqlite3_column_int64(query, 0);
        Asking same = { "SELECT hash = ?1 FROM entry WHERE place = ?2",
                        sqlite3_column_blob(query, 1), (gsize)sqlite3_column_bytes(query, 1),
                        branch->here << PLACE_SHIFT | seq };
        if (!ask_number(join->database, &same, &found, error))
            return false;
        if (found == 0)
            branch->fork = seq;
    }
    return database_was_read(join->from, code, error);
}

/* Two rows of one name are two that wrote in copies of one file. */
static bool
check_no_fork(Join *join, Branch *branch, GError **error)
{
    if (!find_fork(join, branch, error))
        return false;
    if (branch->fork == 0)
        return true;
    join->numbers = true;
    if (join->parts != NULL) {
        g_array_append_val(join->parts->forked, branch->here);
        return true;
    }
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_APART,
                _("Station %s wrote on in two copies of one file: from row %d on the two differ."),
                branch->letters, (int)branch->fork);
    return false;
}

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
    g_autoptr(sqlite3_stmt) query =
        database_prepare(book, "SELECT count(*) FROM entry WHERE place BETWEEN ?1 AND ?2", error);
    if (query == NULL)
        return false;
    sqlite3_bind_int64(query, 1, stretch->number << PLACE_SHIFT | stretch->first);
    sqlite3_bind_int64(query, 2, stretch->number << PLACE_SHIFT | stretch->last);
    if (!database_was_read(book, sqlite3_step(query), error))
        return false;
    *ret_missing = stretch->last - stretch->first + 1 - sqlite3_column_int64(query, 0);
    return true;
}

/* What the row LOST of the copy names, unless this book knows it. */
static bool
insert_lost(Join *join, const Branch *branch, sqlite3_stmt *lost, GError **error)
{
    static const Columns columns = { 0, 2, 4 };
    g_autoptr(sqlite3_stmt) write =
        database_prepare(join->database,
                         "INSERT INTO lost SELECT ?1, ?2, ?3, ?4, ?5 WHERE NOT EXISTS "
                         "(SELECT 1 FROM lost WHERE station = ?1 AND first = ?2 AND last = ?3)",
                         error);
    if (write == NULL)
        return false;
    sqlite3_bind_int64(write, 1, branch->here);
    return write_columns(join, write, &columns, lost, error);
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
        gint64 here, there;
        Stretch stretch = { branch->here, sqlite3_column_int64(lost, 0),
                            sqlite3_column_int64(lost, 1) };
        if (!count_missing(join->database, &stretch, &here, error))
            return false;
        stretch.number = branch->there;
        if (!count_missing(join->from, &stretch, &there, error) ||
            (here > 0 && there > 0 && !insert_lost(join, branch, lost, error)))
            return false;
    }
    return database_was_read(join->from, code, error);
}

/* ROW of the copy, unless it is here. */
static bool
take_row(Join *join, const Branch *branch, sqlite3_stmt *row, GError **error)
{
    static const Columns columns = { 1, 2, 5 };
    gint64 there = 0;
    Asking same = { .sql = "SELECT 1 FROM entry WHERE place = ?2" };
    same.number = branch->here << PLACE_SHIFT | sqlite3_column_int64(row, 0);
    if (!ask_number(join->database, &same, &there, error) || there > 0)
        return there > 0;
    g_autoptr(sqlite3_stmt) write =
        database_prepare(join->database,
                         "INSERT INTO entry (place, epoch, box, prev, hash, signature) "
                         "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                         error);
    if (write == NULL)
        return false;
    sqlite3_bind_int64(write, 1, same.number);
    if (!write_columns(join, write, &columns, row, error))
        return false;
    join->rows++;
    return true;
}

static bool
take_rows(Join *join, const Branch *branch, GError **error)
{
    int code;
    gint64 end = branch->fork > 0 ? branch->there << PLACE_SHIFT | branch->fork
                                  : (branch->there + 1) << PLACE_SHIFT;
    g_autoptr(sqlite3_stmt) read = database_prepare(
        join->from,
        "SELECT seq, epoch, box, prev, hash, signature FROM entry WHERE place > ?1 AND place < ?2 "
        "ORDER BY place",
        error);
    if (read == NULL)
        return false;
    sqlite3_bind_int64(read, 1, branch->there << PLACE_SHIFT);
    sqlite3_bind_int64(read, 2, end);
    while ((code = sqlite3_step(read)) == SQLITE_ROW) {
        if (sqlite3_column_int64(read, 1) > join->epochs)
            return true;
        if (!take_row(join, branch, read, error))
            return false;
    }
    return database_was_read(join->from, code, error);
}

/* Finds the place of the station in a row of the copy's, and where it was left. */
static bool
meet_station(Join *join, sqlite3_stmt *station, GError **error)
{
    Branch branch;
    if (!find_branch(join, station, &branch, error))
        return false;
    if (branch.here == 0)
        return true;
    if (!check_no_fork(join, &branch, error))
        return false;
    branch.letters = NULL; /* they are the row's */
    g_array_append_val(join->branches, branch);
    return true;
}

static bool
meet_stations(Join *join, GError **error)
{
    int code;
    g_autoptr(sqlite3_stmt) stations = database_prepare(
        join->from, "SELECT number, id, letters, public, mac FROM station ORDER BY number", error);
    if (stations == NULL)
        return false;
    while ((code = sqlite3_step(stations)) == SQLITE_ROW)
        if (!meet_station(join, stations, error))
            return false;
    return database_was_read(join->from, code, error);
}

/* Where a number may be two persons', whatever row of any station names it may mean the other one:
 * then none comes in as it is, but for those before a fork, which both had. */
static bool
take_branch(Join *join, const Branch *branch, GError **error)
{
    if (branch->fork > 0)
        return take_rows(join, branch, error);
    return join->numbers || (take_lost(join, branch, error) && take_rows(join, branch, error));
}

/* All are met before the first row is taken. */
static bool
take_stations(Join *join, GError **error)
{
    g_autoptr(GArray) branches = g_array_new(FALSE, FALSE, sizeof(Branch));
    join->branches = branches;
    if (!meet_stations(join, error))
        return false;
    for (guint i = 0; i < branches->len; i++)
        if (!take_branch(join, &g_array_index(branches, Branch, i), error))
            return false;
    return true;
}

static bool
take_keys(const Join *join, GError **error)
{
    for (guint table = 0; table < COPY_TABLES_OF_KEYS; table++)
        if (!copy_missing(join->from, join->database, table, error))
            return false;
    return true;
}

bool
join_copy(Database *database, Database *from, guint64 *ret_rows, GError **error)
{
    Join join = { .database = database, .from = from, .epochs = G_MAXINT64 };
    if (!take_keys(&join, error) || !take_stations(&join, error))
        return false;
    *ret_rows = join.rows;
    return true;
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
        if (!ask_number(database, &asking, &same, error))
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
take_keys_that_fit(Join *join, GError **error)
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
    join->parts->ret_keys = true;
    return database_go_back(join->database, error);
}

bool
join_parts(Database *database, Database *from, JoinParts *parts, GError **error)
{
    Join join = { .database = database, .from = from, .parts = parts, .epochs = G_MAXINT64 };
    if (!take_keys_that_fit(&join, error) || !take_stations(&join, error))
        return false;
    parts->ret_rows = join.rows;
    return true;
}
