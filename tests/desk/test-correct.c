/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/correct.h"
#include "desk/movement.h"

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
    return g_test_run();
}
