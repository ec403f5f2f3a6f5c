/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * ZPL II: each label its own format from ^XA to ^XZ, the dots as graphic fields (^GFA) in plain
 * hexadecimal, which all models read. Nothing is downloaded or stored (no ~DG, ^DF, ^IS).
 */

#include "print/raster.h"

void zpl_add(GByteArray *bytes, const Raster *raster);
