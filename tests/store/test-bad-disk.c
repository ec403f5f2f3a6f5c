/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/lift.h"
#include "store/log.h"

#include "base/error.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "apart.h"

static gint64
size_of(const char *path)
{
    GStatBuf found;
    g_assert_cmpint(g_stat(path, &found), ==, 0);
    return found.st_size;
}

/* Saves until the disk fails; returns how many were called saved. */
static guint
save_until_refused(Log *log, guint from, GError **error)
{
    guint number = from;
    while (stage_commit_at(log, number, number, error))
        number++;
    return number - from;
}

static void
assert_all_saved_are_there(const char *path, guint saved)
{
    guint64 rows;
    g_autoptr(GError) error = NULL;
    g_autoptr(Log) log = log_open(path, true, NULL, &error);
    g_assert_no_error(error);
    g_assert_true(log_verify(log, &rows, &error));
    g_assert_cmpuint(rows, ==, saved);
}

static void
write_against_a_wall(const Stage *stage)
{
    g_autoptr(GError) error = NULL, later = NULL;
    g_autoptr(Log) log = stage_open(stage);
    stage_commit(log, 0);
    signal(SIGXFSZ, SIG_IGN);
    struct rlimit limit = { (rlim_t)size_of(stage->path) + 8192, RLIM_INFINITY };
    g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &limit), ==, 0);
    guint saved = 1 + save_until_refused(log, 1, &error);
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE);
    g_assert_true(log_is_read_only(log));
    limit.rlim_cur = RLIM_INFINITY;
    g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &limit), ==, 0);
    g_assert_false(log_begin(log, &later)); /* it stays so, though the disk has room again */
    g_assert_error(later, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE);
    g_autoptr(Log) other = stage_open(stage);
    stage_commit(other, 9998);
    g_autofree char *nothing = stage_read(log); /* nor does it read on: its view may be half */
    g_assert_cmpstr(nothing, ==, "");
    assert_all_saved_are_there(stage->path, saved + 1);
}

static void
test_a_disk_that_fails_shuts_the_book(void)
{
    g_autoptr(Stage) stage = stage_new();
    apart_run(write_against_a_wall, stage);
    g_autoptr(Log) log = stage_open(stage);
    stage_commit(log, 9999);
}

/* What somebody else's film does to the stick; returns its name. */
static char *
fill_disk(const Stage *stage)
{
    char *ballast = g_build_filename(stage->folder, "ballast", NULL);
    static const char block[4096] = { 1 };
    int file = open(ballast, O_CREAT | O_WRONLY, 0600);
    g_assert_cmpint(file, >=, 0);
    while (write(file, block, sizeof block) > 0)
        ;
    close(file);
    return ballast;
}

static void
write_on_a_full_disk(const Stage *stage)
{
    g_autoptr(GError) error = NULL;
    apart_mount(stage, "size=512k");
    stage_create(stage->path);
    g_autoptr(Log) log = stage_open(stage);
    stage_commit(log, 0);
    g_autofree char *ballast = fill_disk(stage);
    guint saved = 1 + save_until_refused(log, 1, &error);
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE);
    g_assert_nonnull(strstr(error->message, "The disk is full"));
    assert_all_saved_are_there(stage->path, saved);
    g_assert_false(log_is_read_only(log));
    g_unlink(ballast);
    stage_commit(log, 9999);
    assert_all_saved_are_there(stage->path, saved + 1);
}

static void
test_a_full_disk_refuses_and_goes_on_with_room(void)
{
    g_autoptr(Stage) stage = stage_new_empty();
    apart_run(write_on_a_full_disk, stage);
}

