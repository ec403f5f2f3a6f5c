/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which wristbands were given, by whom, and which of them counts. */

#include "sheets/projection.h"

extern const SheetForm bands_form;

Sheet *bands_make(const Projection *projection);
