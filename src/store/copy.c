/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/copy.h"

#include "base/error.h"
#include "base/language.h"

#include <sodium.h>
#include <string.h>

/* Two that must never be taken for one another, of one length: all of a book, and all but its rows.
 */
#define COPY_NAME "meguri copy 3\n"
#define HEAD_NAME COPY_HEAD_NAME
#define NAME_BYTES (sizeof COPY_NAME - 1)
#define SEAL_BYTES 32

G_STATIC_ASSERT(sizeof HEAD_NAME == sizeof COPY_NAME);

/* What is copied, in the order in which it can be put in again. */
static const struct {
    const char *read;
    const char *write;
    guint columns;
    const char *same;  /* true if the row is there, whole; NULL: the caller looks */
    const char *taken; /* true if another row is in its place */
} tables[] = {
    { "SELECT one, id, site, box FROM book", "INSERT INTO book VALUES (?1, ?2, ?3, ?4)", 4,
      "SELECT 1 FROM book WHERE id = ?2 AND site = ?3 AND box = ?4", "SELECT 1 FROM book" },
    { "SELECT number, commitment, mac, previous FROM epoch ORDER BY number",
      "INSERT INTO epoch VALUES (?1, ?2, ?3, ?4)", 4,
      "SELECT 1 FROM epoch WHERE number = ?1 AND commitment = ?2 AND mac = ?3",
      "SELECT 1 FROM epoch WHERE number = ?1" },
    { "SELECT number, label, kind, salt, memory, passes, public, secret FROM slot ORDER BY number",
      "INSERT INTO slot VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", 8,
      "SELECT 1 FROM slot WHERE number = ?1 AND label = ?2 AND public = ?7 AND secret = ?8",
      "SELECT 1 FROM slot WHERE number = ?1 OR label = ?2" },
    { "SELECT slot, epoch, box, mac FROM slot_key ORDER BY slot, epoch",
      "INSERT INTO slot_key VALUES (?1, ?2, ?3, ?4)", 4,
      "SELECT 1 FROM slot_key WHERE slot = ?1 AND epoch = ?2 AND box = ?3",
      "SELECT 1 FROM slot_key WHERE slot = ?1 AND epoch = ?2" },
    { "SELECT slot FROM slot_end ORDER BY slot", "INSERT INTO slot_end VALUES (?1)", 1,
      "SELECT 1 FROM slot_end WHERE slot = ?1", "SELECT 1 FROM slot_end WHERE slot = ?1" },
    { "SELECT number, id, letters, public, mac FROM station ORDER BY number",
      "INSERT INTO station (number, id, letters, public, mac) VALUES (?1, ?2, ?3, ?4, ?5)", 5, NULL,
      NULL },
    { "SELECT station, first, last, epoch, mac FROM lost ORDER BY station, first, last",
      "INSERT INTO lost VALUES (?1, ?2, ?3, ?4, ?5)", 5, NULL, NULL },
    { "SELECT place, epoch, box, prev, hash, signature FROM entry ORDER BY place",
      "INSERT INTO entry (place, epoch, box, prev, hash, signature) VALUES (?1, ?2, ?3, ?4, ?5, "
      "?6)",
      6, NULL, NULL },
    /* at the beginning and at the end of a copy, for the day when the other is gone */
    { "SELECT head FROM spare ORDER BY number DESC LIMIT 3",
      "INSERT INTO spare VALUES ((SELECT ifnull(max(number), 0) + 1 FROM spare), ?1)", 1, NULL,
      NULL },
};

/* Those before the rows. */
#define TABLES_OF_HEAD 6
#define SPARES (G_N_ELEMENTS(tables) - 1)

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
    crypto_generichash(seal, SEAL_BYTES, bytes, length, keyring_key(keys, 1, KEY_COPY),
                       KEYRING_KEY_BYTES);
}

