/* SPDX-License-Identifier: GPL-3.0-or-later */
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
    { "p4\tkanji\t木野 沙枝\t\np4\tbirthdate\t1950\t\np4\tidentified\tfamily\t\n", NULL },
    { "p4\tkana\tキノ サエ\tpaper\np4\tbirthdate\t1950-03-03\tpaper\n",
      "A004 is known from paper only; ask at the bedside, or give a reason with --override" },
    { "p4\tkana\tキノ サエ\t\np4\tbirthdate\t1950-03-03\t\np4\tdischarge\thome\t\n",
      "A004 is not in hospital" },
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
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE);
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
    g_test_add_func("/band/paper alone needs a reason that is kept",
                    test_paper_alone_needs_a_reason_that_is_kept);
    g_test_add_func("/band/the second checker is kept", test_the_second_checker_is_kept);
    g_test_add_func("/band/who needs a band is who has none",
                    test_who_needs_a_band_is_who_has_none);
    g_test_add_func("/band/a medium or path that fails issues nothing",
                    test_a_medium_or_path_that_fails_issues_nothing);
    g_test_add_func("/band/a band the book could not keep is taken back",
                    test_a_band_the_book_could_not_keep_is_taken_back);
    return g_test_run();
}
