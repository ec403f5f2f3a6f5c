/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The figures of the ward, which must add up. */

#include "sheets/projection.h"

extern const SheetForm counts_form;

Sheet *counts_make(const Projection *projection);
