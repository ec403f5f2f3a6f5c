/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What SQLite could not do, as a sentence for a nurse: which file, what is not saved, what is safe,
 * what still works. It never knows what was being done.
 */

#include <glib.h>
#include <sqlite3.h>
#include <stdbool.h>

/* HANDLE's last failure, of reading the book SHOWN (a name for people): MEGURI_ERROR_CANNOT_OPEN,
 * or MEGURI_ERROR_DAMAGED for a broken file. DRIVE: it is the drive's, whatever SQLite calls it.
 * True if nothing may be written any more: all but another holder of the pen. */
bool trouble_set_read(sqlite3 *handle, const char *shown, bool drive, GError **error);

/* HANDLE's last failure, of writing: MEGURI_ERROR_CANNOT_SAVE. DRIVE as above. True if nothing may
 * be written any more: all but a full disk and another holder of the pen. */
bool trouble_set_write(sqlite3 *handle, bool drive, GError **error);
