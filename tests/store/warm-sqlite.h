/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * SQLite that does its work of words once. A program that makes a table, or asks a question, in a
 * thousand books in memory has SQLite read the same text a thousand times; here a book that is
 * closed is emptied and given out again with its tables, and a question that was answered is kept
 * beside it. What is asked and what is answered is SQLite's and the program's own. It never knows
 * what the tables mean.
 *
 * The program that uses it is linked so that handle_open(), handle_run() and handle_prepare() of
 * the store, sqlite3_finalize() and sqlite3_close_v2() come here first.
 */

/* From here on; the books must be closed before warm_sqlite_end(). A book on a file is never
 * touched. */
void warm_sqlite_begin(void);
void warm_sqlite_end(void);
