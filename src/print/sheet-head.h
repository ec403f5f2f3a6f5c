/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What stands above a sheet on every page: title, moment, whose it is, which print, copy and page,
 * and the line of figures. Whose it is stays as large as a copier keeps, however long the names. It
 * never knows what stands below.
 */

#include "print/sheet-frame.h"

/* From the upper edge of the paper to where the body begins; FRAME has its paper, and the width of
 * its body. */
double sheet_head_height(SheetFrame *frame);

/* Draws it for page NUMBER, from 0, of this copy. */
void sheet_head_draw(SheetFrame *frame, guint number);
