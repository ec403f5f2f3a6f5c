/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/exchange.h"

#include "store/across.h"
#include "store/audit.h"
#include "store/connection.h"
#include "store/copy.h"
#include "store/epochs.h"
#include "store/ground.h"
#include "store/join.h"
#include "store/spare.h"
#include "store/stations.h"

#include "base/error.h"
#include "base/language.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

/* ---- out ---- */

/* The bytes of the copy at PATH. (transfer full) */
static GBytes *
read_file(const char *path, GError **error)
{
    g_autoptr(GError) failed = NULL;
    GBytes *bytes = copy_read(path, &failed);
    if (bytes == NULL)
        g_set_error(error, MEGURI_ERROR, failed->code, _("The copy cannot be read: %s"),
                    failed->message);
    return bytes;
}

/* Writes BYTES into the file at PATH, durably, and reads them back. */
static bool
write_file(const char *path, GBytes *bytes, GError **error)
{
    gsize length;
    g_autoptr(GError) failed = NULL;
    const void *data = g_bytes_get_data(bytes, &length);
    if (!g_file_set_contents_full(path, data, (gssize)length, G_FILE_SET_CONTENTS_DURABLE, 0600,
                                  &failed)) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE,
                    _("The copy could not be written (%s); nothing was left under its name."),
                    failed->message);
        return false;
    }
    g_autoptr(GBytes) back = read_file(path, NULL);
    if (back != NULL && g_bytes_equal(bytes, back))
        return true;
    g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE,
                        _("The drive did not give back what was written to it. Take another one."));
    return false;
}

bool
exchange_export(Database *database, const Book *book, const char *path, GError **error)
{
    g_autoptr(GBytes) bytes = copy_make(database, book->keys, error);
    g_autofree char *fresh = bytes != NULL ? ground_make_beside(path, error) : NULL;
    if (fresh == NULL)
        return false;
    if (write_file(fresh, bytes, error))
        return ground_give_name(fresh, path, error);
    g_unlink(fresh);
    return false;
}

/* ---- in ---- */

/* Rows that came into a gap must fit the rows around it, which no look at the copy alone can show.
 */
bool
exchange_check_joined(Database *database, const Book *book, GError **error)
{
    g_autoptr(GError) cause = NULL;
    g_autoptr(sqlite3_stmt) query = database_prepare(database, "SELECT 1 FROM lost", error);
    if (query == NULL)
        return false;
    int code = sqlite3_step(query);
    if (code != SQLITE_ROW)
        return database_was_read(database, code, error);
    g_autoptr(Book) joined = book_read_again(database, book->keys, error);
    if (joined == NULL || audit_rows(database, joined, &cause))
        return joined != NULL;
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                _("What was lost here is something else there (%s): a station wrote on in two "
                  "copies of one file. Nothing was taken; keep both files."),
                cause->message);
    return false;
}

/* Said before the keys are tried: another ward's copy is whole, and is not to be made again. */
static bool
check_ward(Database *from, const Book *book, GError **error)
{
    gint64 same = 0;
    Asking asking = { "SELECT 1 FROM book WHERE id = ?1", book->id, sizeof book->id, 0 };
    if (!connection_ask_number(from, &asking, &same, error) || same > 0)
        return same > 0;
    g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                        _("This is a copy of another ward's book. Nothing was taken."));
    return false;
}

/* The copy at PATH of the ward of BOOK, whole, its rows not yet looked at. (transfer full) */
static Database *
open_copy(const char *path, const Book *book, GError **error)
{
    g_autoptr(GBytes) bytes = read_file(path, error);
    g_autoptr(Database) from = bytes != NULL ? copy_open(bytes, path, error) : NULL;
    bool good =
        from != NULL && check_ward(from, book, error) && copy_check(bytes, book->keys, path, error);
    return good ? g_steal_pointer(&from) : NULL;
}

/* Keys that were changed apart are told before those of one book are tried on the other. */
static bool
check_epochs(Database *from, const ExchangeSide *here, GError **error)
{
    guint32 shared;
    gint64 there;
    Asking count = { .sql = "SELECT count(*) FROM epoch" };
    if (!connection_ask_number(from, &count, &there, error) ||
        !join_shared_epochs(here->database, from, &shared, error))
        return false;
    if (shared == there || shared == keyring_last(here->book->keys))
        return true;
    across_set_keys_apart(error);
    return false;
}

Database *
exchange_read(const char *path, const ExchangeSide *here, GError **error)
{
    g_autoptr(Database) from = open_copy(path, here->book, error);
    if (from == NULL || !check_epochs(from, here, error))
        return NULL;
    g_autoptr(Book) copied = book_read_again(from, here->book->keys, error);
    bool good = copied != NULL && stations_check(copied, error) && audit_rows(from, copied, error);
    return good ? g_steal_pointer(&from) : NULL;
}

/* The copy's own book. (transfer full) */
static Book *
open_apart(Database *from, const ExchangeSide *here, GError **error)
{
    guint32 shared;
    g_autoptr(GError) cause = NULL;
    if (!join_shared_epochs(here->database, from, &shared, error))
        return NULL;
    g_autoptr(Keyring) keys = keyring_copy(here->book->keys);
    while (keyring_last(keys) > shared)
        keyring_drop_last(keys);
    g_autoptr(Book) copied = book_read_again(from, keys, &cause);
    if (copied != NULL && epochs_check_last(from, copied->keys, &cause))
        return g_steal_pointer(&copied);
    if (cause->code == MEGURI_ERROR_CANNOT_OPEN) { /* it was not read: that says nothing of keys */
        g_propagate_error(error, g_steal_pointer(&cause));
        return NULL;
    }
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                _("The keys were changed in both books since they parted, and the key that this "
                  "book was opened with does not open the copy (%s). Nothing was taken; open this "
                  "book with the passphrase of somebody who can open both."),
                cause->message);
    return NULL;
}

Database *
exchange_read_apart(const char *path, const ExchangeSide *here, Book **ret_copied, GError **error)
{
    g_autoptr(Database) from = open_copy(path, here->book, error);
    g_autoptr(Book) copied = from != NULL ? open_apart(from, here, error) : NULL;
    if (copied == NULL || !stations_check(copied, error) || !audit_rows(from, copied, error))
        return NULL;
    *ret_copied = g_steal_pointer(&copied);
    return g_steal_pointer(&from);
}

bool
exchange_restore(const CopyRestore *wish, Database *database, GError **error)
{
    g_autoptr(GBytes) bytes = read_file(wish->copy, error);
    g_autoptr(Database) from = bytes != NULL ? copy_open(bytes, wish->copy, error) : NULL;
    g_autoptr(Book) book = from != NULL ? book_read(from, wish->key, error) : NULL;
    if (book == NULL || !copy_check(bytes, book->keys, wish->copy, error) ||
        !stations_check(book, error) || !audit_rows(from, book, error))
        return false;
    StationBirth birth = { wish->letters, wish->home };
    return exchange_fill(database, from, book, &birth, error);
}

bool
exchange_fill(Database *database, Database *from, const Book *book, const StationBirth *birth,
              GError **error)
{
    g_autofree char *letters =
        birth->letters != NULL ? g_strdup(birth->letters) : stations_free_letters(book, error);
    StationBirth station = { letters, birth->home };
    return letters != NULL && database_begin(database, error) &&
           stations_insert(database, &station, book->keys, error) &&
           join_into_empty(database, from, error) && spare_write(database, book->keys, error) &&
           database_commit(database, NULL, error);
}
