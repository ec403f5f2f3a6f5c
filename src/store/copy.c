/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/copy.h"

#include "store/tables.h"

#include "base/error.h"
#include "base/given-file.h"
#include "base/language.h"

#include <sodium.h>
#include <string.h>

/* Two that must never be taken for one another, of one length: all of a book, and all but its rows.
 */
#define COPY_NAME "meguri copy 3\n"
#define HEAD_NAME COPY_HEAD_NAME
#define COPY_MIB_MOST 2048 /* of a hospital some years */
#define NAME_BYTES (sizeof COPY_NAME - 1)
#define SEAL_BYTES 32

G_STATIC_ASSERT(sizeof HEAD_NAME == sizeof COPY_NAME);

/* Before each cell: 0 nothing, 1 a number (8 bytes), 2 a text, 3 bytes (length in 4, then they). */
enum { CELL_NULL, CELL_NUMBER, CELL_TEXT, CELL_BYTES };

static void
put_number(GByteArray *out, guint64 number, guint bytes)
{
    for (guint i = bytes; i-- > 0;) {
        guint8 byte = (guint8)(number >> (8 * i));
        g_byte_array_append(out, &byte, 1);
    }
}

static void
put_cell(GByteArray *out, sqlite3_stmt *query, int column)
{
    int type = sqlite3_column_type(query, column);
    if (type == SQLITE_NULL) {
        put_number(out, CELL_NULL, 1);
        return;
    }
    if (type == SQLITE_INTEGER) {
        put_number(out, CELL_NUMBER, 1);
        put_number(out, (guint64)sqlite3_column_int64(query, column), 8);
        return;
    }
    const void *bytes = sqlite3_column_blob(query, column);
    guint length = (guint)sqlite3_column_bytes(query, column);
    put_number(out, type == SQLITE_TEXT ? CELL_TEXT : CELL_BYTES, 1);
    put_number(out, length, 4);
    if (length > 0)
        g_byte_array_append(out, bytes, length);
}

static bool
put_table(Database *database, gsize table, GByteArray *out, GError **error)
{
    int code;
    g_autoptr(sqlite3_stmt) query = database_prepare(database, tables[table].read, error);
    if (query == NULL)
        return false;
    while ((code = sqlite3_step(query)) == SQLITE_ROW) {
        put_number(out, (guint64)table + 1, 1);
        for (guint column = 0; column < tables[table].columns; column++)
            put_cell(out, query, (int)column);
    }
    if (code == SQLITE_DONE)
        return true;
    database_set_read_error(database, error);
    return false;
}

static void
seal_of(const guint8 *bytes, gsize length, const Keyring *keys, guint8 *seal)
{
    crypto_generichash(seal, SEAL_BYTES, bytes, length,
                       keyring_key(keys, KEYRING_FIRST_EPOCH, KEY_COPY), KEYRING_KEY_BYTES);
}

/* The first COUNT tables under NAME. (transfer full) */
static GBytes *
make(Database *database, const Keyring *keys, const char *name, guint count, GError **error)
{
    guint8 seal[SEAL_BYTES];
    g_autoptr(GByteArray) out = g_byte_array_new();
    g_byte_array_append(out, (const guint8 *)name, NAME_BYTES);
    if (count > TABLE_SPARE && !put_table(database, TABLE_SPARE, out, error))
        return NULL;
    for (guint table = 0; table < count; table++)
        if (!put_table(database, table, out, error))
            return NULL;
    put_number(out, 0, 1);
    seal_of(out->data, out->len, keys, seal);
    g_byte_array_append(out, seal, sizeof seal);
    return g_byte_array_free_to_bytes(g_steal_pointer(&out));
}

GBytes *
copy_make(Database *database, const Keyring *keys, GError **error)
{
    return make(database, keys, COPY_NAME, TABLES, error);
}

GBytes *
copy_make_head(Database *database, const Keyring *keys, GError **error)
{
    return make(database, keys, HEAD_NAME, TABLES_OF_HEAD, error);
}

/* ---- reading ---- */

typedef struct {
    const guint8 *bytes;
    gsize length; /* without the seal */
    gsize at;
    bool cut; /* something was asked for beyond the end */
} CopyReader;

static const guint8 *
take(CopyReader *reader, gsize length)
{
    static const guint8 nothing[8] = { 0 };
    if (reader->cut || length > reader->length - reader->at) {
        reader->cut = true;
        return nothing;
    }
    reader->at += length;
    return reader->bytes + reader->at - length;
}

static guint64
take_number(CopyReader *reader, guint bytes)
{
    guint64 number = 0;
    const guint8 *at = take(reader, bytes);
    for (guint i = 0; i < bytes; i++)
        number = number << 8 | at[i];
    return number;
}

static void
take_cell(CopyReader *reader, sqlite3_stmt *query, int column)
{
    guint64 type = take_number(reader, 1);
    if (type == CELL_NUMBER) {
        sqlite3_bind_int64(query, column, (gint64)take_number(reader, 8));
        return;
    }
    if (type != CELL_TEXT && type != CELL_BYTES) {
        reader->cut |= type != CELL_NULL;
        return;
    }
    gsize length = take_number(reader, 4);
    const guint8 *bytes = take(reader, length);
    int bound = reader->cut ? 0 : (int)length;
    if (type == CELL_TEXT)
        sqlite3_bind_text(query, column, (const char *)bytes, bound, SQLITE_STATIC);
    else
        sqlite3_bind_blob(query, column, bytes, bound, SQLITE_STATIC);
}

