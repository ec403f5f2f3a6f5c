/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/epochs.h"

#include "store/seal.h"

#include "base/error.h"
#include "base/language.h"

#include <sodium.h>
#include <string.h>

#define MAC_BYTES 32

#define EPOCH_NAME "meguri epoch"

/* Where the box with the key of the epoch before belongs. */
typedef struct {
    guint8 bytes[sizeof EPOCH_NAME - 1 + 4];
} EpochPlace;

static EpochPlace
place_of(guint32 epoch)
{
    EpochPlace place;
    guint8 *at = place.bytes + sizeof EPOCH_NAME - 1;
    memcpy(place.bytes, EPOCH_NAME, sizeof EPOCH_NAME - 1);
    for (guint i = 0; i < 4; i++)
        at[i] = (guint8)(epoch >> (24 - 8 * i));
    return place;
}

/* What the key of the epoch before says of EPOCH and its commitment; nothing vouches for the first.
 */
static void
vouch(const Keyring *ring, guint32 epoch, const guint8 *commitment, guint8 *mac)
{
    guint8 number[] = { (guint8)(epoch >> 24), (guint8)(epoch >> 16), (guint8)(epoch >> 8),
                        (guint8)epoch };
    const guint8 *key = epoch > 1 ? keyring_key(ring, epoch - 1, KEY_EPOCH) : NULL;
    memset(mac, 0, MAC_BYTES);
    if (key == NULL)
        return;
    crypto_generichash_state state;
    crypto_generichash_init(&state, key, KEYRING_KEY_BYTES, MAC_BYTES);
    crypto_generichash_update(&state, number, sizeof number);
    crypto_generichash_update(&state, commitment, KEYRING_KEY_BYTES);
    crypto_generichash_final(&state, mac, MAC_BYTES);
}

/* The data key of the epoch before EPOCH, sealed under that of EPOCH; empty for the first.
 * (transfer full) */
static GBytes *
seal_previous(const Keyring *ring, guint32 epoch)
{
    EpochPlace place = place_of(epoch);
    SealPlace bound = { place.bytes, sizeof place.bytes };
    const guint8 *before = epoch > 1 ? keyring_data_key(ring, epoch - 1) : NULL;
    if (before == NULL)
        return g_bytes_new_static("", 0);
    return seal_close(keyring_key(ring, epoch, KEY_PREVIOUS), &bound, before, KEYRING_KEY_BYTES);
}

bool
epochs_insert(Database *database, guint32 epoch, const Keyring *ring, GError **error)
{
    guint8 mac[MAC_BYTES];
    const guint8 *commitment = keyring_key(ring, epoch, KEY_COMMITMENT);
    g_autoptr(sqlite3_stmt) query =
        database_prepare(database, "INSERT INTO epoch VALUES (?1, ?2, ?3, ?4)", error);
    if (query == NULL)
        return false;
    gsize length;
    g_autoptr(GBytes) previous = seal_previous(ring, epoch);
    const void *box = g_bytes_get_data(previous, &length);
    vouch(ring, epoch, commitment, mac);
    sqlite3_bind_blob(query, 4, length > 0 ? box : "", (int)length, SQLITE_STATIC);
    sqlite3_bind_int64(query, 1, epoch);
    sqlite3_bind_blob(query, 2, commitment, KEYRING_KEY_BYTES, SQLITE_STATIC);
    sqlite3_bind_blob(query, 3, mac, sizeof mac, SQLITE_STATIC);
    if (sqlite3_step(query) == SQLITE_DONE)
        return true;
    database_set_write_error(database, error);
    return false;
}

static bool
fits(sqlite3_stmt *query, const Keyring *ring, guint32 epoch)
{
    guint8 mac[MAC_BYTES];
    const guint8 *commitment = keyring_key(ring, epoch, KEY_COMMITMENT);
    if (commitment == NULL || sqlite3_column_bytes(query, 1) != KEYRING_KEY_BYTES ||
        sqlite3_column_bytes(query, 2) != MAC_BYTES)
        return false;
    vouch(ring, epoch, commitment, mac);
    return sodium_memcmp(sqlite3_column_blob(query, 1), commitment, KEYRING_KEY_BYTES) == 0 &&
           sodium_memcmp(sqlite3_column_blob(query, 2), mac, MAC_BYTES) == 0;
}

