/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A folder of its own to measure in, on the disk of the working folder, and gone afterwards.
 */

#include <glib.h>

/* Makes a folder below the working folder, or below BELOW if that is not NULL. NULL if it cannot be
 * made. (transfer full) */
char *place_enter(const char *below);
/* Removes FOLDER with the files in it. */
void place_leave(char *folder);
