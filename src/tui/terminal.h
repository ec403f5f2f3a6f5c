/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The terminal: taken when the program starts, given back whatever happens. The tests' terminal is
 * a real screen of ncurses that no one looks at. It never knows pages.
 */

#include "tui/canvas.h"
#include "tui/key.h"

#include <glib.h>

typedef struct Terminal Terminal;

/* Takes the terminal of standard input and output, and finds out what it draws: it is asked how
 * wide it draws a kana, and on the console of Linux, or where a kana takes no two cells, a person
 * is asked once and the answer kept. MEGURI_GLYPHS decides both without asking. Fails with
 * MEGURI_ERROR_USAGE if there is none or its kind is unknown. (transfer full) */
Terminal *terminal_open(GError **error);

/* A screen of ROWS x COLUMNS that is no terminal; COLOURS as if NO_COLOR were not set. (transfer
 * full) */
Terminal *terminal_open_hidden(int rows, int columns, bool colours, GError **error);

/* Gives the terminal back. */
void terminal_free(Terminal *terminal);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Terminal, terminal_free)

/* The same terminal as if it drew GLYPHS. */
void terminal_set_glyphs(Terminal *terminal, Glyphs glyphs);

/* The whole screen at its present size. */
Canvas terminal_canvas(const Terminal *terminal);

/* Brings what was drawn to the glass. */
void terminal_show(const Terminal *terminal);

/* Blanks the screen and paints all of it anew at the next showing. */
void terminal_repaint(const Terminal *terminal);

/* The next key if it comes within MS milliseconds; KEY_KIND_NOTHING else. */
Key terminal_read(int ms);

/* True once the window was closed or the program was told to end. */
bool terminal_is_leaving(void);
