/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "names/roman.h"

static void
a_console_without_kana_tells_two_names_apart(void)
{
    static const struct {
        const char *text, *spelled;
    } cases[] = { { "サトウ ユイ", "SATOU YUI" },
                  { "タカハシ", "TAKAHASI" },
                  { "ミヅキ ミズキ", "MIDUKI MIZUKI" },
                  { "ハヂメ ハジメ", "HADIME HAZIME" },
                  { "シンイチ シニチ", "SIN'ITI SINITI" },
                  { "ハットリ", "HATTORI" },
                  { "シヤ シャ", "SIYA SYA" },
                  { "オータ", "O-TA" },
                  { "おーい", "o-i" },
                  { "ﾔﾏﾀﾞ", "YAMADA" },
                  { "よく眠る", "yoku眠ru" },
                  { "か\u3099く", "gaku" },
                  { "601-1 A001", "601-1 A001" },
                  { "", "" } };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *spelled = roman_spelled(cases[i].text);
        g_assert_cmpstr(spelled, ==, cases[i].spelled);
    }
}

static void
english_orders_and_writes_a_name_as_its_readers_know_it(void)
{
    static const struct {
        const char *kana, *name;
    } cases[] = { { "ヤマダ ハナコ", "YAMADA Hanako" },
                  { "サトウ ユイ", "SATOU Yui" },
                  { "シミズ ケンイチ", "SHIMIZU Ken'ichi" },
                  { "フジタ ジュンヤ", "FUJITA Jun'ya" },
                  { "フジタ ジュンジ", "FUJITA Junji" },
                  { "ハットリ チヅ", "HATTORI Chizu" },
                  { "マッチャ", "MATCHA" },
                  { "イッシキ", "ISSHIKI" },
                  { "オータ ショウ", "O-TA Shou" },
                  { "グエン ティ ミン カイ", "GUEN Ti Min Kai" },
                  { "ファン", "FAN" },
                  { "キム", "KIMU" } };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *name = roman_name(cases[i].kana);
        g_assert_cmpstr(name, ==, cases[i].name);
    }
    g_assert_null(roman_name("金"));
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/roman/spelled", a_console_without_kana_tells_two_names_apart);
    g_test_add_func("/roman/name", english_orders_and_writes_a_name_as_its_readers_know_it);
    return g_test_run();
}
