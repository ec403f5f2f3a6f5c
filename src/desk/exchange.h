/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Copies for a stick, and other stations' copies taken in: the book must leave the PC before the PC
 * is collected. It never knows what lies in a copy.
 */

#include "desk/desk.h"

/* Copies in one folder beyond these are the oldest, and go. */
#define EXCHANGE_GENERATIONS 3

typedef struct {
    char *path;   /* of the copy */
    guint64 rows; /* in it */
} ExchangeCopy;

void exchange_copy_clear(ExchangeCopy *copy);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ExchangeCopy, exchange_copy_clear)

/* Writes a copy into FOLDER, reads it back, notes it in the book (unless that is only read), and
 * takes away this station's copies there beyond EXCHANGE_GENERATIONS. On true the drive may be
 * pulled out.
 */
bool exchange_out(Desk *desk, const char *folder, ExchangeCopy *ret_copy, GError **error);

/* Takes in the copy FILE, all or nothing; *ret_rows is how many rows were new. */
bool exchange_in(Desk *desk, const char *file, guint64 *ret_rows, GError **error);

/* Makes BOOK out of the copy FILE, which PASSPHRASE opens (NULL: open to everybody), for a new
 * station with LETTERS (NULL: the first that are free). */
bool exchange_new(const char *book, const char *file, const char *passphrase, const char *letters,
                  GError **error);

/* Seconds since the last copy went out; -1 if none did. */
gint64 exchange_age(const Desk *desk);
