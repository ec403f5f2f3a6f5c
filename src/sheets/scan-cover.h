/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The scan cover: one page that goes in front of a patient's papers when they are scanned after
 * recovery, with a large code, who it is and which days they are of. It never knows how many pages
 * lie behind it: whoever scans them counts.
 */

#include "sheets/projection.h"

extern const SheetForm scan_cover_form;

/* Of one person, or of everyone in the book, also of who left. (transfer full) */
Sheet *scan_cover_make(const Projection *projection);
