/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What the slips of one document of bedside forms share: the page they are measured on and what
 * there is no room for. It never knows what is asked.
 */

#include "print/page.h"

#include "ward/vocabulary.h"

typedef struct {
    Page *page; /* borrowed */
    double width;
    bool brief;              /* minor signs stand without their words, which a legend gives */
    bool bare[WHAT_COUNT];   /* as do all signs of these questions */
    bool leaves[WHAT_COUNT]; /* what is not asked, for want of room */
} FormType;
