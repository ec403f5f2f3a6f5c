/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A fault is planted here, so that the rig is seen to find one: behind a word, a length that is
 * believed. */

#include <string.h>

#include "target.h"

#define WORD "MGRI"

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    guint8 kept[G_MAXUINT8];
    if (size < 5 || memcmp(data, WORD, 4) != 0)
        return 0;
    memcpy(kept, data + 5, data[4]); /* never compared with SIZE */
    return data[4] > 0 && kept[0] == '!' ? -1 : 0;
}
