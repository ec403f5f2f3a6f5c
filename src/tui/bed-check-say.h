/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What the check of one bed saves. Each is false, with a word at the foot, if nothing was saved. It
 * never knows what is asked next. Inside this room, for bed-check.c only.
 */

#include "tui/bed-check-state.h"

bool bed_check_say_empty(BedCheck *check);

/* True if more is asked once the person is said to be in the bed: in a full check, and in the sweep
 * of whoever comes back without a name. */
bool bed_check_asks_on(const BedCheck *check);

/* Says where the person is; nobody known here, or ANOTHER one lying here, makes someone new. */
bool bed_check_say_presence(BedCheck *check, const char *value, bool another);

/* Says that the check is over, where the book has it as begun. */
bool bed_check_say_end(BedCheck *check);

/* Says all the same again. */
bool bed_check_say_same(BedCheck *check);

/* Says the answer to the question that is asked; one given before in this check is corrected. */
bool bed_check_say_answer(BedCheck *check);
