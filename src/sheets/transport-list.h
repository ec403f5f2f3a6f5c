/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How each patient can be moved, heavy ones first; what is not known is planned as stretcher. */

#include "sheets/projection.h"

extern const SheetForm transport_list_form;

Sheet *transport_list_make(const Projection *projection);
