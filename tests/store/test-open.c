/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/database.h"
#include "store/ground.h"
#include "store/log-state.h"

#include "base/error.h"

#include <glib/gstdio.h>
#include <string.h>

#include "stage.h"

static void
assert_cannot_open(const char *path, const char *words)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Log) log = log_open(path, false, NULL, &error);
    g_assert_null(log);
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_OPEN);
    g_test_message("%s", error->message);
    g_assert_nonnull(strstr(error->message, words));
}

static void
test_what_is_no_book_is_named(void)
{
    g_autoptr(Stage) stage = stage_new();
    g_autofree char *other = g_build_filename(stage->folder, "other", NULL);
    assert_cannot_open(stage->folder, "is a folder, not a book");
    assert_cannot_open(other, "There is no book at");
    g_assert_true(g_file_set_contents(other, "", 0, NULL));
    assert_cannot_open(other, "is empty: it is no book of meguri");
    g_assert_true(g_file_set_contents(other, "bed,name\n601-1,YAMADA\n", -1, NULL));
    assert_cannot_open(other, "not a book of meguri");
    assert_cannot_open("/dev/null", "is not a file that can be a book");
}

static void
test_a_table_of_somebody_else_is_left_alone(void)
{
    gsize before_length, after_length;
    char *before, *after;
    g_autoptr(Stage) stage = stage_new_empty();
    g_assert_null(stage_sql(stage, "CREATE TABLE mine (a); PRAGMA journal_mode = WAL"));
    g_assert_true(g_file_get_contents(stage->path, &before, &before_length, NULL));
    assert_cannot_open(stage->path, "is not a book of meguri");
    g_assert_true(g_file_get_contents(stage->path, &after, &after_length, NULL));
    g_assert_cmpmem(before, before_length, after, after_length);
    g_free(before);
    g_free(after);
}

static void
test_a_newer_book_is_left_alone(void)
{
    g_autoptr(Stage) stage = stage_new();
    g_assert_null(stage_sql(stage, "PRAGMA user_version = 4"));
    assert_cannot_open(stage->path, "is a book of format 4; this program reads format 3");
}

static void
test_a_gutted_book_says_so(void)
{
    g_autoptr(Stage) stage = stage_new();
    g_assert_null(stage_sql(stage, "DROP TRIGGER station_delete; DELETE FROM station"));
    assert_cannot_open(stage->path, "has lost the station that made it");
    g_assert_null(stage_sql(stage, "DROP TRIGGER book_delete; DELETE FROM book"));
    assert_cannot_open(stage->path, "has lost its layout and its keys");
    g_assert_null(stage_sql(stage, "DROP TABLE book"));
    assert_cannot_open(stage->path, "cannot be read (no such table");
}

static char *
ask(const Database *database, const char *sql)
{
    sqlite3_stmt *query;
    g_assert_cmpint(sqlite3_prepare_v2(database->handle, sql, -1, &query, NULL), ==, SQLITE_OK);
    g_assert_cmpint(sqlite3_step(query), ==, SQLITE_ROW);
    char *answer = g_strdup((const char *)sqlite3_column_text(query, 0));
    sqlite3_finalize(query);
    return answer;
}

/* Also where the file was left in another mode by somebody's tool. */
static void
test_the_settings_that_lose_nothing(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    g_assert_null(stage_sql(stage, "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF"));
    g_autoptr(Database) database = database_open(stage->path, false, &error);
    g_assert_no_error(error);
    g_autofree char *mode = ask(database, "PRAGMA journal_mode");
    g_autofree char *synchronous = ask(database, "PRAGMA synchronous");
    g_autofree char *triggers = ask(database, "PRAGMA recursive_triggers");
    g_autofree char *spill = ask(database, "PRAGMA cache_spill");
    g_assert_cmpstr(mode, ==, "persist");
    g_assert_cmpstr(synchronous, ==, "3");
    g_assert_cmpstr(triggers, ==, "1");
    g_assert_cmpstr(spill, ==, "0");
}

static void
test_who_waits_for_the_pen_is_told(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Log) log = stage_open(stage);
    g_autoptr(Database) second = database_open(stage->path, false, &error);
    sqlite3_busy_timeout(second->handle, 1);
    g_assert_true(log_begin(log, &error));
    g_assert_false(database_begin(second, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE);
    g_assert_nonnull(strstr(error->message, "Another window or program holds the pen"));
    g_assert_false(second->read_only);
    log_drop(log);
    g_assert_true(database_begin(second, NULL));
}

