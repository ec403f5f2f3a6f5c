/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A resident from abroad with a legal name and one she goes by (通称名): both are hers, everywhere.
 */
#include "desk/band-words.h"
#include "desk/check.h"
#include "desk/output.h"
#include "desk/person.h"
#include "desk/search.h"

#include "sheets/slip.h"

#include <string.h>

#include "stage.h"

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(BandWords, band_words_clear)

/* A001 is 阮 Nguyễn Thị Lan, whom everybody knows as 木村 蘭; A002 スズキ フミ lies beside her. */
static Desk *
open_ward(const Stage *stage)
{
    stage_fill(stage);
    stage_record(stage, "person\twhat\tvalue\tsource\n"
                        "p1\tkana\tグエン ティ ラン\tband\np1\tkana\tグエン ティ ラン\tstated\n"
                        "p1\tlatin\tNguyễn Thị Lan\tpaper\n"
                        "p1\tknown-as\t木村 蘭\tpaper\np1\tknown-as-kana\tキムラ ラン\tstated\n");
    Desk *desk = stage_open(stage, STAGE_MORNING);
    stage_settle(desk, "A001"); /* stage_fill() has her under another name */
    return desk;
}

static void
test_lists_and_the_read_back_name_both(void)
{
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = open_ward(stage);
    g_autofree char *line = person_line(desk, "A001");
    g_autofree char *aloud = person_read_back(desk, "A001");
    g_autofree char *cells =
        stage_cells(desk, "patient-list", "person kana known_as known_as_kana");
    g_assert_nonnull(
        strstr(line, "Nguyễn Thị Lan グエン ティ ラン  known as 木村 蘭 (キムラ ラン)"));
    g_assert_true(g_str_has_prefix(aloud, "Nguyễn Thị Lan グエン ティ ラン  14-Jul-1945"));
    g_assert_true(g_str_has_suffix(aloud, "known as 木村 蘭 (キムラ ラン)"));
    g_assert_true(g_str_has_prefix(cells, "A001 グエン ティ ラン 木村 蘭 キムラ ラン, A002"));
}

/* Whoever goes round with paper asks for her by the name on the door. */
static void
test_the_form_that_is_filled_in_names_both(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = open_ward(stage);
    SheetWish wish = { .key = "bedside-form" };
    g_autoptr(Sheet) sheet = desk_sheet(desk, &wish, &error);
    g_assert_no_error(error);
    const char *name = NULL;
    for (guint i = 0; i < sheet->slips->len; i++) {
        const SheetSlip *slip = sheet->slips->pdata[i];
        name = g_strcmp0(slip->person, "A001") == 0 ? slip->name : name;
    }
    g_assert_nonnull(name);
    g_assert_true(g_str_has_prefix(name, "A001  Nguyễn Thị Lan グエン ティ ラン"));
    g_assert_true(g_str_has_suffix(name, "known as 木村 蘭 (キムラ ラン)"));
}

/* Nobody knows her legal name yet: then she is called by the other, and that is said. */
static void
test_the_name_gone_by_is_enough_to_call_her(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    stage_record(stage, "bed\tperson\twhat\tvalue\n603\tp4\tpresence\tin\n"
                        "\tp4\tknown-as-kana\tキムラ ラン\n\tp4\tbirthdate\t1980-05-05\n"
                        "\tp4\tidentified\tstated-full\n");
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    g_autofree char *line = person_line(desk, "A004");
    BandWish wish = { .second = "田中" };
    g_autofree char *lacks = output_band_lacks(desk, "A004", &wish);
    g_assert_nonnull(strstr(line, "A004  known as キムラ ラン"));
    g_assert_cmpstr(lacks, ==, NULL);
    g_assert_no_error(error);
}

static void
test_either_name_finds_her(void)
{
    static const char *const typed[] = { "グエン", "guen",       "nguyen", "Thị", "キムラ",
                                         "kimura", "kimura ran", "木村",   "蘭",  "か行" };
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = open_ward(stage);
    for (guint i = 0; i < G_N_ELEMENTS(typed); i++) {
        g_autoptr(GPtrArray) found = search_persons(desk, typed[i]);
        g_test_message("%s", typed[i]);
        g_assert_cmpuint(found->len, ==, 1);
        g_assert_cmpstr(((const SearchHit *)found->pdata[0])->handle, ==, "A001");
    }
    g_autoptr(GPtrArray) other = search_persons(desk, "さ行");
    g_assert_cmpuint(other->len, ==, 1);
}

