/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "show.h"

static Wish
wish_for(const char *sheet, const char *at)
{
    return (Wish){ sheet, at, NULL, NULL, NULL };
}

/* One of each state, in beds that do not follow the handles. */
static const char everyone[] =
    "06:00 602-1 A1 presence in - 三浦\n06:00 601-1 A2 presence away:exam\n"
    "06:00 603-1 A3 presence unseen\n06:00 601-2 A4 presence in\n06:10 - A4 transfer-out 7W\n"
    "06:00 601-3 A5 presence in\n06:10 - A5 discharge home\n06:00 602-2 A6 presence in\n"
    "06:10 - A6 death\n06:00 - A7 presence in\n06:00 601-4 - presence empty - 大野\n";

static void
each_sheet_names_whom_it_is_about_in_walking_order(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, everyone);
    Wish list = wish_for("patient-list", "06:20"), transport = wish_for("transport-list", "06:20");
    Wish contacts = wish_for("contact-list", "06:20"), map = wish_for("bed-map", "06:20");
    Wish round = wish_for("round-list", "06:20");
    assert_told(
        show_cells(story, &list, "bed person state"),
        "601-1|A002|away:exam\n602-1|A001|in\n603-1|A003|not-found\n|A004|sent\n|A007|in\n");
    assert_told(show_cells(story, &transport, "bed person state"),
                "602-1|A001|in\n603-1|A003|not-found\n|A007|in\n");
    assert_told(show_cells(story, &contacts, "bed person"),
                "601-1|A002\n602-1|A001\n603-1|A003\n|A004\n|A007\n");
    assert_told(
        show_cells(story, &map, "room bed state persons"),
        "601|601-1|held|A002\n601|601-2|unchecked|\n601|601-3|unchecked|\n601|601-4|empty|\n"
        "602|602-1|occupied|A001\n602|602-2|released-late|A006\n603|603-1|missing|A003\n");
    assert_told(show_cells(story, &round, "bed person state last_seen_at last_seen_by"),
                "601-1|A002|held||\n601-2||unchecked||\n601-3||unchecked||\n"
                "601-4||empty|2026-11-02T06:00:00+09:00|大野\n"
                "602-1|A001|occupied|2026-11-02T06:00:00+09:00|三浦\n"
                "602-2|A006|released-late|2026-11-02T06:00:00+09:00|佐々木\n603-1|A003|missing||\n"
                "|A007|in|2026-11-02T06:00:00+09:00|佐々木\n");
}

/* The agency nurse reads letters, the band on the wrist has kanji: the round list has all three. */
static void
a_round_list_names_a_patient_as_the_band_does(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 kana ヤマダ_ハナコ\n"
                      "06:01 - A1 kanji 山田_花子\n");
    Wish wish = wish_for("round-list", "07:00");
    g_autofree char *text = show_text(story, &wish);
    g_assert_nonnull(strstr(text, "YAMADA Hanako"));
    g_assert_nonnull(strstr(text, "ヤマダ ハナコ 山田 花子"));
}

static void
several_in_one_bed_keep_their_places_on_the_map(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A2 presence in\n06:00 601-1 A1 presence in\n"
                      "06:00 601-1 A3 presence in\n06:01 - A2 kana ヤマダ_ハナコ\n"
                      "06:01 - A3 kanji 山田_花\n");
    Wish map = wish_for("bed-map", "07:00");
    g_autofree char *cells = show_cells(story, &map, "bed persons kana kanji marks");
    g_assert_true(
        g_str_has_prefix(cells, "601-1|A001,A002,A003|,ヤマダ ハナコ,|,,山田 花|two-in-bed\n"));
}

/* "in the note that begins so"; NULL if none does. */
static const char *
note_of(const Sheet *sheet, const char *start)
{
    for (guint i = 0; i < sheet->notes->len; i++)
        if (g_str_has_prefix(sheet->notes->pdata[i], start))
            return sheet->notes->pdata[i];
    return NULL;
}

