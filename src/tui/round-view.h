/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The round on the screen: this bed and nothing else; and the figures once every bed was seen. It
 * never takes a key.
 */

#include "tui/bed-check.h"
#include "tui/canvas.h"

/* BEDS are all of the round, which began at START. */
void round_view_draw_bed(const BedCheck *check, const GPtrArray *beds, const Instant *start,
                         const Canvas *canvas);

/* All beds seen: how many are in, empty, away, not found; the figures add up to the beds. And how
 * many of DESK's patients in them nobody knows yet. */
void round_view_draw_end(Desk *desk, const GPtrArray *beds, const Instant *start,
                         const Canvas *canvas);
