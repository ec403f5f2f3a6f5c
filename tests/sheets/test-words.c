/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/sheet-text.h"

#include "base/language.h"
#include "base/text.h"

#include <string.h>

#include "show.h"

/* Names that are hard to align: kanji beyond the basic plane, a variant by selector, half-width
 * letters, marks that take no cell. */
static const char hard_names[] =
    "06:00 601-1 A1 presence in\n06:01 - A1 kana タカハシ_マコト\n06:01 - A1 kanji 髙橋_誠\n"
    "06:00 601-2 A2 presence in\n06:01 - A2 kana ヨシダ_タカシ\n06:01 - A2 kanji 𠮷田_隆\n"
    "06:00 601-3 A3 presence in\n06:01 - A3 kana カツラギ_ノボル\n06:01 - A3 kanji "
    "葛\U000E0100城_登\n"
    "06:00 601-4 A4 presence in\n06:01 - A4 kana グエン_ティ_フオン\n"
    "06:01 - A4 kanji Nguye\u0302\u0303n_Thi\u0323_Hương\n"
    "06:00 602-1 A5 presence in\n06:01 - A5 kanji ﾊﾝｶｸ_ﾀﾛｳ\n"
    "06:00 602-2 A6 presence in\n"
    "06:01 - A6 kana シュウゲツインコウジョウマチ_リュウノスケサブロウザエモン\n";

/* Every line of a sheet has the columns of its face begin at the same cell. */
static void
columns_stay_aligned_whatever_the_names(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, hard_names);
    Wish wish = { "patient-list", "07:00", NULL, NULL, NULL };
    g_autoptr(Sheet) sheet = show_sheet(story, &wish);
    g_autoptr(GPtrArray) lines = sheet_lines(sheet, 80);
    for (guint i = 0; i < lines->len; i++) {
        const SheetLine *line = lines->pdata[i];
        g_assert_cmpuint(text_cells(line->text), <=, 80);
        if (line->person == NULL || !line->first)
            continue;
        /* the birthdate stands in the third column: bed 6, name 22, a blank between */
        const char *asked = strstr(line->text, "(unasked)");
        g_assert_nonnull(asked);
        g_autofree char *before = g_strndup(line->text, (gsize)(asked - line->text));
        g_assert_cmpuint(text_cells(before), ==, 6 + 1 + 22 + 1);
    }
}

/* The katakana of all lines, headings left out, in order of reading. */
static char *
katakana_of(const Sheet *sheet)
{
    GString *out = g_string_new(NULL);
    g_autoptr(GPtrArray) lines = sheet_lines(sheet, 80);
    for (guint i = 0; i < lines->len; i++) {
        const SheetLine *line = lines->pdata[i];
        if (line->heading)
            continue;
        g_assert_null(strchr(line->text, '>'));
        for (const char *at = line->text; *at != '\0'; at = g_utf8_next_char(at))
            if (g_utf8_get_char(at) >= 0x30A0 && g_utf8_get_char(at) < 0x3100)
                g_string_append_unichar(out, g_utf8_get_char(at));
    }
    return g_string_free(out, FALSE);
}

static void
no_name_is_cut_on_a_list(void)
{
    static const char *const sheets[] = { "patient-list", "bed-map",    "transport-list",
                                          "contact-list", "round-list", "questions" };
    g_autoptr(Story) story = story_new();
    story_tell(story, hard_names);
    for (guint i = 0; i < G_N_ELEMENTS(sheets); i++) {
        Wish wish = { sheets[i], "07:00", NULL, NULL, NULL };
        g_autoptr(Sheet) sheet = show_sheet(story, &wish);
        g_autofree char *letters = katakana_of(sheet);
        g_assert_nonnull(
            strstr(letters, "シュウゲツインコウジョウマチリュウノスケサブロウザエモン"));
    }
}