/* Whoever fetches wheelchairs reads the head; whoever sees the rows counts the same. */
static void
the_head_of_the_transport_list_asks_for_what_its_rows_say(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 transport heavy\n"
                      "06:01 - A1 means wheelchair\n"
                      "06:00 601-2 A2 presence in\n06:01 - A2 transport walk\n"
                      "06:01 - A2 means reclining-wheelchair\n"
                      "06:00 601-3 A3 presence in\n06:01 - A3 transport escort\n"
                      "06:00 601-4 A4 presence in\n06:01 - A4 transport stretcher\n"
                      "06:01 - A4 means bed\n"
                      "06:00 602-1 A5 presence in\n06:01 - A5 transport stretcher\n"
                      "06:01 - A5 means cane\n" /* cannot be: the safer counts */
                      "06:00 602-2 A6 presence in\n06:01 - A6 transport walk\n"
                      "06:00 603-1 A7 presence away:exam\n06:01 - A7 means wheelchair\n");
    Wish wish = wish_for("transport-list", "07:00");
    g_autoptr(Sheet) list = show_sheet(story, &wish);
    const char *needed = note_of(list, "Needed:");
    g_assert_true(g_str_has_prefix(needed, "Needed: stretchers 1  wheelchairs 3  in the bed 1  in "
                                           "arms 0 (of these 2 by class, means not told)  "));
}

static void
a_newborn_of_whom_nothing_was_said_is_carried_in_arms(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 transport walk\n"
                      "06:01 - A1 means walk\n06:00 601-1 A2 admit\n06:01 - A2 mother A1\n");
    Wish wish = wish_for("transport-list", "07:00");
    assert_told(show_cells(story, &wish, "person planned_as"), "A001|walk\nA002|stretcher\n");
    g_autoptr(Sheet) list = show_sheet(story, &wish);
    g_assert_nonnull(strstr(note_of(list, "Needed:"), "stretchers 0  wheelchairs 0  in the bed 0  "
                                                      "in arms 1 (of these 1 by class"));
    g_autofree char *text = show_text(story, &wish);
    g_assert_nonnull(strstr(text, "in arms?"));
}

/* Said her name last week, looked at this morning: nobody asked her this morning who she is. */
static void
the_grade_stands_with_its_own_moment_and_not_with_the_newest_look(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "2026-10-28T06:00 601-1 A1 presence in\n"
                      "2026-10-28T06:01 - A1 kana ヤマダ_ハナコ stated\n"
                      "2026-10-28T06:02 - A1 birthdate 1945-07-14 stated\n"
                      "06:10 601-1 A1 presence in - 佐々木\n06:10 601-2 A2 presence in import\n");
    Wish wish = wish_for("patient-list", "07:00");
    assert_told(show_cells(story, &wish, "person grade graded_at"),
                "A001|stated|2026-10-28T06:01:00+09:00\nA002|none|\n");
    g_autoptr(Sheet) list = show_sheet(story, &wish);
    const SheetRow *row = list->rows->pdata[0];
    g_assert_cmpstr(sheet_cell(list, row, "graded")->label, ==, "stated 10/28");
    g_assert_cmpstr(sheet_cell(list, row, "seen")->label, ==, "06:10 佐々木");
    g_assert_cmpstr(sheet_cell(list, list->rows->pdata[1], "graded")->label, ==, "not identified");
}

static void
a_list_may_be_sorted_by_kana_or_birthdate(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:00 601-2 A2 presence in\n"
                      "06:00 601-3 A3 presence in\n06:00 601-4 A4 presence in\n"
                      "06:01 - A1 kana ワタナベ_ミツ\n06:01 - A2 kana ガモウ_ケン\n"
                      "06:01 - A3 kana カトウ_ケン\n06:02 - A1 birthdate 1945-07-14\n"
                      "06:02 - A2 birthdate 1950\n06:02 - A4 birthdate 1939-01-02\n");
    Wish wish = { "patient-list", "07:00", "kana", NULL, NULL };
    assert_told(show_cells(story, &wish, "person"), "A003\nA002\nA001\nA004\n");
    wish.sort = "birthdate";
    assert_told(show_cells(story, &wish, "person"), "A004\nA001\nA002\nA003\n");
    wish.sort = "bed";
    assert_told(show_cells(story, &wish, "person"), "A001\nA002\nA003\nA004\n");
}

