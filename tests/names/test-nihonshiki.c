/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "names/latin.h"
#include "names/nihonshiki.h"

#include <glib.h>
#include <string.h>

static void
a_band_spells_names_in_letters(void)
{
    static const struct {
        const char *kana, *letters;
    } cases[] = {
        { "ヤマダ ハナコ", "YAMADA/HANAKO" },
        { "シャ シヤ", "SYA/SIYA" },
        { "ハットリ", "HATTORI" },
        { "ッナ ンナ ンア ンヤ ンニャ", "XTUNA/NNA/N.A/N.YA/NNYA" },
        { "シンイチ", "SIN.ITI" },
        { "ジヂズヅ", "ZIDIZUDU" },
        { "ヂャ ジャ", "DYA/ZYA" },
        { "サトー", "SATO-" },
        { "ヴィ ウィ ヰ ヱ ヲ ヷ", "VUXI/UXI/WI/WE/WO/VA" },
        { "アッ ッー ッァ ッッカ ッッ", "AXTU/XTU-/XTUXA/KKKA/XTUXTU" },
        { "アン・リー", "AN RI-" },
        { "ヵヶヮㇷヽヾ", "XKAXKEXWAXHUQAQE" },
        { "イエ ャ イャ", "IE/XYA/IXYA" },
        { "ンッヤ", "N.YYA" },
        { "", "" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *letters = nihonshiki_from_kana(cases[i].kana);
        g_autofree char *kana = nihonshiki_to_kana(letters);
        g_assert_cmpstr(letters, ==, cases[i].letters);
        g_assert_cmpstr(kana, ==, cases[i].kana);
    }
}

static void
what_is_no_kana_has_no_letters(void)
{
    static const char *const names[] = { "山田", "Nguyen", "ヤマダ1", "やまだ", "　" };
    static const char *const letters[] = { "SHA", "L",  "YI", "K",   "KYI", "X",
                                           "1",   "ya", "A.", "VYA", "QO" };
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        g_assert_null(nihonshiki_from_kana(names[i]));
    for (guint i = 0; i < G_N_ELEMENTS(letters); i++)
        g_assert_null(nihonshiki_to_kana(letters[i]));
}

static gunichar
random_kana(GRand *random)
{
    static const gunichar special[] = {
        0x30C3, 0x30F3, 0x30FC, 0x30E3, 0x30E5, 0x30E7, ' ', 0x30FB
    };
    switch (g_rand_int_range(random, 0, 6)) {
    case 0: /* the signs that depend on their neighbours */
        return special[g_rand_int_range(random, 0, G_N_ELEMENTS(special))];
    case 1:
        return (gunichar)g_rand_int_range(random, 0x31F0, 0x3200);
    case 2:
        return (gunichar)g_rand_int_range(random, 0x30CA, 0x30CF); /* the n-row */
    default:
        return (gunichar)g_rand_int_range(random, 0x30A1, 0x30FF);
    }
}

static void
random_names_read_back_exactly(void)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(19450714);
    guint names = g_getenv("MEGURI_LONG") != NULL ? 1000000 : 100000;
    for (guint i = 0; i < names; i++) {
        g_autoptr(GString) kana = g_string_new(NULL);
        for (int left = g_rand_int_range(random, 1, 13); left > 0; left--)
            g_string_append_unichar(kana, random_kana(random));
        g_autofree char *letters = nihonshiki_from_kana(kana->str);
        g_assert_nonnull(letters);
        g_assert_cmpuint(strspn(letters, "ABCDEFGHIJKLMNOPQRSTUVWXYZ -./"), ==, strlen(letters));
        g_autofree char *again = nihonshiki_to_kana(letters);
        g_assert_cmpstr(again, ==, kana->str);
    }
    g_test_message("names %u: not read back 0", names);
}

static void
foreign_names_come_down_to_plain_letters(void)
{
    static const struct {
        const char *name, *letters;
    } cases[] = {
        { "Nguyễn Văn Đức", "NGUYEN/VAN/DUC" },
        { "Łódź", "LODZ" },
        { "Søren Straße", "SOREN/STRASSE" },
        { "O'Neill St. John-Smith", "ONEILL/ST/JOHN-SMITH" },
        { "Æsa Þór", "AESA/THOR" },
        { "محمد", "" },
        { "محمد Ali 李", "ALI" },
        { " a  b ", "A/B" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *letters = latin_fold(cases[i].name);
        g_assert_cmpstr(letters, ==, cases[i].letters);
    }
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/nihonshiki/letters", a_band_spells_names_in_letters);
    g_test_add_func("/nihonshiki/refused", what_is_no_kana_has_no_letters);
    g_test_add_func("/nihonshiki/random", random_names_read_back_exactly);
    g_test_add_func("/latin/fold", foreign_names_come_down_to_plain_letters);
    return g_test_run();
}
