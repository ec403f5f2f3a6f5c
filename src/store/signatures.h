/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The signatures of many rows, looked at on all cores of the PC, on the others while more rows are
 * followed: a look takes 0.1 ms, and an import has 100,000 of them. Each part of the rows belongs
 * to one thread, and only whose turn it is is shared. It never knows what is in a row.
 */

#include "store/book.h"

typedef struct Signatures Signatures;

/* (transfer full) */
Signatures *signatures_new(void);
void signatures_free(Signatures *signatures);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Signatures, signatures_free)

/* Takes the signature of ROW of STATION (copied). All from one thread. */
void signatures_add(Signatures *signatures, const BookStation *station, const ChainRow *row);

/* Looks at all that are left; a PC that gives no thread does it in turn. True if every row was
 * signed by its station. MEGURI_ERROR_DAMAGED names the first, in the order in which they were
 * taken, that was not. Nothing is taken after it. */
bool signatures_end(Signatures *signatures, GError **error);
