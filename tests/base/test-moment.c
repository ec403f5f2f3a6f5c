/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/moment.h"

static void
check_moment(const char *text, const char *expected)
{
    Instant now;
    gint64 seconds;
    instant_parse("2026-11-02T06:45", 540, &now, NULL);
    if (expected == NULL) {
        g_assert_false(moment_parse(text, &now, &seconds));
        return;
    }
    g_assert_true(moment_parse(text, &now, &seconds));
    g_autofree char *read = instant_format_minute(seconds, 540);
    g_assert_cmpstr(read, ==, expected);
}

static void
times_are_typed_in_a_hurry(void)
{
    check_moment("6:12", "2026-11-02 06:12");
    check_moment("0612", "2026-11-02 06:12");
    check_moment("612", "2026-11-02 06:12");
    check_moment("６：１２", "2026-11-02 06:12");
    check_moment("23:30", "2026-11-01 23:30");
    check_moment("11/01 7:05", "2026-11-01 07:05");
    check_moment("11/05 7:05", "2025-11-05 07:05");
    check_moment("2026-10-31T00:00", "2026-10-31 00:00");
    check_moment("25:00", NULL);
    check_moment("11/31 6:00", NULL);
    check_moment("now", NULL);
    check_moment("", NULL);
}

static void
check_moment_ahead(const char *text, const char *expected)
{
    Instant now;
    gint64 seconds;
    instant_parse("2026-11-02T06:45", 540, &now, NULL);
    g_assert_true(moment_parse_ahead(text, &now, &seconds));
    g_autofree char *read = instant_format_minute(seconds, 540);
    g_assert_cmpstr(read, ==, expected);
}

static void
a_time_to_come_is_the_next_one(void)
{
    gint64 seconds;
    Instant now = { 0, 540, false };
    check_moment_ahead("18:00", "2026-11-02 18:00");
    check_moment_ahead("0600", "2026-11-03 06:00");
    check_moment_ahead("11/03 10:00", "2026-11-03 10:00");
    check_moment_ahead("1/5 9:00", "2027-01-05 09:00");
    g_assert_false(moment_parse_ahead("tomorrow", &now, &seconds));
}

/* What a nurse wrote at the head of a form, hours before the clerk types it. */
static void
a_form_says_when_somebody_was_seen(void)
{
    static const struct {
        const char *text;
        const char *seen;
    } cases[] = {
        { "11/02 06:12", "2026-11-02T06:12:00+09:00" },
        { "6:12", "2026-11-02T06:12:00+09:00" },
        { "~6", "~2026-11-02T06:00:00+09:00" },
        { "約6:30", "~2026-11-02T06:30:00+09:00" },
        { "～11/01 23:30", "~2026-11-01T23:30:00+09:00" },
    };
    Instant now;
    instant_parse("2026-11-02T06:45", 540, &now, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        Instant seen = now;
        g_assert_true(moment_parse_seen(cases[i].text, &now, &seen));
        g_autofree char *read = instant_format(&seen);
        g_assert_cmpstr(read, ==, cases[i].seen);
    }
    Instant kept = now;
    g_assert_false(moment_parse_seen("2026-11-02 06:46", &now, &kept)); /* not yet */
    g_assert_false(moment_parse_seen("in the night", &now, &kept));
    g_assert_cmpint(kept.seconds, ==, now.seconds);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/moment/hurry", times_are_typed_in_a_hurry);
    g_test_add_func("/moment/hurry-to-come", a_time_to_come_is_the_next_one);
    g_test_add_func("/moment/seen", a_form_says_when_somebody_was_seen);
    return g_test_run();
}
