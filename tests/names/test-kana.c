/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "names/kana.h"

static void
however_it_was_typed_kana_is_kept_as_full_katakana(void)
{
    static const char *const forms[] = { "ヤマダ ハナコ", "やまだ　はなこ", "ﾔﾏﾀﾞ ﾊﾅｺ",
                                         " ヤマタ゛  ハナコ ", "やまた\u3099 はなこ" };
    for (guint i = 0; i < G_N_ELEMENTS(forms); i++) {
        g_autofree char *kept = kana_keep(forms[i]);
        g_assert_cmpstr(kept, ==, "ヤマダ ハナコ");
    }
    g_autofree char *small = kana_keep("ゔぃくとりあ・さとー");
    g_assert_cmpstr(small, ==, "ヴィクトリア・サトー");
}

static void
kanji_and_letters_are_no_kana(void)
{
    g_assert_true(kana_is_kana("ヤマダ ハナコ"));
    g_assert_true(kana_is_kana("サトー・ヱ ㇰ"));
    static const char *const bad[] = { "",     " ",           "ー",     "・",
                                       "山田", "ヤマダ taro", "やまだ", "ヤマダ1" };
    for (guint i = 0; i < G_N_ELEMENTS(bad); i++)
        g_assert_false(kana_is_kana(bad[i]));
}

static void
small_kana_and_blanks_do_not_part_two_names(void)
{
    static const struct {
        const char *kana, *folded, *surname;
    } cases[] = {
        { "ショウジ キョウコ", "シヨウジキヨウコ", "シヨウジ" },
        { "ハットリ ゥッカ", "ハツトリウツカ", "ハツトリ" },
        { "サトー アン・リー", "サトーアンリー", "サトー" },
        { "ヵヶヮ", "カケワ", "カケワ" },
        { "ㇰㇷ", "クフ", "クフ" },
        { "ヂ ヅ", "ヂヅ", "ヂ" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *folded = kana_fold(cases[i].kana);
        g_autofree char *surname = kana_fold_surname(cases[i].kana);
        g_assert_cmpstr(folded, ==, cases[i].folded);
        g_assert_cmpstr(surname, ==, cases[i].surname);
    }
}

static void
an_index_reads_long_marks_as_vowels_and_drops_voicing(void)
{
    static const struct {
        const char *kana, *key;
    } cases[] = { { "オータ", "オオタ" }, { "ガーゴ", "カアコ" }, { "パパ", "ハハ" },
                  { "サトー", "サトオ" }, { "ヴィ", "ウイ" },     { "シンー", "シンン" } };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *key = kana_sort_key(cases[i].kana);
        g_assert_cmpstr(key, ==, cases[i].key);
    }
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/kana/keep", however_it_was_typed_kana_is_kept_as_full_katakana);
    g_test_add_func("/kana/is-kana", kanji_and_letters_are_no_kana);
    g_test_add_func("/kana/fold", small_kana_and_blanks_do_not_part_two_names);
    g_test_add_func("/kana/sort-key", an_index_reads_long_marks_as_vowels_and_drops_voicing);
    return g_test_run();
}
