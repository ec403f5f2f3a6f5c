/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The epochs of a book: which data keys there are, what each of them must derive to, and that each
 * was made by who held the one before (meguri-book(5), KEYS). It never knows who holds a key.
 */

#include "store/database.h"
#include "store/keyring.h"

/* Inside a transaction: publishes EPOCH, whose key RING holds, vouched for by the epoch before. */
bool epochs_insert(Database *database, guint32 epoch, const Keyring *ring, GError **error);

/* True if RING holds the key of every epoch up to its last, and each is the one that was published
 * and vouched for. MEGURI_ERROR_DAMAGED otherwise. */
bool epochs_check(Database *database, const Keyring *ring, GError **error);

/* True if no epoch comes after the last one of RING. MEGURI_ERROR_DAMAGED otherwise. */
bool epochs_check_last(Database *database, const Keyring *ring, GError **error);

/* Fills RING from one DATA_KEY: its epoch and all before it. MEGURI_ERROR_LOCKED if it is of no
 * epoch of this book. */
bool epochs_open(Database *database, const guint8 *data_key, Keyring *ring, GError **error);

/* The commitment of the first epoch, 32 bytes into COMMITMENT. */
bool epochs_first(Database *database, guint8 *commitment, GError **error);
