/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies on a stick, and stations of one ward that worked apart and come together. */
#include "store/log.h"

#include "base/error.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "stage.h"

static char *
path_of(const Stage *stage, const char *name)
{
    return g_build_filename(stage->folder, name, NULL);
}

static char *
export_to(Log *log, const Stage *stage, const char *name)
{
    guint64 rows;
    g_autoptr(GError) error = NULL;
    char *path = path_of(stage, name);
    g_assert_true(log_export(log, path, &rows, &error));
    g_assert_no_error(error);
    return path;
}

static guint64
merge(Log *log, const char *copy)
{
    guint64 rows = 99;
    g_autoptr(GError) error = NULL;
    log_merge(log, copy, &rows, &error);
    g_assert_no_error(error);
    return rows;
}

static void
assert_not_merged(Log *log, const char *copy, int code, const char *words)
{
    guint64 rows, before, after;
    g_autoptr(GError) error = NULL;
    g_autofree char *was = log_digest(log, &before, NULL);
    g_assert_false(log_merge(log, copy, &rows, &error));
    g_assert_error(error, MEGURI_ERROR, code);
    if (strstr(error->message, words) == NULL)
        g_error("“%s” does not say “%s”", error->message, words);
    g_autofree char *is = log_digest(log, &after, NULL);
    g_assert_cmpstr(is, ==, was);
    g_assert_cmpuint(after, ==, before);
}

/* A second station of the ward, made from a copy of the book of LOG. (transfer full) */
static Log *
second_station(const Stage *stage, Log *log, const char *name, const char *letters)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *copy_name = g_strconcat(name, ".copy", NULL);
    g_autofree char *copy = export_to(log, stage, copy_name);
    g_autofree char *path = path_of(stage, name);
    g_assert_true(log_create_from_copy(path, copy, NULL, letters, &error));
    g_assert_no_error(error);
    Log *second = log_open(path, false, NULL, &error);
    g_assert_no_error(error);
    return second;
}

static void
test_stations_that_worked_apart_come_together(void)
{
    guint64 rows;
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Log) log = stage_open(stage);
    stage_commit(log, 1);
    g_autoptr(Log) second = second_station(stage, log, "b.meguri", "B");
    StationId own = log_station(second);
    g_assert_cmpstr(log_letters(second, &own), ==, "B");
    g_autofree char *brought = stage_read(second);
    g_assert_cmpstr(brought, ==, "1");
    stage_commit(log, 2);
    stage_commit(second, 30);
    stage_commit(second, 31);
    g_autofree char *of_a = export_to(log, stage, "a.copy");
    g_autofree char *of_b = export_to(second, stage, "b.copy");
    g_assert_cmpuint(merge(log, of_b), ==, 2);
    g_assert_cmpuint(merge(second, of_a), ==, 1);
    g_assert_cmpuint(merge(log, of_b), ==, 0); /* twice is once */
    g_assert_cmpuint(merge(log, of_a), ==, 0);
    g_autofree char *one = log_digest(log, &rows, NULL);
    g_autofree char *other = log_digest(second, &rows, NULL);
    g_assert_cmpuint(rows, ==, 4);
    g_assert_cmpstr(one, ==, other); /* the same rows, whoever took what first */
    g_assert_true(log_verify(log, &rows, &error) && log_verify(second, &rows, &error));
    g_assert_no_error(error);
    stage_commit(log, 3); /* and each goes on */
    stage_commit(second, 32);
    g_autoptr(Log) fresh = stage_open(stage);
    g_autofree char *read = stage_read(fresh);
    g_assert_cmpstr(read, ==, "1 2 3 30 31");
}

/* Pulled at any byte: a half is never a whole. */
static void
test_a_half_copy_is_no_copy(void)
{
    gsize length;
    g_autofree char *bytes = NULL;
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Log) log = stage_open(stage);
    for (guint i = 1; i <= 3; i++)
        stage_commit(log, i);
    g_autofree char *copy = export_to(log, stage, "whole.copy");
    g_autofree char *half = path_of(stage, "half.copy");
    g_assert_true(g_file_get_contents(copy, &bytes, &length, NULL));
    for (gsize cut = 0; cut < length; cut += 1 + cut % 37) {
        g_assert_true(g_file_set_contents(half, bytes, (gssize)cut, NULL));
        assert_not_merged(log, half, MEGURI_ERROR_DAMAGED, "is no whole copy of a book");
    }
    for (gsize at = 0; at < length; at += 1 + at % 97) {
        bytes[at] ^= 0x20;
        g_assert_true(g_file_set_contents(half, bytes, (gssize)length, NULL));
        guint64 rows;
        g_assert_false(log_merge(log, half, &rows, NULL));
        bytes[at] ^= 0x20;
    }
    g_assert_cmpuint(merge(log, copy), ==, 0);
}

/* Whoever holds the keys can make a whole copy of a book that he worked on: its rows are not as
 * their stations signed them. */
