/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/audit.h"
#include "store/entry.h"
#include "store/exchange.h"
#include "store/ground.h"
#include "store/home.h"
#include "store/join.h"
#include "store/log-state.h"
#include "store/lost.h"
#include "store/salvage.h"
#include "store/seal.h"
#include "store/stations.h"

#include <glib/gstdio.h>

static void
clear_station(gpointer station)
{
    g_free(((LogSalvagedStation *)station)->letters);
}

void
log_salvaged_clear(LogSalvaged *salvaged)
{
    g_clear_pointer(&salvaged->stations, g_array_unref);
    g_clear_pointer(&salvaged->lost, g_free);
}

/* How many rows of the station ID DATABASE holds. */
static guint64
count_rows(Database *database, const StationId *id)
{
    g_autoptr(sqlite3_stmt) query =
        database_prepare(database,
                         "SELECT count(*) FROM entry JOIN station ON place > number" ENTRY_SHIFT
                         " AND place < (number + 1)" ENTRY_SHIFT " WHERE id = ?1",
                         NULL);
    if (query == NULL)
        return 0;
    sqlite3_bind_blob(query, 1, id->bytes, sizeof id->bytes, SQLITE_STATIC);
    return sqlite3_step(query) == SQLITE_ROW ? (guint64)sqlite3_column_int64(query, 0) : 0;
}

/* What SALVAGE found, and of it what INTO (NULL: an empty book) has not yet. */
static LogSalvaged
tell(const Salvage *salvage, Database *into)
{
    const Book *book = salvage_book(salvage);
    const Pieces *pieces = salvage_pieces(salvage);
    LogSalvaged told = { .broken = pieces->broken,
                         .closed = pieces->closed,
                         .unread = salvage_unread(salvage) };
    told.stations = g_array_new(FALSE, FALSE, sizeof(LogSalvagedStation));
    g_array_set_clear_func(told.stations, clear_station);
    for (guint i = 0; i < book->stations->len; i++) {
        const BookStation *station = book_station(book, i);
        LogSalvagedStation found = { .letters = g_strdup(station->letters),
                                     .found = pieces_count(pieces, i) };
        found.had = into != NULL ? count_rows(into, &station->start.station) : 0;
        g_array_append_val(told.stations, found);
    }
    return told;
}

/* How many rows of each came in. */
static void
tell_taken(LogSalvaged *told, const Book *book, Database *into)
{
    for (guint i = 0; i < book->stations->len; i++) {
        LogSalvagedStation *found = &g_array_index(told->stations, LogSalvagedStation, i);
        found->taken = count_rows(into, &book_station(book, i)->start.station) - found->had;
    }
}

static bool
check(Salvage *salvage, GError **error)
{
    return salvage_find(salvage, error) && stations_check(salvage_book(salvage), error) &&
           audit_rows(salvage_database(salvage), salvage_book(salvage), error);
}

bool
log_salvage(Log *log, const char *path, LogSalvaged *ret_salvaged, GError **error)
{
    guint64 rows;
    g_autoptr(Salvage) salvage = salvage_read(path, error);
    if (salvage == NULL || !stations_check(log->book, error) ||
        !salvage_open_for(salvage, log->book, log->database, error) || !check(salvage, error) ||
        !log_begin_join(log, error))
        return false;
    g_auto(LogSalvaged) told = tell(salvage, log->database);
    if (!join_copy(log->database, salvage_database(salvage), &rows, error) ||
        !log_finish_join(log, error)) {
        log_drop(log);
        return false;
    }
    tell_taken(&told, salvage_book(salvage), log->database);
    *ret_salvaged = told;
    told = (LogSalvaged){ 0 };
    return true;
}

bool
log_create_from_damaged(const LogRescue *rescue, LogSalvaged *ret_salvaged, GError **error)
{
    seal_begin();
    g_autoptr(Salvage) salvage = salvage_read(rescue->damaged, error);
    if (salvage == NULL || !salvage_open(salvage, rescue->key, error) || !check(salvage, error))
        return false;
    g_autofree char *fresh = ground_make_beside(rescue->path, error);
    if (fresh == NULL)
        return false;
    g_auto(LogSalvaged) told = tell(salvage, NULL);
    g_autoptr(GBytes) home = home_of(fresh);
    StationBirth birth = { rescue->letters, home };
    {
        g_autoptr(Database) database = database_create(fresh, schema_sql, error);
        if (database == NULL || !exchange_fill(database, salvage_database(salvage),
                                               salvage_book(salvage), &birth, error)) {
            g_unlink(fresh);
            return false;
        }
        tell_taken(&told, salvage_book(salvage), database);
    }
    if (!ground_give_name(fresh, rescue->path, error))
        return false;
    told.lost = lost_words(salvage_book(salvage));
    *ret_salvaged = told;
    told = (LogSalvaged){ 0 };
    return true;
}
