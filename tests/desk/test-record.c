/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/movement.h"
#include "desk/person.h"

#include <string.h>

#include "stage.h"

/* Records TABLE, which must be taken. */
static void
take(Desk *desk, const char *table, guint taken)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(RecordReport) report = record_report_new();
    stage_try(desk, table, false, report, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(report->taken, ==, taken);
}

static void
test_one_bad_line_keeps_the_whole_table_out(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    {
        g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
        g_autoptr(RecordReport) report = record_report_new();
        g_assert_false(stage_try(desk,
                                 "bed\tperson\twhat\tvalue\n601-1\tp1\tpresence\tin\n"
                                 "999\tp2\tpresence\tin\n602\tp3\tpresence\tsitting\n",
                                 false, report, &error));
        g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED);
        g_assert_cmpstr(error->message, ==, "2 lines are refused; nothing was taken");
        g_assert_cmpuint(report->taken, ==, 0);
        g_assert_cmpuint(report->faults->len, ==, 2);
        g_assert_cmpstr(report->faults->pdata[0], ==, "round.tsv:3: there is no bed “999”");
        g_assert_true(g_str_has_prefix(report->faults->pdata[1], "round.tsv:4: "));
    }
    g_autoptr(Desk) later = stage_open(stage, STAGE_EVENING);
    g_assert_cmpuint(desk_saved_number(later), ==, 0);
}

/* As an input method and a spreadsheet write it: full-width digits, a minus, a long vowel. */
static void
test_a_bed_typed_in_wide_signs_is_the_ward_s_own(void)
{
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    take(desk,
         "bed\tperson\twhat\tvalue\n６０１−１\tp1\tpresence\tin\n"
         "601ー2\tp2\tpresence\tin\n６０２\tp3\tadmit\t\n６０１－３\t\tpresence\tempty\n"
         "601–2\t\tbed-added\t601\n",
         5);
    g_autofree char *rows = stage_cells(desk, "patient-list", "bed person");
    g_assert_cmpstr(rows, ==, "601-1 A001, 601-2 A002, 602 A003");
    Saying saying = { .what = WHAT_PRESENCE, .bed = "６０１‐３", .value = "empty" };
    g_autoptr(GError) error = NULL;
    guint beds = census_beds(desk_census(desk))->len;
    g_assert_true(desk_say(desk, &saying, NULL, NULL, &error));
    g_assert_no_error(error);
    g_autofree char *person = NULL;
    Arrival arrival = { .bed = "６０１−３", .kana = "モリ エリ" };
    g_assert_true(movement_admit(desk, &arrival, &person, &error));
    g_assert_cmpuint(census_beds(desk_census(desk))->len, ==, beds);
    g_autofree char *after = stage_cells(desk, "patient-list", "bed person");
    g_assert_cmpstr(after, ==, "601-1 A001, 601-2 A002, 601-3 A004, 602 A003");
}

static void
test_keep_good_takes_the_rest_and_gives_the_bad_lines_back(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(RecordReport) report = record_report_new();
    {
        g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
        g_assert_true(stage_try(desk,
                                "bed\tperson\twhat\tvalue\n601-1\tp1\tpresence\tin\n"
                                "999\tp2\tpresence\tin\r\n602\tp3\tpresence\tin\n",
                                true, report, &error));
        g_assert_no_error(error);
    }
    g_assert_cmpuint(report->taken, ==, 2);
    g_assert_cmpstr(report->rejected->str, ==, "bed\tperson\twhat\tvalue\n999\tp2\tpresence\tin\n");
    g_autoptr(Desk) later = stage_open(stage, STAGE_EVENING);
    g_autofree char *rows = stage_cells(later, "patient-list", "bed person");
    g_assert_cmpstr(rows, ==, "601-1 A001, 602 A002");
}

static void
test_a_file_can_be_run_twice(void)
{
    static const char table[] = "bed\tperson\twhat\tvalue\tid\n601-1\tp1\tpresence\tin\tx1\n"
                                "601-1\tp1\tkana\tヤマダ ハナコ\tx2\n";
    /* the line is passed over before anything else in it is looked at */
    static const char spoilt[] = "bed\tperson\twhat\tvalue\tid\n999\tp1\tpresence\tsitting\tx1\n";
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    stage_record(stage, table);
    const char *tables[] = { table, spoilt };
    for (guint i = 0; i < G_N_ELEMENTS(tables); i++) {
        g_autoptr(Desk) desk = stage_open(stage, STAGE_EVENING);
        g_autoptr(RecordReport) report = record_report_new();
        g_assert_true(stage_try(desk, tables[i], false, report, &error));
        g_assert_no_error(error);
        g_assert_cmpuint(report->taken, ==, 0);
        g_assert_cmpuint(report->passed_over, ==, i == 0 ? 2 : 1);
        g_assert_cmpuint(desk_saved_number(desk), ==, 2);
    }
}

