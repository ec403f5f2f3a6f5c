/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies on a stick, and stations of one ward that worked apart and come together. */
#include "store/log.h"

#include "base/error.h"

#include <glib/gstdio.h>
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
    g_assert_nonnull(strstr(error->message, words));
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
    g_autoptr(Log) second = second_station(stage, log, "b.meguri", NULL);
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

static void
test_what_does_not_fit_is_refused_whole(void)
{
    g_autoptr(Stage) stage = stage_new(), other_stage = stage_new();
    g_autoptr(Log) log = stage_open(stage), other = stage_open(other_stage);
    stage_commit(log, 1);
    stage_commit(other, 2);
    g_autofree char *foreign = export_to(other, other_stage, "foreign.copy");
    assert_not_merged(log, foreign, MEGURI_ERROR_DAMAGED, "is no whole copy");
    g_autoptr(Log) b = second_station(stage, log, "b.meguri", "B");
    g_autoptr(Log) also_b = second_station(stage, log, "also-b.meguri", "B");
    stage_commit(b, 3);
    stage_commit(also_b, 4);
    g_autofree char *of_b = export_to(b, stage, "b.copy");
    g_autofree char *of_also_b = export_to(also_b, stage, "also-b.copy");
    g_assert_cmpuint(merge(log, of_b), ==, 1);
    assert_not_merged(log, of_also_b, MEGURI_ERROR_REFUSED,
                      "Two stations of this ward bear the letters B");
}

/* Somebody copied the file itself and both copies were written in. */
static void
test_a_fork_is_named_and_not_taken(void)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *bytes = NULL;
    gsize length;
    g_autoptr(Stage) stage = stage_new();
    g_autofree char *twin = path_of(stage, "twin.meguri");
    {
        g_autoptr(Log) log = stage_open(stage);
        stage_commit(log, 1);
    }
    g_assert_true(g_file_get_contents(stage->path, &bytes, &length, NULL));
    g_assert_true(g_file_set_contents(twin, bytes, (gssize)length, NULL));
    g_autoptr(Log) log = stage_open(stage);
    g_autoptr(Log) other = log_open(twin, false, NULL, &error);
    g_assert_no_error(error);
    stage_commit(log, 2);
    stage_commit(other, 3);
    g_autofree char *copy = export_to(other, stage, "twin.copy");
    assert_not_merged(log, copy, MEGURI_ERROR_REFUSED,
                      "Station A wrote on in two copies of one file");
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
    g_assert_null(memmem(bytes, length, "601", 3));
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

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/exchange/worked-apart", test_stations_that_worked_apart_come_together);
    g_test_add_func("/exchange/half", test_a_half_copy_is_no_copy);
    g_test_add_func("/exchange/does-not-fit", test_what_does_not_fit_is_refused_whole);
    g_test_add_func("/exchange/fork", test_a_fork_is_named_and_not_taken);
    g_test_add_func("/exchange/sealed", test_a_copy_tells_nobody_and_opens_with_its_key);
    return g_test_run();
}
