/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/log.h"

#include "base/error.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "stage.h"

static void
test_new_book_knows_its_ward(void)
{
    gsize length;
    guint64 rows;
    GStatBuf found;
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    g_autofree char *files = stage_files(stage);
    g_assert_cmpstr(files, ==, "ward.meguri");
    g_assert_cmpint(g_stat(stage->path, &found), ==, 0);
    g_assert_cmpint(found.st_mode & 07777, ==, 0600);
    g_autoptr(Log) log = stage_open(stage);
    g_assert_true(g_str_has_prefix(log_layout(log, &length), "[ward]\nname=5東\n"));
    g_assert_cmpuint(length, ==, strlen(log_layout(log, NULL)));
    g_assert_cmpstr(log_site(log), ==, "7KQX");
    StationId station = log_station(log), stranger = { { 1 } };
    g_assert_cmpstr(log_letters(log, &station), ==, "A");
    g_assert_null(log_letters(log, &stranger));
    g_assert_false(log_is_read_only(log));
    g_assert_true(log_verify(log, &rows, &error));
    g_assert_cmpuint(rows, ==, 0);
}

static void
test_two_new_books_share_no_secret(void)
{
    g_autoptr(Stage) one = stage_new();
    g_autoptr(Stage) other = stage_new();
    g_autoptr(Log) log = stage_open(one);
    g_autoptr(Log) second = stage_open(other);
    StationId a = log_station(log), b = log_station(second);
    g_assert_cmpint(memcmp(&a, &b, sizeof a), !=, 0);
    g_assert_cmpint(memcmp(log_band_key(log), log_band_key(second), 32), !=, 0);
}

static void
compare_whole(const Statement *statement, gpointer user)
{
    guint *count = user;
    g_assert_cmpint(statement->wall, ==, STAGE_WALL);
    g_assert_cmpint(statement->wall_zone, ==, 540);
    g_assert_cmpuint(statement->clock, ==, statement_clock_at(STAGE_WALL) + *count);
    g_assert_cmpstr(statement->observer, ==, "佐々木");
    g_assert_cmpstr(statement->typist, ==, *count == 0 ? NULL : "田中");
    g_assert_cmpstr(statement->value, ==, *count == 0 ? "ヤマダ ハナコ" : "𠮷田 花子");
    g_assert_cmpint(statement->approximate, ==, *count == 1);
    g_assert_cmpuint(statement->person.number, ==, *count + 1);
    (*count)++;
}

static void
test_a_bedside_check_is_there_for_the_next_shift(void)
{
    guint count = 0;
    guint64 rows;
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Statements) list = statements_new();
    Instant wall = { STAGE_WALL, 540, false };
    stage_say(list, 0, "601-1", "ヤマダ ハナコ");
    Statement *second = stage_say(list, 1, "601-2", "𠮷田 花子");
    second->typist = statements_keep(list, "田中");
    second->approximate = true;
    {
        g_autoptr(Log) log = stage_open(stage);
        StationId own = log_station(log);
        second->person.station = own;
        statements_at(list, 0)->person.station = own;
        g_assert_true(log_begin(log, &error));
        log_commit(log, list, &wall, &error);
        g_assert_no_error(error);
        g_assert_cmpuint(second->clock, ==, statement_clock_at(STAGE_WALL) + 1);
        g_autofree char *again = stage_read(log);
        g_assert_cmpstr(again, ==, "");
    }
    g_autoptr(Log) next = stage_open(stage);
    g_assert_true(log_read(next, compare_whole, &count, &error));
    g_assert_cmpuint(count, ==, 2);
    g_assert_true(log_verify(next, &rows, &error));
    g_assert_cmpuint(rows, ==, 1);
}

static void
test_another_process_reads_it(void)
{
    int status;
    g_autoptr(Stage) stage = stage_new();
    pid_t child = fork();
    if (child == 0) {
        g_autoptr(Log) log = stage_open(stage);
        stage_commit(log, 1);
        stage_commit(log, 2);
        _exit(0);
    }
    g_assert_cmpint(waitpid(child, &status, 0), ==, child);
    g_assert_cmpint(status, ==, 0);
    g_autoptr(Log) log = stage_open(stage);
    g_autofree char *read = stage_read(log);
    g_assert_cmpstr(read, ==, "1 2");
}

