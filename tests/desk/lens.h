/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A zbarcam of the tests, put before all others in PATH: a shell script instead of a lens. It never
 * knows who starts it.
 */

#include "desk/camera.h"

/* A camera whose zbarcam runs SCRIPT, with the device as its last argument; NULL = none is
 * installed. The script lies in the new folder *RET_FOLDER; lens_free() removes both. */
Camera *lens_new(const char *script, char **ret_folder);
void lens_free(Camera *camera, char *folder);

/* What CAMERA_CODE answers, waited for. (transfer full) */
char *lens_wait(Camera *camera, GError **error);
