/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Guessing a passphrase at this PC: five wrong ones within a quarter of an hour, in whatever window
 * or command, and no more are tried for a quarter of an hour. Time is how long the PC has been
 * running, so nobody shortens the wait by setting the clock. What cannot be counted here is not
 * counted: it never keeps a nurse out of her book because a file could not be written. A key that
 * is named is counted apart, so that a stranger's guesses keep nobody out who names hers; whatever
 * is no name of one counts with the tries without a name, so that names are no way to more tries.
 * It never knows a passphrase.
 */

#include "desk/desk.h"

#define LOCKOUT_TRIES 5
#define LOCKOUT_MINUTES 15

typedef struct Lockout Lockout;

/* Of tries to open BOOK (or a copy of it) with the key named KEY; NULL = any key, and so is the
 * only one that wants a passphrase. CLOCK NULL: the PC's. (transfer full) */
Lockout *lockout_new(const char *book, const char *key, const DeskClock *clock);
void lockout_free(Lockout *lockout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Lockout, lockout_free)

/* Minutes until passphrases are tried again; 0 = now. */
guint lockout_minutes(const Lockout *lockout);

/* Counts a try before it is made, so that one who cuts it off has made it all the same.
 * MEGURI_ERROR_LOCKED, with the minutes that are left, if none may be made. */
bool lockout_begin(Lockout *lockout, GError **error);

/* How the try ended: *CAUSE NULL, it opened, and what failed before is forgotten;
 * MEGURI_ERROR_LOCKED, it failed, and *CAUSE then also tells what is left; any other error was none
 * of the passphrase's, and the try was none. */
void lockout_end(Lockout *lockout, GError **cause);
