/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A camera of the tests, before which nothing stands: a function tells what is seen. It never knows
 * who asks.
 */

#include "desk/camera.h"

/* A camera whose pictures READER reads; DEVICE is what it is told. */
Camera *camera_stage_new(const char *device, CameraReader reader);

/* What CAMERA_CODE answers, waited for. (transfer full) */
char *camera_stage_wait(Camera *camera, GError **error);
