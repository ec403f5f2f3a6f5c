/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The rows of a handoff while it is written: those of one part follow each other, the first under
 * its heading. It never knows what is handed over.
 */

#include "sheets/projection.h"

typedef struct {
    const Projection *projection;
    Sheet *sheet;
    const char *part; /* of the last row */
} Handoff;

/* A new row of PART; HEADING stands above the first of them. */
RowPen handoff_row(Handoff *handoff, const char *part, const char *heading);
/* Whom the row is about: bed, handle and name. */
void handoff_person(RowPen *pen, const Standing *standing);
/* When FILED was seen; nothing for NULL. */
void handoff_moment(const RowPen *pen, const Filed *filed);
