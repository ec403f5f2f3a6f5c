/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/audit.h"
#include "store/copy.h"
#include "store/exchange.h"
#include "store/ground.h"
#include "store/home.h"
#include "store/lift.h"
#include "store/log-state.h"
#include "store/salvage.h"

#include <glib/gstdio.h>

/* What a book can be made of. */
typedef struct {
    Database *database;
    Book *book;
    Salvage *salvage; /* whose the two are, or NULL */
} Origin;

static void
origin_clear(Origin *origin)
{
    if (origin->salvage == NULL) {
        g_clear_pointer(&origin->database, database_free);
        g_clear_pointer(&origin->book, book_free);
    }
    g_clear_pointer(&origin->salvage, salvage_free);
    *origin = (Origin){ 0 };
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Origin, origin_clear)

static bool
check(const Origin *origin, GError **error)
{
    return stations_check(origin->book, error) && audit_rows(origin->database, origin->book, error);
}

static bool
read_again(Origin *origin, const Log *log, GError **error)
{
    if (origin->database != NULL)
        origin->book = book_read_again(origin->database, log->book->keys, error);
    return origin->book != NULL && check(origin, error);
}

/* The whole file, read aside from whatever it stumbled over. */
static bool
take_file(Origin *origin, Log *log, GError **error)
{
    origin->database = lift_open(log->path, error);
    return read_again(origin, log, error);
}

/* The rows that are left of it; what is missing between them is named as lost. */
static bool
take_rest(Origin *origin, Log *log, GError **error)
{
    origin->salvage = salvage_read(log->path, error);
    if (origin->salvage == NULL ||
        !salvage_open_for(origin->salvage, log->book, log->database, error) ||
        !salvage_find(origin->salvage, error))
        return false;
    origin->database = salvage_database(origin->salvage);
    origin->book = salvage_book(origin->salvage);
    return check(origin, error);
}

/* The drive gives nothing any more: keys and stations as they were when the book was opened. */
static bool
take_head(Origin *origin, Log *log, GError **error)
{
    if (log->head != NULL)
        origin->database = copy_open_head(log->head, log->path, error);
    return read_again(origin, log, error);
}

static bool
find_origin(Origin *origin, Log *log, GError **error)
{
    static bool (*const takes[])(Origin *, Log *, GError **) = { take_file, take_rest, take_head };
    g_autoptr(GError) first = NULL;
    for (guint i = 0; i < G_N_ELEMENTS(takes); i++) {
        if (takes[i](origin, log, first == NULL ? &first : NULL))
            return true;
        origin_clear(origin);
    }
    g_propagate_error(error, g_steal_pointer(&first));
    return false;
}

static bool
write_book(const Origin *origin, const char *fresh, GError **error)
{
    g_autoptr(GBytes) home = home_of(fresh);
    StationBirth birth = { NULL, home };
    g_autoptr(Database) database = database_create(fresh, schema_sql, error);
    return database != NULL &&
           exchange_fill(database, origin->database, origin->book, &birth, error);
}

Log *
log_go_elsewhere(Log *log, const char *path, GError **error)
{
    g_auto(Origin) origin = { 0 };
    g_autofree char *fresh =
        find_origin(&origin, log, error) ? ground_make_beside(path, error) : NULL;
    if (fresh == NULL)
        return NULL;
    if (!write_book(&origin, fresh, error)) {
        g_unlink(fresh);
        return NULL;
    }
    if (!ground_give_name(fresh, path, error))
        return NULL;
    Log *made = log_open_again(path, log->book->keys, error);
    if (made == NULL)
        g_unlink(path);
    return made;
}
