/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A camera of the PC in place of a scanner, which looks for one code at a time, in a process
 * without network or other programs that is begun only when somebody asks. What begins it was
 * forked before the program gave up starting others, and knows no book. It never knows what a code
 * means.
 */

#include "desk/camera-reader.h"

#include <glib.h>
#include <stdbool.h>

typedef struct Camera Camera;

/* Keeps the camera DEVICE ("/dev/video0"), switched off, for READER. Returns in both processes: in
 * the one that keeps it, once nobody has use for it, with NULL and *RET_KEPT true; it must end
 * then. NULL in the other if none can be begun. No thread may be running. (transfer full) */
Camera *camera_new(const char *device, CameraReader reader, bool *ret_kept);
/* Switches it off. */
void camera_free(Camera *camera);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Camera, camera_free)

/* Looks for one code from now on; if it looks already, it goes on. */
void camera_look(Camera *camera);
/* Looks no more; a code that was seen meanwhile is let go. */
void camera_stop(Camera *camera);
/* True until a code or what keeps it from seeing one was taken, or it was stopped. */
bool camera_looks(const Camera *camera);

/* The code that was seen; NULL without error if none is there yet. Does not wait. Fails with
 * MEGURI_ERROR_NO if none will come: no library that reads it, no camera, taken by another program.
 * (transfer full) */
char *camera_code(Camera *camera, GError **error);
