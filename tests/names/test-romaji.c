/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "names/romaji.h"

#include "base/error.h"

/* data/romaji.tsv, made a C array by the build */
extern const char romaji_tsv[];

typedef struct {
    const char *typed, *kana;
} Case;

static void
assert_all(const Case *cases, guint count, bool final)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(RomajiTable) table = romaji_table_new(NULL, &error);
    g_assert_no_error(error);
    for (guint i = 0; i < count; i++) {
        g_autofree char *kana = romaji_to_kana(table, cases[i].typed, final);
        g_assert_cmpstr(kana, ==, cases[i].kana);
    }
}

static void
a_nurse_without_input_method_types_names(void)
{
    static const Case cases[] = {
        { "yamada hanako", "ヤマダ ハナコ" },
        { "YAMADA Hanako", "ヤマダ ハナコ" },
        { "ｙａｍａｄａ　ｈａｎａｋｏ", "ヤマダ ハナコ" },
        { "shin'ichi", "シンイチ" },
        { "shin’ichi", "シンイチ" },
        { "chou", "チョウ" },
        { "ttsu", "ッツ" },
        { "hattori", "ハットリ" },
        { "matcha", "マッチャ" },
        { "macchi", "マッチ" },
        { "shimbashi", "シンバシ" },
        { "homma", "ホンマ" },
        { "sampei", "サンペイ" },
        { "satō", "サトー" },
        { "sâto", "サート" },
        { "sato\u0304", "サトー" },
        { "ohno", "オーノ" },
        { "satoh ken", "サトー ケン" },
        { "ohyama", "オーヤマ" },
        { "oh", "オー" },
        { "ohara", "オハラ" },
        { "sa-to-", "サートー" },
        { "kenichi", "ケニチ" },
        { "jun'ya", "ジュンヤ" },
        { "fujita", "フジタ" },
        { "huzita", "フジタ" },
        { "vi", "ヴィ" },
        { "ookubo", "オオクボ" },
        { "shin ichi", "シン イチ" },
        { "ken", "ケン" },
    };
    assert_all(cases, G_N_ELEMENTS(cases), true);
}

static void
three_schools_of_spelling_give_one_kana(void)
{
    static const Case cases[] = {
        { "sya", "シャ" }, { "sha", "シャ" }, { "tya", "チャ" }, { "cha", "チャ" },
        { "zi", "ジ" },    { "ji", "ジ" },    { "ti", "チ" },    { "thi", "ティ" },
        { "di", "ヂ" },    { "dhi", "ディ" }, { "tu", "ツ" },    { "tsu", "ツ" },
        { "hu", "フ" },    { "fu", "フ" },    { "xtu", "ッ" },   { "ltu", "ッ" },
        { "xa", "ァ" },    { "va", "ヴァ" },  { "vu", "ヴ" },    { "fa", "ファ" },
        { "je", "ジェ" },  { "wi", "ウィ" },  { "wyi", "ヰ" },   { "wo", "ヲ" },
        { "zya", "ジャ" }, { "jya", "ジャ" }, { "du", "ヅ" },    { "dzu", "ヅ" },
        { "t'i", "ティ" }, { "twu", "トゥ" }, { "xke", "ヶ" },   { "she", "シェ" },
    };
    assert_all(cases, G_N_ELEMENTS(cases), true);
}

static void
nn_means_what_a_nurse_means(void)
{
    static const Case cases[] = {
        { "konno", "コンノ" },
        { "kanno", "カンノ" },
        { "hannnari", "ハンナリ" },
        { "honnya", "ホンニャ" },
        { "kannda", "カンダ" },
        { "kenn", "ケン" },
        { "kin'ya", "キンヤ" },
        { "kinya", "キニャ" },
        { "jun'nosuke", "ジュンノスケ" },
        { "kenn'ichi", "ケンイチ" },
        { "shinn", "シン" },
        { "kenn ichi", "ケン イチ" },
        { "xn", "ン" },
        { "shin-ichi", "シンイチ" },
        { "jun-ya", "ジュンヤ" },
        { "dhi-n", "ディーン" },
    };
    assert_all(cases, G_N_ELEMENTS(cases), true);
}

static void
an_unfinished_tail_stays_letters_while_typing(void)
{
    static const Case cases[] = {
        { "", "" },          { "y", "y" },
        { "ya", "ヤ" },      { "yamad", "ヤマd" },
        { "sh", "sh" },      { "k", "k" },
        { "n", "n" },        { "ken", "ケn" },
        { "ny", "ny" },      { "konn", "コンn" },
        { "hat", "ハt" },    { "hatt", "ハッt" },
        { "matc", "マtc" },  { "oh", "オh" },
        { "ohn", "オーn" },  { "yamada ", "ヤマダ " },
        { "ken ", "ケン " }, { "yamada  ", "ヤマダ " },
        { " ", "" },         { "ohm", "オーm" },
    };
    assert_all(cases, G_N_ELEMENTS(cases), false);
}

