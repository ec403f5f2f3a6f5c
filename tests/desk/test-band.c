/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/movement.h"
#include "desk/output.h"

#include <string.h>

#include "stage.h"

/* Issues bands to HANDLES, joined by blanks. */
static bool
issue(Desk *desk, const Stage *stage, const char *handles, BandWish wish, GError **error)
{
    g_autofree char *to = stage_path(stage, "bands.pdf");
    g_auto(GStrv) names = g_strsplit(handles, " ", -1);
    g_autoptr(GPtrArray) persons = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; names[i] != NULL; i++)
        g_ptr_array_add(persons, g_strdup(names[i]));
    wish.to = to;
    return output_bands(desk, persons, &wish, error);
}

/* All that stands on the band of the last issue, from the PDF's own text. */
static char *
words_of_band(const Stage *stage)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *file = stage_path(stage, "bands.pdf");
    const char *const words[] = { "pdftotext", "-layout", file, "-", NULL };
    char *text = NULL;
    g_spawn_sync(NULL, (char **)words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL,
                 &error);
    g_assert_no_error(error);
    return text;
}

static void
assert_words(const Stage *stage, const char *const *wanted, const char *const *unwanted)
{
    g_autofree char *text = words_of_band(stage);
    for (; *wanted != NULL; wanted++)
        if (strstr(text, *wanted) == NULL)
            g_error("“%s” is missing in: %s", *wanted, text);
    for (; *unwanted != NULL; unwanted++)
        g_assert_null(strstr(text, *unwanted));
}

static void
test_each_band_has_the_next_number(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    g_autoptr(Desk) left = stage_open(stage, STAGE_MORNING);
    g_autoptr(Desk) right = stage_open(stage, STAGE_MORNING);
    g_assert_true(issue(left, stage, "A001 A002", (BandWish){ 0 }, &error));
    g_assert_true(issue(right, stage, "A001", (BandWish){ 0 }, &error));
    g_assert_true(desk_follow(left, NULL, &error));
    g_autofree char *bands = stage_cells(left, "bands", "band person state");
    g_assert_cmpstr(bands, ==, "1 A001 replaced, 2 A001 issued, 1 A002 issued");
}

static void
test_who_is_named_twice_gets_one_band(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    guint64 before = desk_saved_number(desk);
    g_assert_true(issue(desk, stage, "A001 A2 A1 A002", (BandWish){ 0 }, &error));
    g_assert_cmpuint(desk_saved_number(desk), ==, before + 2);
    g_autofree char *bands = stage_cells(desk, "bands", "band person");
    g_assert_cmpstr(bands, ==, "1 A001, 1 A002");
}

