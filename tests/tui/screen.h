/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A screen that no one looks at, for the tests of this room, and a ward book of the drill to look
 * at on it.
 */

#include "tui/app.h"

#include "desk/desk.h"

#define SCREEN_NOW "2026-11-02T06:45"

/* A screen with colours. (transfer full) */
Terminal *screen_open(int rows, int columns);

/* The text of one row. (transfer full) */
char *screen_row(int row);

/* True if some row holds TEXT. */
bool screen_shows(const char *text);

/* A new folder to work in, made the working folder; removed with all in it by
 * screen_leave_folder(). (transfer full) */
char *screen_enter_folder(void);
void screen_leave_folder(char *folder);

/* The drill's ward and what its round wrote, as "drill.meguri" in the working folder. */
void screen_make_drill(void);

/* The ward of STEM.ini and what STEM.tsv says of it, in the drill's place. */
void screen_make_ward(const char *stem);

/* The app on the drill as 佐々木 sees it at SCREEN_NOW. (transfer full) */
App *screen_start(Terminal *terminal);

/* The drill's book, to look at what was saved. (transfer full) */
Desk *screen_open_desk(void);
