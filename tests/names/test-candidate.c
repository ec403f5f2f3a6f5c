/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "names/candidate.h"
#include "names/kana.h"

#include <string.h>

#include "people.h"

extern const char names_tsv[];

static char *
find(const CandidateTable *table, NamePart part, const char *kana)
{
    g_autoptr(VariantTable) variants = variant_table_new(NULL, NULL);
    CandidateWish wish = { part, kana, NULL, variants };
    g_autoptr(GPtrArray) found = candidates_find(table, &wish);
    g_ptr_array_add(found, NULL);
    return g_strjoinv(" ", (char **)found->pdata);
}

/* A dictionary as it lies on a disk. */
static void
add_dictionary(CandidateTable *table, const char *text, bool people)
{
    gsize length;
    g_autoptr(GError) error = NULL;
    char *bytes = g_convert(text, -1, "EUC-JP", "UTF-8", NULL, &length, &error);
    g_assert_no_error(error);
    g_autoptr(GBytes) dictionary = g_bytes_new_take(bytes, length);
    candidate_table_add(table, dictionary, people);
}

static void
without_a_dictionary_the_usual_names_are_offered(void)
{
    static const struct {
        NamePart part;
        const char *kana, *begins;
    } cases[] = {
        { NAME_SURNAME, "サトウ", "佐藤 " },
        { NAME_SURNAME, "タカハシ", "高橋 髙橋 " },
        { NAME_SURNAME, "サイトウ", "斎藤 斉藤 齋藤 齊藤 " },
        { NAME_SURNAME, "ワタナベ", "渡辺 渡邊 渡邉 " },
        { NAME_GIVEN, "ユイ", "結衣 " },
        { NAME_GIVEN, "サキコ", "咲子 " },
        { NAME_GIVEN, "ハナコ", "花子 " },
        { NAME_SURNAME, "ハナコ", "はなこ ハナコ" },
        { NAME_GIVEN, "ヌヌヌ", "ぬぬぬ ヌヌヌ" },
    };
    g_autoptr(CandidateTable) table = candidate_table_new();
    g_assert_false(candidate_table_has_people(table));
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *found = find(table, cases[i].part, cases[i].kana);
        g_test_message("%s", found);
        g_assert_true(g_str_has_prefix(found, cases[i].begins));
    }
    g_autofree char *nothing = find(table, NAME_GIVEN, "");
    g_assert_cmpstr(nothing, ==, "");
}

static void
a_dictionary_adds_names_of_the_part_that_is_asked(void)
{
    g_autoptr(CandidateTable) table = candidate_table_new();
    add_dictionary(table, ";; 砂糖\nさいほうg /裁縫/\nあずs /梓;送り/\nあず /安寿;姓/阿津;名/",
                   false);
    g_assert_false(candidate_table_has_people(table));
    add_dictionary(table,
                   ";; okuri-nasi entries.\nぬぬみ /布見;姓/縫美;名/奴美;人名/沼見;地名,岩手/"
                   "(concat \"x\")/ぬぬみ;姓/縫実;人名 作家, 姓/\nまち /真知;名/\n",
                   true);
    g_assert_true(candidate_table_has_people(table));
    g_autofree char *surname = find(table, NAME_SURNAME, "ヌヌミ");
    g_autofree char *given = find(table, NAME_GIVEN, "ヌヌミ");
    g_autofree char *general = find(table, NAME_SURNAME, "アズ");
    g_autofree char *end = find(table, NAME_GIVEN, "マチ");
    g_assert_cmpstr(surname, ==, "布見 縫実 奴美 沼見 縫美 縫實 ぬぬみ ヌヌミ");
    g_assert_cmpstr(given, ==, "縫美 奴美 沼見 布見 縫実 ぬぬみ ヌヌミ");
    g_assert_true(g_str_has_prefix(general, "安寿 阿津 安壽 "));
    g_assert_nonnull(strstr(end, "真知"));
}

static void
general_words_stay_away_where_people_are_known(void)
{
    g_autoptr(CandidateTable) table = candidate_table_new();
    add_dictionary(table, "\nさとう /砂糖/差等/\n", false);
    g_autofree char *surname = find(table, NAME_SURNAME, "サトウ");
    g_autofree char *piece = find(table, NAME_PIECE, "サトウ");
    g_assert_null(strstr(surname, "砂糖"));
    g_assert_nonnull(strstr(piece, "砂糖"));
}

