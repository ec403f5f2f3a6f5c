/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A sheet as a spreadsheet file (XLSX), each cell a text: leading zeros stay, and no name is taken
 * for a formula. It never knows how the sheet came to be.
 */

#include "sheets/sheet.h"

/* Writes SHEET to PATH, whole or not at all. MEGURI_ERROR_USAGE if this program was built without
 * libxlsxwriter; MEGURI_ERROR_CANNOT_SAVE if the file cannot be written. */
bool spreadsheet_write(const Sheet *sheet, const char *path, GError **error);
