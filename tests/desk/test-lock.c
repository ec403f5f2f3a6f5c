/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nobody sits at the PC: the desk lets keys and names go, and takes up the same work for whoever
 * has the passphrase (C3). */
#include "desk/late.h"
#include "desk/lock.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "stage.h"

#define RIGHT "four words of the lead"

/* Locked and unlocked again, with whatever was done MEANWHILE. */
static void
lock_and_unlock(Desk *desk, void (*meanwhile)(const Stage *), const Stage *stage)
{
    g_autoptr(GError) error = NULL;
    lock_begin(desk);
    g_assert_true(lock_holds(desk));
    g_assert_false(lock_keeps_book(desk));
    if (meanwhile != NULL)
        meanwhile(stage);
    g_assert_true(lock_end(desk, NULL, &error));
    g_assert_no_error(error);
    g_assert_false(lock_holds(desk));
}

static void
test_the_same_work_is_taken_up(void)
{
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    Instant seen = { desk_now(desk).seconds - 3600, 540, false };
    stage_say(desk, WHAT_TRANSPORT, "A001", "601-1", "walk");
    late_begin(desk, "大野", &seen);
    desk_look(desk, seen.seconds, INSTANT_END);
    g_autofree char *before = stage_cells(desk, "patient-list", "bed person kana transport");
    guint64 saved = desk_saved_number(desk);
    lock_and_unlock(desk, NULL, stage);
    g_autofree char *after = stage_cells(desk, "patient-list", "bed person kana transport");
    g_assert_cmpstr(after, ==, before);
    g_assert_cmpuint(desk_saved_number(desk), ==, saved);
    g_assert_cmpstr(desk_observer(desk), ==, "佐々木");
    g_assert_cmpstr(late_observer(desk, &seen), ==, "大野");
    g_assert_false(desk_looks_at_now(desk));
    late_end(desk);
    desk_look(desk, 0, INSTANT_END);
    g_autofree char *struck = NULL;
    g_assert_true(desk_strike_last(desk, "slip", &struck, NULL));
    g_assert_nonnull(strstr(struck, "Transport class"));
}

static void
say_elsewhere(const Stage *stage)
{
    g_autoptr(Desk) theirs = stage_open(stage, STAGE_MORNING);
    desk_set_observer(theirs, "大野");
    stage_say(theirs, WHAT_TRANSPORT, "A001", "601-1", "stretcher");
}

static bool
walks(Desk *desk, GError **error)
{
    Saying walks = { .what = WHAT_TRANSPORT, .person = "A001", .value = "walk" };
    return desk_say(desk, &walks, NULL, NULL, error);
}

