/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What can be read of a book from outside, without a key: which book it is. It never knows what is
 * in it, nor whether it is whole.
 */

#include <glib.h>

/* The id of the book, or of the copy of a book, at PATH as hex; every copy of one book has the
 * same. NULL if it cannot be read. (transfer full) */
char *nameplate_read(const char *path);
