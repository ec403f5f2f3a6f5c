/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/book.h"

#include "base/error.h"
#include "base/language.h"

#include <sodium.h>
#include <string.h>

#define OWN_NUMBER 1

static bool
insert_values(Database *database, const LogBirth *birth, GError **error)
{
    guint8 key[CHAIN_BAND_KEY_BYTES];
    randombytes_buf(key, sizeof key);
    g_autoptr(sqlite3_stmt) query =
        database_prepare(database, "INSERT INTO book VALUES (1, ?1, ?2, ?3)", error);
    if (query == NULL)
        return false;
    sqlite3_bind_text(query, 1, birth->site, -1, SQLITE_STATIC);
    sqlite3_bind_blob(query, 2, key, sizeof key, SQLITE_STATIC);
    sqlite3_bind_blob64(query, 3, birth->layout, birth->layout_length, SQLITE_STATIC);
    int code = sqlite3_step(query);
    sodium_memzero(key, sizeof key);
    if (code == SQLITE_DONE)
        return true;
    database_set_write_error(database, error);
    return false;
}

static bool
insert_station(Database *database, const char *letters, GError **error)
{
    StationId id;
    randombytes_buf(id.bytes, sizeof id.bytes);
    g_autoptr(sqlite3_stmt) query =
        database_prepare(database, "INSERT INTO station VALUES (?1, ?2, ?3)", error);
    if (query == NULL)
        return false;
    sqlite3_bind_int64(query, 1, OWN_NUMBER);
    sqlite3_bind_blob(query, 2, id.bytes, sizeof id.bytes, SQLITE_STATIC);
    sqlite3_bind_text(query, 3, letters, -1, SQLITE_STATIC);
    if (sqlite3_step(query) == SQLITE_DONE)
        return true;
    database_set_write_error(database, error);
    return false;
}

bool
book_write(const char *path, const LogBirth *birth, GError **error)
{
    g_autoptr(Database) database = database_create(path, schema_sql, error);
    return database != NULL && database_begin(database, error) &&
           insert_values(database, birth, error) &&
           insert_station(database, birth->letters, error) && database_commit(database, error);
}

static void
clear_station(gpointer station)
{
    g_free(((BookStation *)station)->letters);
}

void
book_free(Book *book)
{
    if (book == NULL)
        return;
    g_free(book->layout);
    g_free(book->site);
    sodium_memzero(book->band_key, sizeof book->band_key);
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
    return book_station(book, 0);
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

static bool
read_values(Book *book, Database *database, GError **error)
{
    gsize key_length, site_length;
    g_autoptr(sqlite3_stmt) query =
        database_prepare(database, "SELECT site, band_key, layout FROM book", error);
    if (query == NULL)
        return false;
    int code = sqlite3_step(query);
    if (code == SQLITE_ROW) {
        g_autofree char *key = column_copy(query, 1, &key_length);
        book->site = column_copy(query, 0, &site_length);
        book->layout = column_copy(query, 2, &book->layout_length);
        memcpy(book->band_key, key, MIN(key_length, sizeof book->band_key));
        return true;
    }
    if (code == SQLITE_DONE)
        g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_DAMAGED,
                            _("The book has lost its layout and its keys; it is not as it was "
                              "written. Go on with a copy from another station or drive."));
    else
        database_set_read_error(database, error);
    return false;
}

static void
add_station(Book *book, sqlite3_stmt *query)
{
    StationId id = { { 0 } };
    gsize length;
    ChainRoot root = { book->site, book->band_key, book->layout, book->layout_length };
    g_autofree char *bytes = column_copy(query, 1, &length);
    memcpy(id.bytes, bytes, MIN(length, sizeof id.bytes));
    BookStation station = { .number = (guint32)sqlite3_column_int64(query, 0),
                            .letters = column_copy(query, 2, &length),
                            .given = chain_start(&id, &root) };
    g_array_append_val(book->stations, station);
}

bool
book_read_stations(Book *book, Database *database, GError **error)
{
    guint known = book->stations->len;
    g_autoptr(sqlite3_stmt) query = database_prepare(
        database, "SELECT number, id, letters FROM station WHERE number > ?1 ORDER BY number",
        error);
    if (query == NULL)
        return false;
    sqlite3_bind_int64(query, 1, known == 0 ? 0 : book_station(book, known - 1)->number);
    int code;
    while ((code = sqlite3_step(query)) == SQLITE_ROW)
        add_station(book, query);
    if (code == SQLITE_DONE)
        return true;
    database_set_read_error(database, error);
    return false;
}

Book *
book_read(Database *database, GError **error)
{
    g_autoptr(Book) book = g_new0(Book, 1);
    book->stations = g_array_new(FALSE, TRUE, sizeof(BookStation));
    g_array_set_clear_func(book->stations, clear_station);
    if (!read_values(book, database, error) || !book_read_stations(book, database, error))
        return NULL;
    if (book->stations->len > 0 && book_own(book)->number == OWN_NUMBER)
        return g_steal_pointer(&book);
    g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_DAMAGED,
                        _("The book has lost the station that made it; it is not as it was "
                          "written. Go on with a copy from another station or drive."));
    return NULL;
}
