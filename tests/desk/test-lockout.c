/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody guesses at the passphrase while the ward is asleep (A5, item 21): five wrong ones and a
 * quarter of an hour of waiting that no clock, restart, second window or broken-off try shortens;
 * and no nurse is kept out by a file that cannot be written or was damaged. */
#include "desk/lockout-file.h"
#include "desk/lockout.h"

#include "store/nameplate.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>

#include "night-key.h"
#include "pc-clock.h"
#include "stage.h"

#define RIGHT "four words of the lead"
#define WRONG "four words of a stranger"
#define MINUTE 60

/* Another window or command each time. (transfer full) */
static Lockout *
window(const Stage *stage)
{
    return lockout_new(stage->book, NULL, pc_clock());
}

static guint
minutes_left(const Stage *stage)
{
    g_autoptr(Lockout) lockout = window(stage);
    return lockout_minutes(lockout);
}

static bool
may_try(const Stage *stage, const char *key, bool right)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Lockout) lockout = lockout_new(stage->book, key, pc_clock());
    if (!lockout_begin(lockout, &error)) {
        g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_LOCKED);
        return false;
    }
    if (!right)
        g_set_error(&error, MEGURI_ERROR, MEGURI_ERROR_LOCKED, "no");
    lockout_end(lockout, &error);
    return true;
}

static void
fail_times(const Stage *stage, guint times)
{
    for (guint i = 0; i < times; i++)
        g_assert_true(may_try(stage, NULL, false));
}

/* (transfer full) */
static char *
file_of(const Stage *stage)
{
    g_autofree char *id = nameplate_read(stage->book);
    g_assert_nonnull(id);
    return lockout_file_path(id, NULL);
}

static void
test_five_wrong_ones_cost_a_quarter_of_an_hour(void)
{
    g_autoptr(Stage) stage = stage_new();
    fail_times(stage, 4);
    g_assert_cmpuint(minutes_left(stage), ==, 0);
    fail_times(stage, 1);
    g_assert_cmpuint(minutes_left(stage), ==, 15);
    g_assert_false(may_try(stage, NULL, true));
    pc_pass(14 * MINUTE + 59);
    g_assert_cmpuint(minutes_left(stage), ==, 1);
    g_assert_false(may_try(stage, NULL, true));
    pc_pass(1);
    g_assert_cmpuint(minutes_left(stage), ==, 0);
    fail_times(stage, 5);
    g_assert_cmpuint(minutes_left(stage), ==, 15);
}

/* The wait begins with the fifth, not with the first. */
static void
test_the_wait_begins_with_the_last(void)
{
    g_autoptr(Stage) stage = stage_new();
    fail_times(stage, 4);
    pc_pass(14 * MINUTE);
    fail_times(stage, 1);
    pc_pass(2 * MINUTE);
    g_assert_cmpuint(minutes_left(stage), ==, 13);
    g_assert_false(may_try(stage, NULL, true));
}

static void
test_a_slip_now_and_then_locks_nobody_out(void)
{
    g_autoptr(Stage) stage = stage_new();
    for (guint i = 0; i < 20; i++) {
        fail_times(stage, 1);
        pc_pass(4 * MINUTE);
    }
    fail_times(stage, 1);
    g_assert_true(may_try(stage, NULL, true));
    fail_times(stage, 4);
    g_assert_true(may_try(stage, NULL, true));
}

static void
test_the_clock_of_the_pc_does_not_count(void)
{
    static const gint64 moves[] = { 400 * 86400, -400 * 86400, 16 * MINUTE, -16 * MINUTE };
    g_autoptr(Stage) stage = stage_new();
    fail_times(stage, 5);
    for (guint i = 0; i < G_N_ELEMENTS(moves); i++) {
        pc_set(pc_wall() + moves[i]);
        g_assert_cmpuint(minutes_left(stage), ==, 15);
        g_assert_false(may_try(stage, NULL, true));
    }
    pc_pass(15 * MINUTE);
    g_assert_true(may_try(stage, NULL, true));
}

/* After a restart nobody can tell how long the PC was off: the wait begins anew, and ends. */
static void
test_a_restart_of_the_pc_shortens_nothing(void)
{
    g_autoptr(Stage) stage = stage_new();
    fail_times(stage, 5);
    pc_pass(10 * MINUTE);
    pc_start_again();
    pc_set(pc_wall() + 86400);
    g_assert_cmpuint(minutes_left(stage), ==, 15);
    g_assert_false(may_try(stage, NULL, true));
    pc_pass(15 * MINUTE - 30);
    g_assert_true(may_try(stage, NULL, true));
    fail_times(stage, 3);
    pc_start_again();
    fail_times(stage, 2);
    g_assert_false(may_try(stage, NULL, true));
    pc_start_again();
    pc_pass(12 * MINUTE -
            30); /* of another start than the tries: all of it has passed since them */
    g_assert_cmpuint(minutes_left(stage), ==, 3);
    g_assert_false(may_try(stage, NULL, true));
}