/* The first COUNT tables under NAME. (transfer full) */
static GBytes *
make(Database *database, const Keyring *keys, const char *name, guint count, GError **error)
{
    guint8 seal[SEAL_BYTES];
    g_autoptr(GByteArray) out = g_byte_array_new();
    g_byte_array_append(out, (const guint8 *)name, NAME_BYTES);
    if (count > SPARES && !put_table(database, SPARES, out, error))
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
    return make(database, keys, COPY_NAME, G_N_ELEMENTS(tables), error);
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

static bool
put_in(Database *database, CopyReader *reader, guint table)
{
    g_autoptr(sqlite3_stmt) query = database_prepare(database, tables[table].write, NULL);
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
    if (length < NAME_BYTES + 1 + SEAL_BYTES || memcmp(data, name, NAME_BYTES) != 0)
        return refuse(file, error);
    CopyReader reader = { data, length - SEAL_BYTES, NAME_BYTES, false };
    g_autoptr(Database) database = database_create(":memory:", schema_sql, error);
    if (database == NULL)
        return NULL;
    guint64 table;
    while ((table = take_number(&reader, 1)) != 0 && !reader.cut) {
        if (table > G_N_ELEMENTS(tables))
            return refuse(file, error);
        if (!put_in(database, &reader, (guint)table - 1))
            return refuse_row(database, file, error);
    }
    if (reader.cut || reader.at != reader.length)
        return refuse(file, error);
    return g_steal_pointer(&database);
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
    if (length < NAME_BYTES + 1 + SEAL_BYTES || keyring_key(keys, 1, KEY_COPY) == NULL)
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

/* ---- from book to book ---- */

/* False if there is no memory for a value. */
static bool
bind_row(sqlite3_stmt *to, sqlite3_stmt *from)
{
    int code = SQLITE_OK, most = MIN(sqlite3_bind_parameter_count(to), sqlite3_column_count(from));
    for (int column = 0; code == SQLITE_OK && column < most; column++)
        code = sqlite3_bind_value(to, column + 1, sqlite3_column_value(from, column));
    return code == SQLITE_OK;
}

bool
copy_row(Database *to, sqlite3_stmt *write, sqlite3_stmt *row, GError **error)
{
    bool written = bind_row(write, row) && sqlite3_step(write) == SQLITE_DONE;
    if (!written)
        database_set_write_error(to, error);
    sqlite3_reset(write);
    return written;
}

bool
copy_one(Database *to, const char *write, sqlite3_stmt *row, GError **error)
{
    g_autoptr(sqlite3_stmt) query = database_prepare(to, write, error);
    return query != NULL && copy_row(to, query, row, error);
}

bool
copy_rows(Database *from, Database *to, const char *read, const char *write, GError **error)
{
    int code;
    g_autoptr(sqlite3_stmt) query = database_prepare(from, read, error);
    if (query == NULL)
        return false;
    g_autoptr(sqlite3_stmt) into = database_prepare(to, write, error);
    if (into == NULL)
        return false;
    while ((code = sqlite3_step(query)) == SQLITE_ROW)
        if (!copy_row(to, into, query, error))
            return false;
    if (code == SQLITE_DONE)
        return true;
    database_set_read_error(from, error);
    return false;
}

bool
copy_table(Database *from, Database *to, guint table, GError **error)
{
    return copy_rows(from, to, tables[table].read, tables[table].write, error);
}

/* Whether SQL finds something in TO for ROW: a row or its end; else a failure of reading. */
static int
look_for(Database *to, const char *sql, sqlite3_stmt *row, GError **error)
{
    g_autoptr(sqlite3_stmt) query = database_prepare(to, sql, error);
    if (query == NULL)
        return SQLITE_ERROR;
    int code = bind_row(query, row) ? sqlite3_step(query) : SQLITE_NOMEM;
    return database_was_read(to, code, error) ? code : SQLITE_ERROR;
}

void
copy_set_keys_apart(GError **error)
{
    g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_APART,
                        _("The keys were changed in both books since they parted."));
}

/* Puts ROW of FROM's TABLE in unless it is there. */
static bool
write_missing(Database *to, guint table, sqlite3_stmt *row, GError **error)
{
    int same = look_for(to, tables[table].same, row, error);
    if (same != SQLITE_DONE)
        return same == SQLITE_ROW;
    int taken = look_for(to, tables[table].taken, row, error);
    if (taken == SQLITE_DONE)
        return copy_one(to, tables[table].write, row, error);
    if (taken == SQLITE_ROW)
        copy_set_keys_apart(error);
    return false;
}

bool
copy_missing(Database *from, Database *to, guint table, GError **error)
{
    g_autoptr(sqlite3_stmt) row = database_prepare(from, tables[table].read, error);
    if (row == NULL)
        return false;
    int code;
    while ((code = sqlite3_step(row)) == SQLITE_ROW)
        if (!write_missing(to, table, row, error))
            return false;
    return database_was_read(from, code, error);
}
