/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The bedside form: every bed in walking order, what is asked there under the numbers of the round
 * page, the signs to circle. Blank it says nothing of anybody, so a ward that owns no more than its
 * layout has it; filled in it says what is known, what was not asked and what does not fit.
 */

#include "sheets/projection.h"

extern const SheetForm blank_form_form;
extern const SheetForm bedside_form_form;

Sheet *blank_form_make(const Projection *projection);
Sheet *bedside_form_make(const Projection *projection);
