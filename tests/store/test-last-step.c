/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A disk that fails at the last step: of a merge it is said what is known, and of a journal that
 * may be alive nobody makes a second one. */
#include "store/log.h"

#include "base/error.h"

#include <sqlite3.h>
#include <string.h>

#include "last-step.h"
#include "stage.h"

/* The book of a second station with two rows of its own, as a copy at PATH. */
static void
make_copy(const Stage *stage, Log *log, const char *path)
{
    guint64 rows;
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) there = stage_new_empty();
    g_autofree char *birth = g_build_filename(stage->folder, "birth.copy", NULL);
    g_assert_true(log_export(log, birth, &rows, &error));
    g_assert_true(log_create_from_copy(there->path, birth, NULL, "B", &error));
    g_assert_no_error(error);
    g_autoptr(Log) second = stage_open(there);
    stage_commit(second, 30);
    stage_commit(second, 31);
    g_assert_true(log_export(second, path, &rows, &error));
    g_assert_no_error(error);
}

static const struct {
    const char *name;
    LastStep step;
    int code;
    int error;
    const char *words;
    guint64 later; /* rows that are new when it is merged again */
} ends[] = {
    { "there", LAST_STEP_DONE, SQLITE_IOERR_WRITE, MEGURI_ERROR_UNSURE,
      "It is not certain whether the copy was taken in: when the book is opened again", 0 },
    { "not-there", LAST_STEP_UNDONE, SQLITE_IOERR_WRITE, MEGURI_ERROR_CANNOT_SAVE,
      "Nothing was taken in; all that was saved before is safe", 2 },
    { "full", LAST_STEP_DONE, SQLITE_FULL, MEGURI_ERROR_UNSURE,
      "It is not certain whether the copy was taken in: all of it stands in the book", 0 },
};

static void
test_a_merge_that_fails_at_its_last_step_says_what_is_known(gconstpointer data)
{
    guint64 rows;
    guint number = GPOINTER_TO_UINT(data);
    g_autoptr(GError) error = NULL;
    last_step_set(LAST_STEP_GOOD, SQLITE_OK);
    g_autoptr(Stage) stage = stage_new();
    g_autofree char *copy = g_build_filename(stage->folder, "b.copy", NULL);
    Log *log = stage_open(stage);
    stage_commit(log, 1);
    make_copy(stage, log, copy);
    last_step_set(ends[number].step, ends[number].code);
    g_assert_false(log_merge(log, copy, &rows, &error));
    g_assert_error(error, MEGURI_ERROR, ends[number].error);
    g_test_message("%s", error->message);
    g_assert_nonnull(strstr(error->message, ends[number].words));
    g_clear_error(&error);
    last_step_set(LAST_STEP_GOOD, SQLITE_OK);
    g_autofree char *still = log_digest(log, &rows, &error); /* what was read goes on paper */
    g_assert_no_error(error);
    g_assert_nonnull(still);
    g_assert_cmpuint(rows, >=, 1);
    log_free(log);
    g_autoptr(Log) again = stage_open(stage);
    g_assert_true(log_merge(again, copy, &rows, &error));
    g_assert_no_error(error);
    g_assert_cmpuint(rows, ==, ends[number].later);
    g_autofree char *read = stage_read(again);
    g_assert_cmpstr(read, ==, "1 30 31");
}

/* It was opened while another one wrote: what it did not do then it does before it writes. */
static void
test_a_window_that_did_not_wait_looks_at_the_journal_before_it_writes(void)
{
    g_autoptr(GError) error = NULL;
    last_step_set(LAST_STEP_GOOD, SQLITE_OK);
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Log) first = stage_open(stage);
    stage_commit(first, 1);
    g_assert_true(log_begin(first, &error));
    g_autoptr(Log) second = stage_open(stage);
    log_drop(first);
    last_step_set(LAST_STEP_UNDONE, SQLITE_IOERR_WRITE);
    g_assert_false(log_begin(second, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE);
    g_assert_true(log_is_shut(second));
    last_step_set(LAST_STEP_GOOD, SQLITE_OK);
    stage_commit(first, 2);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(ends); i++) {
        g_autofree char *path = g_strconcat("/last-step/merge/", ends[i].name, NULL);
        g_test_add_data_func(path, GUINT_TO_POINTER(i),
                             test_a_merge_that_fails_at_its_last_step_says_what_is_known);
    }
    g_test_add_func("/last-step/journal",
                    test_a_window_that_did_not_wait_looks_at_the_journal_before_it_writes);
    return g_test_run();
}
