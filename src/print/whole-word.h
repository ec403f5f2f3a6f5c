/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Which stretches of a text stay on one line of paper: the label of a bed (the half of 別301-2 is
 * another bed), a mark, a date with its time, a word with its figure. Japanese may be broken behind
 * any sign, and a name that is broken reads on. It never knows how wide a line is.
 */

#include <stdbool.h>

/* The first such stretch of TEXT that begins at *AT or later: *AT is moved to its start, *RET_END
 * behind it. False if there is none. */
bool whole_word_next(const char **at, const char **ret_end);
