/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ward/caution.h"

#include <glib.h>
#include <string.h>

const char *
caution_end(const char *caution)
{
    static const char *const ends[][2] = {
        { "isolation", "isolation-ended" },
        { "hidden", "hidden-ended" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(ends); i++)
        if (strcmp(ends[i][0], caution) == 0)
            return ends[i][1];
    return NULL;
}
