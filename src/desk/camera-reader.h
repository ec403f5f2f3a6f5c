/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Looks at a camera's pictures until one shows a code: the work of a process of its own, which
 * somebody else begins, gives nothing to, and ends. It never knows what a code means, nor who waits
 * for it.
 */

typedef enum { READER_NO_CAMERA = 1, READER_NOT_INSTALLED } ReaderTrouble;

/* The code that is seen before the camera DEVICE; NULL if none will come, for *RET_TROUBLE.
 * (transfer full) */
typedef char *(*CameraReader)(const char *device, ReaderTrouble *ret_trouble);

/* By libv4l and libzbar: QR, and what old bands of hospitals bear. A code counts once two pictures
 * running say the same; two codes side by side do not. */
char *camera_reader(const char *device, ReaderTrouble *ret_trouble);
