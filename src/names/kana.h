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

/* True if any sign of TEXT is hiragana. */
bool kana_has_hiragana(const char *text);

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

/* The order of a kana index, as ICU has it for ja: first without voicing and with ー as the vowel
 * it lengthens, then by voicing, then small before full size and ー before the vowel; blanks do not
 * count. Keys compare with strcmp(). (transfer full) */
char *kana_sort_key(const char *kana);

/* The row of an index: 0 to 9 for あかさたなはまやらわ, KANA_INDEX_OTHERS for what is no kana. */
#define KANA_INDEX_OTHERS 10
guint kana_index_row(const char *kana);
/* "あ" ... "わ", "他". (transfer none) */
const char *kana_index_label(guint row);