bool
epochs_check(Database *database, const Keyring *ring, GError **error)
{
    guint32 epoch = 0;
    bool good = true;
    int code = SQLITE_DONE;
    g_autoptr(sqlite3_stmt) query = database_prepare(
        database, "SELECT number, commitment, mac FROM epoch ORDER BY number", error);
    if (query == NULL)
        return false;
    while (good && epoch < keyring_last(ring) && (code = sqlite3_step(query)) == SQLITE_ROW) {
        epoch++;
        good = sqlite3_column_int64(query, 0) == epoch && fits(query, ring, epoch);
    }
    if (!database_was_read(database, code, error))
        return false;
    if (good && epoch > 0 && epoch == keyring_last(ring))
        return true;
    g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_DAMAGED,
                        _("The keys of this book are not as they were made; somebody worked on the "
                          "file from outside."));
    return false;
}

bool
epochs_check_last(Database *database, const Keyring *ring, GError **error)
{
    g_autoptr(sqlite3_stmt) query =
        database_prepare(database, "SELECT ifnull(max(number), 0) FROM epoch", error);
    if (query == NULL)
        return false;
    if (!database_was_read(database, sqlite3_step(query), error))
        return false;
    if (sqlite3_column_int64(query, 0) == keyring_last(ring))
        return true;
    g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_DAMAGED,
                        _("The book has keys that this passphrase does not open."));
    return false;
}

/* From EPOCH, whose key RING holds, down to the first. */
static bool
take_earlier(Database *database, guint32 epoch, Keyring *ring, GError **error)
{
    g_autoptr(sqlite3_stmt) query =
        database_prepare(database,
                         "SELECT number, previous FROM epoch WHERE number <= ?1 AND number > 1 "
                         "ORDER BY number DESC",
                         error);
    if (query == NULL)
        return false;
    sqlite3_bind_int64(query, 1, epoch);
    int code;
    while ((code = sqlite3_step(query)) == SQLITE_ROW) {
        gsize length;
        guint32 number = (guint32)sqlite3_column_int64(query, 0);
        EpochPlace place = place_of(number);
        SealPlace bound = { place.bytes, sizeof place.bytes };
        const guint8 *key = keyring_key(ring, number, KEY_PREVIOUS);
        g_autofree guint8 *before = key != NULL
                                        ? seal_open(key, &bound, sqlite3_column_blob(query, 1),
                                                    (gsize)sqlite3_column_bytes(query, 1), &length)
                                        : NULL;
        if (before != NULL && length == KEYRING_KEY_BYTES)
            keyring_add(ring, number - 1, before);
        if (before != NULL)
            sodium_memzero(before, length);
    }
    return database_was_read(database, code, error);
}

bool
epochs_open(Database *database, const guint8 *data_key, Keyring *ring, GError **error)
{
    g_autoptr(sqlite3_stmt) query = database_prepare(
        database, "SELECT number, commitment FROM epoch ORDER BY number DESC", error);
    if (query == NULL)
        return false;
    g_autoptr(Keyring) trial = keyring_new();
    keyring_add(trial, 1, data_key); /* what it derives to does not depend on the epoch */
    const guint8 *commitment = keyring_key(trial, 1, KEY_COMMITMENT);
    int code;
    while ((code = sqlite3_step(query)) == SQLITE_ROW) {
        gint64 epoch = sqlite3_column_int64(query, 0);
        if (epoch < 1 || epoch > KEYRING_EPOCHS_MOST ||
            sqlite3_column_bytes(query, 1) != KEYRING_KEY_BYTES ||
            sodium_memcmp(sqlite3_column_blob(query, 1), commitment, KEYRING_KEY_BYTES) != 0)
            continue;
        keyring_add(ring, (guint32)epoch, data_key);
        return take_earlier(database, (guint32)epoch, ring, error) &&
               epochs_check(database, ring, error);
    }
    if (!database_was_read(database, code, error))
        return false;
    g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_LOCKED,
                        _("This envelope belongs to another book."));
    return false;
}

bool
epochs_first(Database *database, guint8 *commitment, GError **error)
{
    g_autoptr(sqlite3_stmt) query =
        database_prepare(database, "SELECT commitment FROM epoch WHERE number = 1", error);
    if (query == NULL)
        return false;
    int code = sqlite3_step(query);
    if (!database_was_read(database, code, error))
        return false;
    memset(commitment, 0, KEYRING_KEY_BYTES); /* of a lost one every root is another */
    if (code == SQLITE_ROW && sqlite3_column_bytes(query, 0) == KEYRING_KEY_BYTES)
        memcpy(commitment, sqlite3_column_blob(query, 0), KEYRING_KEY_BYTES);
    return true;
}