/* "yes Name and birthdate fit the band. ..." */
static char *
ask(Desk *desk, const char *name)
{
    g_autoptr(GError) error = NULL;
    CheckWish wish = { .scan = "00410112", .stated_name = name, .stated_birthdate = "1945-07-14" };
    g_autoptr(CheckAnswer) answer = check_patient(desk, &wish, &error);
    g_assert_no_error(error);
    return g_strdup_printf("%s %s", check_verdict_key(answer->verdict), answer->reason);
}

static void
test_either_name_counts_at_the_check_and_it_is_told_which(void)
{
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = open_ward(stage);
    g_autofree char *legal = ask(desk, "グエン ティ ラン");
    g_autofree char *other = ask(desk, "kimura ran");
    g_autofree char *nearly = ask(desk, "キムラ リン");
    g_autofree char *surname = ask(desk, "キムラ");
    g_assert_nonnull(strstr(legal, "Said was the legal name; known as キムラ ラン"));
    g_assert_nonnull(
        strstr(other, "Said was the name gone by; the legal name is グエン ティ ラン"));
    g_assert_true(g_str_has_prefix(legal, "yes ") && g_str_has_prefix(other, "yes "));
    g_assert_true(g_str_has_prefix(nearly, "no "));
    g_assert_nonnull(strstr(nearly, "Nearly the name: only one kana or letter differs"));
    g_assert_true(g_str_has_prefix(surname, "cannot-tell "));
}

/* Whoever begins like the other name of somebody here must say the name in full. */
static void
test_first_letters_look_at_both_names_of_the_others(void)
{
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = open_ward(stage);
    stage_say(desk, WHAT_KNOWN_AS_KANA, "A002", NULL, "キムラ ランコ");
    g_autofree char *letters = ask(desk, "kimu ran");
    g_assert_true(g_str_has_prefix(letters, "cannot-tell Type the name in full"));
    g_assert_nonnull(strstr(letters, "A002"));
}

static void
test_a_namesake_of_either_name_is_marked(void)
{
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = open_ward(stage);
    g_autofree char *none = stage_cells(desk, "patient-list", "person marks");
    stage_say(desk, WHAT_KANA, "A002", NULL, "キムラ ラン");
    g_autofree char *same = stage_cells(desk, "conflicts", "kind persons");
    stage_say(desk, WHAT_BIRTHDATE, "A002", NULL, "1945-07-14");
    g_autofree char *one = stage_cells(desk, "conflicts", "kind persons");
    g_assert_null(strstr(none, "namesake"));
    g_assert_nonnull(strstr(same, "namesake A001,A002"));
    g_assert_nonnull(strstr(one, "same-identity A001,A002")); /* entered under both names? */
    stage_say(desk, WHAT_KANA, "A002", NULL, "キムラ リン");
    g_autofree char *similar = stage_cells(desk, "patient-list", "person marks");
    g_assert_nonnull(strstr(similar, "similar-name"));
}

/* Two who have nothing in common but what everybody calls them. */
static void
test_namesakes_by_the_names_gone_by_alone_are_marked(void)
{
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = open_ward(stage);
    stage_say(desk, WHAT_KNOWN_AS_KANA, "A002", NULL, "キムラ ラン");
    g_autofree char *same = stage_cells(desk, "conflicts", "kind persons");
    g_assert_nonnull(strstr(same, "namesake A001,A002"));
}

