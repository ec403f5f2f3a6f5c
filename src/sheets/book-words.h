/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What the program itself wrote into the book (prints, copies, keys), in words for the history. It
 * never knows what a nurse said.
 */

#include "census/census.h"

/* "no. 3: Inpatient list, as of 2026-11-02 06:45"; NULL if FILED is no such statement. (transfer
 * full) */
char *book_words(const Filed *filed);

/* True if the note of such a statement is for the program alone. */
bool book_hides_note(const Filed *filed);
