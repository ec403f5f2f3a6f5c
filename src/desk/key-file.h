/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The file that holds a passphrase. Books are not sealed yet, so that its first line opens nothing;
 * that the file can be read and is nobody else's is checked all the same. It never keeps what it
 * read.
 */

#include <glib.h>
#include <stdbool.h>

/* True if FILE is NULL or may be used: readable, not empty, readable by its owner alone.
 * MEGURI_ERROR_CANNOT_OPEN otherwise. */
bool key_file_check(const char *file, GError **error);