static void
test_two_windows_take_turns(void)
{
    guint64 rows, same;
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Log) left = stage_open(stage);
    g_autoptr(Log) right = stage_open(stage);
    stage_commit(left, 1);
    stage_commit(left, 2);
    stage_commit(right, 3);
    stage_commit(left, 4);
    g_autofree char *seen = stage_read(right);
    g_assert_cmpstr(seen, ==, "4");
    g_autoptr(Log) fresh = stage_open(stage);
    g_autofree char *all = stage_read(fresh);
    g_assert_cmpstr(all, ==, "1 2 3 4");
    g_assert_true(log_verify(left, &rows, &error));
    g_assert_cmpuint(rows, ==, 4);
    g_autofree char *digest = log_digest(left, &rows, &error);
    g_autofree char *other = log_digest(fresh, &same, &error);
    g_assert_cmpstr(digest, ==, other);
    g_assert_cmpuint(rows, ==, same);
    g_assert_cmpuint(strlen(digest), ==, 9);
}

/* Whoever saves without looking first still gets the others' rows later, and his own never. */
static void
test_rows_of_the_other_window_are_not_passed_over(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Log) hasty = stage_open(stage);
    g_autoptr(Log) other = stage_open(stage);
    Instant wall = { STAGE_WALL, 540, false };
    stage_commit(other, 1);
    for (guint i = 2; i <= 3; i++) {
        g_autoptr(Statements) list = statements_new();
        stage_say(list, i, "601-2", "サトウ タロウ");
        g_assert_true(log_begin(hasty, &error) && log_commit(hasty, list, &wall, &error));
    }
    stage_commit(other, 4);
    g_autofree char *read = stage_read(hasty);
    g_assert_cmpstr(read, ==, "1 4");
    g_autofree char *nothing = stage_read(hasty);
    g_assert_cmpstr(nothing, ==, "");
}

static void
test_a_pen_put_down_leaves_nothing(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Log) log = stage_open(stage);
    g_autoptr(Log) other = stage_open(stage);
    g_assert_true(log_begin(log, &error));
    log_drop(log);
    stage_commit(other, 1);
    g_autofree char *read = stage_read(log);
    g_assert_cmpstr(read, ==, "1");
}

static void
keep_clock(const Statement *statement, gpointer user)
{
    g_array_append_val((GArray *)user, statement->clock);
}

static void
test_a_clock_set_back_keeps_the_order(void)
{
    static const gint64 walls[] = { 100, 200, -34560000, -1000000000000, 150, G_MAXINT64 / 2, 300 };
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Log) log = stage_open(stage);
    for (guint i = 0; i < G_N_ELEMENTS(walls); i++)
        g_assert_true(stage_commit_at(log, i, walls[i], &error));
    g_autoptr(Log) fresh = stage_open(stage);
    g_autoptr(GArray) clocks = g_array_new(FALSE, FALSE, sizeof(guint64));
    g_assert_true(log_read(fresh, keep_clock, clocks, &error));
    g_assert_cmpuint(clocks->len, ==, G_N_ELEMENTS(walls));
    for (guint i = 1; i < clocks->len; i++)
        g_assert_cmpuint(g_array_index(clocks, guint64, i), >,
                         g_array_index(clocks, guint64, i - 1));
    g_assert_cmpuint(g_array_index(clocks, guint64, 1), ==, statement_clock_at(STAGE_WALL + 200));
    g_assert_cmpuint(g_array_index(clocks, guint64, 3), ==,
                     statement_clock_at(STAGE_WALL + 200) + 2);
}

