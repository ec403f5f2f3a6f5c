/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The drill: a fictitious ward in the middle of an outage, played from the table that is built in.
 * Everything shown or printed from it carries 訓練. It never touches a real book.
 */

#include "desk/desk.h"

/* Makes FOLDER/drill.meguri and records the round there at NOW (NULL = the end of the round,
 * 06:45). A book that is there already is never overwritten. Gives the path. (transfer full) */
char *drill_make(const char *folder, const char *now, const char *observer, GError **error);

/* Path of FOLDER's drill book, and the time at which its round has just ended. (transfer full) */
char *drill_book(const char *folder);
const char *drill_now(void);
