/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Setting right what was put to the wrong person: each act is one more statement, reversible, and
 * what it corrects stays readable. Striking is in desk.h. It never changes or removes a statement.
 */

#include "desk/desk.h"

/* Ids (as history shows them) of the bedside check that statement ID belongs to: what the same
 * observer said of the same person at the same bed in one go. Array of char *. (transfer full) */
GPtrArray *correct_check_of(Desk *desk, const char *id);

/* What the same observer said of the same fact and person from the same source within ten minutes,
 * where SAID says something else; NULL if there is nothing: whoever types it anew corrects it. */
const Filed *correct_said_before(Desk *desk, const Statement *said);

/* Says that the statements IDS belong to PERSON: all or none. */
bool correct_reassign(Desk *desk, GPtrArray *ids, const char *person, GError **error);

/* Says that handles A and B are one person. MEGURI_ERROR_REFUSED names the two statements if both
 * were placed at the bedside at one moment in different beds. */
bool correct_tie(Desk *desk, const char *a, const char *b, GError **error);

/* The sentence that says why A and B (as read in VIEW) cannot be one person; NULL if they can.
 * (transfer full) */
char *correct_tie_refusal(const View *view, const Person *a, const Person *b);

/* What stands against A and B being one person, in a sentence: facts known of both that contradict
 * each other, and two beds. That nothing does is said too. (transfer full) */
char *correct_tie_differs(Desk *desk, const char *a, const char *b);

/* Says that A and B are not the same person (parts a tie). */
bool correct_untie(Desk *desk, const char *a, const char *b, GError **error);

/* Says that A and B, who look alike, are two persons. */
bool correct_different(Desk *desk, const char *a, const char *b, GError **error);