static void
test_a_text_that_cannot_be_kept_is_refused(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Log) log = stage_open(stage);
    g_autoptr(Statements) list = statements_new();
    Instant wall = { STAGE_WALL, 540, false };
    stage_say(list, 1, "601-1", "ヤマダ")->note = "\xE3\x83";
    g_assert_true(log_begin(log, &error));
    g_assert_false(log_commit(log, list, &wall, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED);
    stage_commit(log, 2);
    g_autoptr(Log) fresh = stage_open(stage);
    g_autofree char *read = stage_read(fresh);
    g_assert_cmpstr(read, ==, "2");
}

static void
test_a_reader_saves_nothing(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Log) log = stage_open(stage);
    g_autoptr(Log) reader = log_open(stage->path, true, NULL, &error);
    g_assert_no_error(error);
    g_assert_true(log_is_read_only(reader));
    stage_commit(log, 1);
    g_autofree char *read = stage_read(reader);
    g_assert_cmpstr(read, ==, "1");
    g_assert_false(log_begin(reader, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE);
}

static void
test_a_book_is_not_made_over_another_file(void)
{
    LogBirth birth = { "", 0, "A", "7KQX" };
    g_autoptr(GError) error = NULL, nowhere = NULL;
    g_autoptr(Stage) stage = stage_new();
    g_assert_false(log_create(stage->path, &birth, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE);
    g_autofree char *lost = g_build_filename(stage->folder, "no-folder", "ward.meguri", NULL);
    g_assert_false(log_create(lost, &birth, &nowhere));
    g_assert_error(nowhere, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE);
    g_autofree char *files = stage_files(stage);
    g_assert_cmpstr(files, ==, "ward.meguri");
}

/* A table of the book says no: what was begun is taken away again. */
static void
test_a_book_half_made_leaves_nothing(void)
{
    LogBirth birth = { "", 0, "A", NULL };
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new_empty();
    g_assert_false(log_create(stage->path, &birth, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE);
    g_autofree char *files = stage_files(stage);
    g_assert_cmpstr(files, ==, "");
}

static void
test_a_journal_left_alone_is_no_part_of_a_new_book(void)
{
    LogBirth birth = { "", 0, "A", "7KQX" };
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new_empty();
    g_autofree char *journal = g_strconcat(stage->path, "-journal", NULL);
    g_file_set_contents(journal, "\xd9\xd5\x05\xf9 live", -1, NULL);
    g_assert_false(log_create(stage->path, &birth, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE);
    g_file_set_contents(journal, "\0\0\0\0\0\0\0\0 finished", 17, NULL);
    stage_create(stage->path);
    g_autoptr(Log) log = stage_open(stage);
    stage_commit(log, 1);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/log/new-book-knows-its-ward", test_new_book_knows_its_ward);
    g_test_add_func("/log/two-new-books-share-no-secret", test_two_new_books_share_no_secret);
    g_test_add_func("/log/check-is-there-for-the-next-shift",
                    test_a_bedside_check_is_there_for_the_next_shift);
    g_test_add_func("/log/another-process-reads-it", test_another_process_reads_it);
    g_test_add_func("/log/two-windows-take-turns", test_two_windows_take_turns);
    g_test_add_func("/log/rows-of-the-other-window-are-not-passed-over",
                    test_rows_of_the_other_window_are_not_passed_over);
    g_test_add_func("/log/pen-put-down-leaves-nothing", test_a_pen_put_down_leaves_nothing);
    g_test_add_func("/log/clock-set-back-keeps-the-order", test_a_clock_set_back_keeps_the_order);
    g_test_add_func("/log/text-that-cannot-be-kept", test_a_text_that_cannot_be_kept_is_refused);
    g_test_add_func("/log/reader-saves-nothing", test_a_reader_saves_nothing);
    g_test_add_func("/log/not-over-another-file", test_a_book_is_not_made_over_another_file);
    g_test_add_func("/log/half-made-leaves-nothing", test_a_book_half_made_leaves_nothing);
    g_test_add_func("/log/journal-left-alone", test_a_journal_left_alone_is_no_part_of_a_new_book);
    return g_test_run();
}
