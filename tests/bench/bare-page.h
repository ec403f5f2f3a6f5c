/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The limit of a printed page: the same texts shaped one by one and shown anywhere on one page,
 * with no thought of lines, columns or breaks, and written to a file that survives a power cut.
 */

#include "sheets/sheet.h"

/* The texts of SHEET as a bare page at PATH. */
void bare_page_print(const Sheet *sheet, const char *path);

/* Bytes of a PDF, 0 if there is none. */
guint64 bare_page_bytes(const char *path);
