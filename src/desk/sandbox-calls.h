/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The calls of the kernel that the program has no use for: sockets, other programs, other
 * processes. It never knows files.
 */

#include <stdbool.h>

typedef enum {
    SANDBOX_ALL,        /* of these calls */
    SANDBOX_BUT_NETWORK /* sockets are left */
} SandboxCalls;

/* From here on CALLS fail with EPERM, for this process and all it might start; with KILLS they end
 * it, so that a test sees who tries. False if this kernel or machine cannot do it. */
bool sandbox_calls_refuse(SandboxCalls calls, bool kills);
