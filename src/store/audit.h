/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Looking through a whole book: is each row, each value and each guard as this program wrote it? It
 * reads the file anew, whatever is in memory, and never repairs anything.
 */

#include "store/book.h"

/* Follows every row in DATABASE from where BOOK, whose values were read there, stands, with its
 * signature. MEGURI_ERROR_DAMAGED names the first that is not as it was signed. */
bool audit_rows(Database *database, Book *book, GError **error);

/* True if the book at PATH is as it was written and still holds all that KNOWN has seen of it. Else
 * MEGURI_ERROR_DAMAGED, naming the first row that is not; MEGURI_ERROR_CANNOT_OPEN if it cannot be
 * read. */
bool audit_book(const char *path, const Book *known, guint64 *ret_rows, GError **error);
