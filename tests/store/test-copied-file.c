/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A book that was copied with a file manager, carried to another PC, or put back from a backup. */
#include "store/log.h"

#include "base/error.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

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

/* What a file manager makes of the book: the same bytes in another file. (transfer full) */
static char *
copy_file(const Stage *stage, const char *name)
{
    gsize length;
    g_autofree char *bytes = NULL;
    char *path = path_of(stage, name);
    g_assert_true(g_file_get_contents(stage->path, &bytes, &length, NULL));
    g_assert_true(g_file_set_contents(path, bytes, (gssize)length, NULL));
    return path;
}

static Log *
open_at(const char *path, bool read_only)
{
    g_autoptr(GError) error = NULL;
    Log *log = log_open(path, read_only, NULL, &error);
    g_assert_no_error(error);
    return log;
}

static char *
letters_of(Log *log)
{
    StationId own = log_station(log);
    return g_strdup(log_letters(log, &own));
}

/* Carried to a second PC on a stick and worked on in both: nothing of the night is lost. */
static void
test_a_copied_file_goes_on_as_another_station(void)
{
    guint64 rows;
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Log) log = stage_open(stage);
    stage_commit(log, 1);
    g_autofree char *twin = copy_file(stage, "twin.meguri");
    g_autoptr(Log) other = open_at(twin, false);
    g_assert_true(log_is_new_here(other) && log_is_at_home(other));
    g_assert_false(log_is_new_here(log) || log_is_read_only(other));
    g_autofree char *letters = letters_of(other);
    g_assert_cmpuint(strlen(letters), ==, 2);
    StationId one = log_station(log), two = log_station(other);
    g_assert_cmpint(memcmp(&one, &two, sizeof one), !=, 0);
    stage_commit(log, 2);
    stage_commit(other, 2); /* the same number, which is another person's */
    g_autofree char *of_other = export_to(other, stage, "twin.copy");
    g_autofree char *of_log = export_to(log, stage, "ward.copy");
    g_assert_cmpuint(merge(log, of_other), ==, 1);
    g_assert_cmpuint(merge(other, of_log), ==, 1);
    g_autofree char *here = log_digest(log, &rows, NULL);
    g_autofree char *there = log_digest(other, &rows, NULL);
    g_assert_cmpstr(here, ==, there);
    g_assert_cmpuint(rows, ==, 3);
    g_assert_true(log_verify(log, &rows, &error) && log_verify(other, &rows, &error));
    g_assert_no_error(error);
}

/* It is said once; the next opening is one like any other. */
static void
test_a_copied_file_is_settled_once(void)
{
    g_autoptr(Stage) stage = stage_new();
    g_autofree char *twin = copy_file(stage, "twin.meguri");
    g_autofree char *letters = NULL;
    {
        g_autoptr(Log) first = open_at(twin, false);
        g_assert_true(log_is_new_here(first));
        letters = letters_of(first);
    }
    g_autoptr(Log) again = open_at(twin, false);
    g_autoptr(Log) window = open_at(twin, false);
    g_autofree char *same = letters_of(again);
    g_autofree char *also = letters_of(window);
    g_assert_false(log_is_new_here(again) || log_is_new_here(window));
    g_assert_cmpstr(same, ==, letters);
    g_assert_cmpstr(also, ==, letters);
    stage_commit(again, 1);
    stage_commit(window, 2);
}

static void
test_a_look_into_a_copied_file_changes_nothing(void)
{
    gsize before_length, after_length;
    g_autofree char *before = NULL, *after = NULL;
    g_autoptr(Stage) stage = stage_new();
    {
        g_autoptr(Log) log = stage_open(stage);
        stage_commit(log, 1);
    }
    g_autofree char *twin = copy_file(stage, "twin.meguri");
    g_assert_true(g_file_get_contents(twin, &before, &before_length, NULL));
    {
        g_autoptr(Log) look = open_at(twin, true);
        g_autofree char *read = stage_read(look);
        g_assert_cmpstr(read, ==, "1");
        g_assert_false(log_is_new_here(look) || log_is_at_home(look));
        g_autofree char *letters = letters_of(look);
        g_assert_cmpstr(letters, ==, "A");
    }
    g_assert_true(g_file_get_contents(twin, &after, &after_length, NULL));
    g_assert_cmpmem(before, before_length, after, after_length);
}

