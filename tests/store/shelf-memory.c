/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shelf-memory.h"

#include "store/copy.h"
#include "store/exchange.h"
#include "store/join.h"
#include "store/pen.h"
#include "store/stations.h"

#include <sodium.h>
#include <string.h>

#include "stage.h"
#include "warm-sqlite.h"

#define OWN_PLACE (G_GINT64_CONSTANT(1) << 40) /* of row 0 of the station at home in a book */
#define BRANCHES (SCHEDULE_ROWS_MOST + 1)

/* A row of a table, ready to be put into another. */
typedef struct {
    guint count;
    sqlite3_value *cells[5];
} Sealed;

typedef struct {
    ScheduleKept base; /* what all begin with */
    Book *book;        /* its keys */
    Sealed stations[SCHEDULE_STATIONS_MOST];
    Sealed rows[SCHEDULE_STATIONS_MOST][BRANCHES][SCHEDULE_ROWS_MOST + 1];
    GHashTable *numbers; /* of each row, by its signature's first bytes */
} Pool;

typedef struct {
    const Pool *pool;
    Database *database;
} MemoryBook;

/* ---- rows, sealed once ---- */

static void
sealed_take(Sealed *sealed, sqlite3_stmt *query)
{
    g_assert_cmpint(sqlite3_step(query), ==, SQLITE_ROW);
    sealed->count = (guint)sqlite3_column_count(query);
    for (guint i = 0; i < sealed->count; i++)
        sealed->cells[i] = sqlite3_value_dup(sqlite3_column_value(query, (int)i));
}

static void
sealed_clear(Sealed *sealed)
{
    for (guint i = 0; i < sealed->count; i++)
        sqlite3_value_free(sealed->cells[i]);
}

/* Through WRITE, whose first parameter is NUMBER and whose others are the cells. */
static void
sealed_put(const Sealed *sealed, Database *database, const char *write, gint64 number)
{
    g_autoptr(sqlite3_stmt) query = database_prepare(database, write, NULL);
    sqlite3_bind_int64(query, 1, number);
    for (guint i = 0; i < sealed->count; i++)
        sqlite3_bind_value(query, (int)i + 2, sealed->cells[i]);
    g_assert_cmpint(sqlite3_step(query), ==, SQLITE_DONE);
}

/* A station that writes in a database of its own. */
typedef struct {
    Pool *pool;
    guint station;
    Database *database;
    Book *book;
    Rows *rows;
} Maker;

static guint64
key_of(const void *signature)
{
    guint64 key;
    memcpy(&key, signature, sizeof key);
    return key;
}

static void
write_row(Maker *maker, guint branch, guint seq)
{
    ChainHead head;
    g_autoptr(GError) error = NULL;
    g_autoptr(Statements) list = statements_new();
    ScheduleRow row = { maker->station, branch, seq };
    Instant wall = { STAGE_WALL + seq, 540, false };
    Pen pen = { maker->database, maker->rows, maker->book };
    stage_say(list, schedule_number(&row), "601-1", "ヤマダ ハナコ");
    pen_write(&pen, list, &wall, &head, &error);
    g_assert_no_error(error);
    g_autoptr(sqlite3_stmt) query = database_prepare(
        maker->database, "SELECT epoch, box, prev, hash, signature FROM entry WHERE place = ?1",
        NULL);
    sqlite3_bind_int64(query, 1, OWN_PLACE + seq);
    sealed_take(&maker->pool->rows[row.station][branch][seq], query);
    guint64 *key = g_new(guint64, 1);
    *key = key_of(sqlite3_column_blob(query, 4));
    g_assert_true(
        g_hash_table_insert(maker->pool->numbers, key, GUINT_TO_POINTER(schedule_number(&row))));
}

/* All rows that it writes, and all that it would write if it were put back. */
static void
write_rows(Maker *maker)
{
    for (guint next = 1; next <= SCHEDULE_ROWS_MOST; next++) {
        g_assert_true(database_begin(maker->database, NULL));
        for (guint seq = next; seq <= SCHEDULE_ROWS_MOST; seq++)
            write_row(maker, next, seq); /* put back to row next - 1 */
        database_roll_back(maker->database);
        g_assert_true(database_begin(maker->database, NULL));
        write_row(maker, 0, next);
        g_assert_true(database_commit(maker->database, NULL, NULL));
    }
}

