/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The book leaves the PC on a stick, and what another station brought comes in, without a shell. */
#include "desk/exchange.h"
#include "desk/person.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "night.h"

static void
begin(Night *night, gconstpointer data)
{
    night_begin(night, data);
    g_assert_cmpint(g_mkdir("stick", 0700), ==, 0);
}

static void
end(Night *night, gconstpointer data)
{
    screen_leave_folder(g_build_filename(night->folder, "stick", NULL));
    night_end(night, data);
}

/* The copy in the stick's folder. (transfer full) */
static char *
copy_on_stick(void)
{
    g_autoptr(GDir) dir = g_dir_open("stick", 0, NULL);
    const char *name = g_dir_read_name(dir);
    g_assert_nonnull(name);
    return g_build_filename("stick", name, NULL);
}

/* Another PC goes on from the copy and tells where A001's family is; its own copy comes back. */
static char *
other_station_says(const char *copy)
{
    g_autoptr(GError) error = NULL;
    ExchangeNew wish = { .book = "other.meguri", .file = copy, .letters = "Q" };
    g_assert_true(exchange_new(&wish, &error));
    DeskOpening opening = { .book = "other.meguri", .observer = "岡", .now = SCREEN_NOW };
    g_autoptr(Desk) desk = desk_open(&opening, &error);
    g_assert_no_error(error);
    Saying saying = { .person = "A001", .what = WHAT_NOTE, .value = "娘は夕方に来る" };
    g_assert_true(desk_say(desk, &saying, NULL, NULL, &error));
    g_auto(ExchangeCopy) made = { NULL, 0 };
    g_assert_true(exchange_out(desk, "stick", &made, &error));
    return g_strdup(made.path);
}

static void
take(Night *night, const char *path)
{
    night_feed(night, "o0");
    night_feed(night, path);
    night_feed(night, "<Enter>");
}

static void
test_a_copy_leaves_the_pc_and_is_told_from_then_on(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "o");
    g_assert_true(screen_shows("No copy of this book has left the PC yet."));
    night_feed(night, "<Esc>");
    take(night, "stick");
    g_assert_true(screen_shows("are copied and read back; the drive may be"));
    g_assert_true(screen_shows("The last copy was made 0 min ago."));
    g_autofree char *copy = copy_on_stick();
    g_assert_true(screen_shows(copy));
    g_unlink(copy);
}

static void
test_what_another_station_wrote_comes_in(Night *night, gconstpointer data)
{
    (void)data;
    take(night, "stick");
    g_autofree char *copy = copy_on_stick();
    g_autofree char *theirs = other_station_says(copy);
    night_feed(night, "<Esc>");
    take(night, theirs);
    g_assert_true(screen_shows("1 new row"));
    g_assert_true(screen_shows("Station Q: nobody has compared its clock"));
    night_check_fact("A001", WHAT_NOTE, "娘は夕方に来る");
    night_feed(night, "<Esc>");
    take(night, theirs);
    g_assert_true(screen_shows("0 new rows"));
    g_unlink(copy);
    g_unlink(theirs);
    g_unlink("other.meguri");
}

static void
test_a_damaged_copy_and_a_missing_folder_change_nothing(Night *night, gconstpointer data)
{
    (void)data;
    take(night, "nowhere");
    g_assert_true(screen_shows("The copy cannot be read: “nowhere”"));
    g_assert_true(screen_shows("  nowhere")); /* to be mended, not typed anew */
    night_feed(night, "<Esc>");
    g_assert_true(screen_shows("No copy of this book has left the PC yet."));
    g_assert_true(g_file_set_contents("stick/half.meguri-copy", "half", -1, NULL));
    night_feed(night, "<Esc>");
    take(night, "stick/half.meguri-copy");
    g_assert_false(screen_shows("new row"));
    night_feed(night, "<Esc><Esc>");
    g_assert_true(screen_shows("501"));
    g_unlink("stick/half.meguri-copy");
}

int
main(int argc, char **argv)
{
    setlocale(LC_ALL, "C.UTF-8");
    g_autofree char *state = g_dir_make_tmp("meguri-state-XXXXXX", NULL);
    g_setenv("XDG_STATE_HOME", state, TRUE);
    g_test_init(&argc, &argv, NULL);
    g_test_add("/copy/a-copy-leaves-the-pc-and-is-told-from-then-on", Night, NULL, begin,
               test_a_copy_leaves_the_pc_and_is_told_from_then_on, end);
    g_test_add("/copy/what-another-station-wrote-comes-in", Night, NULL, begin,
               test_what_another_station_wrote_comes_in, end);
    g_test_add("/copy/a-damaged-copy-and-a-missing-folder-change-nothing", Night, NULL, begin,
               test_a_damaged_copy_and_a_missing_folder_change_nothing, end);
    int status = g_test_run();
    screen_leave_folder(g_build_filename(state, "meguri", NULL));
    g_rmdir(state);
    return status;
}
