/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lens.h"

#include <glib/gstdio.h>
#include <unistd.h>

#define PATIENCE_S 20

static char *
script_path(const char *folder)
{
    return g_build_filename(folder, "zbarcam", NULL);
}

Camera *
lens_new(const char *script, char **ret_folder)
{
    bool kept;
    g_autofree char *before = g_strdup(g_getenv("PATH"));
    *ret_folder = g_dir_make_tmp("meguri-lens-XXXXXX", NULL);
    g_assert_nonnull(*ret_folder);
    g_autofree char *path = script_path(*ret_folder);
    g_autofree char *text = g_strconcat("#!/bin/sh\n", script, "\n", NULL);
    if (script != NULL)
        g_assert_true(
            g_file_set_contents_full(path, text, -1, G_FILE_SET_CONTENTS_NONE, 0755, NULL));
    g_autofree char *there =
        script != NULL ? g_strconcat(*ret_folder, ":", before, NULL) : g_strdup(*ret_folder);
    g_setenv("PATH", there, TRUE);
    Camera *camera = camera_new("/dev/video7", &kept);
    g_setenv("PATH", before, TRUE);
    if (kept)
        _exit(0);
    g_assert_nonnull(camera);
    return camera;
}

void
lens_free(Camera *camera, char *folder)
{
    g_autofree char *path = script_path(folder);
    camera_free(camera);
    g_unlink(path);
    g_rmdir(folder);
    g_free(folder);
}

/* Another process has to get its turn. */
char *
lens_wait(Camera *camera, GError **error)
{
    g_autoptr(GError) why = NULL;
    gint64 end = g_get_monotonic_time() + PATIENCE_S * G_USEC_PER_SEC;
    while (camera_looks(camera)) {
        char *code = camera_code(camera, &why);
        if (code != NULL)
            return code;
        g_assert_cmpint(g_get_monotonic_time(), <, end);
        g_usleep(1000);
    }
    g_propagate_error(error, g_steal_pointer(&why));
    return NULL;
}
