/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The drive fails under the nurse's hands: the entry stays on the screen, a folder is asked for,
 * and the same key goes on from there. */
#include "desk/elsewhere.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <signal.h>
#include <sys/resource.h>

#include "night.h"

/* No file grows beyond BYTES, nor is written behind them: what lies there of the drill's book is
 * refused with an error of the drive. */
static void
limit_files(rlim_t bytes)
{
    struct rlimit limit;
    g_assert_cmpint(getrlimit(RLIMIT_FSIZE, &limit), ==, 0);
    limit.rlim_cur = MIN(bytes, limit.rlim_max);
    g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &limit), ==, 0);
}

static void
disk_fails(void)
{
    limit_files(8 * 1024);
}

static void
disk_heals(void)
{
    limit_files(RLIM_INFINITY);
}

static void
begin(Night *night, gconstpointer data)
{
    signal(SIGXFSZ, SIG_IGN);
    night_begin(night, data);
    g_assert_cmpint(g_mkdir("stick", 0700), ==, 0);
}

static void
end(Night *night, gconstpointer data)
{
    const char *name;
    disk_heals();
    g_autoptr(GDir) dir = g_dir_open("stick", 0, NULL);
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename("stick", name, NULL);
        g_unlink(path);
    }
    g_rmdir("stick");
    night_end(night, data);
}

/* A001 is in the sweep's first bed; "i" says so. */
static void
be_refused(Night *night)
{
    night_feed(night, "r s s");
    g_assert_true(screen_shows("Is the patient there?"));
    disk_fails();
    night_feed(night, "i");
    disk_heals();
}

static void
test_the_page_stays_and_a_folder_is_asked(Night *night, gconstpointer data)
{
    (void)data;
    be_refused(night);
    g_assert_true(screen_shows("NOT SAVED"));
    g_assert_true(screen_shows("The entry: 501-1 Presence in bed"));
    g_assert_true(screen_shows("Go on in which folder"));
    g_assert_true(screen_shows("ﾔﾏﾀﾞ") || screen_shows("ヤマダ"));
    g_assert_true(screen_shows("reading only"));
}

static void
test_the_same_key_goes_on_in_the_new_book(Night *night, gconstpointer data)
{
    (void)data;
    be_refused(night);
    night_feed(night, "stick<Enter>");
    g_assert_true(screen_shows("Saved: the book is now stick/drill-20261102-064500.meguri"));
    g_assert_true(screen_shows("The same key goes on."));
    g_assert_true(screen_shows("BOOK NOW IN …/stick"));
    g_assert_false(screen_shows("reading only"));
    g_assert_true(screen_shows("501-1"));
    night_feed(night, "i");
    g_assert_true(screen_shows("501-2")); /* the next bed */
    g_assert_false(screen_shows("NOT SAVED"));
    night_feed(night, "i<Esc>");
    g_assert_true(screen_shows("BOOK NOW IN …/stick"));
}

static void
test_a_folder_that_is_none_is_said_and_the_question_stays(Night *night, gconstpointer data)
{
    (void)data;
    be_refused(night);
    night_feed(night, "/nowhere<Enter>");
    g_assert_true(screen_shows("NOT SAVED THERE EITHER"));
    g_assert_true(screen_shows("There is no folder /nowhere"));
    g_assert_true(screen_shows("The entry: 501-1 Presence in bed"));
    night_feed(night, "<Backspace><Backspace><Backspace><Backspace>");
    night_feed(night, "<Backspace><Backspace><Backspace><Backspace>stick<Enter>");
    g_assert_true(screen_shows("Saved: the book is now stick/"));
}

/* Esc leads back to the entry, and its key asks again. */
static void
test_the_question_can_be_put_off(Night *night, gconstpointer data)
{
    (void)data;
    be_refused(night);
    night_feed(night, "<Esc>");
    g_assert_false(screen_shows("Go on in which folder"));
    g_assert_true(screen_shows("Is the patient there?"));
    night_feed(night, "i");
    g_assert_true(screen_shows("Go on in which folder"));
    night_feed(night, "<Esc><Esc>");
    night_feed(night, "m"); /* whoever wants to enter something else is asked too */
    g_assert_true(screen_shows("Go on in which folder"));
}

/* The stick is as bad as the disk. */
static void
test_a_second_drive_that_fails_leaves_the_entry(Night *night, gconstpointer data)
{
    (void)data;
    be_refused(night);
    disk_fails();
    night_feed(night, "stick<Enter>");
    disk_heals();
    g_assert_true(screen_shows("NOT SAVED THERE EITHER"));
    g_autoptr(GDir) dir = g_dir_open("stick", 0, NULL);
    g_assert_null(g_dir_read_name(dir));
    g_assert_true(screen_shows("The entry: 501-1 Presence in bed"));
    night_feed(night, "<Enter>");
    g_assert_true(screen_shows("Saved: the book is now stick/"));
}

int
main(int argc, char **argv)
{
    setlocale(LC_ALL, "C.UTF-8");
    g_test_init(&argc, &argv, NULL);
#define ADD(path, test) g_test_add("/elsewhere/" path, Night, NULL, begin, test, end)
    ADD("asked", test_the_page_stays_and_a_folder_is_asked);
    ADD("goes-on", test_the_same_key_goes_on_in_the_new_book);
    ADD("no-folder", test_a_folder_that_is_none_is_said_and_the_question_stays);
    ADD("put-off", test_the_question_can_be_put_off);
    ADD("fails-too", test_a_second_drive_that_fails_leaves_the_entry);
    return g_test_run();
}
