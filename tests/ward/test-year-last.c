/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Birthdates as an English speaker writes them. */
#include "ward/birthdate.h"
#include "ward/year-last.h"

#include "base/error.h"

#include <string.h>

/* What is kept of TEXT, or the words with which it is refused. */
static char *
read_as(const char *text)
{
    Birthdate birthdate;
    g_autofree char *warning = NULL;
    g_autoptr(GError) error = NULL;
    if (!birthdate_parse(text, NULL, &birthdate, &warning, &error))
        return g_strdup(error->message);
    g_assert_null(warning);
    return birthdate_format(&birthdate);
}

static void
a_day_that_can_be_read_in_one_way_is_taken(void)
{
    static const struct {
        const char *text, *kept;
    } cases[] = {
        { "14/7/1945", "1945-07-14" },     { "7/14/1945", "1945-07-14" },
        { "14.07.1945", "1945-07-14" },    { "07-14-1945", "1945-07-14" },
        { "14 7 1945", "1945-07-14" },     { "７／１４／１９４５", "1945-07-14" },
        { "14-Jul-1945", "1945-07-14" },   { "14 July 1945", "1945-07-14" },
        { "July 14, 1945", "1945-07-14" }, { "JUL 14 1945", "1945-07-14" },
        { "14jul1945", "1945-07-14" },     { "5/5/1945", "1945-05-05" },
        { "Jul-1945", "1945-07" },         { "May 1945", "1945-05" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *kept = read_as(cases[i].text);
        g_assert_cmpstr(kept, ==, cases[i].kept);
    }
}

/* 7 April or July 4: both are shown, and whoever said it is asked. */
static void
a_day_of_two_readings_is_never_guessed(void)
{
    static const char *const texts[] = { "7/4/1945",   "4/7/1945",   "7.4.1945",
                                         "07-04-1945", "７/４/1945", "4 7 1945" };
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autofree char *words = read_as(texts[i]);
        g_assert_nonnull(strstr(words, "two ways"));
        g_assert_nonnull(strstr(words, "1945-04-07 (07-Apr-1945)"));
        g_assert_nonnull(strstr(words, "1945-07-04 (04-Jul-1945)"));
    }
}

static void
a_day_of_no_reading_is_refused_with_what_is_wrong(void)
{
    static const struct {
        const char *text, *words;
    } cases[] = {
        { "31/4/1945", "1945-04 has 30 days" },  { "29-Feb-1945", "1945-02 has 28 days" },
        { "14/13/1945", "no month 13" },         { "31/31/1945", "no month 31" },
        { "0/7/1945", "1945-07 has 31 days" },   { "7/14/45", "without an era" },
        { "7/14-", "not a birthdate" },          { "/7/14/1945", "not a birthdate" },
        { "14/7/19455", "not a birthdate" },     { "14-Juli-1945", "not a birthdate" },
        { "14-Jul", "not a birthdate" },         { "14-Jul-45", "not a birthdate" },
        { "14 Jul 14 1945", "not a birthdate" }, { "0 Jul 1945", "1945-07 has 31 days" },
        { "7/1945", "not a birthdate" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *words = read_as(cases[i].text);
        if (strstr(words, cases[i].words) == NULL)
            g_error("“%s” is refused as: %s", cases[i].text, words);
    }
}

/* Each day of a year and a leap year, in both orders and by name. */
static void
each_day_comes_back_or_is_asked(void)
{
    GDate date, last;
    g_date_clear(&date, 1);
    g_date_clear(&last, 1);
    g_date_set_dmy(&date, 1, G_DATE_JANUARY, 1943);
    g_date_set_dmy(&last, 31, G_DATE_DECEMBER, 1944);
    for (; g_date_compare(&date, &last) <= 0; g_date_add_days(&date, 1)) {
        int month = (int)g_date_get_month(&date), day = g_date_get_day(&date);
        bool doubtful = day <= 12 && day != month;
        g_autofree char *iso = g_strdup_printf("%d-%02d-%02d", g_date_get_year(&date), month, day);
        Birthdate birthdate = { BIRTHDATE_DAY, g_date_get_year(&date), month, day };
        g_autofree char *listed = birthdate_label(&birthdate);
        g_autofree char *day_first = g_strdup_printf("%d/%d/%d", day, month, birthdate.year);
        g_autofree char *month_first = g_strdup_printf("%d/%d/%d", month, day, birthdate.year);
        g_autofree char *by_list = read_as(listed);
        g_autofree char *one = read_as(day_first), *two = read_as(month_first);
        g_assert_cmpstr(by_list, ==, iso);
        g_assert_cmpint(strcmp(one, iso) != 0, ==, doubtful);
        g_assert_cmpint(strcmp(two, iso) != 0, ==, doubtful);
        g_assert_nonnull(strstr(one, iso));
        g_assert_nonnull(strstr(two, iso));
    }
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/year-last/one", a_day_that_can_be_read_in_one_way_is_taken);
    g_test_add_func("/year-last/two", a_day_of_two_readings_is_never_guessed);
    g_test_add_func("/year-last/none", a_day_of_no_reading_is_refused_with_what_is_wrong);
    g_test_add_func("/year-last/each", each_day_comes_back_or_is_asked);
    return g_test_run();
}
