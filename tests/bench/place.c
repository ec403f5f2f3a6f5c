/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "place.h"

#include <glib/gstdio.h>

char *
place_enter(const char *below)
{
    g_autofree char *here = g_get_current_dir();
    g_autofree char *folder =
        g_build_filename(below != NULL ? below : here, "meguri-bench-XXXXXX", NULL);
    return g_mkdtemp(folder) != NULL ? g_steal_pointer(&folder) : NULL;
}

void
place_leave(char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    for (const char *name; dir != NULL && (name = g_dir_read_name(dir)) != NULL;) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        g_unlink(path);
    }
    g_rmdir(folder);
    g_free(folder);
}
