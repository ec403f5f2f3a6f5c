/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Setting right whom something is about: a statement or a whole check that belongs to somebody
 * else, two numbers that are one person, or two persons who look like one. Each is one more
 * statement and can be taken back.
 */

#include "tui/page.h"

/* Gives the statement ID, or the whole bedside check it is of, from PERSON to somebody else.
 * (transfer full) */
Page *page_correct_give_new(Session *session, const char *person, const char *id);

/* Asks whether PERSON and OTHER are one, both on the glass, and ties them. (transfer full) */
Page *page_correct_tie_new(Session *session, const char *person, const char *other);

/* Ties PERSON to another number, parts a tie, or declares two persons different. (transfer full) */
Page *page_correct_identity_new(Session *session, const char *person);
