/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The signatures of many rows, looked at on all cores of the PC while the rows are still being
 * followed: a look takes 0.1 ms, and an import has 100,000 of them. Each part of the rows belongs
 * to one thread at a time, so nothing is shared. It never knows what is in a row.
 */

#include "store/book.h"

typedef struct Signatures Signatures;

/* No thread is started before there is work for one; a PC that gives none does all of it in turn.
 * (transfer full) */
Signatures *signatures_new(void);
/* Waits for what is under way. */
void signatures_free(Signatures *signatures);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Signatures, signatures_free)

/* Takes the signature of ROW of STATION (copied). */
void signatures_add(Signatures *signatures, const BookStation *station, const ChainRow *row);

/* Waits; true if every row was signed by its station. MEGURI_ERROR_DAMAGED names the first, in the
 * order in which they were taken, that was not. Nothing is taken after it. */
bool signatures_end(Signatures *signatures, GError **error);