static void
every_sheet_fits_a_screen_of_eighty_and_one_of_forty(void)
{
    static const guint widths[] = { 80, 40, 120 };
    g_autoptr(Story) story = story_new();
    story_tell(story, hard_names);
    story_tell(story, "06:10 - A1 birthdate 1945-07-14\n06:11 - A1 birthdate 1945-07-15\n"
                      "06:12 601-1 A2 move\n06:13 - A3 band-issued 1\n06:14 - A4 contact "
                      "1;長男;グエン_ヴァン;090-0000-0000;do-not-call\n");
    for (const CatalogRow *row = catalog; row->form != NULL; row++)
        for (guint w = 0; w < G_N_ELEMENTS(widths); w++) {
            Wish wish = { row->form->key, "07:00", NULL, NULL, NULL };
            g_autoptr(Sheet) sheet = show_sheet(story, &wish);
            g_autoptr(GPtrArray) lines = sheet_lines(sheet, widths[w]);
            for (guint i = 0; i < lines->len; i++)
                g_assert_cmpuint(text_cells(((const SheetLine *)lines->pdata[i])->text), <=,
                                 widths[w]);
        }
}

/* Long figures take room from other columns, never from what says what they are. */
static void
no_head_of_a_sheet_is_cut_in_either_language(void)
{
    static const char *const languages[] = { "ja", "en" };
    g_autoptr(Story) story = story_new();
    story_tell(story, hard_names);
    story_tell(story, "06:05 E5A-501-12 - bed-added\n06:06 E5A-501-12 A1 move\n"
                      "06:10 - A1 patient-id 123456789012\n06:11 - A1 admitted 2026-11-02\n"
                      "06:12 - A1 device drip\n"
                      "06:13 - A1 band-issued 1234567\n06:14 - A4 contact "
                      "1;ケアマネジャー;グエン_ヴァン;0120-444-4444;do-not-call\n"
                      "06:15 - A1 expected-back 2026-11-03T10:00\n06:16 - A1 companion 12\n");
    for (guint l = 0; l < G_N_ELEMENTS(languages); l++)
        for (const CatalogRow *row = catalog; row->form != NULL; row++) {
            Wish wish = { row->form->key, "20T07:00", NULL, NULL, NULL };
            language_choose(languages[l]);
            g_autoptr(Sheet) sheet = show_sheet(story, &wish);
            g_autoptr(GPtrArray) lines = sheet_lines(sheet, 80);
            const char *head = ((const SheetLine *)lines->pdata[0])->text;
            for (const SheetFace *face = row->form->faces; face->label != NULL; face++)
                if (face->cells > 0 && strstr(head, _(face->label)) == NULL) {
                    g_test_message("%s in %s: “%s” is not in “%s”", row->form->key, languages[l],
                                   _(face->label), head);
                    g_test_fail();
                }
        }
    language_choose("en");
}

static const SheetBedPerson *
first_on_map(const Sheet *map)
{
    const SheetRoom *room = map->rooms->pdata[0];
    const SheetBed *bed = room->beds->pdata[0];
    return bed->persons->pdata[0];
}

static void
a_hidden_name_stands_on_the_map_as_initials(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 kana ヤマダ_ハナコ\n"
                      "06:01 - A1 kanji 山田_花子\n06:02 - A1 caution hidden\n");
    Wish map = { "bed-map", "07:00", NULL, NULL, NULL };
    Wish list = { "patient-list", "07:00", NULL, NULL, NULL };
    g_autofree char *seen = show_text(story, &map);
    g_assert_null(strstr(seen, "ヤマダ"));
    g_assert_null(strstr(seen, "山田"));
    g_assert_nonnull(strstr(seen, "ヤ. ハ."));
    g_autoptr(Sheet) sheet = show_sheet(story, &map);
    g_assert_cmpstr(first_on_map(sheet)->name, ==, "ヤ. ハ.");
    g_assert_cmpstr(first_on_map(sheet)->kanji, ==, "");
    g_autofree char *kept = show_text(story, &list);
    g_assert_nonnull(strstr(kept, "ヤマダ ハナコ"));
}

