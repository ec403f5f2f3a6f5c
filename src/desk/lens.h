/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What stands before a camera, picture by picture and in grey, by libv4l, which knows what each
 * kind of camera sends. It is looked for when it is needed: a PC without a camera may do without.
 * It never knows what a picture shows.
 */

#include <glib.h>
#include <stdbool.h>

typedef struct Lens Lens;

/* Switches the camera DEVICE on. NULL if it does not answer, or with *RET_INSTALLED false if this
 * PC has no libv4l. (transfer full) */
Lens *lens_open(const char *device, bool *ret_installed);
/* Switches it off. */
void lens_free(Lens *lens);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Lens, lens_free)

/* The next picture, *RET_HEIGHT rows of *RET_WIDTH bytes, 255 white; waits for it. NULL if the
 * camera sends none any more. Owned by LENS until the next one. */
const guint8 *lens_picture(Lens *lens, guint *ret_width, guint *ret_height);
