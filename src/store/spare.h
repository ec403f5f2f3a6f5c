/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What stands in a book beside its rows, put down once more as one piece, now and then, so that it
 * lies in many places of the file and rows can still be read when the tables are gone
 * (meguri-book(5), SPARE). It never knows how a damaged file is read.
 */

#include "store/copy.h"

/* True if a commit that ends at row SEQ of the own station is to write one. */
bool spare_is_due(guint64 seq);

/* Inside a transaction: adds one. */
bool spare_write(Database *database, const Keyring *keys, GError **error);

/* True if each is as a holder of KEYS made it. MEGURI_ERROR_DAMAGED otherwise. */
bool spare_check(Database *database, const Keyring *keys, GError **error);
