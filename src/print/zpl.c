/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/zpl.h"

#include <string.h>

#define FIELD_BYTES_MOST 99999 /* of one graphic field; a band at 300 dpi has more */

static void
add(GByteArray *bytes, const char *text)
{
    g_byte_array_append(bytes, (const guint8 *)text, (guint)strlen(text));
}

void
zpl_add(GByteArray *bytes, const Raster *raster)
{
    guint most = FIELD_BYTES_MOST / raster->stride;
    /* whatever the printer was told before: upright, from the corner, black on white */
    g_autofree char *begin =
        g_strdup_printf("^XA\n^PON^LRN^LH0,0^PW%u^LL%u\n", raster->width, raster->height);
    add(bytes, begin);
    for (guint y = 0; y < raster->height; y += most) {
        guint rows = MIN(most, raster->height - y), size = rows * raster->stride;
        g_autofree char *head =
            g_strdup_printf("^FO0,%u^GFA,%u,%u,%u,", y, size, size, raster->stride);
        add(bytes, head);
        raster_add_hex(bytes, raster, y, rows);
        add(bytes, "^FS\n");
    }
    add(bytes, "^PQ1\n^XZ\n");
}
