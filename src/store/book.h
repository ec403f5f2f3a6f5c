/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What stands in a book beside its rows: the values of the whole book and the stations that write.
 * It never knows what a row holds.
 */

#include "store/chain.h"
#include "store/database.h"
#include "store/log.h"

/* data/schema.sql */
extern const char schema_sql[];

typedef struct {
    guint32 number; /* this file's own */
    char *letters;
    ChainHead given; /* the end of what was read from here so far */
} BookStation;

typedef struct {
    char *layout;
    gsize layout_length;
    char *site;
    guint8 band_key[CHAIN_BAND_KEY_BYTES];
    GArray *stations; /* BookStation, by number */
} Book;

/* Makes the tables in the empty file at PATH and writes the values of BIRTH, a new secret and a new
 * station. Fails with MEGURI_ERROR_CANNOT_SAVE. */
bool book_write(const char *path, const LogBirth *birth, GError **error);

/* Reads the values and the stations. Fails with MEGURI_ERROR_CANNOT_OPEN or MEGURI_ERROR_DAMAGED.
 * (transfer full) */
Book *book_read(Database *database, GError **error);
void book_free(Book *book);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Book, book_free)

/* Adds the stations that came into the file since. */
bool book_read_stations(Book *book, Database *database, GError **error);

BookStation *book_station(const Book *book, guint index);
/* The station that writes in this file. */
BookStation *book_own(const Book *book);
/* NULL if the book does not know it. */
BookStation *book_find(const Book *book, const StationId *station);
