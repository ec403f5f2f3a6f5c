/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A sheet on paper: lists as tables, the bed map as rooms in their places. Whatever the sheet says
 * is on the page whole, in black lines on white; a sheet that cannot be drawn so is refused before
 * anything is written. It never knows how the sheet came to be.
 */

#include "sheets/sheet.h"

/* What became of a sheet on paper. */
typedef struct {
    guint pages;
    char *stood_in; /* as of page_stood_in(); owned */
} SheetPrinted;

void sheet_printed_clear(SheetPrinted *printed);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(SheetPrinted, sheet_printed_clear)

/* Draws SHEET to the PDF at PATH; NULL: its pages are counted and nothing is written. MEDIUM names
 * a paper of data/media.ini; NULL = A4. RET_PRINTED may be NULL. A sign that no font has is marked
 * in its place. MEGURI_ERROR_REFUSED names the row that no page can hold, or the medium that is no
 * paper; MEGURI_ERROR_CANNOT_SAVE if the file cannot be written. */
bool sheet_print(const Sheet *sheet, const char *path, const char *medium,
                 SheetPrinted *ret_printed, GError **error);
