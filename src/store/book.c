/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/book.h"

#include "store/epochs.h"
#include "store/home.h"
#include "store/seal.h"
#include "store/slots.h"
#include "store/spare.h"
#include "store/stations.h"

#include "base/error.h"
#include "base/language.h"

#include <sodium.h>
#include <string.h>

#define VALUES_NAME "meguri values"
#define FIRST_STATION 1

static bool
done(Database *database, sqlite3_stmt *query, GError **error)
{
    if (sqlite3_step(query) == SQLITE_DONE)
        return true;
    database_set_write_error(database, error);
    return false;
}

/* NAME and what belongs to it: where a box of the book belongs. (transfer full) */
static GByteArray *
place_of(const char *name, const void *bytes, gsize length)
{
    GByteArray *place = g_byte_array_new();
    g_byte_array_append(place, (const guint8 *)name, (guint)strlen(name));
    g_byte_array_append(place, bytes, (guint)length);
    return place;
}

/* The secret for the bands and the layout, sealed. (transfer full) */
static GBytes *
seal_values(const guint8 *id, const LogBirth *birth, const Keyring *keys)
{
    guint8 band_key[BOOK_BAND_KEY_BYTES];
    g_autoptr(GByteArray) body = g_byte_array_new();
    g_autoptr(GByteArray) place = place_of(VALUES_NAME, id, CHAIN_BOOK_BYTES);
    SealPlace bound = { place->data, place->len };
    randombytes_buf(band_key, sizeof band_key);
    g_byte_array_append(body, band_key, sizeof band_key);
    g_byte_array_append(body, (const guint8 *)birth->layout, (guint)birth->layout_length);
    sodium_memzero(band_key, sizeof band_key);
    return seal_close(keyring_key(keys, KEYRING_FIRST_EPOCH, KEY_VALUES), &bound, body->data,
                      body->len);
}

static bool
insert_values(Database *database, const guint8 *id, const LogBirth *birth, const Keyring *keys,
              GError **error)
{
    gsize length;
    g_autoptr(GBytes) box = seal_values(id, birth, keys);
    const guint8 *bytes = g_bytes_get_data(box, &length);
    g_autoptr(sqlite3_stmt) query =
        database_prepare(database, "INSERT INTO book VALUES (1, ?1, ?2, ?3)", error);
    if (query == NULL)
        return false;
    sqlite3_bind_blob(query, 1, id, CHAIN_BOOK_BYTES, SQLITE_STATIC);
    sqlite3_bind_text(query, 2, birth->site, -1, SQLITE_STATIC);
    sqlite3_bind_blob64(query, 3, bytes, length, SQLITE_STATIC);
    return done(database, query, error);
}

bool
book_write(const char *path, const LogBirth *birth, GError **error)
{
    guint8 id[CHAIN_BOOK_BYTES];
    LogKey key = birth->key;
    key.label = key.label != NULL && *key.label != '\0' ? key.label : "ward";
    randombytes_buf(id, sizeof id);
    g_autoptr(Keyring) keys = keyring_new();
    g_autoptr(Slot) slot = slots_prepare(id, &key, error);
    g_autoptr(Database) database = slot != NULL ? database_create(path, schema_sql, error) : NULL;
    g_autoptr(GBytes) home = home_of(path);
    StationBirth station = { birth->letters, home };
    return database != NULL && database_begin(database, error) &&
           slots_found(database, keys, error) && slots_add(database, slot, keys, error) &&
           insert_values(database, id, birth, keys, error) &&
           stations_insert(database, &station, keys, error) && spare_write(database, keys, error) &&
           database_commit(database, NULL, error);
}

static void
clear_station(gpointer station)
{
    g_free(((BookStation *)station)->letters);
    g_array_unref(((BookStation *)station)->gaps);
}

void
book_free(Book *book)
{
    if (book == NULL)
        return;
    g_free(book->layout);
    g_free(book->site);
    sodium_free(book->band_key);
    sodium_free(book->signing_key);
    keyring_free(book->keys);
    g_clear_pointer(&book->values, g_bytes_unref);
    g_array_unref(book->stations);
    g_free(book);
}

BookStation *
book_station(const Book *book, guint index)
{
    return &g_array_index(book->stations, BookStation, index);
}

BookStation *
book_own(const Book *book)
{
    return book_station(book, book->own);
}

