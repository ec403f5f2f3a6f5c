/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A file that somebody named, read whole. A device or a pipe that never ends is refused where no
 * such file could be longer. It never knows what stands in it.
 */

#include <glib.h>

/* The bytes of PATH, "-" = standard input. MEGURI_ERROR_CANNOT_OPEN names it and why it cannot be
 * read; MEGURI_ERROR_REFUSED: it holds more than MIB_MOST MiB. (transfer full) */
GString *given_file_read(const char *path, guint mib_most, GError **error);

/* The same of a file of a form that begins with BEGINNING; of any other no more than its beginning
 * is read, for whoever knows the form to refuse. "-" is a file. (transfer full) */
GString *given_file_read_form(const char *path, const char *beginning, guint mib_most,
                              GError **error);
