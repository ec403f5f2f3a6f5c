/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A name in Latin letters, typed where kana is asked: what it may be kept as, so that nobody is
 * written down as the romaji make of her. It never keeps it.
 */

#include "ward/value.h"

#define LATIN_OFFER_KANA '1'
#define LATIN_OFFER_LETTERS '2'

/* TYPED as the name in letters, its marks composed. (transfer full) */
char *latin_offer_letters(const char *typed);

/* The sentence that says which keys keep TYPED, which means TEXT, as what where WHAT is asked: a
 * capital and small letters may be meant either way, other letters only where they make no kana
 * (then NULL). NULL if TYPED is no such name or WHAT no name in kana. (transfer full) */
char *latin_offer_words(What what, const char *typed, const char *text, const ValueGround *ground);