static void
make_station(Pool *pool, Database *base, guint station)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *letters = schedule_letters(station);
    g_autoptr(GBytes) home = g_bytes_new_static("home", 4);
    g_autoptr(Database) database = database_create(":memory:", schema_sql, &error);
    StationBirth birth = { letters, home };
    exchange_fill(database, base, pool->book, &birth, &error);
    g_assert_no_error(error);
    g_autoptr(Book) book = book_read(database, NULL, &error);
    stations_find_own(book, database, home, &error);
    g_assert_no_error(error);
    g_autoptr(Rows) rows = rows_new(database, book->keys, &error);
    Maker maker = { pool, station, database, book, rows };
    write_rows(&maker);
    g_autoptr(sqlite3_stmt) query = database_prepare(
        database, "SELECT id, letters, public, mac FROM station WHERE number = 1", NULL);
    sealed_take(&pool->stations[station], query);
}

/* A copy of a book in which nobody wrote yet. (transfer full) */
static GBytes *
make_base(void)
{
    guint64 rows;
    gsize length;
    char *bytes;
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    g_autofree char *path = g_build_filename(stage->folder, "base", NULL);
    g_autoptr(Log) log = stage_open(stage);
    log_export(log, path, &rows, &error);
    g_assert_no_error(error);
    g_assert_true(g_file_get_contents(path, &bytes, &length, &error));
    return g_bytes_new_take(bytes, length);
}

/* ---- books ---- */

/* What the same bytes give each time they are read. */
static Database *
open_kept(ScheduleKept *kept, const Keyring *keys, GError **error)
{
    g_autoptr(Database) from = kept->opened == NULL ? copy_open(kept->copy, "copy", error) : NULL;
    if (from != NULL && copy_check(kept->copy, keys, "copy", error))
        kept->opened = g_steal_pointer(&from);
    return kept->opened;
}

static void
clear(ScheduleKept *kept)
{
    g_clear_pointer(&kept->copy, g_bytes_unref);
    database_free(g_steal_pointer(&kept->opened));
}

static gpointer
make(gpointer shelf, guint station, ScheduleKept *copy)
{
    Pool *pool = shelf;
    g_autoptr(GError) error = NULL;
    Database *from = open_kept(copy == NULL ? &pool->base : copy, pool->book->keys, &error);
    g_autoptr(Database) database = database_create(":memory:", schema_sql, &error);
    g_assert_true(database_begin(database, &error));
    sealed_put(&pool->stations[station], database,
               "INSERT INTO station (number, id, letters, public, mac) VALUES (?1, ?2, ?3, ?4, ?5)",
               1);
    g_assert_true(join_into_empty(database, from, &error) &&
                  database_commit(database, NULL, &error));
    MemoryBook *book = g_new0(MemoryBook, 1);
    book->pool = pool;
    book->database = g_steal_pointer(&database);
    return book;
}

static void
free_book(gpointer data)
{
    MemoryBook *book = data;
    database_free(book->database);
    g_free(book);
}

static void
append(gpointer data, const ScheduleRow *row, gint64 wall)
{
    const MemoryBook *book = data;
    (void)wall; /* it was sealed long ago */
    sealed_put(&book->pool->rows[row->station][row->branch][row->seq], book->database,
               "INSERT INTO entry (place, epoch, box, prev, hash, signature) "
               "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
               OWN_PLACE + row->seq);
}

static ScheduleKept
keep(gpointer data)
{
    const MemoryBook *book = data;
    ScheduleKept kept = { .copy = copy_make(book->database, book->pool->book->keys, NULL) };
    g_assert_nonnull(kept.copy);
    return kept;
}

static void
set_back(gpointer data, ScheduleKept *kept)
{
    MemoryBook *book = data;
    database_free(book->database);
    book->database = copy_open(kept->copy, "copy", NULL);
}

/* exchange_read() and log_merge() without the signatures of the rows. */
static bool
pull(gpointer data, ScheduleKept *copy, GError **error)
{
    guint64 rows;
    const MemoryBook *book = data;
    const Book *known = book->pool->book;
    Database *from = open_kept(copy, known->keys, error);
    if (from == NULL || !database_begin(book->database, error))
        return false;
    if (join_copy(book->database, from, &rows, error) &&
        exchange_check_joined(book->database, known, error) &&
        database_commit(book->database, NULL, error))
        return true;
    database_roll_back(book->database);
    return false;
}

