/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Memory that was let go and still holds what stood in it. It never knows what that was.
 */

/* From here on what is freed is overwritten, but for the few blocks that the allocator keeps at
 * hand for the next caller. */
void scrub_begin(void);

/* Overwrites those too. */
void scrub_freed(void);
