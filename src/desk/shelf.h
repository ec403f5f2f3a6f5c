/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Where the ward's books lie: the one that was named, or those in the data folder. It never opens
 * one.
 */

#include <glib.h>
#include <stdbool.h>

/* Books in the data folder (XDG_DATA_HOME/meguri), sorted. Array of char * paths. (transfer full)
 */
GPtrArray *shelf_books(void);

/* Where the book of a new WARD goes: in the data folder, which is made for it, under the ward's
 * name; a path at which nothing is yet. (transfer full) */
char *shelf_place(const char *ward, GError **error);

/* The book meant by NAMED (may be NULL), else by MEGURI_BOOK, else the only one of the data folder.
 * MEGURI_ERROR_CANNOT_OPEN tells which there are. (transfer full) */
char *shelf_find(const char *named, GError **error);
