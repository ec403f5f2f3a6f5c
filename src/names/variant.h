/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Kanji that are written for one another in names: 高 and 髙, 辺 and 邊. What this room says finds,
 * for a person to decide; it never says that two names belong to one person.
 */

#include <glib.h>
#include <stdbool.h>

typedef struct VariantTable VariantTable;

/* The table that is built in (data/variants.tsv) and the groups of a site in the same form, "kind
 * TAB characters", remarks after "#"; SITE may be NULL. A kind says why people write one for the
 * other: print (cut or cast otherwise: 高 髙), shinji (the new form and the old: 沢 澤) or people
 * (other characters, people say the same: 斉 斎). Fails with MEGURI_ERROR_REFUSED, naming the line
 * of SITE. (transfer full) */
VariantTable *variant_table_new(const char *site, GError **error);
void variant_table_free(VariantTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(VariantTable, variant_table_free)

/* TEXT with each kanji as the usual one of all it is written for, without selectors and blanks:
 * equal for writings of one name. (transfer full) */
char *variant_fold(const VariantTable *table, const char *text);

/* Other writings of TEXT, at most MOST: 高橋 gives 髙橋. Up to two signs change, one first.
 * Array of char *. (transfer full) */
GPtrArray *variant_spellings(const VariantTable *table, const char *text, guint most);
