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

/* The order that ICU gives for ja, blanks shifted. */
static void
an_index_stands_in_the_order_of_a_dictionary(void)
{
    static const char *const order[] = {
        "アーベ",   "アベ",     "アベエ", "イトウ", "ウアン",     "ヴァン", "オウタ",
        "オータ",   "オオタ",   "オオダ", "ササキ", "サッキ",     "サツキ", "サットウ",
        "サツトウ", "サトウ",   "サドウ", "ザトウ", "サトウアイ", "サトー", "サトオ",
        "ハットリ", "ハツトリ", "ハハ",   "ババ",   "パパ",
    };
    for (guint i = 0; i + 1 < G_N_ELEMENTS(order); i++) {
        g_autofree char *key = kana_sort_key(order[i]);
        g_autofree char *next = kana_sort_key(order[i + 1]);
        g_test_message("%s %s", order[i], order[i + 1]);
        g_assert_cmpstr(key, <, next);
    }
    g_autofree char *apart = kana_sort_key("ヤマダ タロウ");
    g_autofree char *joined = kana_sort_key("ヤマダタロウ");
    g_assert_cmpstr(apart, ==, joined);
}

static void
every_name_stands_in_a_row_of_the_index(void)
{
    static const struct {
        const char *kana, *label;
    } cases[] = {
        { "アベ", "あ" },   { "ヴァン", "あ" }, { "ガーゴ", "か" }, { "ジョン", "さ" },
        { "ヅツミ", "た" }, { "ヌマタ", "な" }, { "パク", "は" },   { "マツイ", "ま" },
        { "ョシダ", "や" }, { "リン", "ら" },   { "ワダ", "わ" },   { "ンゴ", "わ" },
        { "ーア", "他" },   { "金", "他" },     { "", "他" },       { "Kim", "他" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
        g_assert_cmpstr(kana_index_label(kana_index_row(cases[i].kana)), ==, cases[i].label);
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/kana/keep", however_it_was_typed_kana_is_kept_as_full_katakana);
    g_test_add_func("/kana/is-kana", kanji_and_letters_are_no_kana);
    g_test_add_func("/kana/fold", small_kana_and_blanks_do_not_part_two_names);
    g_test_add_func("/kana/order", an_index_stands_in_the_order_of_a_dictionary);
    g_test_add_func("/kana/index", every_name_stands_in_a_row_of_the_index);
    return g_test_run();
}
