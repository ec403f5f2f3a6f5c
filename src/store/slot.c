/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/slot.h"

#include "store/seal.h"

#include <string.h>

#define SLOT_NAME "meguri slot"

/* A key of ours takes a second on the PC that made it; a foreign file may ask for all memory, or
 * for all night. KiB, and KiB times passes. */
#define MEMORY_MOST (1U << 20)
#define COST_MOST ((guint64)1 << 26)

void
slot_free(Slot *slot)
{
    g_free(slot->label);
    g_clear_pointer(&slot->secret, g_bytes_unref);
    g_free(slot);
}

static bool
copy_column(sqlite3_stmt *query, int column, guint8 *into, gsize length)
{
    if ((gsize)sqlite3_column_bytes(query, column) != length)
        return false;
    memcpy(into, sqlite3_column_blob(query, column), length);
    return true;
}

Slot *
slot_read(sqlite3_stmt *query)
{
    Slot *slot = g_new0(Slot, 1);
    const char *label = sqlite3_column_blob(query, 1); /* as a text it would cost memory */
    slot->number = sqlite3_column_int64(query, 0);
    slot->label = g_strndup(label != NULL ? label : "", (gsize)sqlite3_column_bytes(query, 1));
    slot->sealed = sqlite3_column_int(query, 2) != 0;
    slot->memory = (guint)sqlite3_column_int64(query, 4);
    slot->passes = (guint)sqlite3_column_int64(query, 5);
    slot->secret =
        g_bytes_new(sqlite3_column_blob(query, 7), (gsize)sqlite3_column_bytes(query, 7));
    bool whole = copy_column(query, 3, slot->salt, SLOT_SALT_BYTES) &&
                 copy_column(query, 6, slot->public_key, SLOT_PUBLIC_BYTES);
    if (!whole)
        memset(slot->public_key, 0, SLOT_PUBLIC_BYTES); /* opens nothing */
    return slot;
}

/* A secret belongs to its book and its name: a slot that was renamed does not open. (transfer full)
 */
static GByteArray *
place_of(const guint8 *book, const Slot *slot)
{
    GByteArray *place = g_byte_array_new();
    guint32 cost[] = { GUINT32_TO_BE(slot->memory), GUINT32_TO_BE(slot->passes) };
    g_byte_array_append(place, (const guint8 *)SLOT_NAME, strlen(SLOT_NAME));
    g_byte_array_append(place, book, SLOT_BOOK_BYTES);
    g_byte_array_append(place, (const guint8 *)cost, sizeof cost);
    g_byte_array_append(place, slot->public_key, SLOT_PUBLIC_BYTES);
    g_byte_array_append(place, (const guint8 *)slot->label, (guint)strlen(slot->label));
    return place;
}

/* The key that PASSPHRASE makes, in locked memory; NULL if the machine has not the memory.
 * (transfer full) */
static guint8 *
stretch(const Slot *slot, const char *passphrase)
{
    guint8 *key = sodium_malloc(SEAL_KEY_BYTES);
    if (key != NULL &&
        crypto_pwhash(key, SEAL_KEY_BYTES, passphrase, strlen(passphrase), slot->salt, slot->passes,
                      (gsize)slot->memory * 1024, crypto_pwhash_ALG_ARGON2ID13) == 0)
        return key;
    sodium_free(key);
    return NULL;
}

/* The slot's secret into SECRET (SLOT_SECRET_BYTES). */
bool
slot_open_secret(const guint8 *book, const Slot *slot, const char *passphrase, guint8 *secret)
{
    gsize length;
    const guint8 *kept = g_bytes_get_data(slot->secret, &length);
    if (!slot->sealed) {
        if (length == SLOT_SECRET_BYTES)
            memcpy(secret, kept, SLOT_SECRET_BYTES);
        return length == SLOT_SECRET_BYTES;
    }
    bool fair = slot->memory <= MEMORY_MOST && (guint64)slot->memory * slot->passes <= COST_MOST;
    guint8 *key = passphrase != NULL && fair ? stretch(slot, passphrase) : NULL;
    if (key == NULL)
        return false;
    gsize found;
    g_autoptr(GByteArray) place = place_of(book, slot);
    SealPlace bound = { place->data, place->len };
    g_autofree guint8 *opened = seal_open(key, &bound, kept, length, &found);
    bool good = opened != NULL && found == SLOT_SECRET_BYTES;
    if (good)
        memcpy(secret, opened, SLOT_SECRET_BYTES);
    if (opened != NULL)
        sodium_memzero(opened, found);
    sodium_free(key);
    return good;
}

bool
slot_close_secret(const guint8 *book, Slot *slot, const char *passphrase, const guint8 *secret)
{
    if (!slot->sealed) {
        slot->secret = g_bytes_new(secret, SLOT_SECRET_BYTES);
        return true;
    }
    guint8 *key = stretch(slot, passphrase);
    if (key == NULL)
        return false;
    g_autoptr(GByteArray) place = place_of(book, slot);
    SealPlace bound = { place->data, place->len };
    slot->secret = seal_close(key, &bound, secret, SLOT_SECRET_BYTES);
    sodium_free(key);
    return true;
}

void
slot_vouch(const Slot *slot, guint32 epoch, const Keyring *ring, guint8 *mac)
{
    gsize length;
    const guint8 *secret = g_bytes_get_data(slot->secret, &length);
    guint64 numbers[] = {
        GUINT64_TO_BE((guint64)slot->number), GUINT64_TO_BE((guint64)epoch),
        GUINT64_TO_BE((guint64)slot->sealed), GUINT64_TO_BE((guint64)slot->memory),
        GUINT64_TO_BE((guint64)slot->passes), GUINT64_TO_BE((guint64)length)
    };
    crypto_generichash_state state;
    crypto_generichash_init(&state, keyring_key(ring, epoch, KEY_SLOTS), KEYRING_KEY_BYTES,
                            SLOT_MAC_BYTES);
    crypto_generichash_update(&state, (const guint8 *)numbers, sizeof numbers);
    crypto_generichash_update(&state, slot->salt, SLOT_SALT_BYTES);
    crypto_generichash_update(&state, slot->public_key, SLOT_PUBLIC_BYTES);
    crypto_generichash_update(&state, secret, length);
    crypto_generichash_update(&state, (const guint8 *)slot->label, strlen(slot->label));
    crypto_generichash_final(&state, mac, SLOT_MAC_BYTES);
}
