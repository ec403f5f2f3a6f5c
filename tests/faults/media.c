/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char *
journal_of(const Stage *stage)
{
    return g_strconcat(stage->path, "-journal", NULL);
}

static void
set_mode(const char *path, mode_t mode)
{
    g_assert_cmpint(g_chmod(path, mode), ==, 0);
}

static void
put(const char *path, const char *bytes, gsize length)
{
    g_assert_true(g_file_set_contents(path, bytes, (gssize)length, NULL));
}

static void
leave_no_room(const Stage *stage)
{
    static const char block[4096] = { 1 };
    g_autofree char *ballast = g_build_filename(stage->folder, "ballast", NULL);
    int file = open(ballast, O_CREAT | O_WRONLY, 0600);
    while (write(file, block, sizeof block) > 0)
        ;
    close(file);
}

/* A file system of our own with the book and its journal on it. */
static void
carry_to_another_disk(const Stage *stage)
{
    char *book, *log = NULL;
    gsize book_length, log_length = 0;
    g_autofree char *journal = journal_of(stage);
    g_assert_true(g_file_get_contents(stage->path, &book, &book_length, NULL));
    g_file_get_contents(journal, &log, &log_length, NULL); /* there is none of a book at rest */
    apart_mount(stage, "size=4m");
    put(stage->path, book, book_length);
    if (log != NULL)
        put(journal, log, log_length);
    g_free(book);
    g_free(log);
}

/* It was opened there before the disk was full. */
static void
fill_the_disk(const Stage *stage)
{
    carry_to_another_disk(stage);
    g_autoptr(Log) log = stage_open(stage);
    g_assert_nonnull(log);
    leave_no_room(stage);
}

/* It was not: no station is at home, and none can be written. */
static void
carry_to_a_full_disk(const Stage *stage)
{
    carry_to_another_disk(stage);
    leave_no_room(stage);
}

static void
shut_the_folder(const Stage *stage)
{
    set_mode(stage->folder, 0555);
}

static void
shut_the_file(const Stage *stage)
{
    set_mode(stage->path, 0400);
}

static void
shut_both(const Stage *stage)
{
    shut_the_file(stage);
    shut_the_folder(stage);
}

/* That of a write that was broken off, or of a program that died and left one that is done with. */
static void
hide_the_journal(const Stage *stage)
{
    static const char done_with[512];
    g_autofree char *journal = journal_of(stage);
    if (!g_file_test(journal, G_FILE_TEST_EXISTS))
        put(journal, done_with, sizeof done_with);
    set_mode(journal, 0);
}

static void
hide_the_file(const Stage *stage)
{
    set_mode(stage->path, 0);
}

static void
hide_the_folder(const Stage *stage)
{
    set_mode(stage->folder, 0);
}

/* Somebody's book that everybody may read, and one that nobody else may. Only root can make them;
 * he makes them, becomes nobody, and keeps nothing. */
static void
become_another(const Stage *stage, mode_t mode)
{
    if (geteuid() != 0)
        _exit(APART_SKIPPED);
    g_autofree char *journal = journal_of(stage);
    g_autoptr(Stage) nothing = stage_new_empty();
    set_mode(stage->folder, 0755);
    if (g_file_test(journal, G_FILE_TEST_EXISTS))
        set_mode(journal, mode);
    set_mode(stage->path, mode);
    apart_become_ordinary(nothing);
}

static void
read_anothers(const Stage *stage)
{
    become_another(stage, 0644);
}

static void
be_kept_out(const Stage *stage)
{
    become_another(stage, 0600);
}

/* Somebody's tool put the book into the mode of two files; its journal is of no use then. */
static void
turn_into_wal(const Stage *stage)
{
    g_assert_null(stage_sql(stage, "PRAGMA journal_mode = WAL"));
}

static void
turn_into_wal_on_read_only_disk(const Stage *stage)
{
    turn_into_wal(stage);
    apart_mount_read_only(stage);
}

static void
move_behind_a_link(const Stage *stage)
{
    g_autofree char *other = g_build_filename(stage->folder, "real", NULL);
    g_assert_cmpint(g_rename(stage->path, other), ==, 0);
    g_assert_cmpint(symlink("real", stage->path), ==, 0);
}

static void
take_away(const Stage *stage)
{
    g_assert_cmpint(g_unlink(stage->path), ==, 0);
}

