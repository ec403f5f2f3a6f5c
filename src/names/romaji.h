/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Romaji to katakana while it is typed, for a name field on a bare console without an input method.
 * Hepburn, Kunrei, Nihon-shiki and the spellings of input methods mix freely; what is no syllable
 * stays as it was typed. This room never stores a name: the field shows the result and the nurse
 * confirms it.
 */

#include <glib.h>
#include <stdbool.h>

typedef struct RomajiTable RomajiTable;

/* The table in TEXT, lines "romaji TAB katakana" and remarks after "#"; NULL is the table that is
 * built in (data/romaji.tsv). Fails with MEGURI_ERROR_REFUSED, naming the line. (transfer full) */
RomajiTable *romaji_table_new(const char *text, GError **error);
void romaji_table_free(RomajiTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RomajiTable, romaji_table_free)

/* TYPED (valid UTF-8) as katakana. Letters that make no syllable yet ("sh", "k", a single "n") stay
 * letters; when FINAL a trailing n is ン and a trailing oh is オー. Kana, half-width too, become
 * full-width katakana; kanji and other signs pass; runs of blanks become one, and a blank at the
 * end stays unless FINAL.
 *
 * "nn" is written by two habits: nurses who spell konno mean コンノ, an input method would give
 * コンオ. Chosen: nn before a vowel or y is ン and the n-row (kanno = カンノ, honnya = ホンニャ);
 * nn before anything else or at the end is one ン; hence nnn before a vowel is ンナ too (hannnari =
 * ハンナリ), and n' is always ン (kin'ya = キンヤ),
 * and so is n- before a letter (shin-ichi = シンイチ). "/" is the middle dot. (transfer full) */
char *romaji_to_kana(const RomajiTable *table, const char *typed, bool final);
