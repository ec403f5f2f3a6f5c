/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Everything that does not fit, loudest first, with the statements behind it. */

#include "sheets/projection.h"

extern const SheetForm conflict_list_form;

Sheet *conflict_list_make(const Projection *projection);
