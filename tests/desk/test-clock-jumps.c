/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The PC's clock jumps in mid-round, or between two sittings: by 400 days, ten years, to 1970, past
 * 2038, to another time zone. What is current stays so; and where a word that is said afterwards is
 * not what the list shows, something says that a clock was wrong.
 *
 * MEGURI_ROUNDS=n plays n rounds by chance.
 */

#include "desk/clock.h"
#include "desk/movement.h"
#include "desk/output.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "pc-clock.h"
#include "stage.h"

#define DAY (24 * 3600)
#define ROUNDS 60
#define ACTS 12

/* Where a clock can jump to; 0: by so many seconds from where it is. */
static const struct {
    const char *name;
    gint64 by;
    gint64 to;
    const char *zone;
} jumps[] = {
    { "back-400-days", -400 * DAY, 0, NULL },
    { "on-10-years", 3652 * DAY, 0, NULL },
    { "to-1970", 0, 17, NULL },
    { "past-2038", 0, G_GINT64_CONSTANT(2147483648) + 59, NULL },
    { "back-an-hour", -3600, 0, NULL },
    { "a-leap-second", -1, 0, NULL },
    { "to-another-zone", 0, 0, "America/New_York" },
};

static void
jump(guint number)
{
    pc_set(jumps[number].to != 0 ? jumps[number].to : pc_wall() + jumps[number].by);
    g_setenv("TZ", jumps[number].zone != NULL ? jumps[number].zone : "UTC", TRUE);
    tzset();
}

/* What a nurse acts on. */
static char *
current(Desk *desk)
{
    return stage_cells(desk, "patient-list", "person bed kana birthdate");
}

static bool
is_warned(Desk *desk)
{
    g_autofree char *kinds = stage_cells(desk, "conflicts", "kind");
    return strstr(kinds, "clock-back") != NULL || strstr(kinds, "future") != NULL;
}

static bool
is_in(Desk *desk, const char *bed)
{
    g_autofree char *rows = stage_cells(desk, "patient-list", "person bed");
    g_autofree char *wanted = g_strdup_printf("A001 %s", bed);
    return strstr(rows, wanted) != NULL;
}

static void
start(void)
{
    pc_set(PC_TRUE_MORNING + 3600);
    g_setenv("TZ", "UTC", TRUE);
    tzset();
}

static void
test_a_jump_in_mid_round(gconstpointer data)
{
    guint number = GPOINTER_TO_UINT(data);
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    start();
    g_autoptr(Desk) desk = pc_open(stage->book);
    g_autofree char *before = current(desk);
    Instant then = desk_now(desk);
    jump(number);
    pc_pass(60);
    g_autofree char *after = current(desk);
    g_assert_cmpstr(after, ==, before);
    g_assert_cmpint(desk_now(desk).seconds, ==, then.seconds + 60);
    stage_say(desk, WHAT_MOVE, "A001", "603", "");
    g_assert_true(is_in(desk, "603"));
    g_assert_false(is_warned(desk)); /* nobody wrote under that clock */
}

/* The book is shut and opened under the other clock; somebody writes; the clock is put right. */
static void
test_a_jump_between_two_sittings(gconstpointer data)
{
    guint number = GPOINTER_TO_UINT(data);
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    start();
    g_autoptr(Desk) first = pc_open(stage->book);
    stage_say(first, WHAT_MOVE, "A001", "603", "");
    g_autofree char *before = current(first);
    pc_pass(600);
    jump(number);
    g_autoptr(Desk) second = pc_open(stage->book);
    g_autofree char *after = current(second);
    g_assert_cmpstr(after, ==, before);
    stage_say(second, WHAT_MOVE, "A001", "601-3", "");
    g_assert_true(is_in(second, "601-3") || is_warned(second));
    g_autofree char *under = current(second);
    Instant right = { PC_TRUE_MORNING + 3600 + 660, 540, false };
    g_assert_true(clock_put_right(second, &right, &error));
    g_autofree char *righted = current(second);
    g_assert_cmpstr(righted, ==, under);
    stage_say(second, WHAT_MOVE, "A001", "601-1", "");
    g_assert_true(is_in(second, "601-1") || is_warned(second));
}

/* ---- within one act ---- */

