/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The bed map: rooms in their real places, beds as cells; a hidden name stands there as initials.
 */

#include "sheets/projection.h"

extern const SheetForm bed_map_form;

Sheet *bed_map_make(const Projection *projection);

/* What every letter and sign beside a name means, one text for each kind. Array of char *.
 * (transfer full) */
GPtrArray *bed_map_legend(void);
