/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/proof.h"

#include "print/decoder.h"

#include "base/error.h"
#include "base/language.h"

#include <math.h>
#include <string.h>

struct Proof {
    Decoder *decoder;
    GArray *codes; /* ProofCode, their squares in points of the page */
};

Proof *
proof_new(void)
{
    g_autoptr(Decoder) decoder = decoder_new(DECODER_QR);
    if (decoder == NULL)
        return NULL;
    Proof *proof = g_new0(Proof, 1);
    proof->decoder = g_steal_pointer(&decoder);
    proof->codes = g_array_new(FALSE, FALSE, sizeof(ProofCode));
    return proof;
}

void
proof_free(Proof *proof)
{
    if (proof == NULL)
        return;
    decoder_free(proof->decoder);
    g_array_unref(proof->codes);
    g_free(proof);
}

const char *
proof_lacks(void)
{
    g_autoptr(Decoder) decoder = decoder_new(DECODER_QR);
    return decoder != NULL
               ? NULL
               : _("The codes were not read back before they were printed: this PC has "
                   "no libzbar (package libzbar0). Scan each band before it is put on.");
}

void
proof_expect(Proof *proof, cairo_t *cairo, const ProofCode *code)
{
    ProofCode placed = *code;
    double ends[4] = { code->square.x, code->square.y, code->square.x + code->square.width,
                       code->square.y + code->square.height };
    cairo_user_to_device(cairo, &ends[0], &ends[1]);
    cairo_user_to_device(cairo, &ends[2], &ends[3]);
    placed.square = (cairo_rectangle_t){ MIN(ends[0], ends[2]), MIN(ends[1], ends[3]),
                                         fabs(ends[2] - ends[0]), fabs(ends[3] - ends[1]) };
    g_array_append_val(proof->codes, placed);
}

/* (transfer full) */
static Raster *
cut_out(cairo_surface_t *dots, const cairo_rectangle_t *square)
{
    double scale[2];
    cairo_surface_get_device_scale(dots, &scale[0], &scale[1]);
    int at[] = { (int)lround(square->x * scale[0]), (int)lround(square->y * scale[1]) };
    return raster_of_part(dots, at, (guint)lround(square->width * scale[0]),
                          (guint)lround(square->height * scale[1]));
}

static bool
reads_right(const Proof *proof, const Raster *raster, const ProofCode *code, GError **error)
{
    g_autofree char *read = decoder_read(proof->decoder, raster);
    if (g_strcmp0(read, code->payload) == 0)
        return true;
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                read == NULL
                    ? _("%s: its code cannot be read off the page, so nothing was printed. "
                        "Choose another medium.")
                    : _("%s: its code reads as something else on the page, so nothing was printed. "
                        "Choose another medium."),
                code->band);
    return false;
}

/* The copies on one band are read once as long as they are dot for dot the same. */
bool
proof_read(Proof *proof, Page *page, GError **error)
{
    bool right = true;
    const char *payload = NULL;
    g_autoptr(Raster) before = NULL;
    for (guint i = 0; right && i < proof->codes->len; i++) {
        const ProofCode *code = &g_array_index(proof->codes, ProofCode, i);
        g_autoptr(Raster) raster = cut_out(page_dots(page), &code->square);
        bool known = payload == code->payload && raster_equals(raster, before);
        right = known || reads_right(proof, raster, code, error);
        payload = code->payload;
        g_clear_pointer(&before, raster_free);
        before = g_steal_pointer(&raster);
    }
    g_array_set_size(proof->codes, 0);
    return right;
}
