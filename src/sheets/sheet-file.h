/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A sheet as a file for other programs: tab-separated or JSON, by record columns, codes not labels.
 * Promised in meguri(1). It never knows where the text goes.
 */

#include "sheets/sheet.h"

/* Header line and one record a line, each ended by '\n'. (transfer full) */
char *sheet_tsv(const Sheet *sheet);

/* An array of objects: the columns' keys, and "facts" with source, seen_at, observer and differs of
 * each fact. (transfer full) */
char *sheet_json(const Sheet *sheet);