static void
test_all_get_a_band_or_nobody(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    g_assert_false(issue(desk, stage, "A001 A003", (BandWish){ 0 }, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED);
    g_autofree char *bands = stage_cells(desk, "bands", "band");
    g_assert_cmpstr(bands, ==, "");
    g_autofree char *files = stage_files(stage);
    g_assert_cmpstr(files, ==, "");
}

/* What a person lacks, from a table that makes p4 in 603. */
static const struct {
    const char *table;
    const char *words; /* NULL = nothing */
} lacks[] = {
    { "", "A004 has neither a name nor an alias yet" },
    { "p4\tkana\tunknown\t\n", "A004 has neither a name nor an alias yet" },
    { "p4\tkana\tキノ サエ\t\n",
      "A004: the birthdate was not asked; if it cannot be told, say so with “unknown”" },
    { "p4\tkana\tキノ サエ\t\np4\tbirthdate\tunknown\t\n",
      "A004 is not identified by anybody yet" },
    { "p4\tkana\tキノ サエ\t\np4\tbirthdate\tunknown\t\np4\tidentified\tstaff\t\n", NULL },
    { "p4\talias\tスミレ\tstaff\np4\tbirthdate\tabout 70\tstaff\np4\tidentified\tstaff\t\n", NULL },
    { "p4\talias\tスミレ\tstaff\np4\tbirthdate\tunknown\tstaff\n", NULL },
    { "p4\talias\tスミレ\tstaff\n",
      "A004: the birthdate was not asked; if it cannot be told, say so with “unknown”" },
    { "p4\tkanji\t木野 沙枝\t\np4\tbirthdate\t1950\t\np4\tidentified\tfamily\t\n", NULL },
    { "p4\tkana\tキノ サエ\tpaper\np4\tbirthdate\t1950-03-03\tpaper\n",
      "A004 is known from paper only; ask at the bedside, or give a reason with --override" },
    { "p4\tkana\tキノ サエ\t\np4\tbirthdate\t1950-03-03\t\np4\tdischarge\thome\t\n",
      "A004 is not in hospital" },
    { "p4\tkana\tキノ サエ\t\np4\tbirthdate\t1950-03-03\t\np4\tidentified\tfamily\t\n"
      "p4\tkana\tキノ サワ\tfamily\n",
      "A004 603: the name is said in two ways; settle it first" },
};

static void
test_a_band_rests_on_the_least_that_must_be_known(void)
{
    BandWish wish = { 0 };
    for (guint i = 0; i < G_N_ELEMENTS(lacks); i++) {
        g_autoptr(Stage) stage = stage_new();
        stage_fill(stage);
        g_autofree char *table = g_strdup_printf("person\twhat\tvalue\tsource\n%s", lacks[i].table);
        stage_record(stage, "bed\tperson\twhat\tvalue\n603\tp4\tpresence\tin\n");
        stage_record(stage, table);
        g_autoptr(Desk) desk = stage_open(stage, STAGE_EVENING);
        g_autofree char *words = output_band_lacks(desk, "A004", &wish);
        g_assert_cmpstr(words, ==, lacks[i].words);
    }
}

static void
test_a_birthdate_said_in_two_ways_is_settled_before_a_band(void)
{
    static const BandWish plain;
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    stage_record(stage, "seen_at\tbed\tperson\twhat\tvalue\tsource\n"
                        "2026-11-02T06:59\t601-1\tp1\tbirthdate\t1945-07-17\tfamily\n");
    g_autoptr(Desk) desk = stage_open(stage, STAGE_EVENING);
    g_assert_false(issue(desk, stage, "A002 A001", plain, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_NO);
    g_assert_cmpstr(error->message, ==,
                    "A001 601-1: the birthdate is said in two ways; settle it first");
    g_clear_error(&error);
    g_autoptr(GPtrArray) needed = output_band_needed(desk, &plain);
    g_assert_cmpuint(needed->len, ==, 1); /* A002 */
    g_autofree char *label = output_label_lacks(desk, "A001");
    g_assert_null(label);
    g_autofree char *ids = stage_cells(desk, "history", "value id");
    g_auto(GStrv) said = g_strsplit(strstr(ids, "1945-07-17 ") + strlen("1945-07-17 "), ",", 2);
    g_assert_true(desk_strike(desk, said[0], "heard wrongly", &error));
    g_assert_true(issue(desk, stage, "A002 A001", plain, &error));
}

/* Blood asked for by an ID of two persons is the blood of one of them. */
static void
test_an_id_said_of_two_stands_on_no_band_though_one_of_them_died(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    stage_record(stage, "seen_at\tbed\tperson\twhat\tvalue\n"
                        "2026-11-02T06:10\t\tp1\tpatient-id\t00410112\n"
                        "2026-11-02T06:11\t\tp2\tpatient-id\t00410112\n"
                        "2026-11-02T06:50\t\tp2\tdeath\t\n");
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    g_assert_true(issue(desk, stage, "A001", (BandWish){ 0 }, &error));
    assert_words(stage, (const char *const[]){ "ヤマダ ハナコ", "1945-07-14", "ID ?", NULL },
                 (const char *const[]){ "00410112", NULL });
    g_autoptr(SameIds) ids = same_ids_read(reading_view(desk_reading(desk)));
    g_autofree char *doubt = output_band_doubt(desk, ids, "A001");
    g_assert_cmpstr(doubt, ==, "“ID ?”: also the ID of A002 (died)");
}

static void
test_an_id_said_in_two_ways_stands_on_no_band(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    stage_record(stage, "seen_at\tbed\tperson\twhat\tvalue\n"
                        "2026-11-02T06:10\t\tp1\tpatient-id\t00410112\n"
                        "2026-11-02T06:11\t\tp1\tpatient-id\t00410113\n");
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    g_assert_true(issue(desk, stage, "A001", (BandWish){ 0 }, &error));
    assert_words(stage, (const char *const[]){ "ID ?", NULL },
                 (const char *const[]){ "0041011", NULL });
    g_autoptr(SameIds) ids = same_ids_read(reading_view(desk_reading(desk)));
    g_autofree char *doubt = output_band_doubt(desk, ids, "A001");
    g_assert_cmpstr(doubt, ==, "“ID ?”: the ID is said in two ways");
}

static void
test_paper_alone_needs_a_reason_that_is_kept(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    g_assert_false(issue(desk, stage, "A003", (BandWish){ .override = "" }, &error));
    g_clear_error(&error);
    g_assert_true(issue(desk, stage, "A003", (BandWish){ .override = "手術前" }, &error));
    g_autofree char *history = stage_cells(desk, "history", "what value note");
    g_assert_nonnull(strstr(history, "band-issued 1 手術前"));
    assert_words(stage, (const char *const[]){ "paper only", NULL },
                 (const char *const[]){ "same name", NULL });
}

static void
test_the_second_checker_is_kept(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    g_assert_true(issue(desk, stage, "A001", (BandWish){ .second = "三浦" }, &error));
    g_assert_true(issue(desk, stage, "A002", (BandWish){ 0 }, &error));
    g_autofree char *history = stage_cells(desk, "history", "person what value");
    g_assert_nonnull(strstr(history, "A001 second-check 三浦"));
    g_assert_null(strstr(history, "A002 second-check"));
}

static void
test_who_needs_a_band_is_who_has_none(void)
{
    BandWish wish = { 0 };
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    g_assert_true(issue(desk, stage, "A002", wish, &error));
    g_autoptr(GPtrArray) needed = output_band_needed(desk, &wish);
    g_assert_cmpuint(needed->len, ==, 1);
    g_assert_cmpstr(needed->pdata[0], ==, "A001");
}

static void
test_a_band_says_the_ward_and_never_the_bed(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    g_assert_true(issue(desk, stage, "A001", (BandWish){ 0 }, &error));
    assert_words(stage,
                 (const char *const[]){ "ヤマダ ハナコ", "1945-07-14 昭20", "A001", "Band 1",
                                        "checked by one", "6東", NULL },
                 (const char *const[]){ "601", "alias", NULL });
}

static void
test_a_namesake_on_the_ward_stands_on_the_band(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    stage_say(desk, WHAT_KANA, "A002", NULL, "ヤマダ ハナコ");
    g_assert_true(issue(desk, stage, "A001", (BandWish){ 0 }, &error));
    assert_words(stage, (const char *const[]){ "same name", NULL }, (const char *const[]){ NULL });
    stage_say(desk, WHAT_KANA, "A002", NULL, "モリ エリ"); /* another time she said another name */
    g_assert_true(issue(desk, stage, "A001", (BandWish){ 0 }, &error));
    assert_words(stage, (const char *const[]){ "same name", NULL }, (const char *const[]){ NULL });
}

static void
test_a_newborns_band_names_the_mother_and_their_one_number(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    stage_record(stage, "seen_at\tbed\tperson\twhat\tvalue\n"
                        "2026-11-02T03:12\t601-1\tb2\tadmit\t\n"
                        "2026-11-02T03:12\t601-1\tb2\tmother\t=A001\n"
                        "2026-11-02T03:12\t601-1\tb2\tbirth-order\t2\n"
                        "2026-11-02T03:12\t601-1\tb2\tbirth-time\t0305\n"
                        "2026-11-02T03:12\t601-1\tb2\tbirthdate\t2026-11-02\n");
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    g_assert_true(issue(desk, stage, "A004", (BandWish){ .second = "三浦" }, &error));
    assert_words(stage,
                 (const char *const[]){ "2児 ヤマダ ハナコ", "2026-11-02 令8 03:05",
                                        "mother and child A001", "A004", NULL },
                 (const char *const[]){ "alias", "checked by one", NULL });
    g_assert_true(issue(desk, stage, "A001", (BandWish){ .media = "narrow-band" }, &error));
    assert_words(stage, (const char *const[]){ "mother and child A001", NULL },
                 (const char *const[]){ "児", NULL });
}

/* Of a birth that is typed at STAGE_MORNING; NULL = no time was told. */
static const struct {
    const char *told;
    const char *wanted;
    const char *unwanted;
} births[] = {
    { NULL, "2026-11-02 令8 time not said", ":" },
    { "~2026-11-01T12:00", "2026-11-01 令8 time not said", ":" },
    { "2026-11-01T23:50", "2026-11-01 令8 23:50", "not said" },
};

static void
test_a_newborns_band_never_says_when_the_birth_was_typed(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(births); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(Stage) stage = stage_new();
        stage_fill(stage);
        g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
        Instant told;
        if (births[i].told != NULL)
            g_assert_true(instant_parse(births[i].told, 540, &told, &error));
        Birth birth = { .mother = "A001",
                        .order = 1,
                        .born = births[i].told != NULL ? &told : NULL };
        g_autofree char *child = NULL;
        g_assert_true(movement_birth(desk, &birth, &child, &error));
        g_assert_true(issue(desk, stage, child, (BandWish){ .second = "三浦" }, &error));
        assert_words(stage, (const char *const[]){ births[i].wanted, NULL },
                     (const char *const[]){ births[i].unwanted, NULL });
    }
}

static void
test_a_time_of_birth_told_twice_is_on_no_band(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    stage_record(stage, "seen_at\tbed\tperson\twhat\tvalue\n"
                        "2026-11-02T03:12\t601-1\tb2\tadmit\t\n"
                        "2026-11-02T03:12\t601-1\tb2\tmother\t=A001\n"
                        "2026-11-02T03:12\t601-1\tb2\tbirth-time\t3:05\n"
                        "2026-11-02T03:14\t601-1\tb2\tbirth-time\t3時50分\n"
                        "2026-11-02T03:12\t601-1\tb2\tbirthdate\t2026-11-02\n");
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    g_assert_true(issue(desk, stage, "A004", (BandWish){ .second = "三浦" }, &error));
    assert_words(stage, (const char *const[]){ "2026-11-02 令8 time said in two ways", NULL },
                 (const char *const[]){ "03:05", "03:50", NULL });
}

static void
test_labels_change_no_band_book(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    guint64 before = desk_saved_number(desk);
    g_autofree char *to = stage_path(stage, "bands.pdf");
    g_autoptr(GPtrArray) persons = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(persons, g_strdup("A001"));
    LabelWish wish = { to, NULL, 3, 23 };
    g_assert_true(output_labels(desk, persons, &wish, &error));
    assert_words(stage, (const char *const[]){ "ヤマダ ハナコ", "\fヤマダ ハナコ", NULL },
                 (const char *const[]){ "Band", "checked by one", NULL });
    wish.start = 25;
    g_assert_false(output_labels(desk, persons, &wish, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE);
    g_assert_cmpuint(desk_saved_number(desk), ==, before);
}

static void
test_a_ward_brings_its_own_medium(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    g_autofree char *own = stage_path(stage, "media.ini");
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    g_assert_true(
        g_file_set_contents(own, "[ours]\nkind = band\npage = 28 250\nempty = 25 35\n", -1, NULL));
    g_assert_true(issue(desk, stage, "A001", (BandWish){ .media = "ours" }, &error));
    g_assert_true(issue(desk, stage, "A001", (BandWish){ .media = "adult-band" }, &error));
    g_assert_true(g_file_set_contents(own, "[ours]\nkind = rag\n", -1, NULL));
    g_assert_false(issue(desk, stage, "A001", (BandWish){ .media = "ours" }, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED);
    g_assert_nonnull(strstr(error->message, "media.ini:2: "));
}

static void
test_a_medium_or_path_that_fails_issues_nothing(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    g_assert_false(issue(desk, stage, "A001", (BandWish){ .media = "towel" }, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE);
    g_clear_error(&error);
    g_autofree char *nowhere = stage_path(stage, "no folder/bands.pdf");
    g_autoptr(GPtrArray) persons = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(persons, g_strdup("A001"));
    BandWish wish = { .to = nowhere };
    g_assert_false(output_bands(desk, persons, &wish, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE);
    g_autofree char *bands = stage_cells(desk, "bands", "band");
    g_assert_cmpstr(bands, ==, "");
}

static void
test_a_band_the_book_could_not_keep_is_taken_back(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    stage_outgrow(stage);
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    stage_disk_fails();
    bool issued = issue(desk, stage, "A001", (BandWish){ 0 }, &error);
    stage_disk_heals();
    g_assert_false(issued);
    /* under the limit of this test no copy can be made in which one could look */
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_UNSURE);
    g_clear_error(&error);
    g_autofree char *files = stage_files(stage);
    g_assert_cmpstr(files, ==, "");
    g_autoptr(Desk) later = stage_open(stage, STAGE_MORNING);
    issue(later, stage, "A001", (BandWish){ 0 }, &error);
    g_assert_no_error(error);
    g_autofree char *bands = stage_cells(later, "bands", "band person state");
    g_assert_cmpstr(bands, ==, "1 A001 issued"); /* no number was lost */
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/band/each band has the next number", test_each_band_has_the_next_number);
    g_test_add_func("/band/who is named twice gets one band",
                    test_who_is_named_twice_gets_one_band);
    g_test_add_func("/band/all get a band or nobody", test_all_get_a_band_or_nobody);
    g_test_add_func("/band/a band rests on the least that must be known",
                    test_a_band_rests_on_the_least_that_must_be_known);
    g_test_add_func("/band/dispute", test_a_birthdate_said_in_two_ways_is_settled_before_a_band);
    g_test_add_func("/band/same-id",
                    test_an_id_said_of_two_stands_on_no_band_though_one_of_them_died);
    g_test_add_func("/band/two-ids", test_an_id_said_in_two_ways_stands_on_no_band);
    g_test_add_func("/band/paper alone needs a reason that is kept",
                    test_paper_alone_needs_a_reason_that_is_kept);
    g_test_add_func("/band/the second checker is kept", test_the_second_checker_is_kept);
    g_test_add_func("/band/who needs a band is who has none",
                    test_who_needs_a_band_is_who_has_none);
    g_test_add_func("/band/a band says the ward and never the bed",
                    test_a_band_says_the_ward_and_never_the_bed);
    g_test_add_func("/band/a namesake on the ward stands on the band",
                    test_a_namesake_on_the_ward_stands_on_the_band);
    g_test_add_func("/band/a newborn's band names the mother and their one number",
                    test_a_newborns_band_names_the_mother_and_their_one_number);
    g_test_add_func("/band/birth-time", test_a_newborns_band_never_says_when_the_birth_was_typed);
    g_test_add_func("/band/birth-time-twice", test_a_time_of_birth_told_twice_is_on_no_band);
    g_test_add_func("/band/labels change no band book", test_labels_change_no_band_book);
    g_test_add_func("/band/a ward brings its own medium", test_a_ward_brings_its_own_medium);
    g_test_add_func("/band/a medium or path that fails issues nothing",
                    test_a_medium_or_path_that_fails_issues_nothing);
    g_test_add_func("/band/a band the book could not keep is taken back",
                    test_a_band_the_book_could_not_keep_is_taken_back);
    return g_test_run();
}
