/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A name in Latin letters, typed where kana is asked: what it may be kept as, so that nobody is
 * written down as the romaji make of her. It never keeps it.
 */

#include "ward/vocabulary.h"

#define LATIN_OFFER_KANA '1'
#define LATIN_OFFER_LETTERS '2'

/* What the name asked as WHAT is kept as in Latin letters; WHAT_COUNT if WHAT is no name in kana.
 */
What latin_offer_what(What what);

/* TYPED as the name in letters, its marks composed. (transfer full) */
char *latin_offer_letters(const char *typed);

/* The sentence that says which keys keep TYPED as what: a capital and small letters may be meant
 * either way, other letters only where they make no KANA (then NULL). NULL if TYPED is no such
 * name. (transfer full) */
char *latin_offer_words(const char *typed, const char *kana);
