/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Katakana as ASCII that reads back exactly: the letters of a wristband's code. Nihon-shiki, not
 * Hepburn, because each kana needs its own spelling. It never guesses what somebody typed; that is
 * romaji's work.
 *
 *   カ KA, シ SI, チ TI, ツ TU, フ HU, ジ ZI, ヂ DI, ズ ZU, ヅ DU, ヴ VU, ヰ WI, ヱ WE, ヲ WO, ヷ VA
 *   シャ SYA but シヤ SIYA
 *   small kana X: ァ XA, ッ XTU, ャ XYA, ヮ XWA, ヵ XKA, ㇷ XHU
 *   ッ doubles the next consonant (ッカ KKA), but before N it is XTU
 *   ン N, before a vowel or Y "N."
 *   ー "-"      ・ blank      blank "/"      ヽ QA, ヾ QE
 */

/* The letters of KANA (as kept), signs A-Z space "-" "." "/"; NULL if KANA holds anything but
 * katakana, ー, ・ and blanks. (transfer full) */
char *nihonshiki_from_kana(const char *kana);

/* The kana of LETTERS; NULL if they spell none. (transfer full) */
char *nihonshiki_to_kana(const char *letters);
