/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * When somebody was last heard of at the bedside: seen, asked, or fed. Of whoever nobody has said a
 * word for days nothing new is known, whatever still holds. It never knows what was said.
 */

#include "census/view.h"

/* The latest live word from the bedside about PERSON (as view_person() gives it) in view, NULL if
 * there is none. What was printed, put on a wrist, or entered again is no such word. */
const Filed *last_word(const View *view, const Person *person);
