/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The rows of all stations in the file: read in order along their chains, or added at the end of
 * one. It never knows who asks, nor what a statement means.
 */

#include "store/signatures.h"

typedef struct Rows Rows;

/* Prepares what is asked of DATABASE again and again; DATABASE and
 * KEYS must outlive it. (transfer full) */
Rows *rows_new(Database *database, const Keyring *keys, GError **error);
void rows_free(Rows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Rows, rows_free)

/* One row was followed: LIST holds its statements (for this call only), HEAD stands on it. */
typedef void (*RowsReader)(const Statements *list, const ChainHead *head, gpointer user);

/* Follows the chain of STATION from HEAD to its end, and past rows that are named as lost; HEAD
 * moves along. Fails with
 * MEGURI_ERROR_DAMAGED naming the first row that is not as it was written. */
typedef struct {
    const BookStation *station;
    ChainHead *head;
    RowsReader reader; /* NULL: only check */
    gpointer user;
    Signatures *signatures; /* takes them, to be looked at; NULL: they are not */
    GArray *gaps; /* takes a ChainGap for rows on the way that are named as lost; NULL: not told */
    guint64 last; /* sequence where the walk ends; 0: with the chain */
} RowsWalk;
bool rows_follow(Rows *rows, const RowsWalk *walk, GError **error);

/* Follows what has meanwhile come into the gaps of WALK, which was past them before (its head is
 * not looked at); those that are still open are left in it. */
bool rows_fill(Rows *rows, const RowsWalk *walk, GError **error);

/* The end of STATION's chain in the file, *ret_head having seq 0 if it has no row in this book yet;
 * only the last row is looked at. */
bool rows_last(Rows *rows, const BookStation *station, ChainHead *ret_head, GError **error);

/* How many rows the file holds, whoever wrote them. */
bool rows_count(Rows *rows, guint64 *ret_count, GError **error);

/* The station that writes, with its signing key. */
typedef struct {
    const BookStation *station;
    const guint8 *signing_key; /* Ed25519, 64 bytes */
} RowsOwn;

/* Seals BODY into a row after HEAD and signs it, in a transaction that the caller has begun, and
 * puts HEAD on it. Fails with MEGURI_ERROR_CANNOT_SAVE. */
bool rows_add(Rows *rows, const RowsOwn *own, ChainHead *head, GBytes *body, GError **error);
