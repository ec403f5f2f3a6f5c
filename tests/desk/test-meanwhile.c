/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What two windows on one book say of the same thing while a form is open (E10). */
#include "desk/movement.h"

#include <locale.h>
#include <string.h>

#include "stage.h"

/* Two desks on one ward; 佐々木's form is open, 大野 writes meanwhile. */
typedef struct {
    Stage *stage;
    Desk *mine;
    Desk *theirs;
} Two;

static void
begin(Two *two, gconstpointer data)
{
    (void)data;
    two->stage = stage_new();
    stage_fill(two->stage);
    two->mine = stage_open(two->stage, STAGE_MORNING);
    two->theirs = stage_open(two->stage, STAGE_MORNING);
    desk_set_observer(two->theirs, "大野");
    desk_open_form(two->mine);
}

static void
end(Two *two, gconstpointer data)
{
    (void)data;
    desk_free(two->mine);
    desk_free(two->theirs);
    stage_free(two->stage);
}

static bool
try_to_say(Two *two, const Saying *saying, GError **error)
{
    return desk_say(two->mine, saying, NULL, NULL, error);
}

/* The first time SAYING is told that 大野 said WORDS; the second time it is saved. */
static void
check_told_once(Two *two, const Saying *saying, const char *words)
{
    g_autoptr(GError) error = NULL;
    guint64 before = desk_saved_number(two->theirs);
    g_assert_false(try_to_say(two, saying, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_CHANGED);
    g_assert_nonnull(strstr(error->message, "大野"));
    g_assert_nonnull(strstr(error->message, words));
    g_clear_error(&error);
    g_assert_true(desk_follow(two->theirs, NULL, &error));
    g_assert_cmpuint(desk_saved_number(two->theirs), ==, before);
    g_assert_true(try_to_say(two, saying, &error));
    g_assert_no_error(error);
    g_assert_true(desk_follow(two->theirs, NULL, &error));
    g_assert_cmpuint(desk_saved_number(two->theirs), ==, before + 1);
}

static void
test_another_value_of_the_same_fact(Two *two, gconstpointer data)
{
    (void)data;
    Saying walks = { .what = WHAT_TRANSPORT, .person = "A001", .value = "walk" };
    stage_say(two->theirs, WHAT_TRANSPORT, "A001", "601-1", "stretcher");
    check_told_once(two, &walks, "ヤマダ ハナコ 601-1: Transport class");
}

static void
test_what_does_not_touch_the_form_is_not_told(Two *two, gconstpointer data)
{
    (void)data;
    g_autoptr(GError) error = NULL;
    Saying walks = { .what = WHAT_TRANSPORT, .person = "A001", .value = "walk" };
    stage_say(two->theirs, WHAT_TRANSPORT, "A002", "601-2", "stretcher"); /* somebody else's */
    stage_say(two->theirs, WHAT_DIET, "A001", "601-1", "soft");           /* another fact */
    stage_say(two->theirs, WHAT_TRANSPORT, "A001", NULL, "walk");         /* the same word */
    g_assert_true(try_to_say(two, &walks, &error));
    g_assert_no_error(error);
}

static void
test_without_a_form_nothing_is_told(Two *two, gconstpointer data)
{
    (void)data;
    g_autoptr(GError) error = NULL;
    g_autoptr(Desk) third = stage_open(two->stage, STAGE_MORNING);
    Saying walks = { .what = WHAT_TRANSPORT, .person = "A001", .value = "walk" };
    stage_say(two->theirs, WHAT_TRANSPORT, "A001", "601-1", "stretcher");
    g_assert_true(desk_say(third, &walks, NULL, NULL, &error));
    g_assert_no_error(error);
}

static void
test_the_person_was_moved(Two *two, gconstpointer data)
{
    (void)data;
    Saying here = { .what = WHAT_PRESENCE, .person = "A001", .bed = "601-1", .value = "in" };
    stage_say(two->theirs, WHAT_MOVE, "A001", "603", "");
    check_told_once(two, &here, "ヤマダ ハナコ 603: Move to another bed");
}

static void
test_somebody_was_put_into_the_bed(Two *two, gconstpointer data)
{
    (void)data;
    Saying empty = { .what = WHAT_PRESENCE, .bed = "603", .value = "empty" };
    stage_say(two->theirs, WHAT_MOVE, "A001", "603", "");
    check_told_once(two, &empty, "ヤマダ ハナコ 603");
}

/* Two nurses take one room: the unknown man in 603 must not become two men. */
static void
test_one_man_is_not_entered_twice(Two *two, gconstpointer data)
{
    (void)data;
    g_autoptr(GError) error = NULL;
    g_autofree char *first = NULL, *second = NULL;
    Arrival arrival = { .bed = "603" };
    g_assert_true(movement_admit(two->theirs, &arrival, &first, &error));
    g_assert_no_error(error);
    g_assert_false(movement_admit(two->mine, &arrival, &second, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_CHANGED);
    g_assert_null(second);
    g_autofree char *rows = stage_cells(two->mine, "bed-map", "bed persons");
    g_assert_nonnull(strstr(rows, "603 A004"));
}

static void
test_what_the_form_shows_was_struck(Two *two, gconstpointer data)
{
    (void)data;
    g_autoptr(GError) error = NULL;
    stage_say(two->theirs, WHAT_SEX, "A001", "601-1", "m");
    g_assert_true(desk_follow(two->mine, NULL, &error));
    desk_open_form(two->mine); /* it shows "male" */
    g_assert_true(desk_strike_last(two->theirs, "聞き違い", NULL, &error));
    Saying male = { .what = WHAT_SEX, .person = "A001", .value = "f" };
    check_told_once(two, &male, "Sex male");
}

static void
test_an_act_of_several_words_is_told_and_saved_whole(Two *two, gconstpointer data)
{
    (void)data;
    g_autoptr(GError) error = NULL;
    stage_say(two->theirs, WHAT_DISCHARGE, "A002", NULL, "home");
    g_assert_false(movement_swap(two->mine, "A001", "A002", &error));
    g_clear_error(&error);
    g_autofree char *rows = stage_cells(two->mine, "bed-map", "bed persons");
    g_assert_nonnull(strstr(rows, "601-1 A001"));
}

#define TWO_ADD(path, test) g_test_add(path, Two, NULL, begin, test, end)

int
main(int argc, char **argv)
{
    setlocale(LC_ALL, "C.UTF-8");
    g_test_init(&argc, &argv, NULL);
    TWO_ADD("/meanwhile/another-value-of-the-same-fact", test_another_value_of_the_same_fact);
    TWO_ADD("/meanwhile/what-does-not-touch-the-form-is-not-told",
            test_what_does_not_touch_the_form_is_not_told);
    TWO_ADD("/meanwhile/without-a-form-nothing-is-told", test_without_a_form_nothing_is_told);
    TWO_ADD("/meanwhile/the-person-was-moved", test_the_person_was_moved);
    TWO_ADD("/meanwhile/somebody-was-put-into-the-bed", test_somebody_was_put_into_the_bed);
    TWO_ADD("/meanwhile/one-man-is-not-entered-twice", test_one_man_is_not_entered_twice);
    TWO_ADD("/meanwhile/what-the-form-shows-was-struck", test_what_the_form_shows_was_struck);
    TWO_ADD("/meanwhile/an-act-of-several-words-is-told-and-saved-whole",
            test_an_act_of_several_words_is_told_and_saved_whole);
    return g_test_run();
}
