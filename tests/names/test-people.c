/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every spelling in which people write names in letters must come out as the kana of the name.
 * Spellings are made from Nihon-shiki, which the table of romaji has no part in. */
#include "names/nihonshiki.h"
#include "names/romaji.h"

#include <string.h>

#include "people.h"

extern const char names_tsv[];

/* Replaced one after the other. */
typedef struct {
    const char *from, *to;
} Change;

typedef struct {
    const char *name;
    const Change *changes;
} School;

static const Change nihonshiki[] = { { ".", "'" }, { NULL, NULL } };
static const Change hepburn[] = {
    { ".", "'" },   { "hu", "fu" },  { "zzy", "jj" }, { "zzi", "jji" },
    { "zy", "j" },  { "zi", "ji" },  { "sy", "sh" },  { "si", "shi" },
    { "ty", "ch" }, { "ti", "chi" }, { "tu", "tsu" }, { NULL, NULL },
};
static const Change passport[] = {
    { ".", "'" },    { "hu", "fu" }, { "zy", "j" },   { "zi", "ji" },  { "sy", "sh" },
    { "si", "shi" }, { "ty", "ch" }, { "ti", "chi" }, { "tu", "tsu" }, { "nb", "mb" },
    { "nm", "mm" },  { "np", "mp" }, { NULL, NULL },
};
static const Change keyboard[] = {
    /* as input methods are typed into */
    { ".", "'" },     { "zy", "jy" },   { "zi", "ji" },  { "ty", "cy" },
    { "cci", "tti" }, { "hyu", "hyu" }, { "nk", "nnk" }, { "nd", "nnd" },
    { "nt", "nnt" },  { "nz", "nnz" },  { "ns", "nns" }, { "ng", "nng" },
    { "nr", "nnr" },  { "nh", "nnh" },  { "nw", "nnw" }, { NULL, NULL },
};
static const School schools[] = {
    { "Nihon-shiki", nihonshiki },
    { "Hepburn", hepburn },
    { "passport", passport },
    { "keyboard", keyboard },
};

static char *
spell(const char *kana, const School *school)
{
    g_autofree char *letters = nihonshiki_from_kana(kana);
    g_assert_nonnull(letters);
    g_autofree char *lower = g_ascii_strdown(letters, -1);
    GString *out = g_string_new(lower);
    for (const Change *change = school->changes; change->from != NULL; change++)
        g_string_replace(out, change->from, change->to, 0);
    return g_string_free(out, FALSE);
}

static guint
try_name(const RomajiTable *table, const char *kana)
{
    for (guint i = 0; i < G_N_ELEMENTS(schools); i++) {
        g_autofree char *typed = spell(kana, &schools[i]);
        g_autofree char *upper = g_ascii_strup(typed, -1);
        g_autofree char *formed = romaji_to_kana(table, typed, true);
        g_autofree char *shouted = romaji_to_kana(table, upper, true);
        if (strcmp(formed, kana) != 0)
            g_test_message("%s: %s gives %s", schools[i].name, typed, formed);
        g_assert_cmpstr(formed, ==, kana);
        g_assert_cmpstr(shouted, ==, kana);
    }
    return G_N_ELEMENTS(schools);
}

static void
every_spelling_of_others_names_comes_out_as_their_kana(void)
{
    guint tried = 0;
    g_autoptr(RomajiTable) table = romaji_table_new(NULL, NULL);
    g_autoptr(GPtrArray) people = people_read();
    for (guint i = 0; i < people->len; i++)
        tried += try_name(table, ((const PeopleName *)people->pdata[i])->kana);
    g_test_message("%u spellings", tried);
    g_assert_cmpuint(people->len, >=, 1000);
}

/* As another program spells it: Hepburn, ん before a vowel without an apostrophe. */
static void
the_romaji_of_the_list_comes_out_but_for_n_before_a_vowel(void)
{
    guint apart = 0;
    g_autoptr(RomajiTable) table = romaji_table_new(NULL, NULL);
    g_autoptr(GPtrArray) people = people_read();
    for (guint i = 0; i < people->len; i++) {
        const PeopleName *name = people->pdata[i];
        g_autofree char *letters = nihonshiki_from_kana(name->kana);
        g_autofree char *formed = romaji_to_kana(table, name->romaji, true);
        if (strchr(letters, '.') != NULL || strpbrk(letters, "D") != NULL) {
            apart++; /* said of n above; ヂ and ヅ are ji and zu in Hepburn */
            continue;
        }
        g_test_message("%s", name->romaji);
        g_assert_cmpstr(formed, ==, name->kana);
    }
    g_assert_cmpuint(apart, <, people->len / 4);
}

static void
every_spelling_of_our_own_table_comes_out_as_its_kana(void)
{
    guint tried = 0;
    g_autoptr(RomajiTable) table = romaji_table_new(NULL, NULL);
    g_auto(GStrv) lines = g_strsplit(names_tsv, "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        g_auto(GStrv) cells = g_strsplit(*line, "\t", -1);
        if (**line != '#' && g_strv_length(cells) == 3)
            tried += try_name(table, cells[1]);
    }
    g_assert_cmpuint(tried, >, 4000);
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/people/others", every_spelling_of_others_names_comes_out_as_their_kana);
    g_test_add_func("/people/romaji", the_romaji_of_the_list_comes_out_but_for_n_before_a_vowel);
    g_test_add_func("/people/own", every_spelling_of_our_own_table_comes_out_as_its_kana);
    return g_test_run();
}
