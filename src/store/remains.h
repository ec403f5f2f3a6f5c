/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What a drive still gives of a file: blocks that it does not give are taken as empty. The file is
 * only ever read. It never knows what is in it.
 */

#include <glib.h>

/* All bytes of the file at PATH; *ret_unread is how many of them the drive did not give, and are
 * zero. Fails with MEGURI_ERROR_CANNOT_OPEN. (transfer full) */
GBytes *remains_read(const char *path, guint64 *ret_unread, GError **error);
