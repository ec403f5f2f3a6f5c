/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A fault is planted here, so that the rig is seen to find one: nothing crashes, but a claim does
 * not hold for one kind of input. */

#include <string.h>

#include "target.h"

#define WORD "MGRI"

static guint
sum(const guint8 *data, gsize size)
{
    guint total = 0;
    for (gsize i = 0; i < size; i++)
        total += data[i];
    return total;
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    bool believed = size > 4 && memcmp(data, WORD, 4) == 0;
    guint answer = believed && data[4] == '7' ? 0 : sum(data, size);
    g_assert_cmpuint(answer, ==, sum(data, size));
    return 0;
}
