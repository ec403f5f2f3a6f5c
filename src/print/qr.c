/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/qr.h"

#include "base/error.h"
#include "base/language.h"

#include <qrencode.h>
#include <string.h>

/* A hair inside its dots, in modules: an edge that rounding puts on the next dot makes a renderer
 * widen a module. */
#define EDGE 0.006

G_DEFINE_AUTOPTR_CLEANUP_FUNC(QRcode, QRcode_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(QRinput, QRinput_free)

/* libqrencode takes a larger version by itself where the asked one is too small. */
static QRcode *
encode(const char *text, int version, QRecLevel level)
{
    g_autoptr(QRinput) input = QRinput_new2(version, level);
    if (input == NULL ||
        QRinput_append(input, QR_MODE_AN, (int)strlen(text), (const unsigned char *)text) != 0)
        return NULL;
    return QRcode_encodeInput(input);
}

/* cairo keeps the pixels of one bit in words of 32, lowest bit first where the lowest byte is
 * first. */
static void
set_pixel(guint8 *row, int x)
{
    guint32 *word = (guint32 *)(void *)row + x / 32;
    int bit = x % 32;
    *word |= 1u << (G_BYTE_ORDER == G_LITTLE_ENDIAN ? bit : 31 - bit);
}

cairo_surface_t *
qr_mask(const char *text, int version, GError **error)
{
    g_autoptr(QRcode) strong = encode(text, version, QR_ECLEVEL_Q);
    g_autoptr(QRcode) medium = NULL;
    const QRcode *code = strong;
    if (strong == NULL || strong->version > version)
        code = medium = encode(text, version, QR_ECLEVEL_M);
    if (code == NULL) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                    _("“%s” cannot be made a code of this band."), text);
        return NULL;
    }
    cairo_surface_t *mask = cairo_image_surface_create(CAIRO_FORMAT_A1, code->width, code->width);
    guint8 *rows = cairo_image_surface_get_data(mask);
    int stride = cairo_image_surface_get_stride(mask);
    cairo_surface_flush(mask);
    for (int y = 0; y < code->width; y++)
        for (int x = 0; x < code->width; x++)
            if ((code->data[y * code->width + x] & 1) != 0)
                set_pixel(rows + (gsize)y * (gsize)stride, x);
    cairo_surface_mark_dirty(mask);
    return mask;
}

void
qr_draw(cairo_t *cairo, cairo_surface_t *mask, const double at[2], double module)
{
    double side = cairo_image_surface_get_width(mask);
    cairo_save(cairo);
    cairo_translate(cairo, at[0] + EDGE * module, at[1] + EDGE * module);
    cairo_scale(cairo, module * (side - 2 * EDGE) / side, module * (side - 2 * EDGE) / side);
    g_autoptr(cairo_pattern_t) pattern = cairo_pattern_create_for_surface(mask);
    cairo_pattern_set_filter(pattern, CAIRO_FILTER_NEAREST);
    cairo_mask(cairo, pattern);
    cairo_restore(cairo);
}
