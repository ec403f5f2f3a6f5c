/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Last night's file is put back in its place, or its last rows are gone: it is right in itself, and
 * only what this PC remembers tells. */
#include "store/witness.h"

#include "base/error.h"

#include <glib/gstdio.h>
#include <string.h>

#include "last-step.h"
#include "stage.h"

/* Three rows, of which the file holds ROWS after this. (transfer full) */
static Stage *
put_back(guint rows)
{
    gsize length = 0;
    g_autofree char *bytes = NULL;
    Stage *stage = stage_new();
    {
        g_autoptr(Log) log = stage_open(stage);
        for (guint i = 1; i <= 3; i++) {
            stage_commit(log, i);
            if (i == rows)
                g_assert_true(g_file_get_contents(stage->path, &bytes, &length, NULL));
        }
    }
    stage_set_back(stage, bytes, length);
    return stage;
}

static void
read_all(Log *log)
{
    g_autofree char *numbers = stage_read(log);
    g_assert_nonnull(numbers);
}

static void
test_a_file_that_was_put_back_is_noticed(void)
{
    g_autoptr(Stage) stage = put_back(1);
    g_autoptr(Log) log = stage_open(stage);
    read_all(log);
    StationId own = log_station(log);
    g_assert_true(log_is_new_here(log) && log_is_put_back(log));
    g_assert_cmpstr(log_letters(log, &own), !=, "A");
    g_autofree char *lost = log_lost(log);
    g_assert_cmpstr(lost, ==, "rows 2 to 3 of station A");
    g_assert_cmpuint(log_lost_rows(log), ==, 2);
    stage_commit(log, 4); /* under another name: no row is written twice */
    g_autoptr(Log) again = stage_open(stage);
    g_assert_false(log_is_put_back(again)); /* told once; what is lost stays told */
    read_all(again);
    g_assert_cmpuint(log_lost_rows(again), ==, 2);
}

static void
test_verify_names_what_is_not_there(void)
{
    guint64 rows;
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = put_back(2);
    g_autoptr(Log) log = stage_open(stage);
    g_assert_false(log_verify(log, &rows, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_DAMAGED);
    g_assert_nonnull(strstr(error->message, "row 3 of station A"));
}

static void
test_the_newest_copy_brings_the_rest_back(void)
{
    gsize length;
    guint64 rows;
    g_autofree char *bytes = NULL;
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    g_autofree char *copy = g_build_filename(stage->folder, "newest.copy", NULL);
    {
        g_autoptr(Log) log = stage_open(stage);
        stage_commit(log, 1);
        g_assert_true(g_file_get_contents(stage->path, &bytes, &length, NULL));
        stage_commit(log, 2);
        g_assert_true(log_export(log, copy, &rows, &error));
    }
    stage_set_back(stage, bytes, length);
    g_autoptr(Log) log = stage_open(stage);
    stage_commit(log, 3);
    g_assert_true(log_merge(log, copy, &rows, &error));
    g_assert_cmpuint(rows, ==, 1);
    read_all(log);
    g_assert_cmpuint(log_lost_rows(log), ==, 0);
    g_assert_true(log_verify(log, &rows, &error));
    g_assert_no_error(error);
}

/* What the PC remembers, as long as it is away. */
static void
move_memory(bool away)
{
    g_autofree char *folder = g_build_filename(g_get_user_state_dir(), "meguri", NULL);
    g_autofree char *other = g_strconcat(folder, ".away", NULL);
    g_assert_cmpint(away ? g_rename(folder, other) : g_rename(other, folder), ==, 0);
}

static void
remove_folder(const char *path)
{
    const char *name;
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *inside = g_build_filename(path, name, NULL);
        remove_folder(inside);
    }
    g_remove(path);
}

/* An older file that was gone on with where nothing was remembered has as many rows as this PC
 * wrote: the same number is not the same row. */
