/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/decoder.h"

#include "base/library.h"

#include <string.h>

#define LIBRARY "libzbar.so.0"

/* As zbar.h of 0.23 has them: its package for building brings a hundred others along. */
#define EVERY_SYMBOLOGY 0
#define QR_CODE 64
#define ENABLE 0
#define ROW_STEP 0x100 /* lines from one that is looked along to the next */
#define COLUMN_STEP 0x101
#define STEP_MOST 2       /* a module has three dots as a rule */
#define GREY 0x30303859ul /* "Y800" */

/* EAN-13, NW-7, Code 39, Code 128. */
static const int of_bands[] = { 13, 38, 39, 128 };

struct Decoder {
    gpointer scanner;
    gpointer (*new_scanner)(void);
    void (*free_scanner)(gpointer);
    int (*set)(gpointer scanner, int symbology, int setting, int value);
    gpointer (*new_image)(void);
    void (*free_image)(gpointer);
    void (*set_format)(gpointer image, unsigned long format);
    void (*set_size)(gpointer image, unsigned width, unsigned height);
    void (*set_data)(gpointer image, const void *data, unsigned long size, gpointer clear);
    int (*scan)(gpointer scanner, gpointer image);
    gconstpointer (*first)(gconstpointer image);
    gconstpointer (*next)(gconstpointer symbol);
    const char *(*text)(gconstpointer symbol);
};

static bool
find_functions(Decoder *decoder)
{
    const LibraryFunction rows[] = {
        { "zbar_image_scanner_create", &decoder->new_scanner },
        { "zbar_image_scanner_destroy", &decoder->free_scanner },
        { "zbar_image_scanner_set_config", &decoder->set },
        { "zbar_image_create", &decoder->new_image },
        { "zbar_image_destroy", &decoder->free_image },
        { "zbar_image_set_format", &decoder->set_format },
        { "zbar_image_set_size", &decoder->set_size },
        { "zbar_image_set_data", &decoder->set_data },
        { "zbar_scan_image", &decoder->scan },
        { "zbar_image_first_symbol", &decoder->first },
        { "zbar_symbol_next", &decoder->next },
        { "zbar_symbol_get_data", &decoder->text },
    };
    return library_load(LIBRARY, rows, G_N_ELEMENTS(rows));
}

Decoder *
decoder_new(DecoderKind kind)
{
    g_autoptr(Decoder) decoder = g_new0(Decoder, 1);
    if (!find_functions(decoder))
        return NULL;
    decoder->scanner = decoder->new_scanner();
    decoder->set(decoder->scanner, EVERY_SYMBOLOGY, ENABLE, 0);
    decoder->set(decoder->scanner, QR_CODE, ENABLE, 1);
    for (guint i = 0; kind == DECODER_BANDS && i < G_N_ELEMENTS(of_bands); i++)
        decoder->set(decoder->scanner, of_bands[i], ENABLE, 1);
    return g_steal_pointer(&decoder);
}

void
decoder_free(Decoder *decoder)
{
    if (decoder == NULL)
        return;
    if (decoder->scanner != NULL)
        decoder->free_scanner(decoder->scanner);
    g_free(decoder);
}

/* A byte a dot. (transfer full) */
static guint8 *
grey_of(const Raster *raster)
{
    guint8 *grey = g_malloc((gsize)raster->width * raster->height);
    for (guint y = 0; y < raster->height; y++)
        for (guint x = 0; x < raster->width; x++)
            grey[(gsize)y * raster->width + x] = raster_dot(raster, x, y) ? 0 : G_MAXUINT8;
    return grey;
}

/* Only while GREY stays. (transfer full) */
static gpointer
image_of(const Decoder *decoder, const guint8 *grey, guint width, guint height)
{
    gpointer image = decoder->new_image();
    decoder->set_format(image, GREY);
    decoder->set_size(image, width, height);
    decoder->set_data(image, grey, (unsigned long)width * height, NULL);
    return image;
}

static int
scan(Decoder *decoder, gpointer image, int step)
{
    decoder->set(decoder->scanner, EVERY_SYMBOLOGY, ROW_STEP, step);
    decoder->set(decoder->scanner, EVERY_SYMBOLOGY, COLUMN_STEP, step);
    return decoder->scan(decoder->scanner, image);
}

char *
decoder_read(Decoder *decoder, const Raster *raster)
{
    g_autofree guint8 *grey = grey_of(raster);
    gpointer image = image_of(decoder, grey, raster->width, raster->height);
    char *text = NULL;
    for (int step = STEP_MOST; text == NULL && step > 0; step--)
        if (scan(decoder, image, step) == 1)
            text = g_strdup(decoder->text(decoder->first(image)));
    decoder->free_image(image);
    return text;
}

char *
decoder_see(Decoder *decoder, const guint8 *grey, guint width, guint height)
{
    gpointer image = image_of(decoder, grey, width, height);
    gconstpointer symbol = scan(decoder, image, 1) > 0 ? decoder->first(image) : NULL;
    const char *text = symbol != NULL ? decoder->text(symbol) : NULL;
    for (; symbol != NULL && text != NULL; symbol = decoder->next(symbol))
        if (strcmp(decoder->text(symbol), text) != 0)
            text = NULL;
    char *copy = g_strdup(text);
    decoder->free_image(image);
    return copy;
}
