/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Rows found one by one, in any order and more than once, that are to be a book again: each is
 * taken only if its station signed it and it opens, and stands only where its neighbours let it. It
 * never knows where they were found.
 */

#include "store/carve.h"
#include "store/lost.h"

typedef struct {
    Book *book;        /* whose keys and stations they are looked at by */
    GArray *list;      /* Piece */
    GHashTable *known; /* by hash */
    guint64 broken;    /* that look like rows and are not whole */
    bool closed;       /* some are rows whose key is not held */
} Pieces;

/* Of BOOK, which must outlive them. (transfer full) */
Pieces *pieces_new(Book *book);
void pieces_free(Pieces *pieces);

/* A CarveRow, PIECES being its user. */
bool pieces_take(const CarvedRow *found, gpointer pieces);

/* Puts the rows of PIECES into DATABASE, which has their stations and no rows, and names as lost
 * what is missing between them. MEGURI_ERROR_CANNOT_SAVE. */
bool pieces_put(Pieces *pieces, Database *database, GError **error);

/* How many were put in of the station INDEX. */
guint64 pieces_count(const Pieces *pieces, guint index);
