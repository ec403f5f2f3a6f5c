/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/raster.h"

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
    cairo_surface_flush(ink);
    const guint8 *row = cairo_image_surface_get_data(ink);
    int stride = cairo_image_surface_get_stride(ink);
    Raster *raster = raster_new((guint)cairo_image_surface_get_width(ink),
                                (guint)cairo_image_surface_get_height(ink));
    for (guint y = 0; y < raster->height; y++, row += stride)
        for (guint x = 0; x < raster->width; x++)
            if (row[x] >= HALF_COVERED)
                raster->bits[(gsize)y * raster->stride + x / 8] |= (guint8)(0x80 >> x % 8);
    return raster;
}

void
raster_free(Raster *raster)
{
    g_free(raster->bits);
    g_free(raster);
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
