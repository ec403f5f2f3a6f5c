/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Reads a code off dots, as a scanner would, by libzbar. That is looked for when it is first
 * needed: it brings along what no ward needs (X11, D-Bus, video), so a PC may do without. It never
 * knows what a code means, nor whose it is.
 */

#include "print/raster.h"

typedef struct Decoder Decoder;

/* What is looked for. */
typedef enum {
    DECODER_QR,
    DECODER_BANDS /* what old bands of hospitals bear, too: Code 39, Code 128, NW-7, EAN-13 */
} DecoderKind;

/* NULL if this PC has no libzbar. (transfer full) */
Decoder *decoder_new(DecoderKind kind);
void decoder_free(Decoder *decoder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Decoder, decoder_free)

/* What the one QR code of RASTER says; NULL if none can be read, or several. (transfer full) */
char *decoder_read(Decoder *decoder, const Raster *raster);

/* What the codes in a camera's picture say, HEIGHT rows of WIDTH bytes, 255 white: a band repeats
 * its code. NULL if none can be read, or two differ. (transfer full) */
char *decoder_see(Decoder *decoder, const guint8 *grey, guint width, guint height);
