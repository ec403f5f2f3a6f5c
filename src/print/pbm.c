/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/pbm.h"

#include <string.h>

void
pbm_add(GByteArray *bytes, const Raster *raster)
{
    g_autofree char *head = g_strdup_printf("P4\n%u %u\n", raster->width, raster->height);
    g_byte_array_append(bytes, (const guint8 *)head, (guint)strlen(head));
    g_byte_array_append(bytes, raster->bits, raster->stride * raster->height);
}
