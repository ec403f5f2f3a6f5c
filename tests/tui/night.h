/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A night at the drill's ward: the screen for nurses on a book in a folder of its own, fed with
 * keys. For the tests of this room.
 */

#include "screen.h"

typedef struct {
    char *folder;
    Terminal *terminal;
    App *app;
} Night;

void night_begin(Night *night, gconstpointer data);
void night_end(Night *night, gconstpointer data);

/* Presses KEYS, a script. */
void night_feed(Night *night, const char *keys);

/* How many keys a script presses. */
guint night_count_keys(const char *keys);

/* That fact WHAT of PERSON was saved as EXPECTED (NULL = not asked). */
void night_check_fact(const char *person, What what, const char *expected);
/* That PERSON is in STATE, in words, and BED is theirs (NULL = any). */
void night_check_place(const char *person, const char *state, const char *bed);

#define NIGHT_ADD(path, test) g_test_add(path, Night, NULL, night_begin, test, night_end)