static void
age_is_told_in_days_months_and_years(void)
{
    static const char *const cases[][2] = {
        { "2026-10-30", "3d" }, { "2026-10-02", "1m" },   { "2024-11-03", "23m" },
        { "2024-11-02", "2" },  { "1945-07-14", "81" },   { "1945", "~81" },
        { "about_80", "~80" },  { "unknown", "unknown" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Story) story = story_new();
        g_autofree char *line =
            g_strdup_printf("06:00 601-1 A1 presence in\n06:01 - A1 birthdate %s\n", cases[i][0]);
        g_autofree char *expected = g_strdup_printf("%s\n", cases[i][1]);
        story_tell(story, line);
        Wish wish = wish_for("patient-list", "07:00");
        assert_told(show_cells(story, &wish, "age"), expected);
    }
}

static void
a_derived_transport_says_so_until_it_is_said(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 means wheelchair\n"
                      "06:30 - A1 transport heavy\n06:00 601-2 A2 presence in\n");
    Wish before = wish_for("patient-list", "06:10"), after = wish_for("patient-list", "06:40");
    Wish plan = wish_for("transport-list", "06:40");
    assert_told(show_cells(story, &before, "transport transport_by means"),
                "escort|derived|wheelchair\n||\n");
    assert_told(show_cells(story, &after, "transport transport_by"), "heavy|stated\n|\n");
    assert_told(show_cells(story, &plan, "planned_as person transport"),
                "heavy|A001|heavy\nstretcher|A002|\n");
    g_autoptr(Sheet) sheet = show_sheet(story, &before);
    g_assert_nonnull(
        strstr(sheet_cell(sheet, sheet->rows->pdata[0], "transport")->label, "derived"));
}

/* What is kept of somebody for whoever comes next; the latest holds. */
static void
a_remark_stands_on_the_list_of_patients(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 note 右上肢で採血しない\n"
                      "06:20 - A1 note 左難聴\n06:00 601-2 A2 presence in\n");
    Wish wish = wish_for("patient-list", "07:00");
    assert_told(show_cells(story, &wish, "person note"), "A001|左難聴\nA002|\n");
}

/* For people the transport list goes by class, those who need most help first; a file keeps the
 * walk. */
static void
the_transport_list_is_grouped_for_people_alone(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 transport walk\n"
                      "06:00 601-2 A2 presence in\n06:01 - A2 transport heavy\n"
                      "06:00 601-3 A3 presence in\n06:00 601-4 A4 presence in\n"
                      "06:01 - A4 transport walk\n06:00 602-1 A5 presence in\n"
                      "06:01 - A5 transport unknown\n");
    static const char *const order[][2] = { { "A002", "stretcher with devices: 1 person" },
                                            { "A003", "carried by stretcher: 2 persons" },
                                            { "A005", NULL },
                                            { "A001", "walks alone: 2 persons" },
                                            { "A004", NULL } };
    Wish wish = wish_for("transport-list", "07:00");
    g_autoptr(Sheet) sheet = show_sheet(story, &wish);
    g_assert_cmpuint(sheet->rows->len, ==, G_N_ELEMENTS(order));
    for (guint i = 0; i < G_N_ELEMENTS(order); i++) {
        g_assert_cmpstr(((const SheetRow *)sheet->rows->pdata[i])->person, ==, order[i][0]);
        g_assert_cmpstr(((const SheetRow *)sheet->rows->pdata[i])->group, ==, order[i][1]);
    }
    assert_told(show_cells(story, &wish, "person planned_as"),
                "A001|walk\nA002|heavy\nA003|stretcher\nA004|walk\nA005|stretcher\n");
    wish.sort = "bed";
    g_autoptr(Sheet) walked = show_sheet(story, &wish);
    g_assert_null(((const SheetRow *)walked->rows->pdata[0])->group);
}