/* One that ran longer than now, and one without a start that can be told: still bounded. */
static void
test_a_time_that_cannot_be_is_waited_for_a_quarter_of_an_hour(void)
{
    g_autoptr(Stage) stage = stage_new();
    pc_claim(20000);
    fail_times(stage, 5);
    pc_claim(10 * MINUTE);
    g_assert_cmpuint(minutes_left(stage), ==, 5);
    pc_claim(15 * MINUTE);
    g_assert_true(may_try(stage, NULL, true));
}

static void
test_a_try_that_was_broken_off_was_one(void)
{
    g_autoptr(Stage) stage = stage_new();
    fail_times(stage, 4);
    g_autoptr(Lockout) killed = window(stage);
    g_assert_true(lockout_begin(killed, NULL));
    g_assert_cmpuint(minutes_left(stage), ==, 0); /* it may yet be right */
    pc_pass(2 * MINUTE);
    g_assert_cmpuint(minutes_left(stage), ==, 13);
    g_assert_false(may_try(stage, NULL, true));
}

static gpointer
open_it(gpointer lockout)
{
    GError *none = NULL;
    lockout_end(lockout, &none);
    return NULL;
}

/* Five commands of the ward at once, all with the right passphrase, and a sixth that comes. */
static void
test_tries_under_way_are_waited_for(void)
{
    g_autoptr(Stage) stage = stage_new();
    Lockout *windows[LOCKOUT_TRIES];
    for (guint i = 0; i < LOCKOUT_TRIES; i++) {
        windows[i] = window(stage);
        g_assert_true(lockout_begin(windows[i], NULL));
    }
    GThread *other = g_thread_new("window", open_it, windows[3]);
    g_assert_true(may_try(stage, NULL, true));
    g_thread_join(other);
    for (guint i = 0; i < LOCKOUT_TRIES; i++) {
        if (i != 3)
            open_it(windows[i]);
        lockout_free(windows[i]);
    }
    fail_times(stage, 4);
    g_assert_true(may_try(stage, NULL, true));
}

static void
test_what_was_no_guess_does_not_count(void)
{
    g_autoptr(Stage) stage = stage_new();
    fail_times(stage, 4);
    for (guint i = 0; i < 10; i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(Lockout) lockout = window(stage);
        g_assert_true(lockout_begin(lockout, &error));
        g_set_error(&error, MEGURI_ERROR, MEGURI_ERROR_DAMAGED, "row 3");
        lockout_end(lockout, &error);
        g_assert_cmpstr(error->message, ==, "row 3");
    }
    fail_times(stage, 1);
    g_assert_false(may_try(stage, NULL, true));
}

static void
test_a_damaged_count_counts_nothing(void)
{
    g_autofree char *bytes = NULL;
    gsize length;
    g_autoptr(GRand) chance = g_rand_new_with_seed(7);
    g_autoptr(Stage) stage = stage_new();
    fail_times(stage, 5);
    g_autofree char *file = file_of(stage);
    g_assert_true(g_file_get_contents(file, &bytes, &length, NULL));
    for (gsize cut = 0; cut < length; cut += 7) {
        g_assert_true(g_file_set_contents(file, bytes, (gssize)cut, NULL));
        g_assert_true(may_try(stage, NULL, true));
    }
    for (guint i = 0; i < 300; i++) {
        g_autofree char *broken = g_memdup2(bytes, length);
        gsize at = (gsize)g_rand_int_range(chance, 0, (gint32)length);
        broken[at] = (char)(broken[at] ^ 0x80);
        g_assert_true(g_file_set_contents(file, broken, (gssize)length, NULL));
        g_assert_cmpuint(minutes_left(stage), ==, 0);
        g_assert_true(may_try(stage, NULL, true));
    }
    fail_times(stage, 5);
    g_assert_false(may_try(stage, NULL, true));
}

static void
test_nobody_is_kept_out_by_a_file_that_cannot_be_written(void)
{
    g_autoptr(Stage) stage = stage_new();
    g_autofree char *file = file_of(stage);
    g_assert_cmpint(g_mkdir(file, 0700), ==, 0);
    fail_times(stage, 30);
    g_assert_true(may_try(stage, NULL, true));
    g_rmdir(file);
    g_assert_cmpint(symlink("/etc/passwd", file), ==, 0); /* somebody else's file is let be */
    fail_times(stage, 30);
    g_unlink(file);
}

/* ---- with a book ---- */

