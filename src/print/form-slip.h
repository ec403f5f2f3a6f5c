/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * One slip of the bedside form, set and measured: signs to circle, combs for digits, boxes for
 * names, lines for words, its code at the right. It never knows on which page it will stand.
 */

#include "print/form-type.h"

#include "sheets/slip.h"

#define FORM_GAP (1.6 * MM) /* above and below what a slip holds */

typedef struct FormSlip FormSlip;

/* MEGURI_ERROR_REFUSED if its code cannot be drawn. (transfer full) */
FormSlip *form_slip_new(FormType *type, const SheetSlip *slip, GError **error);
void form_slip_free(FormSlip *slip);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FormSlip, form_slip_free)

double form_slip_height(const FormSlip *slip);
void form_slip_draw(const FormSlip *slip, Page *page, double x, double y);
