/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Rows that go from one open book into another, as they are. It never knows which of them belong
 * there, nor what they say.
 */

#include "store/database.h"

/* The row that ROW stands on, its columns as ?1 and on, through WRITE, a statement of TO. */
bool across_row(Database *to, sqlite3_stmt *write, sqlite3_stmt *row, GError **error);
/* The same through WRITE as text, for one row. */
bool across_one(Database *to, const char *write, sqlite3_stmt *row, GError **error);
/* Every row that READ gives in FROM through WRITE into TO. */
bool across_rows(Database *from, Database *to, const char *read, const char *write, GError **error);
/* A whole table of those. */
bool across_table(Database *from, Database *to, guint table, GError **error);
/* Those of its rows that TO lacks. MEGURI_ERROR_APART if another row stands in the place of one.
 */
bool across_missing(Database *from, Database *to, guint table, GError **error);
/* What it then says. */
void across_set_keys_apart(GError **error);
