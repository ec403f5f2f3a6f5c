/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that went with a damaged book: the chain goes on behind them, everybody is told, and a copy
 * that still has them brings them back. */
#include "store/database.h"
#include "store/log.h"
#include "store/lost.h"

#include "base/error.h"

#include <string.h>

#include "stage.h"

/* Rows 3 and 4 of six are gone, and whoever did it put the guards back. */
#define TAKE_OUT                                                                                   \
    "DROP TRIGGER entry_delete; DELETE FROM entry WHERE seq IN (3, 4);"                            \
    "CREATE TRIGGER entry_delete BEFORE DELETE ON entry\n"                                         \
    "BEGIN SELECT RAISE(ABORT, 'a row that was saved is never taken out'); END"

static Stage *
stage_with_rows(void)
{
    Stage *stage = stage_new();
    g_autoptr(Log) log = stage_open(stage);
    for (guint i = 1; i <= 6; i++)
        stage_commit(log, i);
    return stage;
}

/* (transfer full) */
static char *
copy_of(const Stage *stage, const char *name)
{
    guint64 rows;
    g_autoptr(GError) error = NULL;
    g_autoptr(Log) log = stage_open(stage);
    char *path = g_build_filename(stage->folder, name, NULL);
    log_export(log, path, &rows, &error);
    g_assert_no_error(error);
    return path;
}

/* Names rows FIRST to LAST as who has the book's key can. */
static void
name_lost(const Stage *stage, guint64 first, guint64 last)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Database) database = database_open(stage->path, false, &error);
    g_assert_no_error(error);
    g_autoptr(Book) book = book_read(database, NULL, &error);
    g_assert_no_error(error);
    LostRows lost = { book_own(book), first, last };
    g_assert_true(lost_insert(database, &lost, book->keys, &error));
}

static void
assert_verified(Log *log, const char *words)
{
    guint64 rows;
    g_autoptr(GError) error = NULL;
    bool good = log_verify(log, &rows, &error);
    if (words == NULL) {
        g_assert_no_error(error);
        g_assert_true(good);
        return;
    }
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_DAMAGED);
    if (strstr(error->message, words) == NULL)
        g_error("“%s” does not say “%s”", error->message, words);
}