static char *
told(const Sheet *sheet, guint row, const char *column)
{
    const SheetCell *cell = sheet_cell(sheet, sheet->rows->pdata[row], column);
    return g_strdup(cell->label != NULL ? cell->label : cell->code);
}

static void
a_nurse_who_moves_namesakes_reads_it_beside_the_name(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 kana ヤマダ_ハナコ\n"
                      "06:00 601-2 A2 presence in\n06:01 - A2 kana ヤマダ_ハナコ\n"
                      "06:00 601-3 A3 presence in\n06:01 - A3 kana モリ_ケン\n");
    Wish wish = wish_for("transport-list", "07:00");
    g_autoptr(Sheet) sheet = show_sheet(story, &wish);
    assert_told(told(sheet, 0, "marks"), "[SAME NAME]");
    assert_told(told(sheet, 2, "marks"), "");
    g_autofree char *text = show_text(story, &wish);
    g_assert_nonnull(strstr(text, "[SAME NAME]"));
    g_autofree char *files = show_tsv(story, &wish);
    g_assert_null(strstr(files, "marks"));
}

/* A readable band of a wrong birthdate takes somebody to the wrong ward. */
static void
a_band_to_be_recalled_is_told_though_it_was_seen_readable(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 kana ヤマダ_ハナコ\n"
                      "06:02 - A1 birthdate 1945-07-14\n06:10 - A1 band-issued 1\n"
                      "06:20 - A1 band-worn 1\n06:30 - A1 band readable\n");
    Wish before = wish_for("transport-list", "06:40"), after = wish_for("transport-list", "07:10");
    g_autoptr(Sheet) right = show_sheet(story, &before);
    assert_told(told(right, 0, "band"), "worn");
    assert_told(told(right, 0, "recall"), "");
    g_assert_false(((const SheetRow *)right->rows->pdata[0])->loud);
    story_tell(story, "07:00 - A1 birthdate 1954-07-14\n");
    g_autoptr(Sheet) wrong = show_sheet(story, &after);
    assert_told(told(wrong, 0, "band"), "recall");
    g_assert_true(((const SheetRow *)wrong->rows->pdata[0])->loud);
    g_autofree char *text = show_text(story, &after);
    g_assert_nonnull(strstr(text, "[RECALL BAND]"));
    assert_told(show_cells(story, &after, "person band"), "A001|readable\n");
}

static void
what_the_band_book_knows_is_told_until_a_wrist_is_looked_at(void)
{
    static const char *const hours[][2] = { { "06:15", "none" },    { "06:25", "printed" },
                                            { "06:35", "worn" },    { "06:45", "damaged" },
                                            { "06:55", "printed" }, { "07:05", "worn" } };
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:10 - A1 band none\n"
                      "06:20 - A1 band-issued 1\n06:30 - A1 band-worn 1\n"
                      "06:40 - A1 band damaged\n06:50 - A1 band-issued 2\n"
                      "07:00 - A1 band readable\n");
    for (guint i = 0; i < G_N_ELEMENTS(hours); i++) {
        Wish wish = wish_for("transport-list", hours[i][0]);
        g_autoptr(Sheet) sheet = show_sheet(story, &wish);
        assert_told(told(sheet, 0, "band"), hours[i][1]);
    }
}