static void
what_the_ward_has_stands_behind_the_usual(void)
{
    g_autoptr(VariantTable) variants = variant_table_new(NULL, NULL);
    g_autoptr(CandidateTable) table = candidate_table_new();
    g_autoptr(GPtrArray) known = g_ptr_array_new();
    g_ptr_array_add(known, (gpointer) "高階");
    g_ptr_array_add(known, (gpointer) "髙橋");
    CandidateWish wish = { NAME_SURNAME, "タカハシ", known, variants };
    g_autoptr(GPtrArray) found = candidates_find(table, &wish);
    g_assert_cmpstr(found->pdata[0], ==, "高橋");
    g_assert_cmpstr(found->pdata[1], ==, "髙橋");
    g_assert_cmpstr(found->pdata[2], ==, "高階");
}

static void
a_damaged_dictionary_offers_nothing_and_breaks_nothing(void)
{
    static const char *const bytes[] = { "", "\n", "\xa4", "\n\xa4\xcc /\xff\xfe;\xa4",
                                         "\n\xa4\xcc /" };
    for (guint i = 0; i < G_N_ELEMENTS(bytes); i++) {
        g_autoptr(CandidateTable) table = candidate_table_new();
        g_autoptr(GBytes) dictionary = g_bytes_new_static(bytes[i], strlen(bytes[i]));
        candidate_table_add(table, dictionary, true);
        g_autofree char *found = find(table, NAME_SURNAME, "ヌ");
        g_assert_cmpstr(found, ==, "ぬ ヌ");
    }
}

/* The table itself: each line a kind, kana and spellings, no reading twice. */
static void
our_own_table_is_whole(void)
{
    guint surnames = 0, given = 0;
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_auto(GStrv) lines = g_strsplit(names_tsv, "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        if (**line == '#' || **line == '\0')
            continue;
        g_auto(GStrv) cells = g_strsplit(*line, "\t", -1);
        g_assert_cmpuint(g_strv_length(cells), ==, 3);
        g_assert_true(kana_is_kana(cells[1]) && *cells[2] != '\0');
        g_assert_null(strstr(cells[2], "  "));
        g_assert_true(g_hash_table_add(seen, g_strconcat(cells[0], cells[1], NULL)));
        surnames += strcmp(cells[0], "surname") == 0;
        given += strcmp(cells[0], "given") == 0;
    }
    g_assert_cmpuint(surnames + given, ==, g_hash_table_size(seen));
    g_assert_cmpuint(surnames, >=, 500);
    g_assert_cmpuint(given, >=, 500);
}

/* Names that the table was not made from. Young given names are many and new: there kana stays
 * what counts. */
static void
names_of_others_are_found_in_our_own_table(void)
{
    guint all[2] = { 0, 0 }, found[2] = { 0, 0 };
    g_autoptr(CandidateTable) table = candidate_table_new();
    g_autoptr(GPtrArray) people = people_read();
    for (guint i = 0; i < people->len; i++) {
        const PeopleName *name = people->pdata[i];
        g_autofree char *line = find(table, name->given ? NAME_GIVEN : NAME_SURNAME, name->kana);
        g_auto(GStrv) spellings = g_strsplit(line, " ", -1);
        all[name->given]++;
        found[name->given] += g_strv_contains((const char *const *)spellings, name->kanji);
    }
    g_test_message("surnames %u of %u, given names %u of %u", found[0], all[0], found[1], all[1]);
    g_assert_cmpuint(all[0], ==, 500);
    g_assert_cmpuint(all[1], ==, 600);
    g_assert_cmpuint(found[0], >=, 470);
    g_assert_cmpuint(found[1], >=, 100);
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/candidate/alone", without_a_dictionary_the_usual_names_are_offered);
    g_test_add_func("/candidate/dictionary", a_dictionary_adds_names_of_the_part_that_is_asked);
    g_test_add_func("/candidate/general", general_words_stay_away_where_people_are_known);
    g_test_add_func("/candidate/ward", what_the_ward_has_stands_behind_the_usual);
    g_test_add_func("/candidate/damaged", a_damaged_dictionary_offers_nothing_and_breaks_nothing);
    g_test_add_func("/candidate/whole", our_own_table_is_whole);
    g_test_add_func("/candidate/others", names_of_others_are_found_in_our_own_table);
    return g_test_run();
}
