/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Reads a code off dots, as a scanner would, by libzbar. That is looked for when it is first
 * needed: it brings along what no ward needs (X11, D-Bus, video), so a PC may do without. It never
 * knows what a code means, nor whose it is.
 */

#include "print/raster.h"

typedef struct Decoder Decoder;

/* NULL if this PC has no libzbar. (transfer full) */
Decoder *decoder_new(void);
void decoder_free(Decoder *decoder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Decoder, decoder_free)

/* What the one QR code of RASTER says; NULL if none can be read, or several. (transfer full) */
char *decoder_read(Decoder *decoder, const Raster *raster);
