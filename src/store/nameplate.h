/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What can be read of a book from outside, without a key: which book it is, and what its keys are
 * called. It never knows what is in it, nor whether it is whole.
 */

#include "store/log.h"

/* The id of the book, or of the copy of a book, at PATH as hex; every copy of one book has the
 * same. NULL if it cannot be read. (transfer full) */
char *nameplate_read(const char *path);

/* Its keys, LogSlot * each, as the file names them: nobody vouches for that. NULL if they cannot be
 * read. (transfer full) */
GPtrArray *nameplate_keys(const char *path);
