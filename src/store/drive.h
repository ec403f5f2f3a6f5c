/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Whether it is the drive that fails, where SQLite speaks of the file. It never knows what was
 * asked of the file, nor what is said about it.
 */

#include <stdbool.h>

/* True if it was no damage of the file at PATH that SQLite stumbled over: the drive does not give
 * it back now, or gives it back whole. */
bool drive_is_bad(const char *path);
