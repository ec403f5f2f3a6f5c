/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a camera sees of a band: a picture, not dots of a printer. */
#include "print/decoder.h"
#include "print/qr.h"

#include <string.h>

#define SIDE 640
#define MODULE 4
#define QR_VERSION 3
#define BAND "MG1NDR1LA00101519450714FYAMADA/HANAKO.7K2M9QPD"
#define OTHER "MG1NDR1LA00201519330102FSATO/YOSHIE.8K2M9QPC"

typedef struct {
    Decoder *decoder;
    cairo_surface_t *surface;
    cairo_t *cairo;
} Picture;

static void
begin(Picture *picture, gconstpointer unused)
{
    (void)unused;
    picture->decoder = decoder_new(DECODER_BANDS);
    picture->surface = cairo_image_surface_create(CAIRO_FORMAT_A8, SIDE, SIDE);
    picture->cairo = cairo_create(picture->surface);
    if (picture->decoder == NULL)
        g_test_skip("no libzbar on this PC");
}

static void
end(Picture *picture, gconstpointer unused)
{
    (void)unused;
    decoder_free(picture->decoder);
    cairo_destroy(picture->cairo);
    cairo_surface_destroy(picture->surface);
}

static void
draw_code(const Picture *picture, const char *text, double x, double y)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(cairo_surface_t) mask = qr_mask(text, QR_VERSION, &error);
    g_assert_no_error(error);
    qr_draw(picture->cairo, mask, (double[]){ x, y }, MODULE);
}

/* Narrow and wide bars and gaps as the digits say: 1 and 3 modules. */
static void
draw_bars(const Picture *picture, const char *widths)
{
    double x = 60;
    cairo_set_source_rgba(picture->cairo, 0, 0, 0, 1);
    for (guint i = 0; widths[i] != '\0'; i++) {
        double width = (widths[i] - '0') * 3.0;
        cairo_rectangle(picture->cairo, x, 200, width, 120);
        if (i % 2 == 0)
            cairo_fill(picture->cairo);
        else
            cairo_new_path(picture->cairo);
        x += width;
    }
}

static void
assert_seen(const Picture *picture, const char *expected)
{
    if (picture->decoder == NULL)
        return;
    cairo_surface_flush(picture->surface);
    const guint8 *ink = cairo_image_surface_get_data(picture->surface);
    int stride = cairo_image_surface_get_stride(picture->surface);
    g_autofree guint8 *grey = g_malloc(SIDE * SIDE);
    for (int y = 0; y < SIDE; y++)
        for (int x = 0; x < SIDE; x++)
            grey[y * SIDE + x] = (guint8)(220 - ink[y * stride + x] * 180 / 255);
    g_autofree char *seen = decoder_see(picture->decoder, grey, SIDE, SIDE);
    g_assert_cmpstr(seen, ==, expected);
}

static void
test_a_band_that_shows_two_copies_is_one_band(Picture *picture, gconstpointer unused)
{
    (void)unused;
    draw_code(picture, BAND, 60, 60);
    draw_code(picture, BAND, 60, 300);
    assert_seen(picture, BAND);
}

static void
test_two_bands_side_by_side_are_none(Picture *picture, gconstpointer unused)
{
    (void)unused;
    draw_code(picture, BAND, 60, 60);
    draw_code(picture, OTHER, 300, 300);
    assert_seen(picture, NULL);
}

static void
test_a_sleeve_is_none(Picture *picture, gconstpointer unused)
{
    (void)unused;
    assert_seen(picture, NULL);
}

/* Code 39: start, 1, 2, 3, 4, stop, each five bars and four gaps, a gap between two. */
static void
test_an_old_band_of_bars_is_read(Picture *picture, gconstpointer unused)
{
    (void)unused;
    draw_bars(picture, "1311313111"
                       "3113111131"
                       "1133111131"
                       "3133111111"
                       "1113311131"
                       "131131311");
    assert_seen(picture, "1234");
}

#define PICTURE_ADD(path, test) g_test_add(path, Picture, NULL, begin, test, end)

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    PICTURE_ADD("/decoder/copies", test_a_band_that_shows_two_copies_is_one_band);
    PICTURE_ADD("/decoder/two", test_two_bands_side_by_side_are_none);
    PICTURE_ADD("/decoder/sleeve", test_a_sleeve_is_none);
    PICTURE_ADD("/decoder/bars", test_an_old_band_of_bars_is_read);
    return g_test_run();
}