static void
make_sealed(const Stage *stage)
{
    g_autoptr(GError) error = NULL;
    static const char layout[] = "[ward]\nname=5東\n[room 601]\nbeds=601-1\n";
    LogKey key = { "ward", RIGHT, NULL, LOG_KEY_MEMORY_LEAST, LOG_KEY_PASSES_LEAST };
    LogBirth birth = { layout, strlen(layout), "A", "K7QX", key };
    g_unlink(stage->book);
    g_assert_true(log_create(stage->book, &birth, &error));
    g_assert_no_error(error);
}

static Desk *
open_as(const Stage *stage, const char *key, const char *passphrase, GError **error)
{
    DeskOpening opening = { .book = stage->book,
                            .observer = "佐々木",
                            .passphrase = passphrase,
                            .key = key,
                            .now = STAGE_MORNING,
                            .clock = pc_clock() };
    return desk_open(&opening, error);
}

static Desk *
open_with(const Stage *stage, const char *passphrase, GError **error)
{
    return open_as(stage, NULL, passphrase, error);
}

static void
test_a_book_is_locked_and_the_envelope_opens_it(void)
{
    g_autoptr(Stage) stage = stage_new();
    make_sealed(stage);
    g_autoptr(Desk) desk = open_with(stage, RIGHT, NULL);
    g_assert_nonnull(desk);
    g_autofree char *envelope = log_envelope(desk_log(desk));
    for (guint left = 5; left-- > 0;) {
        g_autoptr(GError) error = NULL;
        g_autofree char *hint = g_strdup_printf("Tries left: %u, then a pause of 15 min.", left);
        g_assert_null(open_with(stage, WRONG, &error));
        g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_LOCKED);
        g_assert_nonnull(strstr(error->message, left > 0 ? hint : "for 15 min"));
    }
    g_autoptr(GError) refused = NULL;
    pc_pass(5 * MINUTE);
    g_assert_null(open_with(stage, RIGHT, &refused));
    g_assert_error(refused, MEGURI_ERROR, MEGURI_ERROR_LOCKED);
    g_assert_nonnull(strstr(refused->message, "for 10 min"));
    g_autoptr(Desk) rescued = open_with(stage, envelope, NULL);
    g_assert_nonnull(rescued);
    pc_pass(10 * MINUTE);
    g_autoptr(Desk) again = open_with(stage, RIGHT, NULL);
    g_assert_nonnull(again);
    g_assert_true(may_try(stage, NULL, true));
}

/* A visitor guesses; at 3 a.m. the nurse names her key and is in. */
static void
test_guesses_of_a_stranger_keep_nobody_out_who_names_her_key(void)
{
    g_autoptr(GError) refused = NULL, unknown = NULL;
    g_autoptr(Stage) stage = stage_new();
    make_sealed(stage);
    night_key_add(stage->book, RIGHT);
    fail_times(stage, 5);
    g_assert_null(open_as(stage, NULL, NIGHT_KEY_PASSPHRASE, &refused));
    g_assert_error(refused, MEGURI_ERROR, MEGURI_ERROR_LOCKED);
    g_assert_nonnull(strstr(refused->message, "--key NAME"));
    g_autoptr(Desk) desk = open_as(stage, "夜勤", NIGHT_KEY_PASSPHRASE, NULL);
    g_assert_nonnull(desk);
    g_assert_null(
        open_as(stage, "ward", NIGHT_KEY_PASSPHRASE, NULL)); /* hers opens under her name alone */
    g_assert_null(open_as(stage, "夜", NIGHT_KEY_PASSPHRASE, &unknown));
    g_assert_error(unknown, MEGURI_ERROR, MEGURI_ERROR_USAGE);
    g_assert_nonnull(strstr(unknown->message, "It has: ward, 夜勤."));
}

static void
test_each_key_has_its_own_count(void)
{
    g_autoptr(Stage) stage = stage_new();
    make_sealed(stage);
    night_key_add(stage->book, RIGHT);
    for (guint i = 0; i < 5; i++)
        g_assert_true(may_try(stage, "夜勤", false));
    g_assert_false(may_try(stage, "夜勤", true));
    g_assert_true(may_try(stage, "ward", true));
    g_assert_true(may_try(stage, NULL, true));
    g_assert_false(may_try(stage, "夜勤", true)); /* others opened, not this one */
}

/* Whoever makes up names has no more tries than whoever tells none. */
static void
test_made_up_names_are_no_way_to_more_tries(void)
{
    g_autoptr(Stage) stage = stage_new();
    make_sealed(stage);
    night_key_add(stage->book, RIGHT);
    for (guint i = 0; i < 5; i++) {
        g_autofree char *name = g_strdup_printf("name %u", i);
        g_assert_true(may_try(stage, name, false));
    }
    g_assert_false(may_try(stage, "another", false));
    g_assert_false(may_try(stage, NULL, false));
    g_assert_true(may_try(stage, "夜勤", true));
}

