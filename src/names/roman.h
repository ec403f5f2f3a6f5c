/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Kana in Latin letters for people's eyes: exact where nothing else can be shown, and as English
 * writes a name beside the kana. It is never kept and never compared; what was said stays kana.
 */

#include <glib.h>

/* TEXT with each run of kana in letters that spell it and no other kana: サトウ as SATOU, チ as TI,
 * ヂ as DI, hiragana in small letters; other signs stay. (transfer full) */
char *roman_spelled(const char *text);

/* The name KANA (as kept) as English orders and writes it: "YAMADA Hanako", "SHIMIZU Ken'ichi",
 * long vowels as the kana has them; of one word "KIM". NULL if KANA holds anything but kana and
 * blanks. (transfer full) */
char *roman_name(const char *kana);
