/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The file that holds a passphrase in its first line, for scripts and drills. It must be nobody
 * else's. It never keeps what it read.
 */

#include "base/secret.h"

/* The passphrase in FILE; NULL without an error if FILE is NULL. MEGURI_ERROR_CANNOT_OPEN if it
 * cannot be read, is empty, or others than its owner may read it. (transfer full: key_file_wipe())
 */
char *key_file_read(const char *file, GError **error);
