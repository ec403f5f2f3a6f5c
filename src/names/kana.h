/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Kana as a key and as it is kept: hiragana, half-width and detached voicing marks become
 * full-width katakana; a folded form serves comparing only. This room never knows that a name
 * belongs to a patient.
 */

#include <glib.h>
#include <stdbool.h>

/* TEXT as full-width katakana, blanks collapsed; other characters stay. (transfer full) */
char *kana_keep(const char *text);

/* True if KANA (as kept) holds nothing but katakana, ー, ・ and blanks, and at least one kana. */
bool kana_is_kana(const char *kana);

/* KANA with small kana made full size, without blanks and middle dots; ー stays. (transfer full) */
char *kana_fold(const char *kana);

/* The folded part before the first blank: the surname. (transfer full) */
char *kana_fold_surname(const char *kana);

/* One word of KANA as the ear has it, to find names that sound alike: small kana made full size,
 * long vowels short however they are written (サイトー サイトウ サイトオ: サイト), ヅ as ズ, ヂ as
 * ジ, ヴァ as バ, ヲ ヱ ヰ as オ エ イ. (transfer full) */
char *kana_sound(const char *kana);

/* KANA without voicing marks. (transfer full) */
char *kana_unvoiced(const char *kana);

/* Folded with voicing dropped and ー as the vowel it lengthens: order of a kana index. (transfer
 * full) */
char *kana_sort_key(const char *kana);
