/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A box that only who holds the key can open, and only in the place it was made for:
 * XChaCha20-Poly1305 with a random nonce, the body padded, and bytes that it is bound to
 * (meguri-book(5), BOXES). It never knows what is in the box.
 */

#include <glib.h>

#define SEAL_KEY_BYTES 32
/* Bodies of about one length look alike. */
#define SEAL_PAD_BYTES 128

/* Where a box belongs; it opens nowhere else. */
typedef struct {
    const guint8 *bytes;
    gsize length;
} SealPlace;

/* Comes before all else that libsodium does, once or often. */
void seal_begin(void);

/* (transfer full) */
GBytes *seal_close(const guint8 *key, const SealPlace *place, const guint8 *body, gsize length);

/* The body of BOX, NULL if the key or the place is another or a byte was changed. (transfer full)
 */
guint8 *seal_open(const guint8 *key, const SealPlace *place, const guint8 *box, gsize length,
                  gsize *ret_length);
