/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first question at the start of a shift: is the clock of this PC right? (E6) */
#include "desk/clock.h"
#include "desk/pc-clock.h"

#include <locale.h>

#include "night.h"

/* 2026-11-02T06:50+09:00, five minutes after the drill's ward was written down. */
#define TRUE_MORNING G_GINT64_CONSTANT(1793569800)

/* The screen as it is opened at a shift's start, with the PC's clock at NOW. */
static void
open_at(Night *night, gint64 now)
{
    g_autoptr(GError) error = NULL;
    AppStart start = { .book = "drill.meguri", .observer = "佐々木", .clock = pc_clock() };
    pc_set(now);
    app_free(night->app);
    night->app = app_new(&start, night->terminal, &error);
    g_assert_no_error(error);
}

static void
test_a_right_clock_takes_one_key(Night *night, gconstpointer data)
{
    (void)data;
    open_at(night, TRUE_MORNING);
    g_assert_true(screen_shows("Is this the right time? 2026-11-02 06:50"));
    g_assert_false(screen_shows("one of the two times is wrong"));
    night_feed(night, "y");
    g_assert_true(screen_shows("as of 11/02 06:50"));
}

static void
test_a_clock_nine_hours_slow(Night *night, gconstpointer data)
{
    (void)data;
    open_at(night, TRUE_MORNING - 9 * 3600);
    g_assert_true(screen_shows("Is this the right time? 2026-11-01 21:50"));
    g_assert_true(screen_shows("The book was last written at 2026-11-02 06:45"));
    night_feed(night, "n soon<Enter>");
    g_assert_true(screen_shows("This is no time."));
    night_feed(night, "<Esc> n 6:50<Enter>");
    g_assert_true(screen_shows("Is this the right time? 2026-11-02 06:50"));
    g_assert_false(screen_shows("one of the two times is wrong"));
    night_feed(night, "y");
    g_assert_true(screen_shows("as of 11/02 06:50"));
}

static void
test_a_clock_that_was_reset(Night *night, gconstpointer data)
{
    (void)data;
    open_at(night, 60);
    g_assert_true(screen_shows("Is this the right time? 1970-01-01 09:01"));
    night_feed(night, "n 0650<Enter>");
    g_assert_true(screen_shows("Is this the right time? 2026-11-02 06:50"));
    night_feed(night, "y");
    g_assert_true(screen_shows("as of 11/02 06:50"));
}

/* Two entries were made by a clock nine hours ahead; at the next start it is put right. */
static void
test_what_was_written_ahead_is_offered_to_be_put_back(Night *night, gconstpointer data)
{
    (void)data;
    open_at(night, TRUE_MORNING + 9 * 3600);
    night_feed(night, "y m b 505-5<Enter>");
    g_assert_true(screen_shows("moved to bed 505-5"));
    open_at(night, TRUE_MORNING + 600);
    g_assert_true(screen_shows("one of the two times is wrong"));
    night_feed(night, "y");
    g_assert_true(screen_shows("1 entry of this PC carries a time that has not come yet"));
    g_assert_true(screen_shows("9:00"));
    night_feed(night, "<Backspace><Backspace><Backspace><Backspace>1:00<Enter>");
    g_assert_true(screen_shows("enough that nothing"));
    night_feed(night, "<Backspace><Backspace><Backspace><Backspace>9:00<Enter>");
    g_assert_true(screen_shows("as of 11/02 07:00"));
    pc_pass(60);
    g_autoptr(Desk) desk = screen_open_desk(); /* at 06:45: before the move */
    const Person *person = census_find_handle(desk_census(desk), "A001");
    g_assert_cmpstr(reading_of(desk_reading(desk), person)->bed->label, ==, "501-1");
    desk_look(desk, TRUE_MORNING + 60, INSTANT_END);
    g_assert_cmpstr(reading_of(desk_reading(desk), person)->bed->label, ==, "505-5");
}

static void
test_what_was_written_ahead_may_stay(Night *night, gconstpointer data)
{
    (void)data;
    open_at(night, TRUE_MORNING + 9 * 3600);
    night_feed(night, "y m b 505-5<Enter>");
    open_at(night, TRUE_MORNING + 600);
    night_feed(night, "y <Backspace><Backspace><Backspace><Backspace><Enter>");
    g_assert_true(
        screen_shows("as of 11/02 15:50")); /* nobody disappears: the newest word is read */
    night_check_place("A001", "in bed", NULL);
}

/* The patient who was to be back is overdue under the eyes of whoever only looks. */
static void
test_a_screen_left_open_reads_what_is_now(Night *night, gconstpointer data)
{
    (void)data;
    open_at(night, TRUE_MORNING);
    night_feed(night, "y m o s 6:52<Enter>");
    g_assert_false(screen_shows("[overdue]"));
    pc_pass(170);
    app_key(night->app, &(Key){ .kind = KEY_KIND_NOTHING });
    g_assert_true(screen_shows("as of 11/02 06:52"));
    g_assert_true(screen_shows("[overdue]"));
}

int
main(int argc, char **argv)
{
    setlocale(LC_ALL, "C.UTF-8");
    g_test_init(&argc, &argv, NULL);
    NIGHT_ADD("/clock/right", test_a_right_clock_takes_one_key);
    NIGHT_ADD("/clock/nine-hours-slow", test_a_clock_nine_hours_slow);
    NIGHT_ADD("/clock/reset", test_a_clock_that_was_reset);
    NIGHT_ADD("/clock/written-ahead-is-put-back",
              test_what_was_written_ahead_is_offered_to_be_put_back);
    NIGHT_ADD("/clock/written-ahead-may-stay", test_what_was_written_ahead_may_stay);
    NIGHT_ADD("/clock/left-open", test_a_screen_left_open_reads_what_is_now);
    return g_test_run();
}