static void
read_numbers(gpointer data, GArray *ret_numbers)
{
    const MemoryBook *book = data;
    g_autoptr(sqlite3_stmt) query =
        database_prepare(book->database, "SELECT signature FROM entry", NULL);
    while (sqlite3_step(query) == SQLITE_ROW) {
        guint64 key = key_of(sqlite3_column_blob(query, 0));
        guint number = GPOINTER_TO_UINT(g_hash_table_lookup(book->pool->numbers, &key));
        g_array_append_val(ret_numbers, number);
    }
}

static guint
named(gpointer data)
{
    guint found = 0;
    const MemoryBook *book = data;
    g_autoptr(sqlite3_stmt) query =
        database_prepare(book->database, "SELECT letters FROM station", NULL);
    while (sqlite3_step(query) == SQLITE_ROW)
        found |= schedule_bit((const char *)sqlite3_column_text(query, 0));
    return found;
}

static char *
say(gpointer data)
{
    const MemoryBook *book = data;
    guint8 hash[crypto_generichash_BYTES];
    crypto_generichash_state state;
    g_autoptr(sqlite3_stmt) query =
        database_prepare(book->database,
                         "SELECT id, letters, public, mac, seq, epoch, box, prev, hash, signature "
                         "FROM entry JOIN station ON station.number = entry.station "
                         "ORDER BY id, seq",
                         NULL);
    crypto_generichash_init(&state, NULL, 0, sizeof hash);
    while (sqlite3_step(query) == SQLITE_ROW)
        for (int i = 0; i < sqlite3_column_count(query); i++) {
            const guint8 *bytes = sqlite3_column_blob(query, i);
            crypto_generichash_update(&state, bytes, (gsize)sqlite3_column_bytes(query, i));
        }
    crypto_generichash_final(&state, hash, sizeof hash);
    return g_base64_encode(hash, sizeof hash);
}

static const ScheduleShelf methods = {
    .make = make,
    .free = free_book,
    .append = append,
    .keep = keep,
    .set_back = set_back,
    .pull = pull,
    .clear = clear,
    .read = read_numbers,
    .named = named,
    .say = say,
};

ScheduleShelf *
shelf_memory_new(void)
{
    g_autoptr(GError) error = NULL;
    Pool *pool = g_new0(Pool, 1);
    sqlite3_config(SQLITE_CONFIG_SINGLETHREAD); /* here is one, and many schedules */
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    g_assert(sodium_init() >= 0);
    pool->base.copy = make_base();
    warm_sqlite_begin();
    pool->numbers = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    g_autoptr(Database) base = copy_open(pool->base.copy, "base", &error);
    pool->book = book_read(base, NULL, &error);
    g_assert_no_error(error);
    for (guint station = 0; station < SCHEDULE_STATIONS_MOST; station++)
        make_station(pool, base, station);
    ScheduleShelf *shelf = g_memdup2(&methods, sizeof methods);
    shelf->shelf = pool;
    return shelf;
}

void
shelf_memory_free(ScheduleShelf *shelf)
{
    Pool *pool = shelf->shelf;
    for (guint station = 0; station < SCHEDULE_STATIONS_MOST; station++) {
        sealed_clear(&pool->stations[station]);
        for (guint branch = 0; branch < BRANCHES; branch++)
            for (guint seq = 1; seq <= SCHEDULE_ROWS_MOST; seq++)
                sealed_clear(&pool->rows[station][branch][seq]);
    }
    g_hash_table_unref(pool->numbers);
    clear(&pool->base);
    book_free(pool->book);
    warm_sqlite_end();
    g_free(pool);
    g_free(shelf);
}

Database *
shelf_memory_database(gpointer book)
{
    return ((MemoryBook *)book)->database;
}

Database *
shelf_memory_opened(const ScheduleShelf *shelf, ScheduleKept *copy)
{
    const Pool *pool = shelf->shelf;
    return open_kept(copy, pool->book->keys, NULL);
}
