/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What an open book holds in memory, shared by the files that are the log: its opening
 * (log-open.c), rows (log.c), keys (log-keys.c) and copies (log-copies.c). It never leaves the
 * store.
 */

#include "store/log.h"
#include "store/rows.h"

struct Log {
    char *path;
    Database *database;
    Book *book;
    Rows *rows;
    GArray *written;  /* guint64: own rows that lie behind others not yet given */
    GBytes *head;     /* all but rows, as it was opened, if the file gives no more; may be NULL */
    GError *homeless; /* why nobody could be at home here, NULL if somebody is */
    bool is_put_back; /* that was because the file is older than what this PC remembers */
    bool is_new_here; /* a station of its own was made when it was opened */
    bool has_pen;
    guint32 epoch;     /* the last one when the pen was taken */
    bool keys_changed; /* since then */
};

/* The file as it stands after a commit that failed, to look what is in it: a disk that failed is
 * asked no more through the connection of LOG, but aside. *ret_lifted is to be freed. NULL if it
 * cannot be read. */
Database *log_look_again(Log *log, Database **ret_lifted);

/* log_begin() for what another file holds. */
bool log_begin_join(Log *log, GError **error);
/* Inside a transaction that put it in: looks whether it fits what is here, and
 * makes all durable; then the pen is down. MEGURI_ERROR_UNSURE if the last step failed and all may
 * be there; put in again, it counts once. */
bool log_finish_join(Log *log, GError **error);

/* The station that is now the newest at home in this file writes from here on; if it cannot be
 * found nobody does, and log_why_homeless() tells. */
void log_take_home_again(Log *log);

/* log_open() with the keys that are held already (copied). (transfer full) */
Log *log_open_again(const char *path, const Keyring *keys, GError **error);
