/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Who can open a book: slots, each with a name and a passphrase or open to everybody, and the data
 * keys that are sealed to them, one an epoch (meguri-book(5), SLOTS). It never knows what the keys
 * seal, nor counts failures.
 */

#include "store/database.h"
#include "store/keyring.h"
#include "store/log.h"
#include "store/slot.h"

/* Inside a transaction: the first epoch with a new data key, which RING then holds. */
bool slots_found(Database *database, Keyring *ring, GError **error);

/* A slot for KEY, ready to be added; a passphrase takes its second here. (transfer full) */
Slot *slots_prepare(const guint8 *book, const LogKey *key, GError **error);
/* Inside a transaction: adds SLOT, to open every epoch of RING. MEGURI_ERROR_REFUSED if its name is
 * taken. */
bool slots_add(Database *database, Slot *slot, const Keyring *ring, GError **error);

/* Inside a transaction: ends the slot LABEL; a new epoch, to be opened by all slots that have not
 * ended, whose key RING then holds: whoever undoes the transaction drops it. MEGURI_ERROR_REFUSED
 * if there is no such slot, it is the last one, or the book has all the epochs it can have. */
bool slots_end(Database *database, const char *label, Keyring *ring, GError **error);

/* The same without an end: a new epoch with DATA_KEY, which a recovery sheet carries already. */
bool slots_renew(Database *database, const guint8 *data_key, Keyring *ring, GError **error);

/* True if every slot that has not ended was put in by a holder of RING's last key, and no epoch is
 * there that RING does not hold. MEGURI_ERROR_DAMAGED names the slot. */
bool slots_check(Database *database, const Keyring *ring, GError **error);

/* All slots that have not ended, in order. Array of LogSlot *. (transfer full) */
GPtrArray *slots_list(Database *database, GError **error);

/* Adds to RING the keys of epochs that came since it was filled, as far as its slot opens them. */
bool slots_follow(Database *database, Keyring *ring, GError **error);

/* Fills RING with the data keys that KEY opens (NULL: a slot that is open to everybody). Each is
 * compared with what the book published of it. MEGURI_ERROR_LOCKED if nothing opens. */
bool slots_open(Database *database, const guint8 *book, const LogKey *key, Keyring *ring,
                GError **error);

/* True if PASSPHRASE opens a slot that wants one. */
bool slots_opens_sealed(Database *database, const guint8 *book, const char *passphrase,
                        GError **error);
