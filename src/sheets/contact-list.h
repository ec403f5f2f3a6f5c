/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Whom to call for each patient, in order; who has nobody stands there too. Confidential. */

#include "sheets/projection.h"

extern const SheetForm contact_list_form;

Sheet *contact_list_make(const Projection *projection);