static void
whoever_has_nobody_to_call_comes_first_and_nobody_calls_whom_not_to(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:00 601-2 A2 presence in\n"
                      "06:00 601-3 A3 presence in\n06:00 601-4 A4 presence in\n"
                      "06:01 - A1 contact 2;妻;ヤマダ_ミツ;090;do-not-call family\n"
                      "06:02 - A1 contact 1;長男;ヤマダ_ケン;03;reached\n"
                      "06:01 - A2 contact none\n06:01 - A3 contact unknown\n");
    Wish wish = wish_for("contact-list", "07:00");
    assert_told(show_cells(story, &wish, "person order relation name phone flags source"),
                "A001|1|長男|ヤマダ ケン|03|reached|stated\n"
                "A001|2|妻|ヤマダ ミツ|090|do-not-call|family\n"
                "A002|||none|||stated\nA003|||unknown|||stated\nA004||||||\n");
    g_autoptr(Sheet) sheet = show_sheet(story, &wish);
    static const char *const order[][2] = { { "A002", "Nobody to call" },
                                            { "A003", NULL },
                                            { "A004", NULL },
                                            { "A001", "To be called" },
                                            { "A001", "DO NOT CALL" } };
    g_assert_cmpuint(sheet->rows->len, ==, G_N_ELEMENTS(order));
    for (guint i = 0; i < G_N_ELEMENTS(order); i++) {
        g_assert_cmpstr(((const SheetRow *)sheet->rows->pdata[i])->person, ==, order[i][0]);
        g_assert_cmpstr(((const SheetRow *)sheet->rows->pdata[i])->group, ==, order[i][1]);
    }
    g_assert_true(((const SheetRow *)sheet->rows->pdata[4])->loud);
    g_assert_true(((const SheetRow *)sheet->rows->pdata[4])->barred);
    g_assert_false(((const SheetRow *)sheet->rows->pdata[3])->barred);
    g_assert_nonnull(
        strstr(sheet_cell(sheet, sheet->rows->pdata[4], "flags")->label, "DO NOT CALL"));
}

/* 独歩 and 独歩: said by both it stands once; said by one alone, what the other would say is asked.
 */
static void
a_means_that_repeats_the_class_is_told_once(void)
{
    static const char *const read[] = { "", "means?", "means?", "on foot", "cane", "" };
    g_autoptr(Story) story = story_new();
    story_tell(story,
               "06:00 601-1 A1 presence in\n06:01 - A1 transport walk\n06:01 - A1 means walk\n"
               "06:00 601-2 A2 presence in\n06:01 - A2 transport walk\n"
               "06:00 601-3 A3 presence in\n06:01 - A3 transport walk\n"
               "06:01 - A3 means unknown\n"
               "06:00 601-4 A4 presence in\n06:01 - A4 means walk\n"
               "06:00 602-1 A5 presence in\n06:01 - A5 transport walk\n06:01 - A5 means cane\n"
               "06:00 602-2 A6 presence in\n06:01 - A6 transport escort\n");
    Wish wish = wish_for("patient-list", "07:00");
    g_autoptr(Sheet) sheet = show_sheet(story, &wish);
    for (guint i = 0; i < G_N_ELEMENTS(read); i++)
        g_assert_cmpstr(sheet_cell(sheet, sheet->rows->pdata[i], "means")->label, ==, read[i]);
    g_assert_cmpstr(sheet_cell(sheet, sheet->rows->pdata[3], "transport")->label, ==,
                    "walks alone (derived)");
    assert_told(show_cells(story, &wish, "means"), "walk\n\nunknown\nwalk\ncane\n\n");
}

/* "none" below another fact would not say of what there is none. */
static void
who_is_carried_out_is_told_of_what_there_is_none(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 device drip\n"
                      "06:01 - A1 caution none\n06:00 601-2 A2 presence in\n"
                      "06:01 - A2 device none\n");
    Wish wish = wish_for("transport-list", "07:00");
    g_autofree char *text = show_text(story, &wish);
    g_assert_nonnull(strstr(text, "Cautions: none"));
    g_assert_nonnull(strstr(text, "Devices: none"));
    g_assert_nonnull(strstr(text, "Cautions unasked"));
}