static void
test_an_id_twice_in_one_file_counts_once(void)
{
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    take(desk,
         "bed\tperson\twhat\tvalue\tid\n601-1\tp1\tpresence\tin\tx1\n"
         "602\tp2\tpresence\tin\tx1\n",
         1);
}

static void
test_a_label_means_the_same_person_in_every_later_file(void)
{
    g_autoptr(Stage) stage = stage_new();
    stage_record(stage, "bed\tperson\twhat\tvalue\n601-1\tp12\tpresence\tin\n");
    stage_record(stage, "bed\tperson\twhat\tvalue\n602\tp12\tmove\t\n602\tp13\tpresence\tin\n");
    stage_record(stage, "person\twhat\tvalue\np12\tkana\tやまだ　はなこ\n=A2\tkana\tスズキ フミ\n");
    g_autoptr(Desk) desk = stage_open(stage, STAGE_EVENING);
    g_autofree char *rows = stage_cells(desk, "patient-list", "bed person kana");
    g_assert_cmpstr(rows, ==, "602 A001 ヤマダ ハナコ, 602 A002 スズキ フミ");
}

static void
test_who_lies_in_the_bed_at_the_time_is_meant(void)
{
    g_autoptr(Stage) stage = stage_new();
    /* p1 until 08:00, then p2, both told by earlier lines of the same file */
    stage_record(stage, "seen_at\tbed\tperson\twhat\tvalue\n"
                        "2026-11-02T06:00\t601-1\tp1\tpresence\tin\n"
                        "2026-11-02T06:40\t601-2\tp1\tmove\t\n"
                        "2026-11-02T06:41\t601-1\tp2\tpresence\tin\n"
                        "2026-11-02T06:30\t601-1\t\tsex\tf\n"
                        "2026-11-02T06:50\t601-1\t\tsex\tm\n");
    g_autoptr(Desk) desk = stage_open(stage, STAGE_EVENING);
    g_autofree char *rows = stage_cells(desk, "patient-list", "bed person sex");
    g_assert_cmpstr(rows, ==, "601-1 A002 m, 601-2 A001 f");
}

static void
test_someone_away_or_not_found_still_has_the_bed(void)
{
    g_autoptr(Stage) stage = stage_new();
    stage_record(stage, "bed\tperson\twhat\tvalue\n601-1\tp1\tpresence\taway:dialysis\n"
                        "601-2\tp2\tpresence\tunseen\n601-1\t\tsex\tf\n601-2\t\tsex\tm\n");
    g_autoptr(Desk) desk = stage_open(stage, STAGE_EVENING);
    g_autofree char *rows = stage_cells(desk, "patient-list", "person state sex");
    g_assert_cmpstr(rows, ==, "A001 away:dialysis f, A002 not-found m");
}

static void
test_windows_and_spreadsheets_write_tables_too(void)
{
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    take(desk,
         "\xEF\xBB\xBFvalue\tid\twhat\tperson\tbed\r\n"
         "in\t\tpresence\tp1\t601-1\r\n\t\t\t\t\r\n\r\n"
         " ﾔﾏﾀﾞ  ﾊﾅｺ \t\tkana\tp1\t\r\n",
         2);
    g_autofree char *rows = stage_cells(desk, "patient-list", "bed kana");
    g_assert_cmpstr(rows, ==, "601-1 ヤマダ ハナコ");
}

static void
test_empty_source_time_and_observer_have_their_defaults(void)
{
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    take(desk,
         "seen_at\tbed\tperson\twhat\tvalue\tobserver\n"
         "\t601-1\tp1\tpresence\tin\t\n"
         "2026-11-01\t601-1\tp1\tkana\tヤマダ ハナコ\t三浦\n"
         "~2026-11-02T05:00Z\t601-1\tp1\tsex\tf\t\n",
         3);
    g_autofree char *rows = stage_cells(desk, "history", "seen_at what source observer");
    g_assert_cmpstr(rows, ==,
                    "~2026-11-01T00:00:00+09:00 kana stated 三浦, "
                    "2026-11-02T07:00:00+09:00 presence seen 佐々木, "
                    "~2026-11-02T05:00:00+00:00 sex stated 佐々木");
}

static void
test_a_doubtful_birthdate_is_taken_with_a_warning(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    g_autoptr(RecordReport) report = record_report_new();
    g_assert_true(stage_try(desk,
                            "bed\tperson\twhat\tvalue\n601-1\tp1\tpresence\tin\n"
                            "601-1\tp1\tbirthdate\tS64.1.8\n",
                            false, report, &error));
    g_assert_cmpuint(report->warnings->len, ==, 1);
    g_assert_true(g_str_has_prefix(report->warnings->pdata[0], "round.tsv:3: “S64.1.8” "));
    g_autofree char *rows = stage_cells(desk, "patient-list", "birthdate");
    g_assert_cmpstr(rows, ==, "1989-01-08");
}

