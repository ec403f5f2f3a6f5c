/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Kanji without an input method: candidates for each word of a name's kana, chosen by digits into a
 * line. Letters typed there are a reading of their own, so that a rare name is put together piece
 * by piece. It never knows whose name it is.
 */

#include "tui/field.h"

#include "desk/desk.h"

typedef struct SpellingChoice SpellingChoice;

/* For the kanji of PERSON, or of the name gone by; NULL if WHAT is another fact. (transfer full) */
SpellingChoice *spelling_choice_new(Desk *desk, const char *person, What what);
void spelling_choice_free(SpellingChoice *choice);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SpellingChoice, spelling_choice_free)

/* Takes a digit that chooses into FIELD, and a blank that turns the page; false if KEY means
 * something else here. */
bool spelling_choice_key(SpellingChoice *choice, Field *field, const Key *key);

/* True while FIELD ends in a reading that nothing was chosen for. */
bool spelling_choice_is_open(const Field *field);

/* Draws what can be chosen next to the text in FIELD from ROW on; the number of lines it took. */
int spelling_choice_draw(SpellingChoice *choice, const Field *field, const Canvas *canvas, int row);
