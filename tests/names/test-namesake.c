/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "names/kana.h"
#include "names/namesake.h"

#include <string.h>

static Namesake
compare(const KnownName *one, const KnownName *other)
{
    g_autoptr(NamesakeRules) rules = namesake_rules_new(NULL, NULL);
    const NameForms *a = namesake_forms(rules, one);
    const NameForms *b = namesake_forms(rules, other);
    Namesake there = namesake_compare(a, b), back = namesake_compare(b, a);
    g_assert_cmpint(there.degree, ==, back.degree);
    g_assert_cmpuint(there.reasons, ==, back.reasons);
    return there;
}

static Namesake
compare_kana(const char *one, const char *other)
{
    return compare(&(KnownName){ .kana = one }, &(KnownName){ .kana = other });
}

static void
names_of_a_ward_are_ranked_with_the_reason(void)
{
    static const struct {
        const char *one, *other;
        NamesakeDegree degree;
        NamesakeReason reason; /* must be among them; 0 = none at all */
    } cases[] = {
        { "サトウ ケンジ", "サトウ ケンジ", NAMESAKE_SAME, NAMESAKE_BY_KANA },
        { "ショウジ キョウコ", "シヨウジ キヨウコ", NAMESAKE_SAME, NAMESAKE_BY_KANA },
        { "サトウ ケンジ", "サトウケンジ", NAMESAKE_SAME, NAMESAKE_BY_KANA },
        { "サイトー ハナ", "サイトウ ハナ", NAMESAKE_SIMILAR, NAMESAKE_BY_SOUND },
        { "サイトー ハナ", "サイトオ ハナ", NAMESAKE_SIMILAR, NAMESAKE_BY_SOUND },
        { "サイトウ ハナ", "サイトオ ハナ", NAMESAKE_SIMILAR, NAMESAKE_BY_SOUND },
        { "オオタ ミツ", "オータ ミツ", NAMESAKE_SIMILAR, NAMESAKE_BY_SOUND },
        { "オノ ミツ", "オオノ ミツ", NAMESAKE_SIMILAR, NAMESAKE_BY_SOUND },
        { "ヤマダ ケイコ", "ヤマダ ケーコ", NAMESAKE_SIMILAR, NAMESAKE_BY_SOUND },
        { "ヤマダ ユウコ", "ヤマダ ユーコ", NAMESAKE_SIMILAR, NAMESAKE_BY_SOUND },
        { "ツヅキ トシ", "ツズキ トシ", NAMESAKE_SIMILAR, NAMESAKE_BY_SOUND },
        { "チヂイワ トシ", "チジイワ トシ", NAMESAKE_SIMILAR, NAMESAKE_BY_SOUND },
        { "ヤマダ ヴァネッサ", "ヤマダ バネッサ", NAMESAKE_SIMILAR, NAMESAKE_BY_SOUND },
        { "ヤマダ チヱ", "ヤマダ チエ", NAMESAKE_SIMILAR, NAMESAKE_BY_SOUND },
        { "ヤマダ カヲル", "ヤマダ カオル", NAMESAKE_SIMILAR, NAMESAKE_BY_SOUND },
        { "ツカダ マコト", "ツガダ マコト", NAMESAKE_SIMILAR, NAMESAKE_BY_VOICING },
        { "ナカジマ ヒロシ", "ナカシマ ヒロシ", NAMESAKE_SIMILAR, NAMESAKE_BY_VOICING },
        { "ヤマダ ハナコ", "ヤマダ ハルコ", NAMESAKE_SIMILAR, NAMESAKE_BY_ONE_SIGN },
        { "ヤマダ ハナ", "ヤマダ ハナコ", NAMESAKE_SIMILAR, NAMESAKE_BY_ONE_SIGN },
        { "タナカ ミキ", "ナカ ミキ", NAMESAKE_SIMILAR, NAMESAKE_BY_ONE_SIGN },
        { "タケダ ゴロウ", "タケタ コロウ", NAMESAKE_SIMILAR, NAMESAKE_BY_VOICING },
        { "ケンジ サトウ", "サトウ ケンジ", NAMESAKE_SIMILAR, NAMESAKE_BY_SWAP },
        { "ケンジサトウ", "サトウ ケンジ", NAMESAKE_SIMILAR, NAMESAKE_BY_SWAP },
        { "カオル サトー", "サトウ カヲル", NAMESAKE_SIMILAR, NAMESAKE_BY_SWAP },
        { "サトウ ケンジ", "サトウ ハナコ", NAMESAKE_DIFFERS, NAMESAKE_BY_SURNAME },
        { "サトウ", "サトウ ハナコ", NAMESAKE_DIFFERS, NAMESAKE_BY_SURNAME },
        { "ヤマダ ハナコ", "ヤマダ フユミ", NAMESAKE_DIFFERS, NAMESAKE_BY_SURNAME },
        { "スズキ ハナコ", "サトウ ケンジ", NAMESAKE_DIFFERS, 0 },
        { "リ イ", "リ ウ", NAMESAKE_DIFFERS, NAMESAKE_BY_SURNAME },
        { "ヤマダ ハナコ", "ヤマタ ハルコ", NAMESAKE_SIMILAR, NAMESAKE_BY_ONE_SIGN },
        { "ヤマダ ハナコ", "ヤマグチ ハナコ", NAMESAKE_DIFFERS, 0 },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        Namesake namesake = compare_kana(cases[i].one, cases[i].other);
        g_test_message("%s / %s", cases[i].one, cases[i].other);
        g_assert_cmpint(namesake.degree, ==, cases[i].degree);
        g_assert_cmpuint(namesake.reasons & cases[i].reason, ==, cases[i].reason);
        if (cases[i].reason == 0)
            g_assert_cmpuint(namesake.reasons, ==, 0);
    }
}