/* Her child is called by her until it has a name. */
static void
a_hidden_mother_is_hidden_in_her_childs_name(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-2 A1 presence in\n06:01 - A1 kana ヤマダ_ハナコ\n"
                      "06:30 601-1 A2 admit\n06:30 - A2 mother A1\n");
    Wish map = { "bed-map", "07:00", NULL, NULL, NULL };
    g_autoptr(Sheet) open = show_sheet(story, &map);
    g_assert_cmpstr(first_on_map(open)->name, ==, "child of ヤマダ ハナコ");
    story_tell(story, "06:40 - A1 caution hidden\n");
    g_autoptr(Sheet) hidden = show_sheet(story, &map);
    g_assert_cmpstr(first_on_map(hidden)->name, ==, "child of ヤ. ハ.");
}

static void
the_map_tells_who_lies_there_in_few_letters(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 kana ヤマダ_ハナコ\n"
                      "06:01 - A1 kanji 山田_花子\n06:01 - A1 birthdate 1945-07-14\n"
                      "06:01 - A1 sex f\n06:01 - A1 transport stretcher\n"
                      "06:01 - A1 device oxygen:2,drip\n06:01 - A1 caution fall\n"
                      "06:00 601-1 A2 presence in\n06:00 601-2 A3 presence away:dialysis\n"
                      "06:00 602-1 - presence empty\n");
    Wish map = { "bed-map", "07:00", NULL, NULL, NULL };
    g_autoptr(Sheet) sheet = show_sheet(story, &map);
    const SheetBedPerson *person = first_on_map(sheet);
    g_assert_cmpstr(person->kanji, ==, "山田 花子");
    g_assert_cmpstr(person->who, ==, "81F");
    g_assert_cmpstr(person->transport, ==, "S");
    g_assert_cmpstr(person->grade, ==, "s");
    g_assert_cmpstr(person->vital, ==, "O2");
    g_assert_cmpstr(person->letters, ==, "IV Fa");
    g_assert_false(person->alias);
    g_assert_cmpuint(person->marks, ==, MARK_TWO_IN_BED);
    g_assert_true(person->loud);
    const SheetRoom *room = sheet->rooms->pdata[0], *next = sheet->rooms->pdata[1];
    const SheetBed *held = room->beds->pdata[1], *empty = next->beds->pdata[0];
    g_assert_cmpstr(((const SheetBed *)room->beds->pdata[0])->shorter, ==, "1");
    g_assert_cmpstr(held->words, ==, "dialysis");
    g_assert_cmpstr(empty->words, ==, "empty");
    g_assert_cmpint(next->column, ==, 1);
}

/* The worst first. */
static void
what_kills_when_it_is_overlooked_stands_apart_on_the_map(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 alias 不明_男性A\n"
                      "06:01 - A1 device drip,oxygen:3,ventilator,suction\n"
                      "06:01 - A1 caution fall,allergy:卵,isolation\n");
    Wish map = { "bed-map", "07:00", NULL, NULL, NULL };
    g_autoptr(Sheet) sheet = show_sheet(story, &map);
    g_assert_cmpstr(first_on_map(sheet)->vital, ==, "Ve O2 Al");
    g_assert_cmpstr(first_on_map(sheet)->letters, ==, "IV Su Fa");
    g_assert_true(first_on_map(sheet)->alias);
    story_tell(story, "06:02 - A1 mother A9\n"); /* then what begins the name tells twins apart */
    g_autoptr(Sheet) child = show_sheet(story, &map);
    g_assert_false(first_on_map(child)->alias);
}

/* In order: kana, kanji, Latin letters, alias, the word for someone without a name. */
static void
someone_without_kana_is_called_by_what_is_known(void)
{
    static const char *const lines[][2] = {
        { "06:01 - A1 device none", "(no name yet)" },
        { "06:02 - A1 alias アサガオ", "(alias) アサガオ" },
        { "06:03 - A1 latin Hong_Gildong", "Hong Gildong" },
        { "06:04 - A1 kanji 洪_吉童", "洪 吉童" },
        { "06:05 - A1 kana unknown", "洪 吉童" },
        { "06:06 - A1 kana ホン_ギルドン", "ホン ギルドン" },
    };
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n");
    for (guint i = 0; i < G_N_ELEMENTS(lines); i++) {
        story_tell(story, lines[i][0]);
        static const char *const sheets[] = { "patient-list", "bed-map",     "round-list",
                                              "questions",    "day-report",  "reentry",
                                              "reentry-open", "nursing-need" };
        for (guint k = 0; k < G_N_ELEMENTS(sheets); k++) {
            Wish wish = { sheets[k], "07:00", NULL, NULL, NULL };
            g_autofree char *text = show_text(story, &wish);
            g_test_message("%s: %s", sheets[k], text);
            g_assert_nonnull(strstr(text, lines[i][1]));
        }
    }
}

