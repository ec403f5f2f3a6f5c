/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "names/variant.h"

#include "base/error.h"

#include <string.h>

/* Names as two cards have them, written down apart from the table. */
static const char *const pairs[][2] = {
    { "高橋", "髙橋" },
    { "山崎", "山﨑" },
    { "浜田", "濱田" },
    { "浜田", "濵田" },
    { "渡辺", "渡邊" },
    { "渡辺", "渡邉" },
    { "渡邊", "渡邉" },
    { "斎藤", "齋藤" },
    { "斉藤", "齊藤" },
    { "斉藤", "斎藤" },
    { "齋藤", "齊藤" },
    { "吉田", "𠮷田" },
    { "桜井", "櫻井" },
    { "沢田", "澤田" },
    { "広瀬", "廣瀬" },
    { "広瀬", "廣瀨" },
    { "小島", "小嶋" },
    { "嶋田", "嶌田" },
    { "国分", "國分" },
    { "富田", "冨田" },
    { "滝本", "瀧本" },
    { "関口", "關口" },
    { "塩田", "鹽田" },
    { "円山", "圓山" },
    { "栄子", "榮子" },
    { "恵子", "惠子" },
    { "寿美", "壽美" },
    { "真一", "眞一" },
    { "慎吾", "愼吾" },
    { "龍一", "竜一" },
    { "桑原", "桒原" },
    { "田淵", "田渕" },
    { "岩淵", "岩渊" },
    { "籠島", "篭島" },
    { "大薮", "大藪" },
    { "鶴岡", "靏岡" },
    { "鶴田", "靍田" },
    { "鶴見", "鸖見" },
    { "梅田", "楳田" },
    { "船木", "舩木" },
    { "卯月", "夘月" },
    { "翠", "翆" },
    { "昇", "曻" },
    { "晧子", "皓子" },
    { "間宮", "閒宮" },
    { "丘", "邱" },
    { "桧山", "檜山" },
    { "槙野", "槇野" },
    { "柳田", "栁田" },
    { "横山", "橫山" },
    { "大橋", "大𣘺" },
    { "高柳", "髙栁" },
    { "徳田", "德田" },
    { "黒川", "黑川" },
    { "万里", "萬里" },
    { "満", "滿" },
    { "弥生", "彌生" },
    { "与田", "與田" },
    { "豊子", "豐子" },
    { "穂高", "穗高" },
    { "静江", "靜江" },
    { "実", "實" },
    { "薫", "薰" },
    { "巌", "巖" },
    { "頼子", "賴子" },
    { "礼子", "禮子" },
    { "芦田", "蘆田" },
    { "学", "學" },
    { "楽", "樂" },
    { "会田", "會田" },
    { "亀田", "龜田" },
    { "旧", "舊" },
    { "団野", "團野" },
    { "鉄男", "鐵男" },
    { "伝三", "傳三" },
    { "当麻", "當麻" },
    { "条", "條" },
    { "荘司", "莊司" },
    { "蔵本", "藏本" },
    { "来栖", "來栖" },
    { "余田", "餘田" },
    { "郷田", "鄕田" },
    { "峰岸", "峯岸" },
    { "館野", "舘野" },
    { "野中", "埜中" },
    { "秋山", "穐山" },
    { "曽根", "曾根" },
    { "神田", "\uFA19田" },
    { "福田", "\uFA1B田" },
    { "佐々木", "佐佐木" },
    { "葛城", "葛\U000E0100城" },
    { "大坂", "大阪" },
};

static bool
are_one_name(const VariantTable *table, const char *a, const char *b)
{
    g_autofree char *one = variant_fold(table, a);
    g_autofree char *other = variant_fold(table, b);
    return strcmp(one, other) == 0;
}

