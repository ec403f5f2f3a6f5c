/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A save that fails at its last step: nobody is told what is not so, and the same entry made again
 * stands once, whether or not it was there. */
#include "store/last-step.h"

#include <locale.h>
#include <string.h>

#include "stage.h"

static Desk *
open_desk(const Stage *stage)
{
    last_step_set(LAST_STEP_GOOD, SQLITE_OK);
    return stage_open(stage, STAGE_MORNING);
}

static bool
walks(Desk *desk, GError **error)
{
    Saying saying = { .what = WHAT_TRANSPORT, .person = "A001", .value = "walk" };
    return desk_say(desk, &saying, NULL, NULL, error);
}

static char *
somebody_in_603(Desk *desk, GError **error)
{
    char *person = NULL;
    Saying saying = { .what = WHAT_PRESENCE, .bed = "603", .value = "in", .makes_person = true };
    return desk_say(desk, &saying, &person, NULL, error) ? person : NULL;
}

/* How often it stands in the book on the disk that A001 walks, and how many are on the ward. */
static void
assert_in_book(const Stage *stage, guint walking, const char *persons)
{
    guint64 rows;
    g_autoptr(GError) error = NULL;
    g_autoptr(Desk) desk = open_desk(stage);
    g_autofree char *found = stage_cells(desk, "patient-list", "person");
    g_assert_cmpstr(found, ==, persons);
    g_autofree char *said = stage_cells(desk, "history", "what");
    g_auto(GStrv) words = g_strsplit(said, "transport", -1);
    g_assert_cmpuint(g_strv_length(words) - 1, ==, walking);
    g_assert_true(log_verify(desk_log(desk), &rows, &error));
    g_assert_no_error(error);
}

static void
test_a_full_disk_at_the_last_step_is_not_certain_and_counts_once(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    g_autoptr(Desk) desk = open_desk(stage);
    guint64 before = desk_saved_number(desk);
    last_step_set(LAST_STEP_DONE, SQLITE_FULL);
    g_assert_false(walks(desk, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_UNSURE);
    g_assert_nonnull(strstr(error->message, "not certain"));
    g_clear_error(&error);
    last_step_set(LAST_STEP_GOOD, SQLITE_OK);
    g_assert_true(walks(desk, &error));
    g_assert_no_error(error);
    g_assert_cmpuint(desk_saved_number(desk), ==, before + 1);
    g_assert_true(walks(desk, &error)); /* said once more is said once more */
    g_assert_cmpuint(desk_saved_number(desk), ==, before + 2);
    assert_in_book(stage, 2, "A001, A002, A003");
}

static void
test_a_full_disk_before_it_is_certain(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    g_autoptr(Desk) desk = open_desk(stage);
    last_step_set(LAST_STEP_UNDONE, SQLITE_FULL);
    bool saved = walks(desk, &error);
    last_step_set(LAST_STEP_GOOD, SQLITE_OK);
    g_assert_false(saved);
    assert_in_book(stage, 0, "A001, A002, A003");
    g_assert_true(walks(desk, NULL));
    assert_in_book(stage, 1, "A001, A002, A003");
}

static void
test_a_new_patient_is_not_made_twice(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    g_autoptr(Desk) desk = open_desk(stage);
    last_step_set(LAST_STEP_DONE, SQLITE_FULL);
    g_assert_null(somebody_in_603(desk, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_UNSURE);
    last_step_set(LAST_STEP_GOOD, SQLITE_OK);
    g_autofree char *person = somebody_in_603(desk, NULL);
    g_assert_cmpstr(person, ==, "A004");
    assert_in_book(stage, 0, "A001, A002, A003, A004");
}

/* What was changed in the form is another entry; the one before it is shown beside it. */
static void
test_another_entry_is_another(void)
{
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    g_autoptr(Desk) desk = open_desk(stage);
    last_step_set(LAST_STEP_DONE, SQLITE_FULL);
    g_assert_false(walks(desk, NULL));
    last_step_set(LAST_STEP_GOOD, SQLITE_OK);
    stage_say(desk, WHAT_TRANSPORT, "A001", NULL, "heavy");
    assert_in_book(stage, 2, "A001, A002, A003");
}

static void
test_a_failing_disk_is_looked_at_aside(void)
{
    static const struct {
        LastStep step;
        MeguriError told;
        guint found;
    } ends[] = { { LAST_STEP_DONE, MEGURI_ERROR_UNSURE, 1 },
                 { LAST_STEP_UNDONE, MEGURI_ERROR_CANNOT_SAVE, 0 } };
    for (guint i = 0; i < G_N_ELEMENTS(ends); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(Stage) stage = stage_new();
        stage_fill(stage);
        g_autoptr(Desk) desk = open_desk(stage);
        last_step_set(ends[i].step, SQLITE_IOERR_WRITE);
        g_assert_false(walks(desk, &error));
        g_assert_error(error, MEGURI_ERROR, (int)ends[i].told);
        g_assert_true(desk_is_read_only(desk));
        last_step_set(LAST_STEP_GOOD, SQLITE_OK);
        g_assert_false(walks(desk, NULL)); /* this window writes no more */
        assert_in_book(stage, ends[i].found, "A001, A002, A003");
    }
}

int
main(int argc, char **argv)
{
    setlocale(LC_ALL, "C.UTF-8");
    last_step_set(LAST_STEP_GOOD, SQLITE_OK);
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/refused/full-at-the-last-step",
                    test_a_full_disk_at_the_last_step_is_not_certain_and_counts_once);
    g_test_add_func("/refused/full-before-it", test_a_full_disk_before_it_is_certain);
    g_test_add_func("/refused/new-patient", test_a_new_patient_is_not_made_twice);
    g_test_add_func("/refused/another-entry", test_another_entry_is_another);
    g_test_add_func("/refused/failing-disk", test_a_failing_disk_is_looked_at_aside);
    return g_test_run();
}
