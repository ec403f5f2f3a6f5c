/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A row of the book as bytes: what is hashed, how a row hangs on the one before it, and what lies
 * in its box (meguri-book(5), ROW and CHAIN). All that knows the form of a row stands here. It
 * never knows where rows are kept.
 */

#include "store/keyring.h"

#include "ward/statement.h"

#define CHAIN_FORMAT 2 /* of a row */
#define CHAIN_HASH_BYTES 32
#define CHAIN_SIGNATURE_BYTES 64
#define CHAIN_PUBLIC_BYTES 32
#define CHAIN_BOOK_BYTES 16

typedef struct {
    guint8 bytes[CHAIN_HASH_BYTES];
} ChainHash;

/* What the first row of a station binds: the values of the book, and the station as the book names
 * it. */
typedef struct {
    const guint8 *book; /* CHAIN_BOOK_BYTES */
    const char *site;
    const guint8 *values; /* the sealed values of the book */
    gsize values_length;
    const guint8 *commitment; /* of the first epoch, CHAIN_HASH_BYTES */
} ChainRoot;

typedef struct {
    StationId id;
    const char *letters;
    const guint8 *public_key; /* CHAIN_PUBLIC_BYTES */
} ChainStation;

/* A row; the bytes belong to whoever made it. */
typedef struct {
    guint64 seq; /* from 1 */
    guint32 epoch;
    const guint8 *box;
    gsize box_length;
    const guint8 *prev;      /* CHAIN_HASH_BYTES */
    const guint8 *hash;      /* CHAIN_HASH_BYTES */
    const guint8 *signature; /* CHAIN_SIGNATURE_BYTES */
} ChainRow;

/* By what a row is opened, and by what people call its station. */
typedef struct {
    const Keyring *keys;
    const char *letters;
} ChainWay;

/* The end of a station's chain as far as it was followed. */
typedef struct {
    StationId station;
    guint64 seq;    /* of the last row, 0 = none yet */
    ChainHash hash; /* of the last row; with seq 0 the root */
    guint64 clock;  /* of the last statement, 0 = none yet */
} ChainHead;

/* The start of STATION's chain in a book with ROOT. */
ChainHead chain_start(const ChainStation *station, const ChainRoot *root);

/* The hash of a row of STATION. */
ChainHash chain_hash(const StationId *station, const ChainRow *row);

/* The box for the encoded statements BODY in the row after HEAD, sealed with the last key of KEYS;
 * *ret_epoch is that key's. (transfer full) */
GBytes *chain_box(const ChainHead *head, const Keyring *keys, GBytes *body, guint32 *ret_epoch);

/* True if the row was signed with the secret of PUBLIC_KEY. Its hash is not looked at. */
bool chain_is_signed(const ChainRow *row, const guint8 *public_key);

/* Follows one row: its sequence, link and hash are checked, its box opened, its statements added to
 * LIST, their clocks compared with the head's; then HEAD stands on it. Fails with
 * MEGURI_ERROR_DAMAGED ("row 17 of station A: ..."), HEAD and LIST being as before. */
bool chain_follow(ChainHead *head, const ChainRow *row, const ChainWay *way, Statements *list,
                  GError **error);

/* Rows of a station that are not there, between one that was followed and one that is signed. */
typedef struct {
    ChainHead before;
    guint64 last;  /* sequence of the last one that is lost */
    ChainHash end; /* its hash, as the row behind it names it */
} ChainGap;

/* The gap between HEAD and ROW. */
ChainGap chain_gap(const ChainHead *head, const ChainRow *row);
/* Puts HEAD behind GAP: chain_follow() of the row behind it then looks at that row alone. */
void chain_pass(ChainHead *head, const ChainGap *gap);

/* Puts HEAD on ROW without following the rows before it: its hash is checked and the clock of its
 * last statement read. Fails as chain_follow(). */
bool chain_jump(ChainHead *head, const ChainRow *row, const ChainWay *way, GError **error);

/* Sets ERROR to MEGURI_ERROR_DAMAGED, "row SEQ of station LETTERS: REASON". */
void chain_set_damage(GError **error, guint64 seq, const char *letters, const char *reason);
/* The same of a row that does not follow the one before it. */
void chain_set_unlinked(GError **error, guint64 seq, const char *letters);
