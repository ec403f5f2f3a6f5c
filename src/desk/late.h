/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Late entry: typing in what was written on paper at the bedside. What is seen at is then not when
 * it is written, and who saw is not who types. It never makes a paper source of it: a bedside form
 * typed in later stays bedside.
 */

#include "desk/desk.h"

/* From here on facts, places and beds are entered as seen by OBSERVER at SEEN, typed by the desk's
 * observer; a time told with an act of its own goes before. Corrections and prints stay of now. */
void late_begin(Desk *desk, const char *observer, const Instant *seen);
void late_end(Desk *desk);

/* Who saw (transfer none) and *ret_seen when; NULL while nothing is entered late. */
const char *late_observer(const Desk *desk, Instant *ret_seen);

/* When what is entered now was seen: the late moment, else now. */
Instant late_seen(const Desk *desk);
