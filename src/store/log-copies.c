/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/exchange.h"
#include "store/ground.h"
#include "store/home.h"
#include "store/join.h"
#include "store/log-state.h"
#include "store/slots.h"
#include "store/spare.h"
#include "store/stations.h"

#include <glib/gstdio.h>
#include <sodium.h>

bool
log_export(Log *log, const char *path, guint64 *ret_rows, GError **error)
{
    g_autofree char *digest = log_digest(log, ret_rows, error);
    return digest != NULL && exchange_export(log->database, log->book, path, error);
}

bool
log_merge(Log *log, const char *path, guint64 *ret_rows, GError **error)
{
    g_autoptr(Database) from =
        stations_check(log->book, error) ? exchange_read(path, log->book, error) : NULL;
    if (from == NULL || !log_begin(log, error))
        return false;
    if (join_copy(log->database, from, ret_rows, error) &&
        slots_follow(log->database, log->book->keys, error) &&
        exchange_check_joined(log->database, log->book, error) &&
        spare_write(log->database, log->book->keys, error) &&
        database_commit(log->database, NULL, error)) {
        log->has_pen = false;
        return true;
    }
    log_drop(log);
    return false;
}

bool
log_create_from_copy(const char *path, const char *copy, const LogKey *key, const char *letters,
                     GError **error)
{
    g_assert(sodium_init() >= 0);
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
