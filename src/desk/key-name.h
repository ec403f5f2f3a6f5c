/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What the keys of a book are called, which stands open in it and in its copies, so that a nurse
 * can name hers before anything is opened. It never knows a passphrase.
 */

#include <glib.h>
#include <stdbool.h>

/* Names of the keys of BOOK, or of a copy of one, that want a passphrase, in order; none if they
 * cannot be read. char * each. (transfer full) */
GPtrArray *key_names(const char *book);

/* MEGURI_ERROR_USAGE, with the names there are, if BOOK has no key NAME (NULL: any). What cannot be
 * read without being opened or mended is taken as it is. */
bool key_name_check(const char *book, const char *name, GError **error);