static void
test_a_wrong_line_is_struck_by_the_writers_own_id(void)
{
    g_autoptr(Stage) stage = stage_new();
    stage_record(stage, "bed\tperson\twhat\tvalue\tid\n601-1\tp1\tpresence\tin\tx1\n"
                        "601-1\tp1\tsex\tm\tx2\n602\tp2\tpresence\tin\tx3\n"
                        "\t\tstrike\tx2\tx4\n\tp2\tbelongs-to\tx1\tx5\n");
    g_autoptr(Desk) desk = stage_open(stage, STAGE_EVENING);
    g_autofree char *rows = stage_cells(desk, "patient-list", "bed person sex");
    g_assert_cmpstr(rows, ==, "602 A002 .");
}

static void
test_the_template_walks_the_ward(void)
{
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = stage_open_read_only(stage, STAGE_MORNING);
    g_autofree char *table = record_template(desk);
    g_auto(GStrv) lines = g_strsplit(table, "\n", -1);
    g_assert_cmpstr(lines[0], ==,
                    "seen_at\tbed\tperson\tno\twhat\tvalue\tsource\tobserver\tnote\tid");
    g_assert_cmpstr(lines[1], ==, "\t601-1\t\t2\tpresence\t\t\t\t\t");
    guint beds = 0;
    for (guint i = 1; lines[i] != NULL; i++)
        beds += strstr(lines[i], "\tpresence\t") != NULL;
    g_assert_cmpuint(beds, ==, 5);
    g_assert_true(g_str_has_suffix(table, "\t603\t\t20\tcompanion\t\t\t\t\t\n"));
}

static void
test_an_added_bed_can_be_used_at_once(void)
{
    g_autoptr(Stage) stage = stage_new();
    stage_record(stage,
                 "bed\tperson\twhat\tvalue\n廊下1\t\tbed-added\t\n廊下1\tp1\tpresence\tin\n");
    g_autoptr(Desk) desk = stage_open(stage, STAGE_EVENING);
    g_autofree char *rows = stage_cells(desk, "patient-list", "bed person");
    g_assert_cmpstr(rows, ==, "廊下1 A001");
}

/* A clerk types what a foreigner wrote into the box of the name, which asks for kana. */
static void
test_a_name_in_letters_on_a_form_is_kept_in_letters(void)
{
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    take(desk,
         "bed\tno\tvalue\n601-1\t2\ti\n601-1\t5\tNguyen Van An\n601-1\t19\tMary\n"
         "601-2\t2\ti\n601-2\t5\tu\n602\t2\ti\n602\t5\tヤマダ ハナコ\n",
         7);
    g_autofree char *cells = stage_cells(desk, "patient-list", "person kana known_as");
    g_assert_cmpstr(cells, ==, "A001 . Mary, A002 unknown ., A003 ヤマダ ハナコ .");
    g_autoptr(PersonFact) letters = person_fact(desk, "A001", WHAT_LATIN);
    g_assert_cmpstr(letters->value, ==, "Nguyen Van An");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/record/one bad line keeps the whole table out",
                    test_one_bad_line_keeps_the_whole_table_out);
    g_test_add_func("/record/wide-bed", test_a_bed_typed_in_wide_signs_is_the_ward_s_own);
    g_test_add_func("/record/keep-good takes the rest and gives the bad lines back",
                    test_keep_good_takes_the_rest_and_gives_the_bad_lines_back);
    g_test_add_func("/record/a file can be run twice", test_a_file_can_be_run_twice);
    g_test_add_func("/record/an id twice in one file counts once",
                    test_an_id_twice_in_one_file_counts_once);
    g_test_add_func("/record/a label means the same person in every later file",
                    test_a_label_means_the_same_person_in_every_later_file);
    g_test_add_func("/record/who lies in the bed at the time is meant",
                    test_who_lies_in_the_bed_at_the_time_is_meant);
    g_test_add_func("/record/someone away or not found still has the bed",
                    test_someone_away_or_not_found_still_has_the_bed);
    g_test_add_func("/record/windows and spreadsheets write tables too",
                    test_windows_and_spreadsheets_write_tables_too);
    g_test_add_func("/record/empty source, time and observer have their defaults",
                    test_empty_source_time_and_observer_have_their_defaults);
    g_test_add_func("/record/a doubtful birthdate is taken with a warning",
                    test_a_doubtful_birthdate_is_taken_with_a_warning);
    g_test_add_func("/record/a wrong line is struck by the writer's own id",
                    test_a_wrong_line_is_struck_by_the_writers_own_id);
    g_test_add_func("/record/the template walks the ward", test_the_template_walks_the_ward);
    g_test_add_func("/record/an added bed can be used at once",
                    test_an_added_bed_can_be_used_at_once);
    g_test_add_func("/record/a name in letters on a form is kept in letters",
                    test_a_name_in_letters_on_a_form_is_kept_in_letters);
    return g_test_run();
}
