/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The picture of a window as text: what stands in its cells, and below it one letter of ink per
 * cell. Tests compare it; it never draws.
 */

#include <curses.h>

/* The text of WINDOW, one line a row, blanks at the ends of lines left out. (transfer full) */
char *snapshot_text(WINDOW *window);

/* The ink of WINDOW, one letter a cell as palette_letter() gives, plain ends left out. (transfer
 * full) */
char *snapshot_inks(WINDOW *window);
