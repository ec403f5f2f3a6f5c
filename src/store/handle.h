/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * SQLite itself: a file opened so that nothing that a foreign file carries runs, and SQL for it. It
 * never knows what the tables mean, nor what is said of a failure.
 */

#include <glib.h>
#include <sqlite3.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC(sqlite3, sqlite3_close_v2)

/* FLAGS are those of sqlite3_open_v2(); no file is touched before the first question. The answer is
 * SQLite's; *ret_handle, which then tells the reason, is to be closed whatever it is. */
int handle_open(const char *path, int flags, sqlite3 **ret_handle);

/* SQL that answers nothing; the answer is SQLite's. */
int handle_run(sqlite3 *handle, const char *sql);

/* SQL that will be asked more than once. *ret_query, if SQLite's answer is SQLITE_OK, is to be
 * finalised. */
int handle_prepare(sqlite3 *handle, const char *sql, sqlite3_stmt **ret_query);
