/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The one place where these tests make and open a book, and what they let it say: every field of
 * every statement as a line, so that two books that differ in anything read differently. It never
 * knows what was done to the book.
 */

#include "store/log.h"

bool opening_create(const char *path, GError **error);

/* (transfer full) */
Log *opening_log(const char *path, bool read_only, GError **error);

/* Adds a line to LINES (of char *) for each statement that LOG gives, those before a failure too.
 */
bool opening_read(Log *log, GPtrArray *lines, GError **error);

/* An empty list of lines that frees them. (transfer full) */
GPtrArray *opening_new_lines(void);
