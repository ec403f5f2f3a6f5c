/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/scrub.h"

#include <glib.h>
#include <malloc.h>
#include <string.h>

/* glibc keeps up to seven freed blocks of each size up to this one at hand, as they are. These are
 * the sizes that it has, so that no byte of a block is beyond what was asked for. */
#define KEPT_BYTES_LEAST 24
#define KEPT_BYTES_MOST 1032
#define KEPT_STEP 16
#define KEPT_OF_A_SIZE 16

#define PATTERN 0x5A

void
scrub_begin(void)
{
    mallopt(M_PERTURB, PATTERN);
}

void
scrub_freed(void)
{
    g_autoptr(GPtrArray) blocks = g_ptr_array_new_with_free_func(g_free);
    for (gsize size = KEPT_BYTES_LEAST; size <= KEPT_BYTES_MOST; size += KEPT_STEP)
        for (guint i = 0; i < KEPT_OF_A_SIZE; i++) {
            void *block = g_malloc(size);
            explicit_bzero(block, size);
            g_ptr_array_add(blocks, block);
        }
}
