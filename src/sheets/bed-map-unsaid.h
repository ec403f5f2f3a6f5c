/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What no letter of the bed map tells: whose cautions, or whose allergies beside other cautions,
 * nobody asked or nobody could tell. Without a letter they look like whoever has none. It never
 * knows where the line stands.
 */

#include "sheets/projection.h"

/* One line for all beds; NULL if of everyone something was said, or that there is none. (transfer
 * full) */
char *bed_map_unsaid(const Projection *projection);
