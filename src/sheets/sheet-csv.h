/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A sheet as a table for office programs: comma-separated, with Windows line ends, in UTF-8 with a
 * byte order mark or in CP932. What CP932 cannot carry is named, never passed over. It never knows
 * where the bytes go.
 */

#include "sheets/sheet.h"

/* ENCODING NULL or "utf-8", or "cp932". A sign that CP932 lacks becomes its neighbour there
 * (¥ a \\, — a ―) or 〓, a selector of shape is left out, and LOST (may be NULL) takes a line for
 * it with what stands there: "A005 kanji: “𠮷” (U+20BB7) → “〓”" (char *, transfer full). NULL with
 * MEGURI_ERROR_USAGE if there is no such encoding. (transfer full) */
GString *sheet_csv(const Sheet *sheet, const char *encoding, GPtrArray *lost, GError **error);
