/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The answer to a question with several answers: each key puts a thing on the list or takes it off,
 * digits or a few words tell how much or which. It never knows who is asked.
 */

#include "tui/canvas.h"
#include "tui/key.h"

#include "ward/vocabulary.h"

typedef struct Toggles Toggles;

/* A list of WHAT beginning with the canonical value KNOWN (NULL = nothing on it). What was said
 * BEFORE (a canonical value, or NULL) and KNOWN leaves out is off it and marked. (transfer full) */
Toggles *toggles_new(What what, const char *known, const char *before);
void toggles_free(Toggles *toggles);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Toggles, toggles_free)

/* Takes KEY if it changes the list or a detail. */
bool toggles_key(Toggles *toggles, const Key *key);

/* True while the words of a detail are typed: every sign belongs to them, Enter and Esc end them.
 */
bool toggles_is_typing(const Toggles *toggles);

/* True if something was changed. */
bool toggles_is_changed(const Toggles *toggles);
bool toggles_is_empty(const Toggles *toggles);

/* "oxygen:2,drip"; "none" if nothing is on it. (transfer full) */
char *toggles_value(const Toggles *toggles);

/* Draws the list; the number of lines it took. */
int toggles_draw(const Toggles *toggles, const Canvas *canvas, int row);