/* Whoever reads no kana finds the name in letters on every sheet, as it was said or as it is spelled;
 * the two are namesakes, so that they stand on the handoff too. */
static void
letters_stand_before_the_kana_on_every_english_sheet(void)
{
    static const char *const sheets[] = { "patient-list", "transport-list", "contact-list",
                                          "conflicts",    "questions",      "round-list",
                                          "handoff",      "movement",       "day-report",
                                          "reentry",      "reentry-open",   "meal-list",
                                          "nursing-need" };
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 kana キム_スジン\n"
                      "06:01 - A1 latin Kim_Soo-jin\n06:02 601-2 A2 presence in\n"
                      "06:03 - A2 kana キム_スジン\n");
    for (guint k = 0; k < G_N_ELEMENTS(sheets); k++) {
        Wish wish = { sheets[k], "07:00", NULL, NULL, NULL };
        g_autofree char *text = show_text(story, &wish);
        g_test_message("%s: %s", sheets[k], text);
        g_assert_nonnull(strstr(text, "Soo-jin"));
        g_assert_nonnull(strstr(text, "KIMU"));
        g_assert_nonnull(strstr(text, "スジン"));
    }
}

static void
the_head_says_as_of_when_and_as_known_when(void)
{
    g_autoptr(Story) story = story_new_where("drill=true\n");
    Wish wish = { "counts", "07:42", NULL, NULL, NULL };
    g_autoptr(Sheet) sheet = show_sheet(story, &wish);
    assert_told(sheet_title_line(sheet),
                "DRILL Figures of the ward  6階東  as of 2026-11-02 07:42");
    sheet->head.known = story_moment("07:00");
    assert_told(sheet_title_line(sheet), "DRILL Figures of the ward  6階東  as of 2026-11-02 07:42"
                                         "  as known at 2026-11-02 07:00");
    g_autofree char *text = sheet_text(sheet, 80);
    g_assert_true(g_str_has_prefix(text, "DRILL Figures of the ward"));
    g_assert_nonnull(strstr(text, "In hospital 0  Present 0"));
}

static void
a_name_said_in_another_script_stands_on_list_and_map(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 kana グエン_ティ_カイ\n"
                      "06:01 - A1 latin Nguyễn_Thị_Khai\n06:00 601-2 A2 presence in\n"
                      "06:01 - A2 kana キム_ソヨン\n06:01 - A2 kanji 金_小妍\n"
                      "06:01 - A2 latin KIM_SOYEON\n");
    Wish list = { "patient-list", "07:00", NULL, NULL, NULL };
    Wish map = { "bed-map", "07:00", NULL, NULL, NULL };
    g_autofree char *listed = show_text(story, &list);
    g_assert_nonnull(strstr(listed, "Nguyễn Thị Khai"));
    g_assert_nonnull(strstr(listed, "グエン ティ カイ"));
    g_assert_nonnull(strstr(listed, "金 小妍"));
    g_assert_nonnull(strstr(listed, "KIM SOYEON"));
    g_autoptr(Sheet) sheet = show_sheet(story, &map);
    g_assert_cmpstr(first_on_map(sheet)->kanji, ==, "Nguyễn Thị Khai");
}