typedef struct {
    KnownName one, other;
    NamesakeDegree degree;
    NamesakeReason reason;
} NamesakeCase;

static void
assert_compared(const NamesakeCase *cases, guint count)
{
    for (guint i = 0; i < count; i++) {
        Namesake namesake = compare(&cases[i].one, &cases[i].other);
        g_test_message("case %u", i);
        g_assert_cmpint(namesake.degree, ==, cases[i].degree);
        g_assert_cmpuint(namesake.reasons & cases[i].reason, ==, cases[i].reason);
    }
}

static void
letters_alone_make_one_name_in_whatever_case(void)
{
    static const NamesakeCase cases[] = {
        { { NULL, NULL, "Nguyễn Văn An", NULL },
          { NULL, NULL, "AN NGUYEN VAN", NULL },
          NAMESAKE_SIMILAR,
          NAMESAKE_BY_LATIN },
        { { NULL, NULL, "Nguyễn Văn An", NULL },
          { NULL, NULL, "NGUYEN VAN AN", NULL },
          NAMESAKE_SAME,
          NAMESAKE_BY_LATIN },
        { { "グエン ヴァン アン", NULL, "Nguyen Van An", NULL },
          { NULL, NULL, "NGUYEN VAN AN", NULL },
          NAMESAKE_SAME,
          NAMESAKE_BY_LATIN },
        { { "サトウ ハナ", NULL, "SATO HANA", NULL },
          { "サトー ハナ", NULL, "SATO HANA", NULL },
          NAMESAKE_SIMILAR,
          NAMESAKE_BY_LATIN },
        { { NULL, NULL, "Tran Thi Hoa", NULL },
          { NULL, NULL, "TRAN THI HOAI", NULL },
          NAMESAKE_SIMILAR,
          NAMESAKE_BY_ONE_SIGN },
        { { NULL, NULL, "Tran Thi Hoa", NULL },
          { NULL, NULL, "Nguyen Van An", NULL },
          NAMESAKE_DIFFERS,
          0 },
        { { NULL, NULL, "محمد", NULL }, { NULL, NULL, "علي", NULL }, NAMESAKE_DIFFERS, 0 },
    };
    assert_compared(cases, G_N_ELEMENTS(cases));
}

static void
kanji_letters_and_birthdates_are_reasons_too(void)
{
    static const NamesakeCase cases[] = {
        { { "コウノ ジュン", "河野 淳", NULL, NULL },
          { "カワノ キヨシ", "河野 淳", NULL, NULL },
          NAMESAKE_SIMILAR,
          NAMESAKE_BY_KANJI },
        { { "タカハシ サキコ", "髙橋 﨑子", NULL, NULL },
          { NULL, "高橋 崎子", NULL, NULL },
          NAMESAKE_SIMILAR,
          NAMESAKE_BY_KANJI },
        { { NULL, "斉藤 一", NULL, NULL },
          { NULL, "齋藤 一", NULL, NULL },
          NAMESAKE_SIMILAR,
          NAMESAKE_BY_KANJI },
        { { "サトウ ケンイチ", NULL, NULL, NULL },
          { NULL, NULL, "Kenichi SATO", NULL },
          NAMESAKE_SIMILAR,
          NAMESAKE_BY_LATIN },
        { { "オオノ ジュンヤ", NULL, NULL, NULL },
          { NULL, NULL, "OHNO JUNYA", NULL },
          NAMESAKE_SIMILAR,
          NAMESAKE_BY_LATIN },
        { { "サトウ ハナコ", NULL, NULL, "1945-07-14" },
          { "サトウ フユミ", NULL, NULL, "1945-07-14" },
          NAMESAKE_SIMILAR,
          NAMESAKE_BY_BIRTHDATE },
        { { "オータ ハナコ", NULL, NULL, "1945-07-14" },
          { "オオタ フユミ", NULL, NULL, "1945-07-14" },
          NAMESAKE_SIMILAR,
          NAMESAKE_BY_BIRTHDATE },
        { { "サトウ ハナコ", NULL, NULL, "1945-07-14" },
          { "タナカ フユミ", NULL, NULL, "1945-07-14" },
          NAMESAKE_DIFFERS,
          NAMESAKE_BY_BIRTHDATE },
        { { NULL, NULL, NULL, NULL }, { NULL, NULL, NULL, NULL }, NAMESAKE_DIFFERS, 0 },
        { { NULL, NULL, NULL, NULL }, { "サトウ", NULL, NULL, NULL }, NAMESAKE_DIFFERS, 0 },
    };
    assert_compared(cases, G_N_ELEMENTS(cases));
}