static void
test_a_file_that_went_on_from_an_older_day_is_noticed(void)
{
    g_autoptr(Stage) stage = put_back(2);
    g_autofree char *folder = g_build_filename(g_get_user_state_dir(), "meguri", NULL);
    move_memory(true);
    {
        g_autoptr(Log) log = stage_open(stage);
        g_assert_false(log_is_put_back(log));
        stage_commit(log, 4); /* row 3 of station A, once more */
    }
    remove_folder(folder);
    move_memory(false);
    g_autoptr(Log) log = stage_open(stage);
    g_assert_true(log_is_new_here(log) && log_is_put_back(log));
    g_autofree char *numbers = stage_read(log);
    g_assert_cmpstr(numbers, ==, "1 2 4");
}

/* Where no other station can be made, nobody writes on under the name of the one that is behind. */
static void
test_a_file_that_was_put_back_on_a_bad_disk_is_only_read(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = put_back(1);
    last_step_set(LAST_STEP_UNDONE, SQLITE_FULL);
    g_autoptr(Log) log = stage_open(stage);
    last_step_set(LAST_STEP_GOOD, SQLITE_OK);
    g_assert_true(log_is_read_only(log) && !log_is_new_here(log));
    g_autofree char *why = log_why_homeless(log);
    g_assert_nonnull(strstr(why, "no station could be made to go on in it"));
    g_assert_false(log_begin(log, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE);
    g_autofree char *numbers = stage_read(log);
    g_assert_cmpstr(numbers, ==, "1");
}

/* A memory that is no longer as it was written remembers nothing, and accuses nobody. */
static void
test_half_a_memory_is_none(void)
{
    const char *name;
    g_autoptr(Stage) stage = put_back(1);
    g_autofree char *folder = g_build_filename(g_get_user_state_dir(), "meguri", NULL);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    g_assert_nonnull(dir);
    while ((name = g_dir_read_name(dir)) != NULL) {
        gsize length;
        g_autofree char *line = NULL, *path = g_build_filename(folder, name, NULL);
        g_assert_true(g_file_get_contents(path, &line, &length, NULL));
        line[19]++; /* the last figure of the number */
        g_assert_true(g_file_set_contents(path, line, (gssize)length, NULL));
    }
    g_autoptr(Log) log = stage_open(stage);
    g_assert_false(log_is_new_here(log));
    g_assert_cmpuint(log_lost_rows(log), ==, 0);
}

static void
test_a_pc_that_can_keep_nothing_works_all_the_same(void)
{
    g_autoptr(Stage) stage = stage_new();
    g_autofree char *folder = g_build_filename(g_get_user_state_dir(), "meguri", NULL);
    move_memory(true);
    g_assert_true(g_file_set_contents(folder, "no folder", -1, NULL));
    {
        g_autoptr(Log) log = stage_open(stage);
        stage_commit(log, 1);
    }
    g_autoptr(Log) log = stage_open(stage);
    g_assert_false(log_is_new_here(log));
    g_assert_cmpint(g_unlink(folder), ==, 0);
    move_memory(false);
}

int
main(int argc, char **argv)
{
    g_autofree char *state = g_dir_make_tmp("meguri-state-XXXXXX", NULL);
    g_setenv("XDG_STATE_HOME", state, TRUE);
    g_test_init(&argc, &argv, NULL);
    last_step_set(LAST_STEP_GOOD, SQLITE_OK);
    g_test_add_func("/witness/put-back", test_a_file_that_was_put_back_is_noticed);
    g_test_add_func("/witness/verify", test_verify_names_what_is_not_there);
    g_test_add_func("/witness/newest-copy", test_the_newest_copy_brings_the_rest_back);
    g_test_add_func("/witness/went-on", test_a_file_that_went_on_from_an_older_day_is_noticed);
    g_test_add_func("/witness/bad-disk", test_a_file_that_was_put_back_on_a_bad_disk_is_only_read);
    g_test_add_func("/witness/half", test_half_a_memory_is_none);
    g_test_add_func("/witness/nothing-kept", test_a_pc_that_can_keep_nothing_works_all_the_same);
    int failed = g_test_run();
    remove_folder(state);
    return failed;
}
