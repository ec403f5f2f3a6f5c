/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * One slot: a name, what opens it, and its key pair. Its secret is sealed under a passphrase, or
 * lies open. It never knows the other slots, nor the file they lie in.
 */

#include "store/database.h"
#include "store/keyring.h"

#include <sodium.h>

#define SLOT_BOOK_BYTES 16
#define SLOT_SECRET_BYTES crypto_box_SECRETKEYBYTES
#define SLOT_PUBLIC_BYTES crypto_box_PUBLICKEYBYTES
#define SLOT_SALT_BYTES crypto_pwhash_SALTBYTES
#define SLOT_MAC_BYTES 32

G_STATIC_ASSERT(SLOT_SALT_BYTES == 16 && SLOT_PUBLIC_BYTES == 32 && SLOT_SECRET_BYTES == 32);

typedef struct {
    gint64 number;
    bool sealed; /* by a passphrase */
    char *label;
    guint8 salt[SLOT_SALT_BYTES];
    guint memory; /* KiB */
    guint passes;
    guint8 public_key[SLOT_PUBLIC_BYTES];
    GBytes *secret;
} Slot;

/* The columns that slot_read() wants, in their order. */
#define SLOT_COLUMNS "number, label, kind, salt, memory, passes, public, secret"

/* The slot in the row that QUERY stands on. (transfer full) */
Slot *slot_read(sqlite3_stmt *query);
void slot_free(Slot *slot);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Slot, slot_free)

/* The secret of SLOT in BOOK (its id) into SECRET; PASSPHRASE only matters if it is sealed. False
 * if it does not open. */
bool slot_open_secret(const guint8 *book, const Slot *slot, const char *passphrase, guint8 *secret);
/* The other way round, into SLOT; false if the machine has not the memory for it. */
bool slot_close_secret(const guint8 *book, Slot *slot, const char *passphrase,
                       const guint8 *secret);

/* What a holder of the key of EPOCH says of SLOT: SLOT_MAC_BYTES into MAC. */
void slot_vouch(const Slot *slot, guint32 epoch, const Keyring *ring, guint8 *mac);
