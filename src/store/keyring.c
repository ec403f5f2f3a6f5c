/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/keyring.h"

#include "store/seal.h"

#include <sodium.h>
#include <string.h>

#define CONTEXT "meguri02" /* 8 bytes, as crypto_kdf wants */

typedef struct {
    guint8 data[KEYRING_KEY_BYTES];
    guint8 derived[KEY_PURPOSE_END][KEYRING_KEY_BYTES];
} EpochKeys;

struct Keyring {
    EpochKeys *epochs[KEYRING_EPOCHS_MOST + 1]; /* each in locked memory, or NULL */
    guint32 last;
    gint64 slot;
    guint8 *slot_secret; /* in locked memory, or NULL */
};

Keyring *
keyring_new(void)
{
    seal_begin();
    return g_new0(Keyring, 1);
}

void
keyring_free(Keyring *ring)
{
    if (ring == NULL)
        return;
    for (guint i = 0; i <= KEYRING_EPOCHS_MOST; i++)
        sodium_free(ring->epochs[i]); /* wipes; NULL is fine */
    sodium_free(ring->slot_secret);
    g_free(ring);
}

/* (transfer full) */
static void *
locked(gsize length)
{
    void *memory = sodium_malloc(length);
    if (memory == NULL)
        g_error("no memory that can be locked is left for the keys of the book");
    return memory;
}

static EpochKeys *
place_for(Keyring *ring, guint32 epoch)
{
    g_assert(epoch >= 1 && epoch <= KEYRING_EPOCHS_MOST);
    if (ring->epochs[epoch] == NULL)
        ring->epochs[epoch] = locked(sizeof(EpochKeys));
    ring->last = MAX(ring->last, epoch);
    return ring->epochs[epoch];
}

static void
derive(EpochKeys *keys)
{
    for (guint purpose = KEY_ROWS; purpose < KEY_PURPOSE_END; purpose++)
        crypto_kdf_derive_from_key(keys->derived[purpose], KEYRING_KEY_BYTES, purpose, CONTEXT,
                                   keys->data);
}

void
keyring_add(Keyring *ring, guint32 epoch, const guint8 *data_key)
{
    EpochKeys *keys = place_for(ring, epoch);
    memcpy(keys->data, data_key, sizeof keys->data);
    derive(keys);
}

void
keyring_make(Keyring *ring, guint32 epoch)
{
    EpochKeys *keys = place_for(ring, epoch);
    randombytes_buf(keys->data, sizeof keys->data);
    derive(keys);
}

void
keyring_drop_last(Keyring *ring)
{
    g_assert(ring->last > 0);
    g_clear_pointer((void **)&ring->epochs[ring->last], sodium_free);
    ring->last--;
}

void
keyring_keep_slot(Keyring *ring, gint64 slot, const guint8 *secret)
{
    if (ring->slot_secret == NULL)
        ring->slot_secret = locked(KEYRING_KEY_BYTES);
    memcpy(ring->slot_secret, secret, KEYRING_KEY_BYTES);
    ring->slot = slot;
}

const guint8 *
keyring_slot(const Keyring *ring, gint64 *ret_slot)
{
    *ret_slot = ring->slot;
    return ring->slot_secret;
}

guint32
keyring_last(const Keyring *ring)
{
    return ring->last;
}

const guint8 *
keyring_data_key(const Keyring *ring, guint32 epoch)
{
    bool held = epoch <= KEYRING_EPOCHS_MOST && ring->epochs[epoch] != NULL;
    return held ? ring->epochs[epoch]->data : NULL;
}

const guint8 *
keyring_key(const Keyring *ring, guint32 epoch, KeyPurpose purpose)
{
    bool held = epoch <= KEYRING_EPOCHS_MOST && ring->epochs[epoch] != NULL;
    return held ? ring->epochs[epoch]->derived[purpose] : NULL;
}

Keyring *
keyring_copy(const Keyring *ring)
{
    Keyring *copy = keyring_new();
    for (guint32 epoch = 1; epoch <= ring->last; epoch++)
        if (ring->epochs[epoch] != NULL)
            keyring_add(copy, epoch, ring->epochs[epoch]->data);
    if (ring->slot_secret != NULL)
        keyring_keep_slot(copy, ring->slot, ring->slot_secret);
    return copy;
}