static void
two_cards_of_one_name_are_linked(void)
{
    guint linked = 0;
    g_autoptr(GError) error = NULL;
    g_autoptr(VariantTable) table = variant_table_new(NULL, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(G_N_ELEMENTS(pairs), >=, 92);
    for (guint i = 0; i < G_N_ELEMENTS(pairs); i++) {
        bool found = are_one_name(table, pairs[i][0], pairs[i][1]);
        g_assert_cmpstr(pairs[i][0], !=, pairs[i][1]);
        linked += found;
        if (!found)
            g_test_message("not linked: %s %s", pairs[i][0], pairs[i][1]);
    }
    g_test_message("%u of %u linked", linked, (guint)G_N_ELEMENTS(pairs));
    g_assert_cmpuint(linked, >=, 90);
}

static void
blanks_shapes_and_repeats_part_no_name(void)
{
    static const struct {
        const char *a, *b;
        bool one;
    } cases[] = {
        { "高橋", "高橋", true },     { "高橋 一", "高橋　一", true },
        { "高橋", "髙橋", true },     { "葛城", "葛\U000E0100城", true },
        { "神田", "\uFA19田", true }, { "髙澤", "高沢", true },
        { "佐々木", "佐佐木", true }, { "々", "々", true },
        { "高橋", "高階", false },    { "高橋", "高橋一", false },
        { "", "高", false },
    };
    g_autoptr(VariantTable) table = variant_table_new(NULL, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
        g_assert_true(are_one_name(table, cases[i].a, cases[i].b) == cases[i].one);
}

/* Characters that look alike and part families. */
static void
other_names_stay_other_names(void)
{
    static const char *const apart[][2] = {
        { "埼玉", "崎玉" }, { "大田", "太田" }, { "伊藤", "伊東" }, { "河合", "川合" },
        { "阿部", "安部" }, { "祐", "佑" },     { "己", "巳" },     { "土", "士" },
        { "末", "未" },     { "原", "源" },     { "柴", "紫" },     { "荻原", "萩原" },
    };
    g_autoptr(VariantTable) table = variant_table_new(NULL, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(apart); i++)
        g_assert_false(are_one_name(table, apart[i][0], apart[i][1]));
}

static bool
offers(const GPtrArray *spellings, const char *text)
{
    for (guint i = 0; i < spellings->len; i++)
        if (strcmp(spellings->pdata[i], text) == 0)
            return true;
    return false;
}

static void
the_other_writings_of_a_name_can_be_offered(void)
{
    static const char *const wanted[][2] = {
        { "高橋", "髙橋" }, { "斉藤", "齋藤" }, { "斉藤", "齊藤" }, { "斎藤", "斉藤" },
        { "渡辺", "渡邉" }, { "渡辺", "渡邊" }, { "浜崎", "濵﨑" }, { "高崎", "髙﨑" },
    };
    g_autoptr(VariantTable) table = variant_table_new(NULL, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(wanted); i++) {
        g_autoptr(GPtrArray) spellings = variant_spellings(table, wanted[i][0], 30);
        g_assert_true(offers(spellings, wanted[i][1]));
        g_assert_false(offers(spellings, wanted[i][0]));
    }
    g_autoptr(GPtrArray) near = variant_spellings(table, "高橋", 1);
    g_assert_cmpuint(near->len, ==, 1);
    g_assert_cmpstr(near->pdata[0], ==, "髙橋");
    g_autoptr(GPtrArray) none = variant_spellings(table, "山田", 9);
    g_assert_cmpuint(none->len, ==, 0);
}

static void
a_site_adds_its_own_groups(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(VariantTable) table =
        variant_table_new("# ours\nprint\t鷲鵰\npeople\t高孝\n", &error);
    g_assert_no_error(error);
    g_assert_true(are_one_name(table, "鷲尾", "鵰尾"));
    g_assert_true(are_one_name(table, "孝橋", "髙橋")); /* by way of 高 */
    g_assert_true(are_one_name(table, "孝橋", "髙槗"));
    g_autoptr(VariantTable) usual = variant_table_new(NULL, NULL);
    g_assert_false(are_one_name(usual, "鷲尾", "鵰尾"));
}

static void
a_broken_group_is_refused_with_its_line(void)
{
    static const char *const bad[] = {
        "print\t高髙\nprint\t高\n",
        "# x\nkind\t高髙\n",
        "\nprint\t高髙\tx\n",
        "\nprint 高髙\n",
        "\nprint\t高高\n",
        "\nprint\t高 髙\n",
        "\nprint\tab\n",
        "\nprint\n",
        "\n\t高髙\n",
    };
    for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_null(variant_table_new(bad[i], &error));
        g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED);
        g_assert_nonnull(strstr(error->message, "Line 2 "));
    }
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/variant/pairs", two_cards_of_one_name_are_linked);
    g_test_add_func("/variant/blanks", blanks_shapes_and_repeats_part_no_name);
    g_test_add_func("/variant/apart", other_names_stay_other_names);
    g_test_add_func("/variant/spellings", the_other_writings_of_a_name_can_be_offered);
    g_test_add_func("/variant/site", a_site_adds_its_own_groups);
    g_test_add_func("/variant/broken", a_broken_group_is_refused_with_its_line);
    return g_test_run();
}
