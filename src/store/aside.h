/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The files of a book laid aside: the book and what SQLite left beside it, as they are now. It
 * never knows what is in them.
 */

#include <glib.h>
#include <stdbool.h>

/* The book's name in the folder. */
#define ASIDE_NAME "book"

/* Copies the book at PATH, and its journal, into FOLDER, without letting go a lock that this
 * process holds on it. Fails with MEGURI_ERROR_CANNOT_OPEN if the drive does not give one of them,
 * with MEGURI_ERROR_CANNOT_SAVE if FOLDER does not take it. */
bool aside_copy(const char *path, const char *folder, GError **error);
