/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "base/instant.h"

#define JAPAN 540

static Instant
read_instant(const char *text)
{
    Instant instant;
    g_autoptr(GError) error = NULL;
    instant_parse(text, JAPAN, &instant, &error);
    g_assert_no_error(error);
    return instant;
}

static void
a_time_is_kept_as_it_was_written(void)
{
    static const struct {
        const char *text;
        gint64 seconds;
        const char *again;
    } cases[] = {
        { "2026-11-02T06:12", 1793567520, "2026-11-02T06:12:00+09:00" },
        { "2026-11-02 06:12:30", 1793567550, "2026-11-02T06:12:30+09:00" },
        { "~2026-11-02T06:12", 1793567520, "~2026-11-02T06:12:00+09:00" },
        { "2026-11-01T21:12Z", 1793567520, "2026-11-01T21:12:00+00:00" },
        { "2026-11-01T17:42-03:30", 1793567520, "2026-11-01T17:42:00-03:30" },
        { "2026-11-02", 1793545200, "~2026-11-02T00:00:00+09:00" },
        { "2026-11-01T24:00", 1793545200, "2026-11-02T00:00:00+09:00" },
        { "1969-12-31T23:59:59Z", -1, "1969-12-31T23:59:59+00:00" },
        { "0001-01-01T00:00Z", -62135596800, "0001-01-01T00:00:00+00:00" },
        { "9999-12-31T23:59:59Z", 253402300799, "9999-12-31T23:59:59+00:00" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        Instant instant = read_instant(cases[i].text);
        g_autofree char *again = instant_format(&instant);
        g_assert_cmpint(instant.seconds, ==, cases[i].seconds);
        g_assert_cmpstr(again, ==, cases[i].again);
        g_assert_cmpint(read_instant(again).seconds, ==, cases[i].seconds);
    }
}

static void
what_is_no_time_is_refused(void)
{
    static const char *const bad[] = { "",
                                       "~",
                                       "06:12",
                                       "2026-11-31",
                                       "2026-02-29",
                                       "2026-13-01",
                                       "0000-01-01",
                                       "2026-11-02T",
                                       "2026-11-02T6:12",
                                       "2026-11-02T24:01",
                                       "2026-11-02T06:60",
                                       "2026-11-02T06:12:60",
                                       "2026-11-02T06:12+15:00",
                                       "2026-11-02T06:12+0900",
                                       "2026-11-02T06:12 ",
                                       "2026/11/02",
                                       "2026-11-02T06:12Zx",
                                       "20261102",
                                       "9999-12-31T24:00", /* of a year with five figures */
                                       "2026-11-02T06:12\x1b[2J" };
    for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
        Instant instant = { 77, 7, true };
        g_autoptr(GError) error = NULL;
        g_assert_false(instant_parse(bad[i], JAPAN, &instant, &error));
        g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED);
        g_assert_null(g_strstr_len(error->message, -1, "\x1b"));
        g_assert_cmpint(instant.seconds, ==, 77);
    }
}

static void
a_day_is_figures_and_nothing_else(void)
{
    guint32 day, last = 0;
    const char *rest;
    g_assert_true(instant_parse_day("2026-11-02", &day, NULL));
    g_autofree char *again = instant_format_day(day);
    g_assert_cmpstr(again, ==, "2026-11-02");
    g_assert_true(instant_parse_day("2024-02-29;lunch", &last, &rest));
    g_assert_cmpstr(rest, ==, ";lunch");
    g_autofree char *leap = instant_format_day(last);
    g_assert_cmpstr(leap, ==, "2024-02-29");
    static const char *const bad[] = {
        "",           "2026-1-02",  "2026- 1-02", "+202-11-02", "-202-11-02",  "2026-+1-02",
        "2026-11- 2", "2026-11-31", "2026-02-29", "0000-01-01", "2026-11-02 ", "２026-11-02",
    };
    for (guint i = 0; i < G_N_ELEMENTS(bad); i++)
        g_assert_false(instant_parse_day(bad[i], &last, NULL));
    rest = "untouched";
    g_assert_false(instant_parse_day("2026-13-01", &last, &rest));
    g_assert_cmpstr(rest, ==, "untouched");
    g_autofree char *kept = instant_format_day(last);
    g_assert_cmpstr(kept, ==, "2024-02-29");
}

