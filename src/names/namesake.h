/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Which two names can be taken for one another, and why: the one place where names of persons are
 * compared. It ranks, for a person to decide; it never merges, and never knows who lies where.
 */

#include "names/variant.h"

/* What names are compared by: the table of variants and that of romaji; it remembers the forms of
 * the names it was asked for. */
typedef struct NamesakeRules NamesakeRules;

/* A name in all forms in which it is compared. */
typedef struct NameForms NameForms;

/* What is known of one name; NULL = not known. */
typedef struct {
    const char *kana; /* as kept: surname, blank, given name */
    const char *kanji;
    const char *latin;
    const char *birthdate; /* to the day, else NULL */
} KnownName;

typedef enum {
    NAMESAKE_DIFFERS,
    NAMESAKE_SIMILAR,
    NAMESAKE_SAME /* equal folded kana, or equal letters of whom one is known in no kana; nothing
                     else: CENSUS builds on it */
} NamesakeDegree;

typedef enum {
    NAMESAKE_BY_KANA = 1 << 0,      /* folded: ショ and シヨ */
    NAMESAKE_BY_SOUND = 1 << 1,     /* サイトー サイトウ, ヅ ズ */
    NAMESAKE_BY_SWAP = 1 << 2,      /* surname and given name the other way round */
    NAMESAKE_BY_KANJI = 1 << 3,     /* equal kanji or variants of them */
    NAMESAKE_BY_LATIN = 1 << 4,     /* as Latin letters, in any order of words */
    NAMESAKE_BY_VOICING = 1 << 5,   /* but for voicing marks */
    NAMESAKE_BY_ONE_SIGN = 1 << 6,  /* but for one kana, or one letter */
    NAMESAKE_BY_BIRTHDATE = 1 << 7, /* similar only together with the surname's sound */
    NAMESAKE_BY_SURNAME = 1 << 8    /* folded; by itself it differs */
} NamesakeReason;                   /* the weightiest first */

typedef struct {
    NamesakeDegree degree;
    guint reasons; /* NamesakeReason bits: all that are so */
} Namesake;

/* SITE: more variants (variant.h), or NULL. Fails with MEGURI_ERROR_REFUSED. (transfer full) */
NamesakeRules *namesake_rules_new(const char *site, GError **error);
void namesake_rules_free(NamesakeRules *rules);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(NamesakeRules, namesake_rules_free)

/* The kanji variants that names are compared by. (transfer none) */
const VariantTable *namesake_variants(const NamesakeRules *rules);

/* The forms of NAME, made when it is asked for first. They live as long as RULES. (transfer none)
 */
const NameForms *namesake_forms(NamesakeRules *rules, const KnownName *name);

/* The forms of all NAMES of one person, COUNT of them and at least one: the legal one, that they go
 * by, what else is said. They live as long as RULES. (transfer none) */
const NameForms *namesake_forms_of(NamesakeRules *rules, const KnownName *names, guint count);

/* Compares two names; the order does not matter. Of several names of one person the nearest counts.
 */
Namesake namesake_compare(const NameForms *a, const NameForms *b);

/* The weightiest reason in words ("a long vowel is written otherwise"), "" if there is none.
 * (transfer none) */
const char *namesake_words(const Namesake *namesake);
