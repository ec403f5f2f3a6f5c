/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The clock of the desk, and what to do when that of the PC is or was wrong. The PC is asked once,
 * when the book is opened; from then on time only goes forward, whoever sets the PC's clock in
 * mid-round. What the nurse said it was wrong by is kept in the book and added to it. It never
 * changes what was written under a wrong clock: it strikes it and says it again.
 */

#include "desk/desk.h"

/* Says that the right time is RIGHT, exact to the minute: from here on desk_now() tells it, also
 * when the book is opened here again. Refused with a fixed clock. */
bool clock_put_right(Desk *desk, const Instant *right, GError **error);

/* Entries and bands that this station wrote under a clock that was ahead: live, written and seen at
 * times that have not come yet. */
typedef struct {
    guint count;
    gint64 last; /* the latest of their times, seconds; 0 without any */
} ClockAhead;

ClockAhead clock_ahead(Desk *desk);

/* Puts these entries back by SECONDS: each is struck and said again with its time less that,
 * approximate, all in one commit. Who saw and who it is about stay. */
bool clock_put_back(Desk *desk, gint64 seconds, GError **error);

/* The latest moment at which something that still stands was written in this book, by any station's
 * clock; 0 in a new book. */
gint64 clock_newest_word(Desk *desk);
