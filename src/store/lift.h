/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A book lifted off its ground into memory: file and journal are copied, what was unfinished is
 * undone there, and neither is touched. It never knows why the ground would not do.
 */

#include "store/database.h"

/* The book at PATH as it would stand once its unfinished write was undone. (transfer full) */
Database *lift_open(const char *path, GError **error);
