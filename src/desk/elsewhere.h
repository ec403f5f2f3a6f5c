/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * When the drive takes no more: the ward goes on in a new book in another folder, with all that was
 * read and with what was just refused. It never writes to the book that failed, and never knows
 * how the folder was asked for.
 */

#include "desk/desk.h"

/* True if the book takes nothing more, though it was opened to write in, or did not take the last
 * entry. */
bool elsewhere_is_due(const Desk *desk);

/* The entry that the book did not take, in words; NULL if there is none. (transfer full) */
char *elsewhere_refused(const Desk *desk);

/* Folders of other drives that can be written, those of sticks first: char *. (transfer full) */
GPtrArray *elsewhere_folders(const Desk *desk);

/* Makes a new book in FOLDER, saves the refused entry there under its own ids, and goes on in it as
 * a new station; what the drive does not give back any more is written anew from memory. A sentence
 * that tells where the book is now; the refused entry made once more is then the one that stands.
 * NULL on failure: nothing is left in FOLDER, the desk and the refused entry are as before.
 * (transfer full) */
char *elsewhere_go(Desk *desk, const char *folder, GError **error);

/* The folder the desk has gone to since it was opened; NULL if it has not. (transfer full) */
char *elsewhere_folder(const Desk *desk);