/* The lid is shut with a swap half done: whom it is about is not read anew before it is saved. */
static void
test_what_was_found_holds_as_long_as_the_act_takes(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    start();
    g_autoptr(Desk) desk = pc_open(stage->book);
    gint64 at = reading_at(desk_reading(desk));
    pc_drag(60);
    g_assert_cmpint(reading_at(desk_reading(desk)), ==, at);
    BandWish wish = { .media = NULL };
    g_autoptr(GPtrArray) needed = output_band_needed(desk, &wish);
    g_assert_cmpuint(needed->len, ==, 2);
    g_assert_cmpint(reading_at(desk_reading(desk)), ==, at);
    g_assert_true(movement_swap(desk, "A001", "A002", &error));
    g_assert_no_error(error);
    at = reading_at(desk_reading(desk));
    g_autofree char *rows = stage_cells(desk, "patient-list", "person bed");
    g_assert_cmpstr(rows, ==, "A002 601-1, A001 601-2, A003 602");
    g_assert_cmpint(reading_at(desk_reading(desk)), ==, at);
    pc_drag(0);
    desk_begin_act(desk);
    g_assert_cmpint(reading_at(desk_reading(desk)), ==, desk_now(desk).seconds);
}

/* Whoever only looks sees what is now all the same. */
static void
test_each_act_begins_with_what_is_now(void)
{
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    start();
    g_autoptr(Desk) desk = pc_open(stage->book);
    gint64 at = reading_at(desk_reading(desk));
    pc_pass(59);
    desk_begin_act(desk);
    g_assert_cmpint(reading_at(desk_reading(desk)), ==, at);
    pc_pass(1);
    desk_begin_act(desk);
    g_assert_cmpint(reading_at(desk_reading(desk)), ==, at + 60);
}

/* ---- by chance ---- */

typedef struct {
    const Stage *stage;
    GRand *rand;
    Desk *desk;
    guint unseen; /* words that the list does not show, and something warns */
} Round;

static void
open_again(Round *round, bool jumped)
{
    g_autofree char *before = current(round->desk);
    g_clear_pointer(&round->desk, desk_free);
    round->desk = pc_open(round->stage->book);
    g_autofree char *after = current(round->desk);
    if (jumped)
        g_assert_cmpstr(after, ==, before);
}

static void
move(Round *round)
{
    static const char *const beds[] = { "601-1", "601-3", "603" };
    const char *bed = beds[g_rand_int_range(round->rand, 0, G_N_ELEMENTS(beds))];
    if (is_in(round->desk, bed))
        return;
    stage_say(round->desk, WHAT_MOVE, "A001", bed, "");
    bool shown = is_in(round->desk, bed);
    g_assert_true(shown || is_warned(round->desk));
    round->unseen += !shown;
}

static void
act(Round *round)
{
    gint32 fall = g_rand_int_range(round->rand, 0, 10);
    pc_pass(g_rand_int_range(round->rand, 1, 900));
    if (fall < 4) {
        jump((guint)g_rand_int_range(round->rand, 0, G_N_ELEMENTS(jumps)));
        open_again(round, true);
    } else if (fall < 5) {
        jump((guint)g_rand_int_range(round->rand, 0, G_N_ELEMENTS(jumps)));
    } else {
        move(round);
    }
}

static void
test_jumps_by_chance(void)
{
    const char *said = g_getenv("MEGURI_ROUNDS");
    guint rounds = said != NULL ? (guint)MAX(1, atoi(said)) : ROUNDS, unseen = 0;
    for (guint i = 0; i < rounds; i++) {
        g_autoptr(Stage) stage = stage_new();
        stage_fill(stage);
        start();
        Round round = { stage, g_rand_new_with_seed(i), pc_open(stage->book), 0 };
        for (guint k = 0; k < ACTS; k++)
            act(&round);
        unseen += round.unseen;
        desk_free(round.desk);
        g_rand_free(round.rand);
    }
    g_test_message("%u rounds, %u words that the list does not show, each with a warning", rounds,
                   unseen);
    g_assert_cmpuint(unseen, >, 0);
}

int
main(int argc, char **argv)
{
    setlocale(LC_ALL, "C.UTF-8");
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(jumps); i++) {
        g_autofree char *round = g_strconcat("/clock-jumps/mid-round/", jumps[i].name, NULL);
        g_autofree char *between = g_strconcat("/clock-jumps/between/", jumps[i].name, NULL);
        g_test_add_data_func(round, GUINT_TO_POINTER(i), test_a_jump_in_mid_round);
        g_test_add_data_func(between, GUINT_TO_POINTER(i), test_a_jump_between_two_sittings);
    }
    g_test_add_func("/clock-jumps/within-one-act",
                    test_what_was_found_holds_as_long_as_the_act_takes);
    g_test_add_func("/clock-jumps/each-act", test_each_act_begins_with_what_is_now);
    g_test_add_func("/clock-jumps/by-chance", test_jumps_by_chance);
    return g_test_run();
}
