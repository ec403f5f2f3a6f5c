/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The handoff sheet (申し送り): what became different since the last handoff on paper, or in a day,
 * what does not fit, who was not seen, what is still to be done, and room for what is said besides.
 * It never leaves out a difference because there are many; what is only a list of beds it writes as
 * one.
 */

#include "sheets/projection.h"

extern const SheetForm handoff_form;

/* A handoff that was printed less than this ago is being printed again: the one before it is what
 * the receiving shift has in hand. Seconds. */
#define HANDOFF_SHIFT_LEAST (3 * 3600)

/* Where none is in hand, changes are told from so long ago on. Seconds. */
#define HANDOFF_REACH (24 * 3600)

/* (transfer full) */
Sheet *handoff_make(const Projection *projection);
