/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What SQLite could not do, as a sentence for a nurse: which file, what is not saved, what is safe,
 * what still works. It never knows what was being done.
 */

#include <glib.h>
#include <sqlite3.h>
#include <stdbool.h>

/* A failure, kept while the file is asked other things. */
typedef struct {
    int code;
    bool sync; /* nobody knows what reached the disk */
    char *reason;
} Trouble;

/* HANDLE's last failure. DRIVE: it is the drive's, whatever SQLite calls it. */
Trouble trouble_of(sqlite3 *handle, bool drive);
void trouble_clear(Trouble *trouble);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Trouble, trouble_clear)

/* Of reading the book SHOWN (a name for people): MEGURI_ERROR_CANNOT_OPEN, or MEGURI_ERROR_DAMAGED
 * for a broken file. A drive that cannot be read is no broken file. True if nothing may be written
 * any more, as below. */
bool trouble_tell_read(const Trouble *trouble, const char *shown, GError **error);

/* Of writing: true if nothing may be written any more: all but a full disk and another holder of
 * the pen. */
bool trouble_breaks_writing(const Trouble *trouble);

/* What was being saved. */
typedef enum {
    TROUBLE_ENTRY, /* what somebody said */
    TROUBLE_COPY   /* what is taken out of another file */
} TroubleSaved;

/* MEGURI_ERROR_CANNOT_SAVE: nothing of SAVED is there; MEGURI_ERROR_UNSURE if it is UNSURE, and
 * with this failure it can be. */
void trouble_tell_write(const Trouble *trouble, TroubleSaved saved, bool unsure, GError **error);
