/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The midnight balance with names. */

#include "sheets/projection.h"

extern const SheetForm movement_list_form;

Sheet *movement_list_make(const Projection *projection);
