/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * SBPL: each label from ESC A to ESC Z, the dots as graphics (ESC GH) in hexadecimal, in strips no
 * model is too small for. Nothing is stored in the printer (no ESC GI). Written from the language's
 * description; not tried on paper.
 */

#include "print/raster.h"

void sbpl_add(GByteArray *bytes, const Raster *raster);
