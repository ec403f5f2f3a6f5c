/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/sbpl.h"

#include <string.h>

#define ESC "\033"
#define BLOCK 8         /* rows of dots */
#define BLOCKS_MOST 256 /* of one graphic; some models take no more than 267 */

static void
add(GByteArray *bytes, const char *text)
{
    g_byte_array_append(bytes, (const guint8 *)text, (guint)strlen(text));
}

void
sbpl_add(GByteArray *bytes, const Raster *raster)
{
    guint blocks = (raster->height + BLOCK - 1) / BLOCK;
    add(bytes, ESC "A");
    for (guint block = 0; block < blocks; block += BLOCKS_MOST) {
        guint count = MIN(BLOCKS_MOST, blocks - block);
        /* places are counted from 1 */
        g_autofree char *head = g_strdup_printf(ESC "V%04u" ESC "H0001" ESC "GH%03u%03u",
                                                block * BLOCK + 1, raster->stride, count);
        add(bytes, head);
        raster_add_hex(bytes, raster, block * BLOCK, count * BLOCK);
    }
    add(bytes, ESC "Q1" ESC "Z");
}