/* The ward's folder is given another name, the file another place in it. */
static void
test_a_file_that_was_renamed_is_the_same_station(void)
{
    g_autoptr(Stage) stage = stage_new();
    g_autofree char *name = path_of(stage, "5-east.meguri");
    g_assert_cmpint(g_rename(stage->path, name), ==, 0);
    g_autoptr(Log) log = open_at(name, false);
    g_autofree char *letters = letters_of(log);
    g_assert_false(log_is_new_here(log));
    g_assert_cmpstr(letters, ==, "A");
    stage_commit(log, 1);
}

/* The disk broke; last night's backup is put in its place. */
static void
test_a_backup_goes_on_as_another_station(void)
{
    guint64 rows;
    g_autoptr(Stage) stage = stage_new();
    g_autofree char *of_evening = NULL;
    g_autofree char *backup = NULL;
    {
        g_autoptr(Log) log = stage_open(stage);
        stage_commit(log, 1);
        backup = copy_file(stage, "backup.meguri");
        stage_commit(log, 2); /* which the stick had, and the backup has not */
        of_evening = export_to(log, stage, "evening.copy");
    }
    g_assert_cmpint(g_rename(backup, stage->path), ==, 0);
    g_autoptr(Log) log = stage_open(stage);
    g_assert_true(log_is_new_here(log));
    stage_commit(log, 3);
    g_assert_cmpuint(merge(log, of_evening), ==, 1);
    g_autofree char *digest = log_digest(log, &rows, NULL);
    g_assert_nonnull(digest);
    g_assert_cmpuint(rows, ==, 3);
}

/* Two PCs got the file at the same hour: their letters are no reason to keep them apart. */
static void
test_two_copies_do_not_take_the_same_letters(void)
{
    guint met = 0;
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(GHashTable) letters = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < 40; i++) {
        g_autofree char *twin = copy_file(stage, "twin.meguri");
        g_autoptr(Log) log = open_at(twin, false);
        g_assert_true(log_is_new_here(log));
        met += !g_hash_table_add(letters, letters_of(log));
    }
    g_assert_cmpuint(met, <, 12); /* of 484; one in 10^9 runs has more */
}

/* A disk that takes nothing any more: the list is shown, nothing is written under a wrong name. */
static void
test_a_copied_file_that_cannot_be_written_is_read(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    g_autofree char *twin = copy_file(stage, "twin.meguri");
    g_assert_cmpint(g_chmod(twin, 0400), ==, 0);
    g_assert_cmpint(g_chmod(stage->folder, 0500), ==, 0);
    if (geteuid() != 0) {
        g_autoptr(Log) log = open_at(twin, false);
        g_assert_true(log_is_read_only(log));
        g_assert_false(log_begin(log, &error));
        g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE);
    }
    g_chmod(stage->folder, 0700);
}

/* A disk that was set back as a whole, file numbers and all, writes rows again that went out before
 * under the same names: the bytes of last night in the same file. */
static void
test_a_fork_is_named(void)
{
    g_autofree char *bytes = NULL, *twin = NULL;
    gsize length;
    g_autoptr(Stage) stage = stage_new();
    {
        g_autoptr(Log) log = stage_open(stage);
        stage_commit(log, 1);
        g_assert_true(g_file_get_contents(stage->path, &bytes, &length, NULL));
        stage_commit(log, 2);
        twin = export_to(log, stage, "before.copy");
    }
    stage_set_back(stage, bytes, length);
    g_autoptr(Log) log = stage_open(stage);
    g_assert_false(log_is_new_here(log));
    stage_commit(log, 3);
    assert_not_merged(log, twin, MEGURI_ERROR_APART,
                      "Station A wrote on in two copies of one file");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/copied-file/worked-apart", test_a_copied_file_goes_on_as_another_station);
    g_test_add_func("/copied-file/settled-once", test_a_copied_file_is_settled_once);
    g_test_add_func("/copied-file/look", test_a_look_into_a_copied_file_changes_nothing);
    g_test_add_func("/copied-file/renamed", test_a_file_that_was_renamed_is_the_same_station);
    g_test_add_func("/copied-file/backup", test_a_backup_goes_on_as_another_station);
    g_test_add_func("/copied-file/letters", test_two_copies_do_not_take_the_same_letters);
    g_test_add_func("/copied-file/copy-on-read-only",
                    test_a_copied_file_that_cannot_be_written_is_read);
    g_test_add_func("/copied-file/fork", test_a_fork_is_named);
    return g_test_run();
}
