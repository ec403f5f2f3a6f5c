/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * How far the clocks of other stations are off, as far as what they wrote tells: who has merged
 * must know whether "seen at" of one PC can be held against that of another. It never changes a
 * time.
 */

#include "desk/desk.h"

/* A sentence for each other station that wrote in the book, by its letters: char *. (transfer full)
 */
GPtrArray *station_clocks(const Desk *desk);
