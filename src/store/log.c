/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/audit.h"
#include "store/digest.h"
#include "store/lift.h"
#include "store/log-state.h"
#include "store/lost.h"
#include "store/pen.h"
#include "store/slots.h"
#include "store/spare.h"
#include "store/stations.h"

#include "base/error.h"
#include "base/language.h"

bool
log_is_read_only(const Log *log)
{
    return log->database->read_only;
}

bool
log_is_shut(const Log *log)
{
    return log->database->shut;
}

char *
log_why_homeless(const Log *log)
{
    if (log->homeless == NULL)
        return NULL;
    return g_strdup_printf(
        _("This file is new here, and no station could be made to go on in it: %s Close it and "
          "open it again; reading and printing still work."),
        log->homeless->message);
}

const char *
log_path(const Log *log)
{
    return log->path;
}

const char *
log_layout(const Log *log, gsize *ret_length)
{
    if (ret_length != NULL)
        *ret_length = log->book->layout_length;
    return log->book->layout;
}

const char *
log_site(const Log *log)
{
    return log->book->site;
}

const guint8 *
log_band_key(const Log *log)
{
    return log->book->band_key;
}

StationId
log_station(const Log *log)
{
    return book_own(log->book)->given.station;
}

bool
log_is_new_here(const Log *log)
{
    return log->is_new_here;
}

bool
log_is_put_back(const Log *log)
{
    return log->is_put_back;
}

bool
log_is_at_home(const Log *log)
{
    return log->book->signing_key != NULL;
}

const char *
log_letters(const Log *log, const StationId *station)
{
    const BookStation *found = book_find(log->book, station);
    return found == NULL ? NULL : found->letters;
}

typedef struct {
    Log *log;
    bool own;
    LogReader reader;
    gpointer user;
} Reading;

/* True, once, for a row that this Log wrote itself. */
static bool
forget_written(Log *log, guint64 seq)
{
    if (log->written->len == 0 || g_array_index(log->written, guint64, 0) != seq)
        return false;
    g_array_remove_index(log->written, 0);
    return true;
}

static void
give(const Statements *list, const ChainHead *head, gpointer user)
{
    const Reading *reading = user;
    if (reading->own && forget_written(reading->log, head->seq))
        return;
    for (guint i = 0; i < list->items->len; i++)
        reading->reader(statements_at(list, i), reading->user);
}

static bool
read_on(Log *log, LogReader reader, gpointer user, GError **error)
{
    if (!slots_follow(log->database, log->book->keys, error) ||
        !stations_read(log->book, log->database, error))
        return false;
    for (guint i = 0; i < log->book->stations->len; i++) {
        BookStation *station = book_station(log->book, i);
        Reading reading = { log, station == book_own(log->book), reader, user };
        RowsWalk walk = { .station = station,
                          .head = &station->given,
                          .reader = give,
                          .user = &reading,
                          .gaps = station->gaps };
        if (!rows_fill(log->rows, &walk, error) || !rows_follow(log->rows, &walk, error))
            return false;
    }
    return true;
}

char *
log_lost(const Log *log)
{
    return lost_words(log->book);
}

guint64
log_lost_rows(const Log *log)
{
    guint64 count = 0;
    for (guint i = 0; i < log->book->stations->len; i++)
        count += lost_count(book_station(log->book, i)) + lost_tail(book_station(log->book, i));
    return count;
}

/* A row that did not come back as it was written puts the whole file in doubt: no more is written
 * to it. */
static void
shut_if_in_doubt(Log *log, const GError *error)
{
    if (error->code == MEGURI_ERROR_DAMAGED)
        log->database->read_only = true;
}

bool
log_read(Log *log, LogReader reader, gpointer user, GError **error)
{
    g_autoptr(GError) cause = NULL;
    if (log->database->shut || read_on(log, reader, user, &cause))
        return true; /* shut: what was read holds; more cannot be had from this disk */
    shut_if_in_doubt(log, cause);
    g_propagate_error(error, g_steal_pointer(&cause));
    return false;
}