static void
kana_and_kanji_in_the_middle_pass(void)
{
    static const Case cases[] = {
        { "やまだ hanako", "ヤマダ ハナコ" },
        { "ﾔﾏﾀﾞhanako", "ヤマダハナコ" },
        { "山田 hanako", "山田 ハナコ" },
        { "anあ", "アンア" },
        { "アン・ri-", "アン・リー" },
        { "an/ri-", "アン・リー" },
        { "123", "123" },
    };
    assert_all(cases, G_N_ELEMENTS(cases), true);
}

/* What is shown when a name is complete never depends on how it got there, and no prefix ever
 * crashes. */
static void
every_start_of_a_name_can_be_shown(void)
{
    static const char typed[] = "shin'ichirō konno-tchuo 山田 ohnn'xtuvya";
    g_autoptr(RomajiTable) table = romaji_table_new(NULL, NULL);
    for (const char *at = typed; *at != '\0'; at = g_utf8_next_char(at)) {
        g_autofree char *start = g_strndup(typed, (gsize)(at - typed));
        g_autofree char *now = romaji_to_kana(table, start, false);
        g_autofree char *then = romaji_to_kana(table, now, true);
        g_autofree char *final = romaji_to_kana(table, start, true);
        g_assert_true(g_utf8_validate(now, -1, NULL));
        if (!g_str_has_suffix(start, "oh") && !g_str_has_suffix(start, "nn"))
            g_assert_cmpstr(then, ==, final);
    }
}

/* Of any length, so that one fills its memory to the end: a sanitiser sees what is read behind it.
 */
static void
the_n_at_the_end_is_the_last_sign_read(void)
{
    g_autoptr(RomajiTable) table = romaji_table_new(NULL, NULL);
    for (gsize length = 1; length <= 130; length++) {
        g_autofree char *typed = g_strnfill(length, 'a');
        typed[length - 1] = 'n';
        g_autofree char *final = romaji_to_kana(table, typed, true);
        g_assert_cmpint(g_utf8_strlen(final, -1), ==, (glong)length);
        g_assert_true(g_str_has_suffix(final, "ン"));
    }
}

static void
every_row_of_the_table_can_be_typed(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(RomajiTable) whole = romaji_table_new(NULL, &error);
    g_assert_no_error(error);
    g_auto(GStrv) lines = g_strsplit(romaji_tsv, "\n", -1);
    guint rows = 0;
    for (guint i = 0; lines[i] != NULL; i++) {
        if (*lines[i] == '\0' || *lines[i] == '#')
            continue;
        g_auto(GStrv) cells = g_strsplit(lines[i], "\t", 2);
        g_autofree char *kana = romaji_to_kana(whole, cells[0], true);
        g_assert_cmpstr(kana, ==, cells[1]); /* else another row stands in its way */
        rows++;
    }
    g_assert_cmpuint(rows, >, 200);
}

static void
a_broken_table_is_refused_with_its_line(void)
{
    static const char *const bad[] = {
        "a\tア\nb\n",     "a\tア\nb\tx\n",      "a\tア\nB\tビ\n",
        "a\tア\na\tイ\n", "a\tア\nabcde\tイ\n", "a\tア\nb\tイ\tx\n"
    };
    for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_null(romaji_table_new(bad[i], &error));
        g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED);
        g_assert_nonnull(g_strstr_len(error->message, -1, "Line 2 "));
    }
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/romaji/names", a_nurse_without_input_method_types_names);
    g_test_add_func("/romaji/schools", three_schools_of_spelling_give_one_kana);
    g_test_add_func("/romaji/nn", nn_means_what_a_nurse_means);
    g_test_add_func("/romaji/tail", an_unfinished_tail_stays_letters_while_typing);
    g_test_add_func("/romaji/mixed", kana_and_kanji_in_the_middle_pass);
    g_test_add_func("/romaji/starts", every_start_of_a_name_can_be_shown);
    g_test_add_func("/romaji/last-n", the_n_at_the_end_is_the_last_sign_read);
    g_test_add_func("/romaji/rows", every_row_of_the_table_can_be_typed);
    g_test_add_func("/romaji/broken", a_broken_table_is_refused_with_its_line);
    return g_test_run();
}