/* What a copy's rows go into; those of a table follow one another. */
typedef struct {
    Database *database;
    sqlite3_stmt *write;
    guint table; /* that it writes */
} Filling;

static void
filling_clear(Filling *filling)
{
    sqlite3_finalize(filling->write);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Filling, filling_clear)

static bool
put_in(Filling *filling, CopyReader *reader, guint table)
{
    if (filling->write == NULL || filling->table != table) {
        sqlite3_finalize(filling->write);
        filling->write = database_prepare(filling->database, tables[table].write, NULL);
        filling->table = table;
    }
    g_autoptr(QueryUse) query = filling->write;
    for (guint column = 0; query != NULL && column < tables[table].columns; column++)
        take_cell(reader, query, (int)column + 1);
    return query != NULL && !reader->cut && sqlite3_step(query) == SQLITE_DONE;
}

static Database *
refuse(const char *file, GError **error)
{
    g_autofree char *shown = g_filename_display_name(file);
    g_set_error(
        error, MEGURI_ERROR, MEGURI_ERROR_DAMAGED,
        _("“%s” is no whole copy of a book: it was cut, or changed since it was made. Make it "
          "again; nothing was taken from it."),
        shown);
    return NULL;
}

/* What somebody took for a copy; of a book it is told what to do with it. */
static Database *
refuse_stranger(const guint8 *data, gsize length, const char *file, GError **error)
{
    static const char book[] = "SQLite format 3";
    bool is_book = length >= sizeof book && memcmp(data, book, sizeof book) == 0;
    g_autofree char *shown = g_filename_display_name(file);
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_DAMAGED,
                is_book ? _("“%s” is a book, not a copy of one: make a copy of it with “meguri -b "
                            "FILE export DIR” and take that. Nothing was taken from it.")
                        : _("“%s” is no copy of a book (export makes them, *.meguri-copy), or has "
                            "lost its beginning. Nothing was taken from it."),
                shown);
    return NULL;
}

/* A row that does not go in is no fault of the copy if there is no memory for it. */
static Database *
refuse_row(Database *database, const char *file, GError **error)
{
    if ((sqlite3_errcode(database->handle) & 0xFF) != SQLITE_NOMEM)
        return refuse(file, error);
    database_set_read_error(database, error);
    return NULL;
}

static Database *
open_named(GBytes *bytes, const char *name, const char *file, GError **error)
{
    gsize length;
    const guint8 *data = g_bytes_get_data(bytes, &length);
    if (length > 0 && memcmp(data, name, MIN(length, NAME_BYTES)) != 0)
        return refuse_stranger(data, length, file, error);
    if (length < NAME_BYTES + 1 + SEAL_BYTES)
        return refuse(file, error);
    CopyReader reader = { data, length - SEAL_BYTES, NAME_BYTES, false };
    g_autoptr(Database) database = database_create(":memory:", schema_sql, error);
    if (database == NULL)
        return NULL;
    g_free(database->shown); /* whoever reads that it cannot be read holds a stick */
    database->shown = g_filename_display_name(file);
    guint64 table;
    g_auto(Filling) filling = { database, NULL, 0 };
    while ((table = take_number(&reader, 1)) != 0 && !reader.cut) {
        if (table > TABLES)
            return refuse(file, error);
        if (!put_in(&filling, &reader, (guint)table - 1))
            return refuse_row(database, file, error);
    }
    if (reader.cut || reader.at != reader.length)
        return refuse(file, error);
    return g_steal_pointer(&database);
}

GBytes *
copy_read(const char *path, GError **error)
{
    GString *text = given_file_read_form(path, COPY_NAME, COPY_MIB_MOST, error);
    return text != NULL ? g_string_free_to_bytes(text) : NULL;
}

Database *
copy_open(GBytes *bytes, const char *file, GError **error)
{
    return open_named(bytes, COPY_NAME, file, error);
}

Database *
copy_open_head(GBytes *bytes, const char *file, GError **error)
{
    return open_named(bytes, HEAD_NAME, file, error);
}

/* True if BYTES end in the seal of a holder of KEYS. */
static bool
is_sealed(GBytes *bytes, const Keyring *keys)
{
    gsize length;
    guint8 seal[SEAL_BYTES];
    const guint8 *data = g_bytes_get_data(bytes, &length);
    if (length < NAME_BYTES + 1 + SEAL_BYTES ||
        keyring_key(keys, KEYRING_FIRST_EPOCH, KEY_COPY) == NULL)
        return false;
    seal_of(data, length - SEAL_BYTES, keys, seal);
    return sodium_memcmp(seal, data + length - SEAL_BYTES, SEAL_BYTES) == 0;
}

bool
copy_check(GBytes *bytes, const Keyring *keys, const char *file, GError **error)
{
    return is_sealed(bytes, keys) || refuse(file, error) != NULL;
}

bool
copy_is_head(GBytes *bytes, const Keyring *keys)
{
    return is_sealed(bytes, keys) &&
           memcmp(g_bytes_get_data(bytes, NULL), HEAD_NAME, NAME_BYTES) == 0;
}
