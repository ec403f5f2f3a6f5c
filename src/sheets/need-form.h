/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The day form of nursing need (看護必要度): patient by patient each item with the values to
 * circle, and what was ticked already. The items come from a dated file. It never scores.
 */

#include "sheets/projection.h"

extern const SheetForm need_form_form;

/* Of one person, or of everyone here; of the day of the projection. (transfer full) */
Sheet *need_form_make(const Projection *projection);
