/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The calls of the kernel that the program has no use for: sockets, other programs, other
 * processes. It never knows files.
 */

#include <stdbool.h>

/* From here on these calls fail with EPERM, for this process and all it might start, sockets only
 * without NETWORK; with KILLS they end it, so that a test sees who tries. False if this kernel or
 * machine cannot do it. */
bool sandbox_calls_refuse(bool network, bool kills);
