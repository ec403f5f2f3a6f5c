/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A copy of a book for a stick: every row of every table, sealed as it lies in the book, in one
 * file that ends in a keyed hash, so that a half of it is never taken for the whole
 * (meguri-book(5), COPY). It never knows which rows are new to whom.
 */

#include "store/book.h"

/* All of DATABASE as the bytes of a copy. The secret of the own station stays at home. (transfer
 * full) */
GBytes *copy_make(Database *database, const Keyring *keys, GError **error);

/* The same without rows: what stands again and again in the file of a book, and by which the rows
 * that are left of it can be read. */
#define COPY_HEAD_NAME "meguri head 3\n"
GBytes *copy_make_head(Database *database, const Keyring *keys, GError **error);

/* The bytes of the file at PATH; of one that begins like no copy, only the beginning.
 * MEGURI_ERROR_CANNOT_OPEN, MEGURI_ERROR_REFUSED: it is longer than any book. (transfer full) */
GBytes *copy_read(const char *path, GError **error);
/* The book that the copy in BYTES holds, in memory. MEGURI_ERROR_DAMAGED names FILE if the copy is
 * cut; whether it is as a holder of the keys made it is looked at with copy_check() once they are
 * known. (transfer full) */
Database *copy_open(GBytes *bytes, const char *file, GError **error);
/* The same of a head. */
Database *copy_open_head(GBytes *bytes, const char *file, GError **error);
/* Whether BYTES are as a holder of KEYS made them. MEGURI_ERROR_DAMAGED names FILE if not. */
bool copy_check(GBytes *bytes, const Keyring *keys, const char *file, GError **error);
/* Whether BYTES are a head that a holder of KEYS made. */
bool copy_is_head(GBytes *bytes, const Keyring *keys);
