/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "camera-stage.h"

#include <unistd.h>

#define PATIENCE_S 20

Camera *
camera_stage_new(const char *device, CameraReader reader)
{
    bool kept;
    Camera *camera = camera_new(device, reader, &kept);
    if (kept)
        _exit(0);
    g_assert_nonnull(camera);
    return camera;
}

/* Another process has to get its turn. */
char *
camera_stage_wait(Camera *camera, GError **error)
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
