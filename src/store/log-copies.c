/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/connection.h"
#include "store/exchange.h"
#include "store/ground.h"
#include "store/home.h"
#include "store/join.h"
#include "store/log-state.h"
#include "store/rows.h"
#include "store/seal.h"
#include "store/slots.h"
#include "store/spare.h"
#include "store/stations.h"

#include <glib/gstdio.h>

bool
log_export(Log *log, const char *path, guint64 *ret_rows, GError **error)
{
    g_autofree char *digest = log_digest(log, ret_rows, error);
    return digest != NULL && exchange_export(log->database, log->book, path, error);
}

typedef struct {
    Log *log;
    gint64 spare; /* number of the one that the join ended with */
} LastSpare;

static bool
is_not_joined(gpointer user)
{
    gint64 last;
    const LastSpare *wanted = user;
    Asking newest = { .sql = "SELECT ifnull(max(number), 0) FROM spare" };
    g_autoptr(Database) lifted = NULL;
    Database *file = log_look_again(wanted->log, &lifted);
    return file != NULL && connection_ask_number(file, &newest, &last, NULL) &&
           last < wanted->spare;
}

bool
log_finish_join(Log *log, GError **error)
{
    if (!slots_follow(log->database, log->book->keys, error) ||
        !exchange_check_joined(log->database, log->book, error) ||
        !spare_write(log->database, log->book->keys, error))
        return false;
    LastSpare last = { log, sqlite3_last_insert_rowid(log->database->handle) };
    CommitLook look = { is_not_joined, &last };
    if (!database_commit(log->database, &look, error))
        return false;
    log->has_pen = false;
    return true;
}

bool
log_merge(Log *log, const char *path, guint64 *ret_rows, GError **error)
{
    ExchangeSide here = { log->database, log->book };
    g_autoptr(Database) from =
        stations_check(log->book, error) ? exchange_read(path, &here, error) : NULL;
    if (from == NULL || !log_begin_join(log, error))
        return false;
    if (join_copy(log->database, from, ret_rows, error) && log_finish_join(log, error))
        return true;
    log_drop(log);
    return false;
}

/* ---- what does not join row by row ---- */

/* The stations with those numbers; true if the one at home is among them. */
static bool
name_forked(const Log *log, const GArray *numbers, GArray *stations)
{
    bool own = false;
    for (guint i = 0; i < log->book->stations->len; i++)
        for (guint k = 0; k < numbers->len; k++) {
            const BookStation *station = book_station(log->book, i);
            if (station->number != g_array_index(numbers, gint64, k))
                continue;
            g_array_append_val(stations, station->given.station);
            own |= station == book_own(log->book);
        }
    return own;
}

/* With the pen. */
static bool
join_what_fits(Log *log, Database *from, LogApart *apart, GError **error)
{
    g_autoptr(GArray) numbers = g_array_new(FALSE, FALSE, sizeof(gint64));
    JoinParts parts = { .forked = numbers };
    if (!join_parts(log->database, from, &parts, error) ||
        !stations_read(log->book, log->database, error))
        return false;
    bool forked = name_forked(log, numbers, apart->forked); /* then it goes on as somebody else */
    g_autoptr(GBytes) home = home_of(log->path);
    if ((forked && !stations_insert_free(log->book, log->database, home, error)) ||
        !log_finish_join(log, error))
        return false;
    if (forked)
        log_take_home_again(log);
    apart->ret_rows = parts.ret_rows;
    apart->ret_keys = parts.ret_keys;
    return true;
}

typedef struct {
    const LogApart *apart;
    const Book *copied;
} ApartReading;

static void
give_apart(const Statements *list, const ChainHead *head, gpointer user)
{
    (void)head;
    const ApartReading *reading = user;
    for (guint i = 0; i < list->items->len; i++) {
        const Statement *said = statements_at(list, i);
        const BookStation *station = book_find(reading->copied, &said->person.station);
        reading->apart->reader(said, station != NULL ? station->letters : "?",
                               reading->apart->user);
    }
}

static bool
read_apart(Database *from, const Book *copied, const LogApart *apart, GError **error)
{
    ApartReading reading = { apart, copied };
    g_autoptr(Rows) rows = rows_new(from, copied->keys, error);
    for (guint i = 0; rows != NULL && i < copied->stations->len; i++) {
        BookStation *station = book_station(copied, i);
        ChainHead head = station->start;
        RowsWalk walk = {
            .station = station, .head = &head, .reader = give_apart, .user = &reading
        };
        if (!rows_follow(rows, &walk, error))
            return false;
    }
    return rows != NULL;
}

bool
log_merge_apart(Log *log, const char *path, LogApart *apart, GError **error)
{
    ExchangeSide here = { log->database, log->book };
    guint known = log->book->stations->len;
    g_autoptr(Book) copied = NULL;
    g_autoptr(Database) from =
        stations_check(log->book, error) ? exchange_read_apart(path, &here, &copied, error) : NULL;
    if (from == NULL || !read_apart(from, copied, apart, error) || !log_begin_join(log, error))
        return false;
    if (join_what_fits(log, from, apart, error))
        return true;
    log_drop(log);
    g_array_set_size(log->book->stations, known); /* stations that were put in are in it no more */
    return false;
}

bool
log_create_from_copy(const char *path, const char *copy, const LogKey *key, const char *letters,
                     GError **error)
{
    seal_begin();
    g_autofree char *fresh = ground_make_beside(path, error);
    if (fresh == NULL)
        return false;
    g_autoptr(GBytes) home = home_of(fresh);
    CopyRestore wish = { copy, key, letters, home };
    {
        g_autoptr(Database) database = database_create(fresh, schema_sql, error);
        if (database == NULL || !exchange_restore(&wish, database, error)) {
            g_unlink(fresh);
            return false;
        }
    }
    return ground_give_name(fresh, path, error);
}