static void
an_english_list_begins_a_name_with_letters_and_keeps_the_kana(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 kana ヤマダ_ハナコ\n"
                      "06:01 - A1 birthdate 1948-02-03\n06:00 601-2 A2 presence in\n"
                      "06:01 - A2 latin Suharto\n");
    Wish list = { "patient-list", "07:00", NULL, NULL, NULL };
    g_autofree char *text = show_text(story, &list);
    g_autofree char *tsv = show_tsv(story, &list);
    const char *letters = strstr(text, "YAMADA Hanako"), *once = strstr(text, "Suharto");
    g_assert_nonnull(letters);
    g_assert_true(strstr(text, "ヤマダ ハナコ") > letters);
    g_assert_nonnull(strstr(text, "03-Feb-1948"));
    g_assert_null(strstr(tsv, "YAMADA")); /* nobody said it */
    g_assert_nonnull(strstr(tsv, "1948-02-03"));
    g_assert_nonnull(once);
    g_assert_null(strstr(once + 1, "Suharto"));
}

/* What somebody goes by is no legal name: on the map it never stands as large. */
static void
a_name_gone_by_does_not_stand_for_the_legal_one(void)
{
    g_autoptr(Story) story = story_new();
    Wish map = { "bed-map", "07:00", NULL, NULL, NULL };
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 kana キム_ソヨン\n"
                      "06:02 - A1 known-as 木村_明\n06:02 - A1 known-as-kana キムラ_アキラ\n");
    g_autoptr(Sheet) kana = show_sheet(story, &map);
    g_assert_false(first_on_map(kana)->written);
    g_assert_cmpstr(first_on_map(kana)->kanji, ==, "known as 木村 明 (キムラ アキラ)");
    story_tell(story, "06:03 - A1 kanji 金_昭延\n");
    g_autoptr(Sheet) kanji = show_sheet(story, &map);
    g_assert_true(first_on_map(kanji)->written);
}

static void
a_name_gone_by_that_is_written_in_its_kana_is_told_once(void)
{
    g_autoptr(Story) story = story_new();
    Wish map = { "bed-map", "07:00", NULL, NULL, NULL };
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 kana シルバ_ロベルト\n"
                      "06:02 - A1 known-as ロベルト・シルバ\n"
                      "06:02 - A1 known-as-kana ロベルト_シルバ\n");
    g_autoptr(Sheet) once = show_sheet(story, &map);
    g_assert_cmpstr(first_on_map(once)->kanji, ==, "known as ロベルト・シルバ");
    story_tell(story, "06:03 - A1 known-as-kana ロベルト_シルヴァ\n");
    g_autoptr(Sheet) both = show_sheet(story, &map);
    g_assert_cmpstr(first_on_map(both)->kanji, ==, "known as ロベルト・シルバ (ロベルト シルヴァ)");
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/words/aligned", columns_stay_aligned_whatever_the_names);
    g_test_add_func("/words/hidden-mother", a_hidden_mother_is_hidden_in_her_childs_name);
    g_test_add_func("/words/not-cut", no_name_is_cut_on_a_list);
    g_test_add_func("/words/heads", no_head_of_a_sheet_is_cut_in_either_language);
    g_test_add_func("/words/width", every_sheet_fits_a_screen_of_eighty_and_one_of_forty);
    g_test_add_func("/words/hidden", a_hidden_name_stands_on_the_map_as_initials);
    g_test_add_func("/words/map", the_map_tells_who_lies_there_in_few_letters);
    g_test_add_func("/words/call-name", someone_without_kana_is_called_by_what_is_known);
    g_test_add_func("/words/letters", letters_stand_before_the_kana_on_every_english_sheet);
    g_test_add_func("/words/head", the_head_says_as_of_when_and_as_known_when);
    g_test_add_func("/words/scripts", a_name_said_in_another_script_stands_on_list_and_map);
    g_test_add_func("/words/english",
                    an_english_list_begins_a_name_with_letters_and_keeps_the_kana);
    g_test_add_func("/words/gone-by", a_name_gone_by_does_not_stand_for_the_legal_one);
    g_test_add_func("/words/gone-by-once", a_name_gone_by_that_is_written_in_its_kana_is_told_once);
    g_test_add_func("/words/map-vital", what_kills_when_it_is_overlooked_stands_apart_on_the_map);
    return g_test_run();
}