/* Typed by one nurse in Japanese and by another in English, read by a third. */
static void
a_relation_reads_in_the_language_of_the_sheet(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 contact 1;長女;ヤマダ_ミツ;090;\n"
                      "06:01 - A1 contact 2;Wife;ヤマダ_ハナ;03;\n"
                      "06:01 - A1 contact 3;長男の妻;ヤマダ_ユキ;03;\n");
    static const char *const read[] = { "eldest daughter", "wife", "eldest son's wife" };
    Wish wish = wish_for("contact-list", "07:00");
    g_autoptr(Sheet) sheet = show_sheet(story, &wish);
    for (guint i = 0; i < G_N_ELEMENTS(read); i++)
        g_assert_cmpstr(sheet_cell(sheet, sheet->rows->pdata[i], "relation")->label, ==, read[i]);
    assert_told(show_cells(story, &wish, "relation"), "長女\nWife\n長男の妻\n");
}

/* What PERSON is asked of cautions, NULL = nothing. */
static void
assert_cautions_are_asked(const Sheet *sheet, const char *person, const char *state)
{
    const char *found = NULL;
    for (guint i = 0; i < sheet->rows->len; i++) {
        const SheetRow *row = sheet->rows->pdata[i];
        bool asks = strcmp(sheet_cell(sheet, row, "what")->code, "caution") == 0;
        if (asks && g_strcmp0(row->person, person) == 0)
            found = sheet_cell(sheet, row, "state")->label;
    }
    g_assert_cmpstr(found, ==, state);
}

/* Who ticked falls was asked for no allergy. */
static void
allergies_are_left_to_ask_where_other_cautions_are_known(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 caution fall\n"
                      "06:00 601-2 A2 presence in\n06:01 - A2 caution fall,allergy-none\n"
                      "06:00 602-1 A3 presence in\n06:01 - A3 caution unknown\n"
                      "06:02 - A3 caution fall\n");
    Wish wish = wish_for("questions", "07:00");
    g_autoptr(Sheet) sheet = show_sheet(story, &wish);
    assert_cautions_are_asked(sheet, "A001", "allergies not asked");
    assert_cautions_are_asked(sheet, "A002", NULL);
    assert_cautions_are_asked(sheet, "A003", "allergies unknown");
    g_autofree char *file = show_cells(story, &wish, "what state"); /* its states were promised */
    g_assert_null(strstr(file, "caution|"));
}

static void
what_is_left_to_ask_stands_in_the_order_of_the_form(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story,
               "06:00 601-1 A1 presence in\n06:01 - A1 band none\n06:01 - A1 patient-id 123\n"
               "06:01 - A1 kana ヤマダ_ハナコ\n06:01 - A1 birthdate unknown\n"
               "06:01 - A1 sex f\n06:02 - A1 sex m\n06:01 - A1 transport walk\n"
               "06:01 - A1 means walk\n06:01 - A1 device none\n06:01 - A1 caution none\n"
               "06:01 - A1 diet soft\n06:01 - A1 contact unknown\n"
               "06:01 - A1 doctor 内田\n06:01 - A1 department 内科\n");
    story_tell(story, "06:00 601-2 - presence empty\n06:00 601-3 - presence empty\n"
                      "06:00 601-4 - bed-closed\n06:00 602-1 - presence empty\n"
                      "06:00 602-2 - presence empty\n");
    Wish wish = wish_for("questions", "07:00");
    assert_told(show_cells(story, &wish, "bed person what state"),
                "601-1|A001|birthdate|unknown\n601-1|A001|sex|differs\n"
                "601-1|A001|contact|unknown\n601-1|A001|admitted|not-asked\n"
                "601-1|A001|diagnosis|not-asked\n603-1||presence|not-asked\n");
}

static void
a_bed_on_paper_alone_is_asked_for_before_its_persons(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-2 A1 presence in import\n06:00 601-2 A2 presence in import\n");
    Wish wish = wish_for("questions", "07:00");
    g_autofree char *cells = show_cells(story, &wish, "bed person what state");
    g_assert_true(g_str_has_prefix(cells,
                                   "601-1||presence|not-asked\n601-2|A001|presence|not-asked\n"
                                   "601-2|A002|presence|not-asked\n601-2|A001|band|not-asked\n"));
}

