/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Ten thousand strings that somebody may put into a name to steer a terminal, to turn or hide text
 * or to run in a spreadsheet, the same in every run; and a judge of what comes out, which knows
 * nothing of the program's own rules.
 */

#include <glib.h>

#define HOSTILE_COUNT 10000

/* The string NUMBER, at most some forty characters; UTF-8. (transfer full) */
char *hostile_text(guint number);

/* The same with bytes in it that are no UTF-8. (transfer full) */
char *hostile_bytes(guint number);

/* Aborts if OUT holds what steers a terminal, is invisible or turns the text, ASCII signs in KEPT
 * apart, a mark on nothing, or more marks on one sign than any name has. */
void hostile_assert_tame(const char *out, const char *kept);
