/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The data keys of a book while it is open, one an epoch, and the keys derived from each, in locked
 * memory that is wiped when it is let go. It never knows who may open a book, nor what is sealed.
 */

#include <glib.h>
#include <stdbool.h>

#define KEYRING_KEY_BYTES 32
#define KEYRING_FIRST_EPOCH 1
#define KEYRING_EPOCHS_MOST 64

/* What a key derived from a data key is for (meguri-book(5), KEYS). */
typedef enum {
    KEY_ROWS = 1,   /* seals rows */
    KEY_VALUES,     /* seals the values of the book */
    KEY_STATION,    /* seals a station's signing key */
    KEY_EPOCH,      /* vouches for the next epoch */
    KEY_COMMITMENT, /* is published: the data key is no other */
    KEY_PREVIOUS,   /* seals the data key of the epoch before */
    KEY_SLOTS,      /* vouches for the slots that open an epoch */
    KEY_COPY,       /* vouches for a whole copy, and for a spare of its head */
    KEY_LOST,       /* vouches for rows that are named as lost */
    KEY_VOUCH,      /* vouches for stations and their homes */
    KEY_PURPOSE_END
} KeyPurpose;

typedef struct Keyring Keyring;

/* (transfer full) */
Keyring *keyring_new(void);
/* The same keys and slot. (transfer full) */
Keyring *keyring_copy(const Keyring *ring);
/* Wipes all keys. */
void keyring_free(Keyring *ring);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Keyring, keyring_free)

/* Adds the data key of EPOCH (copied); the last one added of an epoch counts. */
void keyring_add(Keyring *ring, guint32 epoch, const guint8 *data_key);
/* Adds a new random one. */
void keyring_make(Keyring *ring, guint32 epoch);

/* Forgets the key of the highest epoch, which did not come about. */
void keyring_drop_last(Keyring *ring);

/* Keeps by which slot the ring was filled: its number and X25519 secret (32 bytes), so that the
 * keys of later epochs can be fetched. */
void keyring_keep_slot(Keyring *ring, gint64 slot, const guint8 *secret);
/* The kept secret and *ret_slot; NULL if there is none. (transfer none) */
const guint8 *keyring_slot(const Keyring *ring, gint64 *ret_slot);

/* The highest epoch whose key is held; 0 = none. */
guint32 keyring_last(const Keyring *ring);

/* The data key itself, for slots and the recovery sheet; NULL if it is not held. (transfer none) */
const guint8 *keyring_data_key(const Keyring *ring, guint32 epoch);
/* A derived key; NULL if the epoch's key is not held. (transfer none) */
const guint8 *keyring_key(const Keyring *ring, guint32 epoch, KeyPurpose purpose);
