/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The clock of a PC in a test: what it says, which anybody may set to anything, and how long the PC
 * has been running, which nobody can. It never knows who asks.
 */

#include "desk/desk.h"

/* 2026-11-02T06:40+09:00 */
#define PC_TRUE_MORNING G_GINT64_CONSTANT(1793569200)

/* It, as a desk asks it. (transfer none) */
const DeskClock *pc_clock(void);
/* 佐々木's desk at BOOK under it; aborts the test on failure. (transfer full) */
Desk *pc_open(const char *book);
/* What it says now. */
gint64 pc_wall(void);

/* Somebody sets it; the PC runs on. */
void pc_set(gint64 wall);
/* Time goes by. */
void pc_pass(gint64 seconds);
/* From here on SECONDS go by whenever somebody looks how long it has been running: a slow disk, a
 * PC that slept with an act half done. 0: no more. */
void pc_drag(gint64 seconds);
/* It is switched off and on again, and half a minute later somebody sits before it. */
void pc_start_again(void);
/* What no PC says of itself: that it has been running for SECONDS, whatever it said before. */
void pc_claim(gint64 seconds);
