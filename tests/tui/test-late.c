/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A clerk types in at a quarter to seven what nurses wrote on forms at the bedside (story 17): seen
 * at is not written at, who saw is not who typed, and about is about. */
#include <locale.h>
#include <string.h>

#include "night.h"

/* The last statement of the book. */
static const Statement *
last_said(Desk *desk)
{
    const GPtrArray *filed = census_statements(desk_census(desk));
    return &((const Filed *)filed->pdata[filed->len - 1])->said;
}

static void
check_last(What what, const char *seen, const char *observer, const char *typist)
{
    g_autoptr(Desk) desk = screen_open_desk();
    const Statement *said = last_said(desk);
    Instant moment = statement_seen(said);
    g_autofree char *words = instant_format(&moment);
    g_assert_cmpint(said->what, ==, what);
    g_assert_cmpstr(words, ==, seen);
    g_assert_cmpstr(said->observer, ==, observer);
    g_assert_cmpstr(said->typist, ==, typist);
    g_assert_cmpint(said->wall, ==, G_GINT64_CONSTANT(1793569500)); /* 06:45 */
}

static void
test_a_time_to_come_is_yesterdays(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "w kitano<Enter> soon<Enter>");
    g_assert_true(screen_shows("This is no time up to now."));
    night_feed(night, "<Backspace><Backspace><Backspace><Backspace>7:00<Enter>");
    g_assert_true(
        screen_shows("FROM PAPER: kitano 11/01 07:00")); /* seven is still to come today */
}

static void
test_about_six(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "w kitano<Enter> ~6<Enter>");
    g_assert_true(screen_shows("FROM PAPER: kitano ~11/02 06:00"));
    night_feed(night, "r i");
    check_last(WHAT_PRESENCE, "~2026-11-02T06:00:00+09:00", "kitano", "佐々木");
    night_feed(
        night,
        "<Esc> <Enter> <Down><Down><Down><Down><Down><Down><Down><Down><Down><Down><Down><Down>");
    night_feed(night, "<Enter> 1");
    check_last(WHAT_TRANSPORT, "~2026-11-02T06:00:00+09:00", "kitano", "佐々木");
    /* seen before what stands there: it stays what counts, and the form is in the history */
    night_check_fact("A001", WHAT_TRANSPORT, "escort");
}

static void
test_the_next_form_and_the_end(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "w kitano<Enter> 6:10<Enter>");
    night_feed(night, "w 1 <Enter> 6:20<Enter>");
    g_assert_true(screen_shows("FROM PAPER: kitano 11/02 06:20"));
    night_feed(night, "m o t");
    check_last(WHAT_PRESENCE, "2026-11-02T06:20:00+09:00", "kitano", "佐々木");
    night_feed(night, "w 2");
    g_assert_false(screen_shows("FROM PAPER"));
    night_feed(night, "m h");
    check_last(WHAT_LEAVE_BACK, "2026-11-02T06:45:00+09:00", "佐々木", NULL);
}

static void
test_a_strike_is_the_typists_own_and_of_now(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "w kitano<Enter> 6:10<Enter> m o t <Enter> x 1");
    check_last(WHAT_STRIKE, "2026-11-02T06:45:00+09:00", "佐々木", NULL);
}

static void
test_who_saw_may_be_who_types(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "w <Enter> 6:10<Enter> m o t");
    check_last(WHAT_PRESENCE, "2026-11-02T06:10:00+09:00", "佐々木", NULL);
}

int
main(int argc, char **argv)
{
    setlocale(LC_ALL, "C.UTF-8");
    g_test_init(&argc, &argv, NULL);
    NIGHT_ADD("/late/a-time-to-come-is-yesterdays", test_a_time_to_come_is_yesterdays);
    NIGHT_ADD("/late/about-six", test_about_six);
    NIGHT_ADD("/late/the-next-form-and-the-end", test_the_next_form_and_the_end);
    NIGHT_ADD("/late/a-strike-is-the-typists-own", test_a_strike_is_the_typists_own_and_of_now);
    NIGHT_ADD("/late/who-saw-may-be-who-types", test_who_saw_may_be_who_types);
    return g_test_run();
}
