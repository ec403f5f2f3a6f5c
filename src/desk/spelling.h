/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The kanji that may be chosen for a name's kana, where the PC has no input method: our own table,
 * what this ward has already, and the name dictionaries of the PC. It never says how somebody is
 * written.
 */

#include "desk/desk.h"

#include "names/candidate.h"

/* Spellings of KANA (one word, as kept), the likeliest first. Array of char *. (transfer full) */
GPtrArray *spelling_candidates(Desk *desk, NamePart part, const char *kana);

/* Whether the PC has a dictionary of names (SKK-JISYO.jinmei); without it only the most usual names
 * are offered. */
bool spelling_has_dictionary(Desk *desk);