static void
a_zone_is_signed_hours_and_minutes(void)
{
    int zone = 77;
    g_assert_true(instant_parse_zone("+09:00", &zone));
    g_assert_cmpint(zone, ==, 540);
    g_assert_true(instant_parse_zone("-03:30", &zone));
    g_assert_cmpint(zone, ==, -210);
    g_assert_true(instant_parse_zone("Z", &zone));
    g_assert_cmpint(zone, ==, 0);
    static const char *const bad[] = { "", "+9:00", "09:00", "+09", "+09:60", "JST" };
    for (guint i = 0; i < G_N_ELEMENTS(bad); i++)
        g_assert_false(instant_parse_zone(bad[i], &zone));
    g_assert_cmpint(zone, ==, 0);
}

static void
midnight_closes_the_day_that_ended(void)
{
    gint64 midnight = read_instant("2026-11-02T00:00").seconds;
    g_assert_cmpint(instant_midnight_before(midnight + 1, JAPAN), ==, midnight);
    g_assert_cmpint(instant_midnight_before(midnight + 86399, JAPAN), ==, midnight);
    g_assert_cmpint(instant_midnight_before(midnight, JAPAN), ==, midnight - 86400);
    g_assert_cmpint(instant_midnight_before(midnight - 1, JAPAN), ==, midnight - 86400);
    g_assert_cmpint(instant_midnight_before(0, 0), ==, -86400);
    g_assert_cmpint(instant_midnight_before(-86400, 0), ==, -2 * 86400);
}

static void
a_day_is_counted_in_the_zone_of_the_ward(void)
{
    gint64 seconds = read_instant("2026-11-01T16:00Z").seconds;
    GDate japan = instant_date(seconds, JAPAN), greenwich = instant_date(seconds, 0);
    g_assert_cmpint(g_date_get_day(&japan), ==, 2);
    g_assert_cmpint(g_date_get_day(&greenwich), ==, 1);
    g_autofree char *minute = instant_format_minute(seconds, JAPAN);
    g_assert_cmpstr(minute, ==, "2026-11-02 01:00");
}

static void
a_list_shows_day_and_minute(void)
{
    Instant exact = read_instant("2026-11-02T06:12:59"), about = read_instant("~2026-11-02T06:12");
    g_autofree char *first = instant_format_short(&exact, JAPAN);
    g_autofree char *second = instant_format_short(&about, 0);
    g_assert_cmpstr(first, ==, "11/02 06:12");
    g_assert_cmpstr(second, ==, "~11/01 21:12");
}

/* The breakfast after the last supper of 9999, as a list of meals asks for it. */
static void
the_day_after_has_a_year_of_five_digits(void)
{
    guint32 last;
    g_assert_true(instant_parse_day("9999-12-31", &last, NULL));
    g_autofree char *after = instant_format_day(last + 1);
    g_assert_cmpstr(after, ==, "10000-01-01");
}

static void
the_end_of_all_time_still_has_a_day(void)
{
    Instant end = { INSTANT_END, JAPAN, false };
    GDate last = instant_date(INSTANT_END, JAPAN);
    g_autofree char *text = instant_format(&end);
    g_assert_cmpint(g_date_get_year(&last), ==, 9999);
    g_assert_cmpstr(text, ==, "9999-12-31T23:59:59+09:00");
    g_assert_cmpint(instant_midnight_before(INSTANT_END, JAPAN), <, INSTANT_END);
    GDate first = instant_date(G_MININT64, -JAPAN);
    g_assert_cmpint(g_date_get_year(&first), ==, 1);
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/instant/kept", a_time_is_kept_as_it_was_written);
    g_test_add_func("/instant/refused", what_is_no_time_is_refused);
    g_test_add_func("/instant/a day is figures and nothing else",
                    a_day_is_figures_and_nothing_else);
    g_test_add_func("/instant/zone", a_zone_is_signed_hours_and_minutes);
    g_test_add_func("/instant/midnight", midnight_closes_the_day_that_ended);
    g_test_add_func("/instant/day", a_day_is_counted_in_the_zone_of_the_ward);
    g_test_add_func("/instant/short", a_list_shows_day_and_minute);
    g_test_add_func("/instant/end", the_end_of_all_time_still_has_a_day);
    g_test_add_func("/instant/after", the_day_after_has_a_year_of_five_digits);
    return g_test_run();
}