static void
test_a_whole_copy_of_a_changed_book_is_refused(void)
{
    static const struct {
        const char *sql;
        const char *said;
    } changes[] = {
        { "UPDATE entry SET signature = zeroblob(64) WHERE seq = 2", "row 2 of station A" },
        { "UPDATE entry SET hash = zeroblob(32) WHERE seq = 2", "row 2 of station A" },
        { "DELETE FROM entry WHERE seq = 2", "is no whole copy of a book" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(changes); i++) {
        g_autoptr(Stage) stage = stage_new();
        g_autoptr(Log) log = stage_open(stage);
        stage_commit(log, 1);
        g_autoptr(Log) second = second_station(stage, log, "b.meguri", "B");
        for (guint k = 2; k <= 4; k++)
            stage_commit(log, k);
        g_assert_null(stage_sql(stage, "DROP TRIGGER entry_update; DROP TRIGGER entry_delete"));
        g_assert_null(stage_sql(stage, changes[i].sql));
        g_autoptr(Log) changed = stage_open(stage);
        g_autofree char *copy = export_to(changed, stage, "changed.copy");
        assert_not_merged(second, copy, MEGURI_ERROR_DAMAGED, changes[i].said);
    }
}

static void
test_what_does_not_fit_is_refused_whole(void)
{
    g_autoptr(Stage) stage = stage_new(), other_stage = stage_new();
    g_autoptr(Log) log = stage_open(stage), other = stage_open(other_stage);
    stage_commit(log, 1);
    stage_commit(other, 2);
    g_autofree char *foreign = export_to(other, other_stage, "foreign.copy");
    assert_not_merged(log, foreign, MEGURI_ERROR_REFUSED, "a copy of another ward's book");
    g_autoptr(Log) b = second_station(stage, log, "b.meguri", "B");
    g_autoptr(Log) also_b = second_station(stage, log, "also-b.meguri", "B");
    stage_commit(b, 3);
    stage_commit(also_b, 4);
    g_autofree char *of_b = export_to(b, stage, "b.copy");
    g_autofree char *of_also_b = export_to(also_b, stage, "also-b.copy");
    g_assert_cmpuint(merge(log, of_b), ==, 1);
    assert_not_merged(log, of_also_b, MEGURI_ERROR_APART,
                      "Two stations of this ward bear the letters B");
}

static void
test_a_copy_tells_nobody_and_opens_with_its_key(void)
{
    gsize length;
    g_autoptr(GError) error = NULL;
    g_autofree char *bytes = NULL;
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Log) log = stage_open(stage);
    LogKey key = { "lead", "four words of the lead", NULL, LOG_KEY_MEMORY_LEAST,
                   LOG_KEY_PASSES_LEAST };
    g_assert_true(stage_add_key(log, &key, &error) && stage_end_key(log, "ward", &error));
    g_assert_no_error(error);
    stage_commit(log, 1);
    g_autofree char *copy = export_to(log, stage, "sealed.copy");
    g_autofree char *path = path_of(stage, "again.meguri");
    g_assert_true(g_file_get_contents(copy, &bytes, &length, NULL));
    g_assert_null(memmem(bytes, length, "ヤマダ", strlen("ヤマダ")));
    g_assert_false(log_create_from_copy(path, copy, NULL, NULL, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_LOCKED);
    g_clear_error(&error);
    g_assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
    g_assert_true(log_create_from_copy(path, copy, &key, NULL, &error));
    g_autoptr(Log) again = log_open(path, false, &key, &error);
    g_assert_no_error(error);
    g_autofree char *read = stage_read(again);
    g_assert_cmpstr(read, ==, "70 71 1");
}

/* Whoever takes a stick away can not write in the name of the station that made it. */
static void
test_the_secret_of_a_station_stays_at_home(void)
{
    gsize length;
    sqlite3 *book = NULL;
    sqlite3_stmt *query = NULL;
    g_autofree char *bytes = NULL;
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Log) log = stage_open(stage);
    stage_commit(log, 1);
    g_autofree char *copy = export_to(log, stage, "stick.copy");
    g_assert_true(g_file_get_contents(copy, &bytes, &length, NULL));
    g_assert_cmpint(sqlite3_open_v2(stage->path, &book, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
    g_assert_cmpint(
        sqlite3_prepare_v2(book, "SELECT secret, public FROM station", -1, &query, NULL), ==,
        SQLITE_OK);
    g_assert_cmpint(sqlite3_step(query), ==, SQLITE_ROW);
    gsize secret = (gsize)sqlite3_column_bytes(query, 0),
          open = (gsize)sqlite3_column_bytes(query, 1);
    g_assert_cmpuint(secret, >=, 32);
    g_assert_null(memmem(bytes, length, sqlite3_column_blob(query, 0), secret));
    g_assert_nonnull(memmem(bytes, length, sqlite3_column_blob(query, 1), open));
    sqlite3_finalize(query);
    sqlite3_close(book);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/exchange/worked-apart", test_stations_that_worked_apart_come_together);
    g_test_add_func("/exchange/half", test_a_half_copy_is_no_copy);
    g_test_add_func("/exchange/changed-book", test_a_whole_copy_of_a_changed_book_is_refused);
    g_test_add_func("/exchange/does-not-fit", test_what_does_not_fit_is_refused_whole);
    g_test_add_func("/exchange/sealed", test_a_copy_tells_nobody_and_opens_with_its_key);
    g_test_add_func("/exchange/secret", test_the_secret_of_a_station_stays_at_home);
    return g_test_run();
}
