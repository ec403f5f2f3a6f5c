/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/lost.h"

#include "base/language.h"

#include <sodium.h>

#define MAC_BYTES 32

/* What a holder of the key of EPOCH says of ROWS; false if RING has not that key. */
static bool
vouch(const LostRows *rows, guint32 epoch, const Keyring *ring, guint8 *mac)
{
    crypto_generichash_state state;
    const guint8 *key = keyring_key(ring, epoch, KEY_LOST);
    const StationId *id = &rows->station->start.station;
    guint64 numbers[] = { GUINT64_TO_BE(rows->first), GUINT64_TO_BE(rows->last) };
    guint32 big = GUINT32_TO_BE(epoch);
    if (key == NULL)
        return false;
    crypto_generichash_init(&state, key, KEYRING_KEY_BYTES, MAC_BYTES);
    crypto_generichash_update(&state, id->bytes, sizeof id->bytes);
    crypto_generichash_update(&state, (const guint8 *)numbers, sizeof numbers);
    crypto_generichash_update(&state, (const guint8 *)&big, sizeof big);
    crypto_generichash_final(&state, mac, MAC_BYTES);
    return true;
}

bool
lost_insert(Database *database, const LostRows *rows, const Keyring *keys, GError **error)
{
    guint8 mac[MAC_BYTES];
    g_autoptr(sqlite3_stmt) query =
        database_prepare(database, "INSERT INTO lost VALUES (?1, ?2, ?3, ?4, ?5)", error);
    if (query == NULL)
        return false;
    vouch(rows, keyring_last(keys), keys, mac);
    sqlite3_bind_int64(query, 1, rows->station->number);
    sqlite3_bind_int64(query, 2, (gint64)rows->first);
    sqlite3_bind_int64(query, 3, (gint64)rows->last);
    sqlite3_bind_int64(query, 4, keyring_last(keys));
    sqlite3_bind_blob(query, 5, mac, sizeof mac, SQLITE_STATIC);
    if (sqlite3_step(query) == SQLITE_DONE)
        return true;
    database_set_write_error(database, error);
    return false;
}

bool
lost_is_named(Database *database, const LostGap *gap, const Keyring *keys, bool *ret_named,
              GError **error)
{
    guint8 mac[MAC_BYTES];
    int code = SQLITE_DONE;
    bool named = false;
    const LostRows *rows = &gap->rows;
    g_autoptr(sqlite3_stmt) query = database_prepare(
        database,
        "SELECT first, last, epoch, mac FROM lost WHERE station = ?1 AND first <= ?2 "
        "AND last >= ?3 AND epoch >= ?4",
        error);
    if (query == NULL)
        return false;
    sqlite3_bind_int64(query, 1, rows->station->number);
    sqlite3_bind_int64(query, 2, (gint64)rows->first);
    sqlite3_bind_int64(query, 3, (gint64)rows->last);
    sqlite3_bind_int64(query, 4, gap->epoch);
    while (!named && (code = sqlite3_step(query)) == SQLITE_ROW) {
        LostRows found = { rows->station, (guint64)sqlite3_column_int64(query, 0),
                           (guint64)sqlite3_column_int64(query, 1) };
        named = sqlite3_column_bytes(query, 3) == MAC_BYTES &&
                vouch(&found, (guint32)sqlite3_column_int64(query, 2), keys, mac) &&
                sodium_memcmp(sqlite3_column_blob(query, 3), mac, MAC_BYTES) == 0;
    }
    if (!database_was_read(database, code, error))
        return false;
    *ret_named = named;
    return true;
}

/* Of the rows after AFTER up to UP_TO. */
static void
add_words(GString *words, guint64 after, guint64 up_to, const char *letters)
{
    g_autofree char *first = g_strdup_printf("%" G_GUINT64_FORMAT, after + 1);
    g_autofree char *last = g_strdup_printf("%" G_GUINT64_FORMAT, up_to);
    if (words->len > 0)
        g_string_append(words, _(", "));
    if (after + 1 == up_to)
        g_string_append_printf(words, _("row %s of station %s"), first, letters);
    else
        g_string_append_printf(words, _("rows %s to %s of station %s"), first, last, letters);
}

char *
lost_words(const Book *book)
{
    g_autoptr(GString) words = g_string_new(NULL);
    for (guint i = 0; i < book->stations->len; i++) {
        const BookStation *station = book_station(book, i);
        for (guint k = 0; k < station->gaps->len; k++) {
            const ChainGap *gap = &g_array_index(station->gaps, ChainGap, k);
            add_words(words, gap->before.seq, gap->last, station->letters);
        }
        if (lost_tail(station) > 0)
            add_words(words, station->given.seq, station->witness.seq, station->letters);
    }
    return words->len > 0 ? g_string_free(g_steal_pointer(&words), FALSE) : NULL;
}

guint64
lost_count(const BookStation *station)
{
    guint64 count = 0;
    for (guint i = 0; i < station->gaps->len; i++) {
        const ChainGap *gap = &g_array_index(station->gaps, ChainGap, i);
        count += gap->last - gap->before.seq;
    }
    return count;
}

guint64
lost_tail(const BookStation *station)
{
    return station->witness.seq > station->given.seq ? station->witness.seq - station->given.seq
                                                     : 0;
}
