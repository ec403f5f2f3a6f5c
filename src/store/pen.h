/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Writing one commit: its clocks, its row, and the look at what SQLite made of it before anybody
 * calls it saved. The transaction is the caller's. It never knows what the statements mean.
 */

#include "store/rows.h"

typedef struct {
    Database *database;
    Rows *rows;
    const Book *book;
} Pen;

/* Gives the statements of LIST their station, clocks and wall, adds them as one row and compares
 * what the file now gives back. *ret_head is the end of the own chain after it. Fails with
 * MEGURI_ERROR_REFUSED if LIST holds what cannot be kept, MEGURI_ERROR_CANNOT_SAVE (the database is
 * then read-only unless the disk was only full), or MEGURI_ERROR_DAMAGED if the end of the chain is
 * not as it was. */
bool pen_write(const Pen *pen, Statements *list, const Instant *wall, ChainHead *ret_head,
               GError **error);
