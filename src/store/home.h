/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * By what a file is known again on this PC, and a copy of it is not: the machine, and when and as
 * which file of its file system it was made. It never knows what is in the file.
 */

#include <glib.h>

/* The machine and the file at PATH, as bytes that stay the same while the file is written, renamed
 * or moved within its file system, and are others in a copy of it, on this PC or another. What a
 * file system does not tell is left out. (transfer full) */
GBytes *home_of(const char *path);