static void
test_what_was_said_meanwhile_is_told(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    desk_open_form(desk);
    lock_and_unlock(desk, say_elsewhere, stage);
    g_assert_false(walks(desk, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_CHANGED);
    g_assert_nonnull(strstr(error->message, "大野"));
    g_assert_true(walks(desk, NULL));
}

/* Told after the form was opened, before the lock; and of two stations, whose rows come in another
 * order when they are read again. */
static void
test_what_the_form_knew_is_not_told(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    say_elsewhere(stage);
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    desk_open_form(desk);
    lock_and_unlock(desk, NULL, stage);
    g_assert_true(walks(desk, &error));
    g_assert_no_error(error);
    desk_open_form(desk);
    say_elsewhere(stage);
    g_assert_true(desk_follow(desk, NULL, NULL));
    lock_and_unlock(desk, NULL, stage);
    lock_and_unlock(desk, NULL, stage);
    g_assert_false(walks(desk, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_CHANGED);
}

static void
test_two_stations_are_told_apart(void)
{
    g_autoptr(GError) error = NULL;
    guint64 rows;
    g_autoptr(Stage) stage = stage_new();
    g_autofree char *copy = stage_path(stage, "east.meguri-copy");
    g_autofree char *other = stage_path(stage, "other.meguri");
    g_autofree char *back = stage_path(stage, "back.meguri-copy");
    stage_fill(stage);
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    g_assert_true(log_export(desk_log(desk), copy, &rows, &error));
    g_assert_true(log_create_from_copy(other, copy, NULL, "B", &error));
    DeskOpening opening = { .book = other, .observer = "大野", .now = STAGE_MORNING };
    g_autoptr(Desk) theirs = desk_open(&opening, &error);
    stage_say(theirs, WHAT_DIET, "A001", "601-1", "soft");
    g_assert_true(log_export(desk_log(theirs), back, &rows, &error));
    g_assert_true(log_merge(desk_log(desk), back, &rows, &error));
    g_assert_true(desk_follow(desk, NULL, NULL));
    stage_say(desk, WHAT_TRANSPORT, "A001", "601-1", "stretcher"); /* A's, filed after B's */
    desk_open_form(desk);
    lock_and_unlock(desk, NULL, stage);
    g_assert_true(walks(desk, &error));
    g_assert_no_error(error);
    desk_open_form(desk);
    lock_and_unlock(desk, say_elsewhere, stage); /* A's, read before all of B's */
    g_assert_false(walks(desk, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_CHANGED);
}

static Desk *
open_sealed(const Stage *stage)
{
    g_autoptr(GError) error = NULL;
    static const char layout[] = "[ward]\nname=5東\n[room 601]\nbeds=601-1\n";
    LogKey key = { "ward", RIGHT, NULL, LOG_KEY_MEMORY_LEAST, LOG_KEY_PASSES_LEAST };
    LogBirth birth = { layout, strlen(layout), "A", "K7QX", key };
    DeskOpening opening = { .book = stage->book, .passphrase = RIGHT, .now = STAGE_MORNING };
    g_unlink(stage->book);
    g_assert_true(log_create(stage->book, &birth, &error));
    Desk *desk = desk_open(&opening, &error);
    g_assert_no_error(error);
    return desk;
}

static void
test_only_the_passphrase_ends_it(void)
{
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = open_sealed(stage);
    static const char *const wrong[] = { NULL, "", "four words of a stranger" };
    lock_begin(desk);
    g_assert_true(lock_wants_passphrase(desk));
    for (guint i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_false(lock_end(desk, wrong[i], &error));
        g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_LOCKED);
        g_assert_true(lock_holds(desk));
    }
    g_assert_true(lock_end(desk, RIGHT, NULL));
}

/* The stick with the book was pulled out: what is in memory is all there is, and the nurse gets it
 * back. */
static void
test_what_cannot_be_read_again_is_kept(void)
{
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    g_autofree char *before = stage_cells(desk, "patient-list", "bed person kana");
    g_assert_cmpint(g_unlink(stage->book), ==, 0);
    lock_begin(desk);
    g_assert_true(lock_keeps_book(desk));
    g_assert_false(lock_wants_passphrase(desk));
    g_assert_true(lock_end(desk, NULL, NULL));
    g_autofree char *after = stage_cells(desk, "patient-list", "bed person kana");
    g_assert_cmpstr(after, ==, before);
}

/* It vanished while the desk was locked: it stays locked, says so, and opens once it is there. */
static void
test_a_book_that_comes_back_opens(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    g_autofree char *elsewhere = stage_path(stage, "stick");
    stage_fill(stage);
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    desk_open_form(desk);
    lock_begin(desk);
    g_assert_cmpint(g_rename(stage->book, elsewhere), ==, 0);
    g_assert_false(lock_end(desk, NULL, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_OPEN);
    g_assert_cmpint(g_rename(elsewhere, stage->book), ==, 0);
    g_assert_true(lock_end(desk, NULL, NULL));
    g_assert_true(walks(desk, NULL));
}

/* Somebody puts another ward's file there: its A001 is a stranger, and a half-typed form is about
 * ours. */
static void
test_another_wards_book_is_not_taken_up(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Stage) other = stage_new();
    g_autofree char *aside = stage_path(stage, "aside");
    stage_fill(stage);
    stage_fill(other);
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    lock_begin(desk);
    g_assert_cmpint(g_rename(stage->book, aside), ==, 0);
    g_assert_cmpint(g_rename(other->book, stage->book), ==, 0);
    g_assert_false(lock_end(desk, NULL, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_OPEN);
    g_assert_nonnull(strstr(error->message, "another ward"));
    g_assert_true(lock_holds(desk));
    g_assert_cmpint(g_rename(aside, stage->book), ==, 0);
    g_assert_true(lock_end(desk, NULL, NULL));
}

int
main(int argc, char **argv)
{
    setlocale(LC_ALL, "C.UTF-8");
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/lock/the-same-work-is-taken-up", test_the_same_work_is_taken_up);
    g_test_add_func("/lock/what-was-said-meanwhile-is-told", test_what_was_said_meanwhile_is_told);
    g_test_add_func("/lock/what-the-form-knew-is-not-told", test_what_the_form_knew_is_not_told);
    g_test_add_func("/lock/two-stations-are-told-apart", test_two_stations_are_told_apart);
    g_test_add_func("/lock/only-the-passphrase-ends-it", test_only_the_passphrase_ends_it);
    g_test_add_func("/lock/what-cannot-be-read-again-is-kept",
                    test_what_cannot_be_read_again_is_kept);
    g_test_add_func("/lock/a-book-that-comes-back-opens", test_a_book_that_comes_back_opens);
    g_test_add_func("/lock/another-wards-book-is-not-taken-up",
                    test_another_wards_book_is_not_taken_up);
    return g_test_run();
}
