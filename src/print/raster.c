/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/raster.h"

#include <string.h>

#define HALF_COVERED 128

Raster *
raster_new(guint width, guint height)
{
    Raster *raster = g_new0(Raster, 1);
    raster->width = width;
    raster->height = height;
    raster->stride = (width + 7) / 8;
    raster->bits = g_malloc0((gsize)raster->stride * height);
    return raster;
}

Raster *
raster_of_ink(cairo_surface_t *ink)
{
    return raster_of_part(ink, (int[]){ 0, 0 }, (guint)cairo_image_surface_get_width(ink),
                          (guint)cairo_image_surface_get_height(ink));
}

Raster *
raster_of_part(cairo_surface_t *ink, const int at[2], guint width, guint height)
{
    cairo_surface_flush(ink);
    const guint8 *dots = cairo_image_surface_get_data(ink);
    int stride = cairo_image_surface_get_stride(ink);
    int right = MIN(at[0] + (int)width, cairo_image_surface_get_width(ink));
    int bottom = MIN(at[1] + (int)height, cairo_image_surface_get_height(ink));
    Raster *raster = raster_new(width, height);
    for (int y = MAX(at[1], 0); y < bottom; y++) {
        const guint8 *from = dots + (gsize)y * (gsize)stride;
        guint8 *to = raster->bits + (gsize)(y - at[1]) * raster->stride;
        for (int x = MAX(at[0], 0); x < right; x++)
            if (from[x] >= HALF_COVERED)
                to[(x - at[0]) / 8] |= (guint8)(0x80 >> (x - at[0]) % 8);
    }
    return raster;
}

void
raster_free(Raster *raster)
{
    g_free(raster->bits);
    g_free(raster);
}

bool
raster_equals(const Raster *raster, const Raster *other)
{
    return raster->width == other->width && raster->height == other->height &&
           memcmp(raster->bits, other->bits, (gsize)raster->stride * raster->height) == 0;
}

bool
raster_dot(const Raster *raster, guint x, guint y)
{
    if (x >= raster->width || y >= raster->height)
        return false;
    return (raster->bits[(gsize)y * raster->stride + x / 8] & (0x80 >> x % 8)) != 0;
}

void
raster_add_hex(GByteArray *bytes, const Raster *raster, guint first, guint count)
{
    static const guint8 digits[] = "0123456789ABCDEF";
    for (guint y = first; y < first + count; y++)
        for (guint x = 0; x < raster->stride; x++) {
            guint8 byte = y < raster->height ? raster->bits[(gsize)y * raster->stride + x] : 0;
            g_byte_array_append(bytes, &digits[byte >> 4], 1);
            g_byte_array_append(bytes, &digits[byte & 15], 1);
        }
}
