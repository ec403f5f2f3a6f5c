/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What stands in a book beside its rows: the values of the whole book and the stations that write.
 * It never knows what a row holds.
 */

#include "store/chain.h"
#include "store/database.h"
#include "store/keyring.h"
#include "store/log.h"
#include "store/witness.h"

/* data/schema.sql */
extern const char schema_sql[];

typedef struct {
    guint32 number; /* this file's own */
    char *letters;
    guint8 public_key[CHAIN_PUBLIC_BYTES];
    ChainHead start;     /* of its chain */
    ChainHead given;     /* the end of what was read from here so far */
    GArray *gaps;        /* ChainGap: rows before it that are named as lost and not there */
    Witness witness;     /* what this PC remembers of its end */
    bool is_vouched_for; /* by a holder of the keys */
} BookStation;

#define BOOK_BAND_KEY_BYTES 32

typedef struct {
    guint8 id[CHAIN_BOOK_BYTES];
    char *site;
    Keyring *keys;
    GBytes *values; /* sealed */
    guint8 commitment[CHAIN_HASH_BYTES];
    guint8 *band_key; /* BOOK_BAND_KEY_BYTES in locked memory */
    char *layout;
    gsize layout_length;
    guint8 *signing_key; /* Ed25519 of the own station, in locked memory; NULL if it is not here */
    GArray *stations;    /* BookStation, by number */
    guint own; /* index of the station at home in this file; without a signing key: of the last that
                  was */
} Book;

/* Makes the tables in the empty file at PATH and writes the values of BIRTH, new keys and secrets,
 * the first slot and a new station. Fails with MEGURI_ERROR_CANNOT_SAVE. */
bool book_write(const char *path, const LogBirth *birth, GError **error);

/* Opens the keys with KEY, then reads the values and the stations; who is at home is asked with
 * stations_find_own(). Fails with
 * MEGURI_ERROR_CANNOT_OPEN, MEGURI_ERROR_LOCKED or MEGURI_ERROR_DAMAGED. (transfer full) */
Book *book_read(Database *database, const LogKey *key, GError **error);
/* The same with the keys that are held already (copied), and those of later epochs that their slot
 * opens. (transfer full) */
Book *book_read_again(Database *database, const Keyring *keys, GError **error);
void book_free(Book *book);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Book, book_free)

BookStation *book_station(const Book *book, guint index);
/* The station that writes in this file, if there is a signing key. */
BookStation *book_own(const Book *book);
/* NULL if the book does not know it. */
BookStation *book_find(const Book *book, const StationId *station);
