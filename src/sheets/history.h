/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What was said of one person, bed or the whole ward, struck statements legible. */

#include "sheets/projection.h"

extern const SheetForm history_form;

Sheet *history_make(const Projection *projection);
