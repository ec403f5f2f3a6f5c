/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A few signs that stand for all rows of a book. Printed on paper they show later that rows were
 * cut off at the end, which a chain alone cannot. It never knows what the rows hold.
 */

#include "store/rows.h"

/* How many rows BOOK has in the file and the fingerprint of the ends of its chains, "K7QX-2M9P";
 * books with the same rows give the same. (transfer full) */
char *digest_of(Rows *rows, const Book *book, guint64 *ret_rows, GError **error);

/* True if the rows that were there when a sheet with PRINTED at its foot was printed are still
 * there. MEGURI_ERROR_DAMAGED says what is not; MEGURI_ERROR_REFUSED: several stations wrote, and
 * nobody knows how far each had come then. */
bool digest_check(Rows *rows, const Book *book, const LogAnchor *printed, GError **error);
