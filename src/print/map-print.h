/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The bed map on paper: each room a box where it is on the ward, each bed a cell with who lies
 * there. A ward too large for one page goes on over further ones. It never knows how a bed came by
 * its state.
 */

#include "print/sheet-frame.h"

/* Draws all rooms of FRAME's sheet. MEGURI_ERROR_REFUSED if a bed is higher than a page. */
bool map_print_draw(SheetFrame *frame, GError **error);