/* Whose bed nobody added, or was added by mistake, is asked as well. */
static void
nobody_is_left_out_of_the_questions_for_want_of_a_bed(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 廊下1 - bed-added - - - id=a\n06:05 廊下1 A1 presence in\n"
                      "06:10 - - strike a\n06:05 - A2 presence in\n");
    Wish questions = wish_for("questions", "07:00"), round = wish_for("round-list", "07:00");
    g_autofree char *asked = show_cells(story, &questions, "person what");
    g_autofree char *walked = show_cells(story, &round, "person");
    g_assert_nonnull(strstr(asked, "A001|kana\n"));
    g_assert_nonnull(strstr(asked, "A002|kana\n"));
    g_assert_nonnull(strstr(walked, "A001\n"));
}

static void
the_history_of_a_person_keeps_what_was_struck_and_given_away(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in - - id=p\n06:05 - A1 kana サトウ_ケン - - id=k\n"
                      "06:06 - A1 sex f - - id=s\n06:10 - - strike k - 三浦 id=st note=聞き違い\n"
                      "06:00 601-2 A2 presence in\n06:20 - A2 belongs-to s - - id=b\n"
                      "06:30 - A2 different A1\n");
    Wish wish = { "history", "07:00", NULL, "A1", NULL };
    g_autofree char *struck = NULL;
    StatementId id = story_id("st");
    struck = statement_id_format(&id);
    g_autofree char *expected = g_strdup_printf(
        "601-1|presence|in||A001\n|kana|サトウ ケン|%s|A001\n|sex|f||A002\n", struck);
    g_autofree char *cells = show_cells(story, &wish, "bed what value struck_by person");
    g_assert_true(g_str_has_prefix(cells, expected));
    g_assert_nonnull(strstr(cells, "|belongs-to|"));
    g_assert_nonnull(strstr(cells, "|strike|"));
    g_assert_nonnull(strstr(cells, "|different|A001||A002\n"));
    wish.person = "A2";
    g_autofree char *other = show_cells(story, &wish, "what value person");
    g_assert_nonnull(strstr(other, "sex|f|A002\n"));
    g_autoptr(Sheet) sheet = show_sheet(story, &(Wish){ "history", "07:00", NULL, "A1", NULL });
    const SheetRow *row = sheet->rows->pdata[1];
    g_assert_true(row->struck);
    g_assert_nonnull(strstr(sheet_cell(sheet, row, "struck_by")->label, "聞き違い"));
}

static void
the_history_of_a_bed_names_all_who_were_placed_there(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:10 601-1 - presence empty\n"
                      "06:20 601-1 A2 admit\n06:20 601-2 A3 admit\n06:30 601-1 - bed-closed\n");
    Wish wish = { "history", "07:00", NULL, NULL, "601-1" };
    assert_told(show_cells(story, &wish, "what person"),
                "presence|A001\npresence|\nadmit|A002\nbed-closed|\n");
}

static void
the_midnight_balance_names_everyone_between_its_figures(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 kana ヤマダ_ハナコ\n"
                      "3T09:00 - A1 discharge 自宅\n3T10:00 601-2 A2 presence in\n");
    Wish wish = wish_for("movement", "3T12:00");
    assert_told(show_tsv(story, &wish),
                "kind\tperson\tkana\tbed\tat\tdetail\nprevious\t\t\t\t\t1\nadmitted\t\t\t\t\t0\n"
                "moved-in\t\t\t\t\t0\ndischarged\t\t\t\t\t1\n"
                "discharged\tA001\tヤマダ ハナコ\t601-1\t2026-11-03T09:00:00+09:00\t自宅\n"
                "died\t\t\t\t\t0\nmoved-out\t\t\t\t\t0\nunexplained\t\t\t\t\t1\n"
                "unexplained\tA002\t\t601-2\t\t+1\ntoday\t\t\t\t\t1\n");
}