static void
test_a_band_says_both_names_and_is_recalled_with_either(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = open_ward(stage);
    g_autofree char *to = stage_path(stage, "bands.pdf");
    g_autoptr(GPtrArray) persons = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(Conflicts) conflicts = conflicts_read(desk_reading(desk));
    g_autoptr(SameIds) ids = same_ids_read(reading_view(desk_reading(desk)));
    BandOrder order = { .person = census_find_handle(desk_census(desk), "A001"),
                        .ids = ids,
                        .number = 1,
                        .conflicts = conflicts };
    g_auto(BandWords) words = { 0 };
    g_assert_true(band_words_make(desk, &order, &words, &error));
    WristbandText text = band_words_text(desk, &words);
    g_assert_cmpstr(text.latin, ==, "Nguyễn Thị Lan");
    g_assert_cmpstr(text.known_as, ==, "known as 木村 蘭 (キムラ ラン)");
    g_ptr_array_add(persons, g_strdup("A001"));
    BandWish wish = { .to = to, .second = "田中" };
    g_assert_true(output_bands(desk, persons, &wish, &error));
    g_assert_no_error(error);
    g_autofree char *good = stage_cells(desk, "bands", "person state");
    g_autoptr(Desk) later = stage_open(stage, STAGE_EVENING);
    stage_say(later, WHAT_KNOWN_AS, "A001", NULL, "木村 欄");
    g_autofree char *recalled = stage_cells(later, "bands", "person state");
    g_assert_cmpstr(good, ==, "A001 issued");
    g_assert_cmpstr(recalled, ==, "A001 recall");
}

/* Learnt after the band was printed: the band is right and is not taken off, but it lacks the name
 * she answers to, so she is among those who need one until the next says it. */
static void
test_a_name_gone_by_learnt_later_asks_for_a_band_and_recalls_none(void)
{
    static const BandWish plain = { .second = "田中" };
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = open_ward(stage);
    g_autofree char *to = stage_path(stage, "bands.pdf");
    g_autoptr(GPtrArray) persons = g_ptr_array_new_with_free_func(g_free);
    BandWish wish = { .to = to, .second = "田中" };
    g_ptr_array_add(persons, g_strdup("A002"));
    g_assert_true(output_bands(desk, persons, &wish, &error));
    g_autoptr(Desk) later = stage_open(stage, STAGE_EVENING);
    g_autoptr(GPtrArray) before = output_band_needed(later, &plain);
    stage_say(later, WHAT_KNOWN_AS_KANA, "A002", NULL, "ヤマモト フミ");
    g_autoptr(GPtrArray) learnt = output_band_needed(later, &plain);
    g_autofree char *lacking = stage_cells(later, "bands", "band state");
    CheckWish scan = { .scan = "A002 1",
                       .stated_name = "スズキ フミ",
                       .stated_birthdate = "1943-02-11" };
    g_autoptr(CheckAnswer) answer = check_patient(later, &scan, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(check_verdict_key(answer->verdict), ==, "yes");
    g_assert_cmpstr(lacking, ==, "1 issued");
    g_assert_false(g_ptr_array_find_with_equal_func(before, "A002", g_str_equal, NULL));
    g_assert_true(g_ptr_array_find_with_equal_func(learnt, "A002", g_str_equal, NULL));
    g_assert_true(output_bands(later, persons, &wish, &error));
    g_autoptr(GPtrArray) after = output_band_needed(later, &plain);
    g_assert_false(g_ptr_array_find_with_equal_func(after, "A002", g_str_equal, NULL));
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/known-as/lists", test_lists_and_the_read_back_name_both);
    g_test_add_func("/known-as/form", test_the_form_that_is_filled_in_names_both);
    g_test_add_func("/known-as/alone", test_the_name_gone_by_is_enough_to_call_her);
    g_test_add_func("/known-as/search", test_either_name_finds_her);
    g_test_add_func("/known-as/check", test_either_name_counts_at_the_check_and_it_is_told_which);
    g_test_add_func("/known-as/letters", test_first_letters_look_at_both_names_of_the_others);
    g_test_add_func("/known-as/both", test_namesakes_by_the_names_gone_by_alone_are_marked);
    g_test_add_func("/known-as/namesake", test_a_namesake_of_either_name_is_marked);
    g_test_add_func("/known-as/learnt-later",
                    test_a_name_gone_by_learnt_later_asks_for_a_band_and_recalls_none);
    g_test_add_func("/known-as/band", test_a_band_says_both_names_and_is_recalled_with_either);
    return g_test_run();
}