/* Named or not, it is the same passphrase that is guessed at. */
static void
test_the_only_key_of_a_book_is_not_guessed_at_twice(void)
{
    g_autoptr(Stage) stage = stage_new();
    make_sealed(stage);
    fail_times(stage, 5);
    g_assert_false(may_try(stage, "ward", true));
}

static void
test_an_open_book_opens_whatever_was_guessed(void)
{
    g_autoptr(Stage) stage = stage_new();
    fail_times(stage, 5);
    g_assert_false(may_try(stage, NULL, true));
    g_autoptr(Desk) desk = open_with(stage, WRONG, NULL);
    g_assert_nonnull(desk);
}

/* Whoever stole the stick guesses no more often than at the PC. */
static void
test_a_copy_counts_with_its_book(void)
{
    guint64 rows;
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    g_autofree char *copy = stage_path(stage, "stick.meguri-copy");
    make_sealed(stage);
    g_autoptr(Desk) desk = open_with(stage, RIGHT, NULL);
    g_assert_true(log_export(desk_log(desk), copy, &rows, &error));
    g_autofree char *id = nameplate_read(stage->book), *of_copy = nameplate_read(copy);
    g_assert_cmpstr(id, ==, of_copy);
    fail_times(stage, 5);
    g_autoptr(Lockout) lockout = lockout_new(copy, NULL, pc_clock());
    g_assert_cmpuint(lockout_minutes(lockout), ==, 15);
    g_assert_null(nameplate_read("/dev/null"));
    g_assert_null(nameplate_read("/proc/nonexistent"));
}

static void
remove_states(const char *state)
{
    const char *name;
    g_autofree char *folder = g_build_filename(state, "meguri", NULL);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        g_unlink(path);
    }
    g_rmdir(folder);
    g_rmdir(state);
}

int
main(int argc, char **argv)
{
    setlocale(LC_ALL, "C.UTF-8");
    g_autofree char *state = g_dir_make_tmp("meguri-state-XXXXXX", NULL);
    g_setenv("XDG_STATE_HOME", state, TRUE);
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/lockout/five-wrong-ones-cost-a-quarter-of-an-hour",
                    test_five_wrong_ones_cost_a_quarter_of_an_hour);
    g_test_add_func("/lockout/the-wait-begins-with-the-last", test_the_wait_begins_with_the_last);
    g_test_add_func("/lockout/a-slip-now-and-then-locks-nobody-out",
                    test_a_slip_now_and_then_locks_nobody_out);
    g_test_add_func("/lockout/the-clock-of-the-pc-does-not-count",
                    test_the_clock_of_the_pc_does_not_count);
    g_test_add_func("/lockout/a-restart-of-the-pc-shortens-nothing",
                    test_a_restart_of_the_pc_shortens_nothing);
    g_test_add_func("/lockout/a-time-that-cannot-be-is-waited-for-a-quarter-of-an-hour",
                    test_a_time_that_cannot_be_is_waited_for_a_quarter_of_an_hour);
    g_test_add_func("/lockout/a-try-that-was-broken-off-was-one",
                    test_a_try_that_was_broken_off_was_one);
    g_test_add_func("/lockout/tries-under-way-are-waited-for", test_tries_under_way_are_waited_for);
    g_test_add_func("/lockout/what-was-no-guess-does-not-count",
                    test_what_was_no_guess_does_not_count);
    g_test_add_func("/lockout/a-damaged-count-counts-nothing", test_a_damaged_count_counts_nothing);
    g_test_add_func("/lockout/nobody-is-kept-out-by-a-file-that-cannot-be-written",
                    test_nobody_is_kept_out_by_a_file_that_cannot_be_written);
    g_test_add_func("/lockout/a-book-is-locked-and-the-envelope-opens-it",
                    test_a_book_is_locked_and_the_envelope_opens_it);
    g_test_add_func("/lockout/guesses-of-a-stranger-keep-nobody-out-who-names-her-key",
                    test_guesses_of_a_stranger_keep_nobody_out_who_names_her_key);
    g_test_add_func("/lockout/each-key-has-its-own-count", test_each_key_has_its_own_count);
    g_test_add_func("/lockout/made-up-names-are-no-way-to-more-tries",
                    test_made_up_names_are_no_way_to_more_tries);
    g_test_add_func("/lockout/the-only-key-of-a-book-is-not-guessed-at-twice",
                    test_the_only_key_of_a_book_is_not_guessed_at_twice);
    g_test_add_func("/lockout/an-open-book-opens-whatever-was-guessed",
                    test_an_open_book_opens_whatever_was_guessed);
    g_test_add_func("/lockout/a-copy-counts-with-its-book", test_a_copy_counts_with_its_book);
    int status = g_test_run();
    remove_states(state);
    return status;
}
