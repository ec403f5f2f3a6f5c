/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Rows with signs that the terminal draws wider than ncurses believes, put right behind its back:
 * each sign behind such a one is sent to its own place. It never knows what the signs mean.
 */

#include <curses.h>

/* Sends those rows of WINDOW once more, sign by sign; after refresh(). */
void respread(WINDOW *window);
