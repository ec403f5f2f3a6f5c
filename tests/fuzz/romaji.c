/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A name in Latin letters or kana of any kind, sign by sign as it is typed. */

#include "names/romaji.h"

#include "names/kana.h"
#include "names/latin.h"
#include "names/nihonshiki.h"

#include <string.h>

#include "target.h"

static const RomajiTable *
table(void)
{
    static RomajiTable *built_in;
    if (built_in == NULL)
        built_in = romaji_table_new(NULL, NULL);
    return built_in;
}

static void
claim_settled(const char *text, char *(*make)(const char *text))
{
    g_autofree char *once = make(text);
    g_autofree char *twice = make(once);
    claim_text(once);
    g_assert_cmpstr(once, ==, twice);
}

/* A band's code can carry it. */
static void
claim_letters(const char *name)
{
    g_autofree char *letters = latin_fold(name);
    g_assert_cmpuint(strspn(letters, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-/"), ==,
                     strlen(letters));
}

/* What is kana can be spelt in letters for a band, and back, exactly. */
static void
claim_spelt(const char *kana)
{
    g_autofree char *letters = nihonshiki_from_kana(kana);
    g_assert_cmpint(kana_is_kana(kana) && letters == NULL, ==, false);
    if (letters == NULL)
        return;
    g_autofree char *back = nihonshiki_to_kana(letters);
    g_assert_cmpstr(back, ==, kana);
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    g_autofree char *typed = target_text(data, size);
    g_autofree char *spelt = nihonshiki_to_kana(typed);
    if (spelt != NULL)
        claim_plain(spelt);
    if (!g_utf8_validate(typed, -1, NULL))
        return 0;
    g_autofree char *half = romaji_to_kana(table(), typed, false);
    g_autofree char *whole = romaji_to_kana(table(), typed, true);
    g_autofree char *kept = kana_keep(typed);
    g_autofree char *key = kana_sort_key(whole);
    g_autofree char *surname = kana_fold_surname(whole);
    claim_text(half);
    claim_text(whole);
    claim_text(key);
    claim_text(surname);
    claim_settled(typed, kana_keep);
    claim_settled(whole, kana_fold);
    claim_letters(typed);
    claim_spelt(kept);
    claim_spelt(whole);
    return 0;
}
