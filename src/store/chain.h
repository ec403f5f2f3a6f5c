/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A row of the book as bytes: what is hashed, how a row hangs on the one before it, and what lies
 * in its box (meguri-book(5), ROW and CHAIN). All that knows the form of a row stands here. It
 * never knows where rows are kept.
 */

#include "ward/statement.h"

#define CHAIN_FORMAT 1
#define CHAIN_HASH_BYTES 32
#define CHAIN_BAND_KEY_BYTES 32

typedef struct {
    guint8 bytes[CHAIN_HASH_BYTES];
} ChainHash;

/* The values of a whole book, which the first row of each station binds. */
typedef struct {
    const char *site;
    const guint8 *band_key; /* CHAIN_BAND_KEY_BYTES */
    const char *layout;
    gsize layout_length;
} ChainRoot;

/* A row; the bytes belong to whoever made it. */
typedef struct {
    guint64 seq; /* from 1 */
    const guint8 *box;
    gsize box_length;
    const guint8 *prev; /* CHAIN_HASH_BYTES */
    const guint8 *hash; /* CHAIN_HASH_BYTES */
} ChainRow;

/* The end of a station's chain as far as it was followed. */
typedef struct {
    StationId station;
    guint64 seq;    /* of the last row, 0 = none yet */
    ChainHash hash; /* of the last row; with seq 0 the root */
    guint64 clock;  /* of the last statement, 0 = none yet */
} ChainHead;

/* The start of STATION's chain in a book with ROOT. */
ChainHead chain_start(const StationId *station, const ChainRoot *root);

/* The hash of a row of STATION. */
ChainHash chain_hash(const StationId *station, const ChainRow *row);

/* What goes into the box of a row for the encoded statements BODY. (transfer full) */
GBytes *chain_box(GBytes *body);

/* Follows one row: its sequence, link and hash are checked, its statements added to LIST, their
 * clocks compared with the head's; then HEAD stands on it. LETTERS name the station for people.
 * Fails with MEGURI_ERROR_DAMAGED ("row 17 of station A: ..."), HEAD and LIST being as before. */
bool chain_follow(ChainHead *head, const ChainRow *row, const char *letters, Statements *list,
                  GError **error);

/* Puts HEAD on ROW without following the rows before it: its hash is checked and the clock of its
 * last statement read. Fails as chain_follow(). */
bool chain_jump(ChainHead *head, const ChainRow *row, const char *letters, GError **error);

/* Sets ERROR to MEGURI_ERROR_DAMAGED, "row SEQ of station LETTERS: REASON". */
void chain_set_damage(GError **error, guint64 seq, const char *letters, const char *reason);
