/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/seal.h"

#include <sodium.h>
#include <string.h>

#define NONCE_BYTES crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define TAG_BYTES crypto_aead_xchacha20poly1305_ietf_ABYTES

G_STATIC_ASSERT(SEAL_KEY_BYTES == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

void
seal_begin(void)
{
    if (sodium_init() < 0)
        g_error("libsodium cannot be begun");
}

GBytes *
seal_close(const guint8 *key, const SealPlace *place, const guint8 *body, gsize length)
{
    gsize padded = (length / SEAL_PAD_BYTES + 1) * SEAL_PAD_BYTES;
    g_autofree guint8 *plain = g_malloc(padded);
    guint8 *box = g_malloc(NONCE_BYTES + padded + TAG_BYTES);
    memcpy(plain, body, length);
    if (sodium_pad(&padded, plain, length, SEAL_PAD_BYTES, padded) != 0)
        g_error("a text to be sealed cannot be padded");
    randombytes_buf(box, NONCE_BYTES);
    crypto_aead_xchacha20poly1305_ietf_encrypt(box + NONCE_BYTES, NULL, plain, padded, place->bytes,
                                               place->length, NULL, box, key);
    sodium_memzero(plain, padded);
    return g_bytes_new_take(box, NONCE_BYTES + padded + TAG_BYTES);
}

guint8 *
seal_open(const guint8 *key, const SealPlace *place, const guint8 *box, gsize length,
          gsize *ret_length)
{
    gsize padded = length - NONCE_BYTES - TAG_BYTES;
    if (box == NULL || length < NONCE_BYTES + TAG_BYTES + SEAL_PAD_BYTES)
        return NULL;
    g_autofree guint8 *plain = g_malloc(padded);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(plain, NULL, NULL, box + NONCE_BYTES,
                                                   length - NONCE_BYTES, place->bytes,
                                                   place->length, box, key) != 0 ||
        sodium_unpad(ret_length, plain, padded, SEAL_PAD_BYTES) != 0)
        return NULL;
    return g_steal_pointer(&plain);
}