static void
test_network_drives_are_known(void)
{
    g_assert_cmpstr(ground_network_name(0x6969), ==, "NFS");
    g_assert_cmpstr(ground_network_name(0xFF534D42), ==, "CIFS");
    g_assert_cmpstr(ground_network_name(0x01021997), ==, "9p");
    g_assert_null(ground_network_name(0x65735546)); /* FUSE: sticks, encrypted folders */
    g_assert_null(ground_network_name(0xEF53));     /* ext4 */
    g_assert_null(ground_network_name(0x01021994)); /* tmpfs */
}

/* Two nurses make the book at the same moment: the first one's stays. */
static void
test_a_name_taken_meanwhile_is_left_alone(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new_empty();
    g_autofree char *fresh = ground_make_beside(stage->path, &error);
    g_assert_no_error(error);
    stage_create(stage->path);
    g_assert_false(ground_give_name(fresh, stage->path, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE);
    g_autofree char *files = stage_files(stage);
    g_assert_cmpstr(files, ==, "ward.meguri");
    g_autoptr(Log) log = stage_open(stage);
    stage_commit(log, 1);
}

/* Who carries the book to another PC wonders about no second file. */
static void
test_nothing_lies_beside_a_book_that_was_closed(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    Log *first = stage_open(stage), *second = stage_open(stage);
    stage_commit(first, 1);
    g_autofree char *at_work = stage_files(stage);
    g_assert_cmpstr(at_work, ==, "ward.meguri ward.meguri-journal");
    g_assert_true(log_begin(second, &error));
    log_free(first); /* the other one is writing: the journal may be its own */
    g_autofree char *in_use = stage_files(stage);
    g_assert_cmpstr(in_use, ==, "ward.meguri ward.meguri-journal");
    log_drop(second);
    stage_commit(second, 2);
    log_free(second);
    g_autofree char *at_rest = stage_files(stage);
    g_assert_cmpstr(at_rest, ==, "ward.meguri");
    g_autoptr(Log) reader = log_open(stage->path, true, NULL, &error);
    g_autofree char *read = stage_read(reader);
    g_assert_cmpstr(read, ==, "1 2");
}

/* More than SQLite keeps of a file by itself. */
static void
write_much(Log *log)
{
    for (guint i = 0; i < 8; i++)
        g_assert_cmpint(sqlite3_exec(log->database->handle,
                                     "INSERT INTO spare SELECT ifnull(max(number), 0) + 1, "
                                     "zeroblob(1048576) FROM spare",
                                     NULL, NULL, NULL),
                        ==, SQLITE_OK);
}

/* A long merge in another window is no reason to look at nothing for five seconds, however much it
 * takes in. */
static void
test_nobody_waits_for_the_pen_to_look(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Log) log = stage_open(stage);
    stage_commit(log, 1);
    g_assert_true(log_begin(log, &error));
    write_much(log);
    gint64 before = g_get_monotonic_time();
    g_autoptr(Log) second = stage_open(stage);
    gint64 waited = (g_get_monotonic_time() - before) / 1000;
    g_autofree char *read = stage_read(second);
    g_assert_cmpstr(read, ==, "1");
    g_assert_cmpint(waited, <, DATABASE_WAIT_MS / 2);
    g_assert_false(log_is_read_only(second));
    log_drop(log);
    stage_commit(second, 2);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/open/no-book-is-named", test_what_is_no_book_is_named);
    g_test_add_func("/open/somebody-else", test_a_table_of_somebody_else_is_left_alone);
    g_test_add_func("/open/newer-book", test_a_newer_book_is_left_alone);
    g_test_add_func("/open/gutted-book", test_a_gutted_book_says_so);
    g_test_add_func("/open/settings-that-lose-nothing", test_the_settings_that_lose_nothing);
    g_test_add_func("/open/who-waits-is-told", test_who_waits_for_the_pen_is_told);
    g_test_add_func("/open/nothing-beside-it", test_nothing_lies_beside_a_book_that_was_closed);
    g_test_add_func("/open/nobody-waits", test_nobody_waits_for_the_pen_to_look);
    g_test_add_func("/open/network-drives", test_network_drives_are_known);
    g_test_add_func("/open/name-taken-meanwhile", test_a_name_taken_meanwhile_is_left_alone);
    return g_test_run();
}
