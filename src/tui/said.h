/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * One statement in words, as the history shows it: for a choice between statements. It never
 * changes one.
 */

#include "desk/desk.h"

/* "A002 Birthdate 昭13(1938)-02-11 (band, 佐々木 11/02 06:05)"; NULL if ID is not in the history of
 * PERSON (a handle), or with PERSON NULL of BED, or is struck. (transfer full) */
char *said_words(Desk *desk, const char *person, const char *bed, const char *id);