static void
take_all_away(const Stage *stage)
{
    g_autofree char *journal = journal_of(stage);
    take_away(stage);
    g_unlink(journal);
    g_assert_cmpint(g_rmdir(stage->folder), ==, 0);
}

static void
put_a_file_for_the_folder(const Stage *stage)
{
    take_all_away(stage);
    put(stage->folder, "x", 1);
}

static void
put_a_folder(const Stage *stage)
{
    take_away(stage);
    g_assert_cmpint(g_mkdir(stage->path, 0700), ==, 0);
}

static void
put_nothing(const Stage *stage)
{
    put(stage->path, "", 0);
}

static void
put_a_table(const Stage *stage)
{
    put(stage->path, "bed,name\n601-1,YAMADA\n", 22);
}

static void
put_zeros(const Stage *stage)
{
    static const char zeros[8192];
    put(stage->path, zeros, sizeof zeros);
}

static void
put_another_database(const Stage *stage)
{
    take_away(stage);
    g_assert_null(stage_sql(stage, "CREATE TABLE mine (a)"));
}

static void
put_a_newer_book(const Stage *stage)
{
    g_assert_null(stage_sql(stage, "PRAGMA user_version = 99"));
}

static void
put_a_broken_link(const Stage *stage)
{
    take_away(stage);
    g_assert_cmpint(symlink("nowhere", stage->path), ==, 0);
}

static void
put_a_circle(const Stage *stage)
{
    take_away(stage);
    g_assert_cmpint(symlink("ward.meguri", stage->path), ==, 0);
}

static void
put_a_pipe(const Stage *stage)
{
    take_away(stage);
    g_assert_cmpint(mkfifo(stage->path, 0600), ==, 0);
}

static void
cut_to(const Stage *stage, off_t length)
{
    g_assert_cmpint(truncate(stage->path, length), ==, 0);
}

static void
cut_in_the_first_page(const Stage *stage)
{
    cut_to(stage, 50);
}

static void
cut_after_the_first_page(const Stage *stage)
{
    cut_to(stage, 4096);
}

const Medium media[] = {
    { "whole", .shows = true },
    { "whole-unfinished", .unfinished = true, .shows = true },
    { "full-disk", fill_the_disk, .shows = true },
    { "full-disk-copied", carry_to_a_full_disk, .shows = true, .read_only = true, .tries = true },
    { "full-disk-unfinished", carry_to_a_full_disk, true, .shows = true }, /* undoing makes room */
    { "read-only-disk", apart_mount_read_only, .shows = true, .read_only = true },
    { "read-only-disk-unfinished", apart_mount_read_only, true, .shows = true, .read_only = true },
    { "read-only-folder", shut_the_folder, false, true, true, true },
    { "read-only-folder-unfinished", shut_the_folder, true, true, true, true },
    { "read-only-file", shut_the_file, false, true, true, true },
    { "read-only-file-unfinished", shut_the_file, true, true, true, true },
    { "read-only-both", shut_both, false, true, true, true },
    { "read-only-both-unfinished", shut_both, true, true, true, true },
    { "of-another-readable", read_anothers, .shows = true, .read_only = true },
    { "of-another-unfinished", read_anothers, true, .shows = true, .read_only = true },
    { "of-another-private", be_kept_out },
    { "mode-of-two-files", turn_into_wal, .shows = true },
    { "mode-of-two-files-read-only-disk", turn_into_wal_on_read_only_disk, .shows = true,
      .read_only = true },
    { "behind-a-link", move_behind_a_link, .shows = true },
    { "journal-hidden", hide_the_journal, .ordinary = true },
    { "journal-hidden-unfinished", hide_the_journal, true, true },
    { "file-hidden", hide_the_file, .ordinary = true },
    { "folder-hidden", hide_the_folder, .ordinary = true },
    { "no-file", take_away },
    { "no-folder", take_all_away },
    { "file-for-the-folder", put_a_file_for_the_folder },
    { "folder", put_a_folder },
    { "empty", put_nothing },
    { "empty-unfinished", put_nothing, .unfinished = true },
    { "table", put_a_table },
    { "zeros", put_zeros },
    { "another-database", put_another_database },
    { "newer-book", put_a_newer_book },
    { "broken-link", put_a_broken_link },
    { "circle", put_a_circle },
    { "pipe", put_a_pipe },
    { "cut-in-the-first-page", cut_in_the_first_page },
    { "cut-after-the-first-page", cut_after_the_first_page },
};
const gsize media_count = G_N_ELEMENTS(media);