BookStation *
book_find(const Book *book, const StationId *station)
{
    for (guint i = 0; i < book->stations->len; i++)
        if (memcmp(&book_station(book, i)->given.station, station, sizeof *station) == 0)
            return book_station(book, i);
    return NULL;
}

static char *
column_copy(sqlite3_stmt *query, int column, gsize *ret_length)
{
    const void *bytes = sqlite3_column_blob(query, column);
    *ret_length = (gsize)sqlite3_column_bytes(query, column);
    char *copy = g_malloc(*ret_length + 1);
    if (*ret_length > 0)
        memcpy(copy, bytes, *ret_length);
    copy[*ret_length] = '\0';
    return copy;
}

/* What stands in the clear; the values stay sealed until the keys are there. */
static bool
read_values(Book *book, Database *database, GError **error)
{
    gsize length;
    g_autoptr(sqlite3_stmt) query =
        database_prepare(database, "SELECT id, site, box FROM book", error);
    if (query == NULL)
        return false;
    int code = sqlite3_step(query);
    if (code == SQLITE_ROW) {
        g_autofree char *id = column_copy(query, 0, &length);
        memcpy(book->id, id, MIN(length, sizeof book->id));
        book->site = column_copy(query, 1, &length);
        char *box = column_copy(query, 2, &length);
        book->values = g_bytes_new_take(box, length);
        return epochs_first(database, book->commitment, error);
    }
    if (code == SQLITE_DONE)
        g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_DAMAGED,
                            _("The book has lost its layout and its keys; it is not as it was "
                              "written. Go on with a copy from another station or drive."));
    else
        database_set_read_error(database, error);
    return false;
}

static bool
open_values(Book *book, GError **error)
{
    gsize box_length, length;
    const guint8 *box = g_bytes_get_data(book->values, &box_length);
    g_autoptr(GByteArray) place = place_of(VALUES_NAME, book->id, sizeof book->id);
    SealPlace bound = { place->data, place->len };
    g_autofree guint8 *body = seal_open(keyring_key(book->keys, KEYRING_FIRST_EPOCH, KEY_VALUES),
                                        &bound, box, box_length, &length);
    if (body == NULL || length < BOOK_BAND_KEY_BYTES) {
        g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_DAMAGED,
                            _("The layout and the secrets of this book are not as they were "
                              "written. Go on with a copy from another station or drive."));
        return false;
    }
    book->band_key = sodium_malloc(BOOK_BAND_KEY_BYTES);
    g_assert(book->band_key != NULL);
    memcpy(book->band_key, body, BOOK_BAND_KEY_BYTES);
    book->layout_length = length - BOOK_BAND_KEY_BYTES;
    book->layout = g_strndup((const char *)body + BOOK_BAND_KEY_BYTES, book->layout_length);
    sodium_memzero(body, length);
    return true;
}

/* KEYS are taken. */
static Book *
make(Keyring *keys)
{
    Book *book = g_new0(Book, 1);
    book->keys = keys;
    book->stations = g_array_new(FALSE, TRUE, sizeof(BookStation));
    g_array_set_clear_func(book->stations, clear_station);
    return book;
}

/* The rest, once the keys are there. */
static bool
read_rest(Book *book, Database *database, GError **error)
{
    if (!open_values(book, error) || !stations_read(book, database, error))
        return false;
    if (book->stations->len > 0 && book_station(book, 0)->number == FIRST_STATION)
        return true;
    g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_DAMAGED,
                        _("The book has lost the station that made it; it is not as it was "
                          "written. Go on with a copy from another station or drive."));
    return false;
}

Book *
book_read(Database *database, const LogKey *key, GError **error)
{
    g_autoptr(Book) book = make(keyring_new());
    if (!read_values(book, database, error) ||
        !slots_open(database, book->id, key, book->keys, error) ||
        !read_rest(book, database, error))
        return NULL;
    return g_steal_pointer(&book);
}

Book *
book_read_again(Database *database, const Keyring *keys, GError **error)
{
    g_autoptr(Book) book = make(keyring_copy(keys));
    if (!read_values(book, database, error) || !slots_follow(database, book->keys, error) ||
        !epochs_check(database, book->keys, error) || !read_rest(book, database, error))
        return NULL;
    return g_steal_pointer(&book);
}
