/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Bedside forms on paper: slips one below the other, as many as the sheet asks for, each whole on
 * one page. It never knows what a slip asks.
 */

#include "print/sheet-frame.h"

/* Draws the frame's sheet. MEGURI_ERROR_REFUSED names the bed whose slip no page can hold. */
bool form_print_draw(SheetFrame *frame, GError **error);
