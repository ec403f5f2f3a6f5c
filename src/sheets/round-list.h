/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Every bed in walking order: who is thought to lie there and when it was last looked at. */

#include "sheets/projection.h"

extern const SheetForm round_list_form;

Sheet *round_list_make(const Projection *projection);