static void
a_printed_midnight_that_changed_says_so(void)
{
    static const char printed[] =
        "3T00:05 - - printed 7;movement;pdf;2026-11-03T00:00:00+09:00;1\n";
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n");
    story_tell(story, printed);
    Wish wish = wish_for("movement", "3T00:00");
    g_autofree char *before = show_text(story, &wish);
    g_assert_null(strstr(before, "Corrected after closing"));
    story_tell(story, "2T23:00 - A1 discharge 自宅\n");
    g_autofree char *after = show_text(story, &wish);
    g_assert_nonnull(strstr(after, "Corrected after closing: print no. 7 said 1 in hospital"));
}

static void
the_band_book_lists_every_band(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 kana ヤマダ_ハナコ\n"
                      "06:10 - A1 band-issued 1 - 三浦\n06:20 - A1 band-issued 2 - 大野\n");
    Wish wish = wish_for("bands", "07:00");
    assert_told(show_cells(story, &wish, "band person kana issued_by state"),
                "1|A001|ヤマダ ハナコ|三浦|replaced\n2|A001|ヤマダ ハナコ|大野|issued\n");
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/lists/whom", each_sheet_names_whom_it_is_about_in_walking_order);
    g_test_add_func("/lists/places", several_in_one_bed_keep_their_places_on_the_map);
    g_test_add_func("/lists/needs", the_head_of_the_transport_list_asks_for_what_its_rows_say);
    g_test_add_func("/lists/newborn-in-arms",
                    a_newborn_of_whom_nothing_was_said_is_carried_in_arms);
    g_test_add_func("/lists/sort", a_list_may_be_sorted_by_kana_or_birthdate);
    g_test_add_func("/lists/age", age_is_told_in_days_months_and_years);
    g_test_add_func("/lists/derived", a_derived_transport_says_so_until_it_is_said);
    g_test_add_func("/lists/groups", the_transport_list_is_grouped_for_people_alone);
    g_test_add_func("/lists/transport-marks", a_nurse_who_moves_namesakes_reads_it_beside_the_name);
    g_test_add_func("/lists/transport-recall",
                    a_band_to_be_recalled_is_told_though_it_was_seen_readable);
    g_test_add_func("/lists/transport-band",
                    what_the_band_book_knows_is_told_until_a_wrist_is_looked_at);
    g_test_add_func("/lists/contacts",
                    whoever_has_nobody_to_call_comes_first_and_nobody_calls_whom_not_to);
    g_test_add_func("/lists/grade",
                    the_grade_stands_with_its_own_moment_and_not_with_the_newest_look);
    g_test_add_func("/lists/round-names", a_round_list_names_a_patient_as_the_band_does);
    g_test_add_func("/lists/questions-allergies",
                    allergies_are_left_to_ask_where_other_cautions_are_known);
    g_test_add_func("/lists/questions", what_is_left_to_ask_stands_in_the_order_of_the_form);
    g_test_add_func("/lists/claimed", a_bed_on_paper_alone_is_asked_for_before_its_persons);
    g_test_add_func("/lists/no-bed", nobody_is_left_out_of_the_questions_for_want_of_a_bed);
    g_test_add_func("/lists/history", the_history_of_a_person_keeps_what_was_struck_and_given_away);
    g_test_add_func("/lists/history-bed", the_history_of_a_bed_names_all_who_were_placed_there);
    g_test_add_func("/lists/movement", the_midnight_balance_names_everyone_between_its_figures);
    g_test_add_func("/lists/means", a_means_that_repeats_the_class_is_told_once);
    g_test_add_func("/lists/nothing", who_is_carried_out_is_told_of_what_there_is_none);
    g_test_add_func("/lists/relation", a_relation_reads_in_the_language_of_the_sheet);
    g_test_add_func("/lists/remark", a_remark_stands_on_the_list_of_patients);
    g_test_add_func("/lists/corrected", a_printed_midnight_that_changed_says_so);
    g_test_add_func("/lists/bands", the_band_book_lists_every_band);
    return g_test_run();
}
