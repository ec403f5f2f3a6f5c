/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Kanji that are written for one another in names: 高 and 髙, 辺 and 邊. What this room says ranks
 * and finds, for a person to decide; it never says that two names belong to one person.
 */

#include <glib.h>
#include <stdbool.h>

typedef struct VariantTable VariantTable;

/* How near two writings are, the nearest first. */
typedef enum {
    VARIANT_EQUAL,  /* the same signs */
    VARIANT_PRINT,  /* cut or cast otherwise: 高 髙; selectors of a shape count here */
    VARIANT_SHINJI, /* the new form and the old: 沢 澤 */
    VARIANT_PEOPLE, /* other characters, people say the same: 斉 斎 */
    VARIANT_NONE
} VariantKinship;

/* The table that is built in (data/variants.tsv) and the groups of a site in the same form, "kind
 * TAB characters", remarks after "#"; SITE may be NULL. Fails with MEGURI_ERROR_REFUSED, naming the
 * line of SITE. (transfer full) */
VariantTable *variant_table_new(const char *site, GError **error);
void variant_table_free(VariantTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(VariantTable, variant_table_free)

/* How near two writings of a name are: as near as their farthest pair of signs; blanks apart. */
VariantKinship variant_kinship(const VariantTable *table, const char *a, const char *b);

/* TEXT with each kanji as the usual one of all it is written for, without selectors and blanks:
 * equal for writings that are kin. (transfer full) */
char *variant_fold(const VariantTable *table, const char *text);

/* Other writings of TEXT, at most MOST, the nearest first: 高橋 gives 髙橋. Up to two signs change.
 * Array of char *. (transfer full) */
GPtrArray *variant_spellings(const VariantTable *table, const char *text, guint most);

/* "print", "shinji", "people"; false if KEY is none of them. */
bool variant_kind_from_key(const char *key, VariantKinship *ret_kind);
