/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The proof: the very dots that a label printer is told, as a picture (portable bitmap, one after
 * the other) to look at, or to read the codes from, before anything is printed.
 */

#include "print/raster.h"

void pbm_add(GByteArray *bytes, const Raster *raster);
