/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What this PC remembers beside a book: how far each station that wrote here had come, in a small
 * file of this user. A book that was put back in its place, or that lost its last rows, is right in
 * itself and shows only against this. What cannot be kept is not kept, and nobody is kept out. It
 * never knows what a row says.
 */

#include "store/chain.h"

/* The last row of a station that was saved here; seq 0: nothing is remembered. */
typedef struct {
    guint64 seq;
    ChainHash hash;
} Witness;

/* Of STATION of BOOK_ID (CHAIN_BOOK_BYTES). */
Witness witness_recall(const guint8 *book_id, const StationId *station);
/* The end of HEAD's chain is saved. */
void witness_keep(const guint8 *book_id, const ChainHead *head);
