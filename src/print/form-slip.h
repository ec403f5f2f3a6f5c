/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * One slip of the bedside form, set and measured: signs to circle, combs for digits, boxes for
 * names, lines for words, its code at the right. It never knows on which page it will stand.
 */

#include "print/page.h"

#include "sheets/slip.h"

#include <cairo.h>

#define FORM_GAP (1.6 * MM) /* above and below what a slip holds */

/* What the slips of one document share. */
typedef struct {
    Page *page; /* borrowed */
    double width;
    bool brief;              /* minor signs stand without their words, which a legend gives */
    bool leaves[WHAT_COUNT]; /* what is not asked, for want of room */
    GHashTable *shaped;      /* words -> PangoLayout: every slip has the same */
} FormType;

FormType form_type_new(Page *page, double width);
void form_type_clear(FormType *type);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(FormType, form_type_clear)

typedef struct FormSlip FormSlip;

/* MEGURI_ERROR_REFUSED if its code cannot be drawn. (transfer full) */
FormSlip *form_slip_new(FormType *type, const SheetSlip *slip, GError **error);
void form_slip_free(FormSlip *slip);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FormSlip, form_slip_free)

double form_slip_height(const FormSlip *slip);
void form_slip_draw(const FormSlip *slip, Page *page, double x, double y);
