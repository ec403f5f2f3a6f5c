/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/copy.h"
#include "store/ground.h"
#include "store/home.h"
#include "store/log-state.h"
#include "store/seal.h"
#include "store/stations.h"

#include "base/error.h"

#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>

bool
log_create(const char *path, const LogBirth *birth, GError **error)
{
    seal_begin();
    g_autofree char *fresh = ground_make_beside(path, error);
    if (fresh == NULL)
        return false;
    if (!book_write(fresh, birth, error)) {
        g_unlink(fresh);
        return false;
    }
    return ground_give_name(fresh, path, error);
}

void
log_free(Log *log)
{
    if (log == NULL)
        return;
    log_drop(log);
    rows_free(log->rows);
    book_free(log->book);
    database_free(log->database);
    g_array_unref(log->written);
    g_clear_error(&log->homeless);
    g_clear_pointer(&log->head, g_bytes_unref);
    g_free(log->path);
    g_free(log);
}

/* Whether the file holds what this PC remembers of the station at home in it, and keeps in mind how
 * far it has come. */
static bool
is_as_remembered(Log *log)
{
    ChainHead last;
    const BookStation *own = book_own(log->book);
    const Witness *witness = &own->witness;
    if (!rows_last(log->rows, own, &last, NULL))
        return true; /* reading says what is wrong */
    if (last.seq < witness->seq || (last.seq == witness->seq && witness->seq > 0 &&
                                    memcmp(&last.hash, &witness->hash, sizeof last.hash) != 0))
        return false;
    if (last.seq > witness->seq)
        witness_keep(log->book->id, &last);
    return true;
}

/* The station that is at home in this file on this PC writes in it; in a copy, and in a file that
 * was put back in its place, that is a new one, or two would go on under one name. Where none can
 * be made the book is only read. */
static void
settle(Log *log)
{
    g_autoptr(GBytes) home = home_of(log->path);
    bool found = stations_recall(log->book, log->database, home, &log->homeless) &&
                 stations_find_own(log->book, log->database, home, &log->homeless);
    if (log->book->signing_key != NULL && (log->database->read_only || is_as_remembered(log)))
        return;
    if (log->book->signing_key != NULL)
        log->is_new_here = log->is_put_back =
            stations_replace_own(log->book, log->database, home, &log->homeless);
    else if (found && !log->database->read_only)
        log->is_new_here = stations_settle(log->book, log->database, home, &log->homeless);
    if (log->book->signing_key == NULL || (log->homeless != NULL && !log->is_new_here))
        log->database->read_only = true;
}

/* What opens the book when it is read: KEY, or where that is NULL the keys that are held already.
 */
typedef struct {
    const LogKey *key;
    const Keyring *keys;
} Opener;

static bool
read_book(Log *log, const Opener *opener, GError **error)
{
    log->book = opener->keys != NULL ? book_read_again(log->database, opener->keys, error)
                                     : book_read(log->database, opener->key, error);
    if (log->book == NULL)
        return false;
    log->rows = rows_new(log->database, log->book->keys, error);
    return log->rows != NULL;
}

/* Whatever keeps a book from opening is told as that: the file may be damaged, but nothing was read
 * yet. */
static Log *
open_book(const char *path, bool read_only, const Opener *opener, GError **error)
{
    seal_begin();
    g_autoptr(GError) cause = NULL;
    g_autoptr(Log) log = g_new0(Log, 1);
    log->path = g_strdup(path);
    log->written = g_array_new(FALSE, FALSE, sizeof(guint64));
    log->database = database_open(path, read_only, &cause);
    if (log->database != NULL && read_book(log, opener, &cause)) {
        settle(log);
        log->head = copy_make_head(log->database, log->book->keys, NULL);
        return g_steal_pointer(&log);
    }
    bool locked = cause->code == MEGURI_ERROR_LOCKED;
    g_set_error_literal(error, MEGURI_ERROR, locked ? cause->code : MEGURI_ERROR_CANNOT_OPEN,
                        cause->message);
    return NULL;
}

Log *
log_open(const char *path, bool read_only, const LogKey *key, GError **error)
{
    Opener opener = { key, NULL };
    return open_book(path, read_only, &opener, error);
}

Log *
log_open_again(const char *path, const Keyring *keys, GError **error)
{
    Opener opener = { NULL, keys };
    return open_book(path, false, &opener, error);
}

void
log_take_home_again(Log *log)
{
    g_autoptr(GBytes) home = home_of(log->path);
    g_clear_pointer(&log->book->signing_key, sodium_free);
    g_array_set_size(log->written, 0);
    log->is_new_here = stations_read(log->book, log->database, &log->homeless) &&
                       stations_find_own(log->book, log->database, home, &log->homeless);
    log->database->read_only |= log->book->signing_key == NULL;
}
