/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What is still to be entered again, by patient and part, and in the whole ward. It never says what
 * is to be entered.
 */

#include "sheets/projection.h"

extern const SheetForm reentry_open_form;

/* Everyone of whom something is left. (transfer full) */
Sheet *reentry_open_make(const Projection *projection);
