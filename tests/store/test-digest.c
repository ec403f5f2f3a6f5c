/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What paper shows that the file cannot: a tail that was cut off, an older copy. */
#include "store/log.h"

#include "base/error.h"

#include <string.h>

#include "stage.h"

#define ROWS 5

static Stage *
stage_with_rows(void)
{
    Stage *stage = stage_new();
    g_autoptr(Log) log = stage_open(stage);
    for (guint i = 1; i <= ROWS; i++)
        stage_commit(log, i);
    return stage;
}

/* A chain cannot show that its end was cut off: the window that read it can, and the digest on
 * paper. */
static void
test_cut_tail(void)
{
    guint64 rows;
    g_autoptr(GError) error = NULL, refusal = NULL;
    g_autoptr(Stage) stage = stage_with_rows();
    g_autoptr(Log) log = stage_open(stage);
    g_autofree char *read = stage_read(log);
    g_assert_nonnull(read);
    g_autofree char *printed = log_digest(log, &rows, &error);
    g_assert_null(stage_sql(stage, "DROP TRIGGER entry_delete; DELETE FROM entry WHERE seq > 3"));
    g_assert_false(log_verify(log, &rows, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_DAMAGED);
    g_assert_true(g_str_has_prefix(error->message, "row 4 of station A: "));
    g_assert_false(stage_commit_at(log, 6, 6, &refusal));
    g_assert_error(refusal, MEGURI_ERROR, MEGURI_ERROR_DAMAGED);
    g_assert_true(log_is_read_only(log));
    g_autoptr(Log) fresh = stage_open(stage);
    g_autofree char *now = log_digest(fresh, &rows, NULL);
    g_assert_cmpuint(rows, ==, 3);
    g_assert_cmpstr(now, !=, printed);
    LogAnchor paper = { printed, ROWS }, since = { now, 3 }, older = { now, 2 };
    g_clear_error(&error);
    g_assert_false(log_check_anchor(fresh, &paper, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_DAMAGED);
    g_assert_true(g_str_has_prefix(error->message, "The sheet was printed from a book of 5 rows"));
    g_assert_true(log_check_anchor(fresh, &since, NULL));
    g_assert_false(log_check_anchor(fresh, &older, NULL));
    stage_commit(fresh, 7);
    stage_commit(fresh, 8);
    g_assert_true(log_check_anchor(fresh, &since, NULL)); /* what came after changes nothing */
    g_clear_error(&error);
    g_assert_false(log_check_anchor(fresh, &paper, &error)); /* five rows again, but others */
    g_assert_true(g_str_has_prefix(error->message, "The first 5 rows are not those"));
}

/* A foot that vouches for what is not so is worse than none. */
static void
test_no_foot_for_a_row_that_was_changed(void)
{
    guint64 rows;
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_with_rows();
    g_autoptr(Log) log = stage_open(stage);
    g_assert_null(stage_sql(stage, "DROP TRIGGER entry_update;"
                                   "UPDATE entry SET hash = zeroblob(32) WHERE seq = 5"));
    g_assert_null(log_digest(log, &rows, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_DAMAGED);
    g_assert_true(g_str_has_prefix(error->message, "row 5 of station A: "));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/digest/cut-tail", test_cut_tail);
    g_test_add_func("/digest/changed-row", test_no_foot_for_a_row_that_was_changed);
    return g_test_run();
}