static void
make_on_a_full_disk(const Stage *stage)
{
    g_autoptr(GError) error = NULL;
    LogBirth birth = { "", 0, "A", "7KQX" };
    apart_mount(stage, "size=64k");
    g_autofree char *ballast = fill_disk(stage);
    g_assert_nonnull(ballast);
    g_assert_false(log_create(stage->path, &birth, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE);
    g_autofree char *files = stage_files(stage);
    g_assert_cmpstr(files, ==, "ballast");
}

static void
test_no_half_book_on_a_full_disk(void)
{
    g_autoptr(Stage) stage = stage_new_empty();
    apart_run(make_on_a_full_disk, stage);
}

/* Dies in the middle of a large write, after parts of it reached the file. */
static void
die_while_writing(const Stage *stage)
{
    sqlite3 *plain;
    g_assert_cmpint(sqlite3_open(stage->path, &plain), ==, SQLITE_OK);
    int code = sqlite3_exec(plain,
                            "PRAGMA journal_mode = PERSIST; PRAGMA cache_size = 5; BEGIN;"
                            "DROP TRIGGER entry_update; UPDATE entry SET hash = zeroblob(32);"
                            "CREATE TABLE junk AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL "
                            "SELECT i + 1 FROM n LIMIT 100) SELECT randomblob(1000) FROM n",
                            NULL, NULL, NULL);
    g_assert_cmpint(code, ==, SQLITE_OK);
}

static char *
bytes_of(const Stage *stage)
{
    char *bytes;
    gsize length;
    g_autofree char *journal = g_strconcat(stage->path, "-journal", NULL);
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    const char *paths[] = { stage->path, journal };
    for (gsize i = 0; i < G_N_ELEMENTS(paths); i++) {
        g_assert_true(g_file_get_contents(paths[i], &bytes, &length, NULL));
        g_checksum_update(sum, (guchar *)bytes, (gssize)length);
        g_free(bytes);
    }
    return g_strdup(g_checksum_get_string(sum));
}

static Stage *
stage_with_unfinished_write(void)
{
    Stage *stage = stage_new();
    {
        g_autoptr(Log) log = stage_open(stage);
        stage_commit(log, 1);
        stage_commit(log, 2);
    }
    gint64 size = size_of(stage->path);
    apart_run(die_while_writing, stage);
    g_assert_cmpint(size_of(stage->path), >, size);
    return stage;
}

static void
test_an_unfinished_write_is_undone_on_a_copy(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_with_unfinished_write();
    g_autofree char *before = bytes_of(stage);
    g_autoptr(Database) copy = lift_open(stage->path, &error);
    g_assert_no_error(error);
    g_assert_true(copy->read_only);
    g_autofree char *after = bytes_of(stage);
    g_assert_cmpstr(before, ==, after);
    g_assert_cmpint(sqlite3_exec(copy->handle, "SELECT * FROM junk", NULL, NULL, NULL), !=,
                    SQLITE_OK);
    g_assert_cmpint(sqlite3_exec(copy->handle, "SELECT * FROM entry", NULL, NULL, NULL), ==,
                    SQLITE_OK);
}

static void
test_a_reader_undoes_an_unfinished_write(void)
{
    guint64 rows;
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_with_unfinished_write();
    g_autoptr(Log) log = log_open(stage->path, true, NULL, &error);
    g_assert_no_error(error);
    g_autofree char *read = stage_read(log);
    g_assert_cmpstr(read, ==, "1 2");
    g_assert_true(log_verify(log, &rows, &error));
}

/* A mount of the folder upon itself may be made read-only, whoever runs the test. */
static void
read_on_a_read_only_disk(const Stage *stage)
{
    guint64 rows;
    g_autoptr(GError) error = NULL;
    apart_mount_read_only(stage);
    g_autoptr(Log) log = stage_open(stage);
    g_assert_true(log_is_read_only(log));
    g_autofree char *read = stage_read(log);
    g_assert_cmpstr(read, ==, "1 2");
    g_assert_true(log_verify(log, &rows, &error));
    g_assert_cmpuint(rows, ==, 2);
    g_assert_false(log_begin(log, &error));
}

static void
test_a_read_only_disk_with_an_unfinished_write(void)
{
    g_autoptr(Stage) stage = stage_with_unfinished_write();
    g_autofree char *before = bytes_of(stage);
    apart_run(read_on_a_read_only_disk, stage);
    g_autofree char *after = bytes_of(stage);
    g_assert_cmpstr(before, ==, after);
}

static void
test_a_read_only_disk(void)
{
    g_autoptr(Stage) stage = stage_new();
    {
        g_autoptr(Log) log = stage_open(stage);
        stage_commit(log, 1);
        stage_commit(log, 2);
    }
    apart_run(read_on_a_read_only_disk, stage);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/bad-disk/failing-disk-shuts-the-book", test_a_disk_that_fails_shuts_the_book);
    g_test_add_func("/bad-disk/full-disk", test_a_full_disk_refuses_and_goes_on_with_room);
    g_test_add_func("/bad-disk/no-half-book", test_no_half_book_on_a_full_disk);
    g_test_add_func("/bad-disk/undone-on-a-copy", test_an_unfinished_write_is_undone_on_a_copy);
    g_test_add_func("/bad-disk/undone-by-a-reader", test_a_reader_undoes_an_unfinished_write);
    g_test_add_func("/bad-disk/read-only-and-unfinished",
                    test_a_read_only_disk_with_an_unfinished_write);
    g_test_add_func("/bad-disk/read-only", test_a_read_only_disk);
    return g_test_run();
}
