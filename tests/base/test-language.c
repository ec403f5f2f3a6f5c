/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A ward's PC has the locale it has: what is said to a nurse is Japanese all the same. */
#include "base/catalogue.h"
#include "base/language.h"

#include <locale.h>
#include <string.h>

static void
test_japanese_asks_no_locale(void)
{
    setlocale(LC_ALL, "C");
    language_choose("ja");
    g_assert_cmpstr(language_code(), ==, "ja");
    g_assert_cmpstr(_("Inpatient list"), ==, "入院患者一覧");
    language_choose("en");
    g_assert_cmpstr(language_code(), ==, "en");
    g_assert_cmpstr(_("Inpatient list"), ==, "Inpatient list");
}

static void
test_what_has_no_translation_stands_as_it_is(void)
{
    static const char name[] = "ヤマダ ハナコ";
    language_choose("ja");
    g_assert_true(_(name) == name);
    g_assert_cmpstr(_(""), ==, ""); /* and not the head of the catalogue */
}

static void
test_sentences_about_several_things_count(void)
{
    language_choose("en");
    g_assert_cmpstr(ngettext_("%u band issued", "%u bands issued", 0), ==, "%u bands issued");
    g_assert_cmpstr(ngettext_("%u band issued", "%u bands issued", 1), ==, "%u band issued");
    language_choose("ja");
    g_assert_cmpstr(ngettext_("%u band issued", "%u bands issued", 1), ==,
                    ngettext_("%u band issued", "%u bands issued", 45));
    g_assert_null(strstr(ngettext_("%u band issued", "%u bands issued", 1), "band"));
}

static void
test_a_pc_that_says_nothing_is_a_japanese_wards(void)
{
    g_assert_cmpstr(language_asked(NULL, "C"), ==, "ja");
    g_assert_cmpstr(language_asked("", "C.UTF-8"), ==, "ja");
    g_assert_cmpstr(language_asked(NULL, "POSIX"), ==, "ja");
    g_assert_cmpstr(language_asked(NULL, "ja_JP.UTF-8"), ==, "ja");
    g_assert_cmpstr(language_asked(NULL, "en_US.UTF-8"), ==, "en");
    g_assert_cmpstr(language_asked(NULL, "de_DE.UTF-8"), ==, "en");
    g_assert_cmpstr(language_asked("de:ja_JP:en", "C.UTF-8"), ==, "ja");
    g_assert_cmpstr(language_asked("en", "ja_JP.UTF-8"), ==, "en");
    g_assert_cmpstr(language_asked("de", "C"), ==, "en");
}

static const guint32 words[] = { 0x950412de, 0, 2, 28, 44, 0, 0, 1, 60, 1, 62, 1, 64, 1, 66 };

/* "a" becomes "x", "b" becomes "y"; the first LENGTH bytes of it. */
static Catalogue
small_catalogue(char bytes[68], gsize length)
{
    memcpy(bytes, words, sizeof words);
    memcpy(bytes + sizeof words, "a\0b\0x\0y", 8);
    return (Catalogue){ bytes, length };
}

static void
test_catalogue_that_is_cut_or_foreign_says_nothing(void)
{
    char bytes[68];
    Catalogue whole = small_catalogue(bytes, sizeof bytes);
    g_assert_cmpstr(catalogue_find(&whole, "a"), ==, "x");
    g_assert_cmpstr(catalogue_find(&whole, "b"), ==, "y");
    g_assert_null(catalogue_find(&whole, "c"));
    for (gsize length = 0; length < 65; length++) {
        g_autofree char *cut = g_memdup2(bytes, length);
        const Catalogue part = { cut, length };
        g_assert_null(catalogue_find(&part, "a"));
    }
    bytes[0] ^= 1;
    g_assert_null(catalogue_find(&whole, "a"));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/language/locale", test_japanese_asks_no_locale);
    g_test_add_func("/language/untranslated", test_what_has_no_translation_stands_as_it_is);
    g_test_add_func("/language/count", test_sentences_about_several_things_count);
    g_test_add_func("/language/asked", test_a_pc_that_says_nothing_is_a_japanese_wards);
    g_test_add_func("/catalogue/cut", test_catalogue_that_is_cut_or_foreign_says_nothing);
    return g_test_run();
}
