/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What the slips of one document of bedside forms share: the page they are measured on, what there
 * is no room for, and words that were set already. It never knows what is asked.
 */

#include "print/page.h"

#include "ward/vocabulary.h"

/* What the slips of one document share. */
typedef struct {
    Page *page; /* borrowed */
    double width;
    bool brief;              /* minor signs stand without their words, which a legend gives */
    bool leaves[WHAT_COUNT]; /* what is not asked, for want of room */
    GHashTable *shaped;      /* words -> TextBlock: every slip has the same */
} FormType;

FormType form_type_new(Page *page, double width);
void form_type_clear(FormType *type);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(FormType, form_type_clear)

/* TEXT set in type; the same words are set once for all slips. (transfer full) */
TextBlock *form_type_shape(FormType *type, const PageText *text);