static void
merge(Log *log, const char *copy, guint64 expected)
{
    guint64 rows = 99;
    g_autoptr(GError) error = NULL;
    log_merge(log, copy, &rows, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(rows, ==, expected);
}

static void
test_the_chain_goes_on_behind_named_rows_and_a_copy_fills_them(void)
{
    g_autoptr(Stage) stage = stage_with_rows();
    g_autofree char *copy = copy_of(stage, "whole");
    g_assert_null(stage_sql(stage, TAKE_OUT));
    name_lost(stage, 3, 4);
    g_autoptr(Log) log = stage_open(stage);
    g_autofree char *read = stage_read(log);
    g_assert_cmpstr(read, ==, "1 2 5 6");
    g_autofree char *words = log_lost(log);
    g_assert_cmpstr(words, ==, "rows 3 to 4 of station A");
    assert_verified(log, "rows 3 to 4 of station A. The 4 rows that are here are as they were");
    stage_commit(log, 7);
    merge(log, copy, 2);
    g_autofree char *found = stage_read(log); /* a window that was open all the while */
    g_assert_cmpstr(found, ==, "3 4");
    g_assert_null(log_lost(log));
    assert_verified(log, NULL);
    merge(log, copy, 0);
    g_autoptr(Log) fresh = stage_open(stage);
    g_autofree char *all = stage_read(fresh);
    g_assert_cmpstr(all, ==, "1 2 3 4 5 6 7");
}

/* One row is found, the other stays lost: in each window, and in each book that takes the copy. */
static void
test_half_of_a_gap_is_filled(void)
{
    g_autoptr(Stage) stage = stage_with_rows(), short_one = stage_new_empty();
    g_autofree char *copy = copy_of(stage, "whole");
    g_autoptr(GError) error = NULL;
    log_create_from_copy(short_one->path, copy, NULL, NULL, &error);
    g_assert_no_error(error);
    g_assert_null(stage_sql(stage, TAKE_OUT));
    g_assert_null(stage_sql(short_one, "DROP TRIGGER entry_delete; DELETE FROM entry WHERE seq > 3;"
                                       "CREATE TRIGGER entry_delete BEFORE DELETE ON entry\n"
                                       "BEGIN SELECT RAISE(ABORT, 'a row that was saved is never "
                                       "taken out'); END"));
    name_lost(stage, 3, 4);
    g_autofree char *holed = copy_of(stage, "holed");
    g_autofree char *three = copy_of(short_one, "three");
    g_autoptr(Log) log = stage_open(stage);
    g_autofree char *first = stage_read(log);
    g_assert_nonnull(first);
    merge(log, three, 1);
    g_autofree char *found = stage_read(log);
    g_assert_cmpstr(found, ==, "3");
    assert_verified(log, "found again: row 4 of station A. The 5 rows");
    g_autoptr(Log) other = stage_open(short_one); /* the other way round it is the same */
    g_autofree char *had = stage_read(other);
    g_assert_cmpstr(had, ==, "1 2 3");
    merge(other, holed, 2);
    g_autofree char *taken = stage_read(other);
    g_assert_cmpstr(taken, ==, "5 6");
    assert_verified(other, "found again: row 4 of station A. The 5 rows");
    merge(other, copy, 1);
    assert_verified(other, NULL);
}

/* A whole book needs nobody's gaps. */
static void
test_a_whole_book_takes_no_gap(void)
{
    g_autoptr(Stage) stage = stage_with_rows(), whole = stage_new_empty();
    g_autofree char *copy = copy_of(stage, "whole");
    g_autoptr(GError) error = NULL;
    log_create_from_copy(whole->path, copy, NULL, NULL, &error);
    g_assert_no_error(error);
    g_assert_null(stage_sql(stage, TAKE_OUT));
    name_lost(stage, 3, 4);
    g_autofree char *holed = copy_of(stage, "holed");
    g_autoptr(Log) log = stage_open(whole);
    merge(log, holed, 0);
    g_assert_null(stage_sql(whole, "CREATE TEMP TABLE t (n INTEGER CHECK (n = 0));"
                                   "INSERT INTO t SELECT count(*) FROM lost"));
    assert_verified(log, NULL);
}

/* Who has the file and no key can call nothing lost: not with bytes of his own, not with those that
 * stood for other rows. */
static void
test_nobody_without_a_key_makes_a_gap(void)
{
    static const char *const forged[] = {
        "INSERT INTO lost VALUES (1, 3, 4, 1, randomblob(32))",
        "INSERT INTO lost SELECT 1, 3, 4, epoch, mac FROM lost",
        "INSERT INTO lost SELECT 1, 3, 5, 2, mac FROM lost",
    };
    for (guint i = 0; i < G_N_ELEMENTS(forged); i++) {
        g_autoptr(Stage) stage = stage_with_rows();
        name_lost(stage, 4, 5);
        g_assert_null(stage_sql(stage, TAKE_OUT));
        g_assert_null(stage_sql(stage, forged[i]));
        g_autoptr(Log) log = stage_open(stage);
        assert_verified(log, "row 3 of station A: it is missing");
    }
}

/* Rows of two that wrote on in one file fit nowhere, not even in a gap. */
static void
test_a_gap_takes_only_what_was_there(void)
{
    guint64 rows;
    g_autofree char *bytes = NULL, *copy = NULL;
    gsize length;
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    {
        g_autoptr(Log) log = stage_open(stage);
        stage_commit(log, 1);
        stage_commit(log, 2);
        g_assert_true(g_file_get_contents(stage->path, &bytes, &length, NULL));
        stage_commit(log, 13);
        stage_commit(log, 14);
    }
    copy = copy_of(stage, "fork");
    stage_set_back(stage, bytes, length);
    {
        g_autoptr(Log) log = stage_open(stage);
        for (guint i = 3; i <= 6; i++)
            stage_commit(log, i);
    }
    g_assert_null(stage_sql(stage, TAKE_OUT));
    name_lost(stage, 3, 4);
    g_autoptr(Log) log = stage_open(stage);
    g_assert_false(log_merge(log, copy, &rows, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED);
    g_assert_nonnull(strstr(error->message, "row 5 of station A: it does not follow"));
    g_autofree char *read = stage_read(log);
    g_assert_cmpstr(read, ==, "1 2 5 6");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/lost/filled", test_the_chain_goes_on_behind_named_rows_and_a_copy_fills_them);
    g_test_add_func("/lost/half-filled", test_half_of_a_gap_is_filled);
    g_test_add_func("/lost/whole-book", test_a_whole_book_takes_no_gap);
    g_test_add_func("/lost/no-key", test_nobody_without_a_key_makes_a_gap);
    g_test_add_func("/lost/fork", test_a_gap_takes_only_what_was_there);
    return g_test_run();
}