static void
a_nurse_reads_the_weightiest_reason(void)
{
    Namesake sound = compare_kana("サイトー ハナ", "サイトウ ハナ");
    Namesake none = compare_kana("サイトー ハナ", "ヤマダ ケンジ");
    g_assert_cmpstr(namesake_words(&sound), ==,
                    "only a long vowel, or kana of one sound, is written otherwise");
    g_assert_cmpstr(namesake_words(&none), ==, "");
}

static char *
random_name(GRand *random)
{
    GString *name = g_string_new(NULL);
    for (int word = 0; word < 2; word++) {
        if (word > 0)
            g_string_append_c(name, ' ');
        for (int left = g_rand_int_range(random, 1, 4); left > 0; left--)
            g_string_append_unichar(name, (gunichar)g_rand_int_range(random, 0x30A1, 0x30F7));
    }
    return g_string_free(name, FALSE);
}

/* Levenshtein's table, as slow and plain as it can be. */
static guint
distance(const char *a, const char *b)
{
    glong rows, columns;
    g_autofree gunichar *one = g_utf8_to_ucs4_fast(a, -1, &rows);
    g_autofree gunichar *other = g_utf8_to_ucs4_fast(b, -1, &columns);
    guint cost[16][16] = { { 0 } };
    for (glong row = 0; row <= rows; row++)
        for (glong column = 0; column <= columns; column++) {
            if (row == 0 || column == 0) {
                cost[row][column] = (guint)(row + column);
                continue;
            }
            guint same = one[row - 1] == other[column - 1] ? 0 : 1;
            cost[row][column] = MIN(cost[row - 1][column - 1] + same,
                                    MIN(cost[row - 1][column], cost[row][column - 1]) + 1);
        }
    return cost[rows][columns];
}

static char *
rough_key(const char *kana)
{
    g_auto(GStrv) words = g_strsplit(kana, " ", -1);
    GString *out = g_string_new(NULL);
    for (char **word = words; *word != NULL; word++) {
        g_autofree char *sound = kana_sound(*word);
        g_autofree char *rough = kana_unvoiced(sound);
        g_string_append(out, rough);
    }
    return g_string_free(out, FALSE);
}

/* The filters before the comparing lose nobody: names grown from few kana, each against each. */
static void
every_pair_of_a_ward_agrees_with_the_slow_way(void)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(601);
    g_autoptr(NamesakeRules) rules = namesake_rules_new(NULL, NULL);
    guint near = 0;
    for (guint i = 0; i < 20000; i++) {
        g_autofree char *one = random_name(random);
        g_autofree char *other = random_name(random);
        if (g_rand_boolean(random)) { /* else hardly any are near */
            g_free(other);
            other = g_strdup(one);
            other[strlen(other) - 1] = (char)(0x80 + g_rand_int_range(random, 0x21, 0x3f));
        }
        const NameForms *a = namesake_forms(rules, &(KnownName){ .kana = one });
        const NameForms *b = namesake_forms(rules, &(KnownName){ .kana = other });
        g_autofree char *one_rough = rough_key(one);
        g_autofree char *other_rough = rough_key(other);
        bool long_enough = MIN(g_utf8_strlen(one_rough, -1), g_utf8_strlen(other_rough, -1)) >= 3;
        bool expected = long_enough && distance(one_rough, other_rough) <= 1;
        Namesake namesake = namesake_compare(a, b);
        if (namesake.reasons & (NAMESAKE_BY_KANA | NAMESAKE_BY_SOUND))
            continue;
        bool found = (namesake.reasons & (NAMESAKE_BY_VOICING | NAMESAKE_BY_ONE_SIGN)) != 0;
        g_assert_cmpint(found, ==, expected);
        near += found;
    }
    g_assert_cmpuint(near, >, 1000);
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/namesake/ranked", names_of_a_ward_are_ranked_with_the_reason);
    g_test_add_func("/namesake/letters", letters_alone_make_one_name_in_whatever_case);
    g_test_add_func("/namesake/beyond-kana", kanji_letters_and_birthdates_are_reasons_too);
    g_test_add_func("/namesake/words", a_nurse_reads_the_weightiest_reason);
    g_test_add_func("/namesake/every-pair", every_pair_of_a_ward_agrees_with_the_slow_way);
    return g_test_run();
}
