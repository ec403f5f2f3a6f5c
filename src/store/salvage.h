/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What is left of a damaged book or copy, put together to a book in memory that can be joined with
 * another like any copy: every row that its station signed and that opens with the key, in its
 * place, and what is missing between them named as lost. It never writes to a file, and never knows
 * what a row says.
 */

#include "store/pieces.h"

typedef struct Salvage Salvage;

/* Reads the file at PATH, and the journal beside it if there is one. Fails with
 * MEGURI_ERROR_CANNOT_OPEN. (transfer full) */
Salvage *salvage_read(const char *path, GError **error);
void salvage_free(Salvage *salvage);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Salvage, salvage_free)

/* Opens what KEY opens of it. Fails with MEGURI_ERROR_DAMAGED if nothing is left by which rows can
 * be read, MEGURI_ERROR_LOCKED if KEY does not open it. */
bool salvage_open(Salvage *salvage, const LogKey *key, GError **error);
/* The same with the keys of BOOK, of the same ward, and if need be with the stations that it knows;
 * DATABASE is that book's. */
bool salvage_open_for(Salvage *salvage, const Book *book, Database *database, GError **error);

/* After it is open: finds the rows. MEGURI_ERROR_REFUSED if there is none of this ward. */
bool salvage_find(Salvage *salvage, GError **error);

/* What was found; each lives as long as SALVAGE. */
const Pieces *salvage_pieces(const Salvage *salvage);
/* The book that was put together of it, and its database. */
Book *salvage_book(const Salvage *salvage);
Database *salvage_database(const Salvage *salvage);
/* Bytes that the drive did not give. */
guint64 salvage_unread(const Salvage *salvage);