static bool
take_pen(Log *log, TroubleSaved saved, GError **error)
{
    g_assert(!log->has_pen);
    g_autofree char *homeless = log_why_homeless(log);
    if (homeless != NULL) {
        g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE, homeless);
        return false;
    }
    if (log->database->read_only) {
        g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE,
                            _("The book is open for reading only, so nothing can be saved in it. "
                              "Reading and printing still work."));
        return false;
    }
    log->epoch = keyring_last(log->book->keys);
    log->keys_changed = false;
    log->database->saved = saved;
    log->has_pen = database_begin(log->database, error);
    return log->has_pen;
}

bool
log_begin(Log *log, GError **error)
{
    return take_pen(log, TROUBLE_ENTRY, error);
}

bool
log_begin_join(Log *log, GError **error)
{
    return take_pen(log, TROUBLE_COPY, error);
}

void
log_drop(Log *log)
{
    if (log->has_pen)
        database_roll_back(log->database);
    while (log->has_pen && keyring_last(log->book->keys) > log->epoch)
        keyring_drop_last(log->book->keys); /* it was undone; what others made is fetched again */
    log->has_pen = false;
}

/* The row that now ends the own chain was saved by this Log and needs no reading. */
static void
remember_written(Log *log, const ChainHead *head)
{
    ChainHead *given = &book_own(log->book)->given;
    if (head->seq == given->seq + 1)
        *given = *head;
    else
        g_array_append_val(log->written, head->seq);
}

/* The row that ends at HEAD is put in; with it, now and then, what a damaged book is rescued by. */
static bool
add_spare(Log *log, const ChainHead *head, GError **error)
{
    return (!log->keys_changed && !spare_is_due(head->seq)) ||
           spare_write(log->database, log->book->keys, error);
}

typedef struct {
    Log *log;
    const ChainHead *head; /* of the row that was to be saved */
} LastRow;

Database *
log_look_again(Log *log, Database **ret_lifted)
{
    *ret_lifted = log->database->shut ? lift_open(log->path, NULL) : NULL;
    return log->database->shut ? *ret_lifted : log->database;
}

static bool
is_gone(gpointer user)
{
    ChainHead last;
    const LastRow *row = user;
    const Book *book = row->log->book;
    g_autoptr(Database) lifted = NULL;
    Database *file = log_look_again(row->log, &lifted);
    g_autoptr(Rows) rows = file != NULL ? rows_new(file, book->keys, NULL) : NULL;
    return rows != NULL && rows_last(rows, book_own(book), &last, NULL) &&
           last.seq < row->head->seq;
}

bool
log_commit(Log *log, Statements *list, const Instant *wall, GError **error)
{
    g_assert(log->has_pen && list->items->len > 0);
    ChainHead head;
    g_autoptr(GError) cause = NULL;
    Pen pen = { log->database, log->rows, log->book };
    LastRow row = { log, &head };
    CommitLook look = { is_gone, &row };
    if (stations_read(log->book, log->database, &cause) &&
        pen_write(&pen, list, wall, &head, &cause) && add_spare(log, &head, &cause) &&
        database_commit(log->database, &look, &cause)) {
        log->has_pen = false;
        remember_written(log, &head);
        witness_keep(log->book->id, &head);
        return true;
    }
    shut_if_in_doubt(log, cause);
    log_drop(log);
    g_propagate_error(error, g_steal_pointer(&cause));
    return false;
}

bool
log_settle(Log *log, GError **error)
{
    g_assert(log->has_pen);
    log->has_pen = false;
    return database_settle(log->database, error);
}

/* ---- looking again ---- */

char *
log_digest(Log *log, guint64 *ret_rows, GError **error)
{
    g_autoptr(GError) cause = NULL;
    char *digest = log->database->shut || !stations_read(log->book, log->database, &cause)
                       ? NULL
                       : digest_of(log->rows, log->book, ret_rows, &cause);
    if (digest != NULL)
        return digest;
    if (cause == NULL || cause->code != MEGURI_ERROR_DAMAGED) /* a disk that fails: what was read */
        return digest_of(NULL, log->book, ret_rows, error);
    g_propagate_error(error, g_steal_pointer(&cause));
    return NULL;
}

bool
log_verify(Log *log, guint64 *ret_rows, GError **error)
{
    return audit_book(log->path, log->book, ret_rows, error);
}

bool
log_check_anchor(Log *log, const LogAnchor *printed, GError **error)
{
    return stations_read(log->book, log->database, error) &&
           digest_check(log->rows, log->book, printed, error);
}
