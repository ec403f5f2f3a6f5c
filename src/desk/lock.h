/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What the desk lets go while nobody sits at it, and takes up again for whoever may: the keys, the
 * book and all that was read of it. What was entered here, which moment is looked at and which form
 * is open stay. It never knows what is on the screen.
 */

#include "desk/desk.h"

/* Seconds without a key after which it is due; 0 = never. */
gint64 lock_seconds(const Desk *desk);

/* True from lock_begin() until lock_end() succeeds. Meanwhile nothing else is asked of DESK. */
bool lock_holds(const Desk *desk);

/* Lets all go and wipes the keys; unless the book cannot be read again just now (the drive failed,
 * or was pulled out): then what is in memory is all there is, and stays. */
void lock_begin(Desk *desk);

/* While it holds: whether a passphrase ends it. False for a book that is open to everybody, and for
 * one that could not be let go. */
bool lock_wants_passphrase(const Desk *desk);
/* While it holds: true if the book could not be let go. */
bool lock_keeps_book(const Desk *desk);

/* While it holds: the name of the key whose passphrase comes next (copied), NULL = any; at first it
 * is any, for another nurse may go on. */
void lock_name_key(Desk *desk, const char *key);

/* Opens the book with PASSPHRASE as desk_open() does, and takes up what was let go. On failure it
 * goes on to hold; it fails with MEGURI_ERROR_CANNOT_OPEN if another book lies there now. */
bool lock_end(Desk *desk, const char *passphrase, GError **error);
