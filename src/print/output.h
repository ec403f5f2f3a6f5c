/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A finished document on its way to a file: there is the old file or the new one, never half of
 * one. It never knows what the bytes say.
 */

#include <glib.h>
#include <stdbool.h>

/* Writes BYTES beside PATH under another name, waits for the disk, renames. Only the owner may read
 * the file: names stand in it. MEGURI_ERROR_CANNOT_SAVE otherwise; PATH is then as it was. */
bool output_write(const char *path, const GByteArray *bytes, GError **error);
