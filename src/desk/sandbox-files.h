/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Where files may be written, by Landlock; reading is not touched. It never knows calls other than
 * those that write.
 */

#include <glib.h>
#include <stdbool.h>

/* From here on nothing is written, made or taken away but beneath FOLDERS (char *; one that is not
 * there is passed over), and no file is run. False if this kernel cannot do it. */
bool sandbox_files_keep_to(const GPtrArray *folders);
