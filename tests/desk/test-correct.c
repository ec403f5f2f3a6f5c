/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/correct.h"
#include "desk/movement.h"
#include "desk/person.h"

#include <string.h>

#include "stage.h"

static void
test_a_check_at_the_wrong_bed_is_given_to_the_right_person(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    stage_record(stage, "seen_at\tbed\tperson\twhat\tvalue\n"
                        "2026-11-02T05:00\t602\tp1\tpresence\tin\n"
                        "2026-11-02T06:00\t601-1\tp2\tpresence\tin\n"
                        "2026-11-02T06:03\t601-1\tp2\tsex\tf\n"
                        "2026-11-02T06:30\t601-1\tp2\tdiet\tsoft\n");
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    g_autofree char *ids = stage_cells(desk, "history", "id");
    g_auto(GStrv) each = g_strsplit(ids, ", ", -1);
    g_autoptr(GPtrArray) check = correct_check_of(desk, each[2]);
    g_assert_cmpuint(check->len, ==, 2); /* half an hour later is another look */
    g_assert_true(correct_reassign(desk, check, "A001", &error));
    g_autofree char *rows = stage_cells(desk, "patient-list", "bed person sex");
    g_assert_cmpstr(rows, ==, "601-1 A001 f");
    g_assert_false(correct_reassign(desk, check, "A099", &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE);
}

static void
test_two_handles_of_one_person_are_tied_and_parted(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    g_assert_true(correct_tie(desk, "A001", "A003", &error));
    g_autofree char *tied = stage_cells(desk, "patient-list", "person");
    g_assert_cmpstr(tied, ==, "A001, A002");
    g_assert_true(correct_untie(desk, "A001", "A003", &error));
    g_autofree char *parted = stage_cells(desk, "patient-list", "person");
    g_assert_cmpstr(parted, ==, "A001, A002, A003");
    g_assert_false(correct_tie(desk, "A001", "A1", &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED);
    g_assert_cmpstr(error->message, ==, "A001 and A1 are one handle");
}

static void
test_who_comes_unknown_has_an_alias_of_their_own(void)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *one = NULL, *other = NULL;
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    Arrival arrival = { .bed = "601-1", .sex = "m" };
    g_assert_true(movement_admit(desk, &arrival, &one, &error));
    arrival.bed = "601-2";
    g_assert_true(movement_admit(desk, &arrival, &other, &error));
    g_autofree char *rows = stage_cells(desk, "patient-list", "bed person alias sex");
    g_assert_cmpstr(rows, ==, "601-1 A001 アサガオ m, 601-2 A002 イチョウ m");
    arrival.bed = "999";
    g_assert_false(movement_admit(desk, &arrival, &one, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED);
}

static void
test_a_child_lies_with_its_mother(void)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *child = NULL;
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    Birth birth = { .mother = "A001", .order = 1, .sex = "f" };
    g_assert_true(movement_birth(desk, &birth, &child, &error));
    g_autofree char *rows = stage_cells(desk, "patient-list", "bed person alias birthdate marks");
    g_assert_nonnull(strstr(rows, "601-1 A004 1児 ヤマダ ハナコ 2026-11-02 ."));
    g_assert_cmpuint(desk_counts(desk).in_hospital, ==, 3); /* the newborn is not counted */
}

static void
test_two_change_beds_in_one_act(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    g_assert_true(movement_swap(desk, "A001", "A002", &error));
    g_autofree char *rows = stage_cells(desk, "patient-list", "bed person");
    g_assert_cmpstr(rows, ==, "601-1 A002, 601-2 A001, 602 A003");
    g_assert_false(movement_swap(desk, "A001", "A099", &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED);
}

static void
answer(Desk *desk, What what, const char *value)
{
    g_autoptr(GError) error = NULL;
    Saying saying = { .what = what, .person = "A001", .value = value, .corrects = true };
    g_assert_true(desk_say(desk, &saying, NULL, NULL, &error));
    g_assert_no_error(error);
}

static void
assert_origin(Desk *desk, What what, const char *value, Source source)
{
    g_autoptr(PersonFact) fact = person_fact(desk, "A001", what);
    g_assert_cmpstr(fact->value, ==, value);
    g_assert_false(fact->differs);
    g_assert_true(g_str_has_prefix(fact->origin, source_label(source)));
}

static const struct {
    const char *identified;
    const char *grade;
    Source source;
} heard[] = {
    { "stated-full", "stated", SOURCE_STATED },
    { "stated-name", "stated", SOURCE_STATED },
    { "band", "band", SOURCE_BAND },
    { "family", "vouched", SOURCE_FAMILY },
    { "staff", "vouched", SOURCE_STAFF },
    { "belongings", "paper", SOURCE_BELONGINGS },
    { "paper", "paper", SOURCE_PAPER },
    { "none", "paper", SOURCE_SEEN },
    { "unknown", "stated", SOURCE_STATED },
};

/* At night most names are read off the wrist of somebody who sleeps, and few press Tab. */
static void
test_a_name_read_off_the_band_is_not_called_the_patients_own_word(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(heard); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(Stage) stage = stage_new();
        stage_record(stage, "seen_at\tbed\tperson\twhat\tvalue\n"
                            "2026-11-02T06:55\t602\tp1\tpresence\tin\n");
        g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
        answer(desk, WHAT_KANA, "ヤマダ ハナコ");
        answer(desk, WHAT_BIRTHDATE, "1945-07-14");
        answer(desk, WHAT_IDENTIFIED, heard[i].identified);
        g_test_message("%s", heard[i].identified);
        g_autofree char *graded = stage_cells(desk, "patient-list", "grade");
        g_assert_cmpstr(graded, ==, heard[i].grade);
        assert_origin(desk, WHAT_KANA, "ヤマダ ハナコ", heard[i].source);
        assert_origin(desk, WHAT_BIRTHDATE, "1945-07-14", heard[i].source);
        /* what is struck next is the answer, not the name */
        g_assert_true(desk_strike_last(desk, "wrong key", NULL, &error));
        assert_origin(desk, WHAT_KANA, "ヤマダ ハナコ", heard[i].source);
    }
}

/* Asleep on the next round: who heard the name then was told it. */
static void
test_what_was_heard_on_another_round_or_by_another_stays(void)
{
    g_autoptr(Stage) stage = stage_new();
    stage_record(stage, "seen_at\tbed\tperson\twhat\tvalue\tobserver\n"
                        "2026-11-02T04:00\t602\tp1\tpresence\tin\t佐々木\n"
                        "2026-11-02T04:00\t\tp1\tkana\tヤマダ ハナコ\t佐々木\n"
                        "2026-11-02T06:59\t\tp1\tbirthdate\t1945-07-14\t三浦\n");
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    answer(desk, WHAT_IDENTIFIED, "band");
    assert_origin(desk, WHAT_KANA, "ヤマダ ハナコ", SOURCE_STATED);
    assert_origin(desk, WHAT_BIRTHDATE, "1945-07-14", SOURCE_STATED);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/correct/a check at the wrong bed is given to the right person",
                    test_a_check_at_the_wrong_bed_is_given_to_the_right_person);
    g_test_add_func("/correct/two handles of one person are tied and parted",
                    test_two_handles_of_one_person_are_tied_and_parted);
    g_test_add_func("/correct/who comes unknown has an alias of their own",
                    test_who_comes_unknown_has_an_alias_of_their_own);
    g_test_add_func("/correct/a child lies with its mother", test_a_child_lies_with_its_mother);
    g_test_add_func("/correct/two change beds in one act", test_two_change_beds_in_one_act);
    g_test_add_func("/correct/a name read off the band is not called the patient's own word",
                    test_a_name_read_off_the_band_is_not_called_the_patients_own_word);
    g_test_add_func("/correct/what was heard on another round or by another stays",
                    test_what_was_heard_on_another_round_or_by_another_stays);
    return g_test_run();
}
