/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Printing: which sheet, which paper, which file; then the print number.
 */

#include "tui/page.h"

#include "desk/desk.h"

/* A page with the sheet of WISH chosen; the bed map if WISH is NULL. (transfer full) */
Page *page_print_new(const SheetWish *wish);
