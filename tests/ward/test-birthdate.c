/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ward/birthdate.h"

#include "base/error.h"

#include <string.h>

static GDate
day(int year, int month, int of_month)
{
    GDate date;
    g_date_clear(&date, 1);
    g_date_set_dmy(&date, (GDateDay)of_month, (GDateMonth)month, (GDateYear)year);
    return date;
}

/* The canonical form of TEXT as said on 2 November 2026; WARNED tells whether it must be asked
 * again. */
static char *
read_as(const char *text, bool *ret_warned)
{
    GDate today = day(2026, 11, 2);
    Birthdate birthdate;
    g_autofree char *warning = NULL;
    g_autoptr(GError) error = NULL;
    birthdate_parse(text, &today, &birthdate, &warning, &error);
    g_assert_no_error(error);
    *ret_warned = warning != NULL;
    return birthdate_format(&birthdate);
}

static void
assert_read(const char *text, const char *wanted)
{
    bool warned;
    g_autofree char *got = read_as(text, &warned);
    g_assert_cmpstr(got, ==, wanted);
    g_assert_false(warned);
}

static void
every_way_to_say_a_day_gives_one_day(void)
{
    static const char *const forms[] = { "1945-07-14",
                                         "1945/7/14",
                                         "1945.7.14",
                                         "19450714",
                                         "1945年7月14日",
                                         "1945 07 14",
                                         "１９４５－０７－１４",
                                         "S20.7.14",
                                         "s20.7.14",
                                         "S20-7-14",
                                         "S20/07/14",
                                         "S200714",
                                         "s200714",
                                         "Ｓ２０．７．１４",
                                         "昭20.7.14",
                                         "昭和20年7月14日",
                                         "昭和２０年７月１４日",
                                         "昭和 20年 7月 14日",
                                         "昭200714",
                                         "昭和20.7.14",
                                         "㍼20.7.14",
                                         "S20。7。14",
                                         "S20ー7ー14",
                                         "S20・7・14",
                                         " S20 7 14 ",
                                         "1945年7月14",
                                         "昭20年7/14" };
    for (guint i = 0; i < G_N_ELEMENTS(forms); i++)
        assert_read(forms[i], "1945-07-14");
}

static void
what_is_not_known_to_the_day_is_kept_as_such(void)
{
    static const struct {
        const char *text, *kept;
    } cases[] = {
        { "1945-07", "1945-07" },   { "1945/7", "1945-07" },     { "1945年7月", "1945-07" },
        { "S20.7", "1945-07" },     { "昭20年7月", "1945-07" },  { "1945", "1945" },
        { "1945年", "1945" },       { "S20", "1945" },           { "昭和20年", "1945" },
        { "about 80", "about 80" }, { "About  80", "about 80" }, { "約80歳", "about 80" },
        { "約８０才", "about 80" }, { "about 0", "about 0" },    { "about 130", "about 130" },
        { "unknown", "unknown" },   { "UNKNOWN", "unknown" },    { "不明", "unknown" },
        { "2026", "2026" },         { "2026-11", "2026-11" },    { "2026-11-02", "2026-11-02" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_read(cases[i].text, cases[i].kept);
}

static void
each_era_holds_its_first_and_last_day(void)
{
    static const struct {
        const char *text, *kept;
    } cases[] = {
        { "M1.9.8", "1868-09-08" },
        { "M45.7.29", "1912-07-29" },
        { "T1.7.30", "1912-07-30" },
        { "大元.7.30", "1912-07-30" },
        { "T15.12.24", "1926-12-24" },
        { "S1.12.25", "1926-12-25" },
        { "昭和元年12月25日", "1926-12-25" },
        { "S64.1.7", "1989-01-07" },
        { "H1.1.8", "1989-01-08" },
        { "平31.4.30", "2019-04-30" },
        { "R1.5.1", "2019-05-01" },
        { "令和元年5月1日", "2019-05-01" },
        { "R元", "2019" },
        { "S64", "1989" },
        { "H1", "1989" },
        { "S64.1", "1989-01" },
        { "明治45年7月", "1912-07" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_read(cases[i].text, cases[i].kept);
}

static void
a_day_outside_its_era_is_taken_and_asked_again(void)
{
    static const struct {
        const char *text, *kept, *other;
    } cases[] = {
        { "S64.1.8", "1989-01-08", "H1.1.8" },
        { "H31.5.1", "2019-05-01", "R1.5.1" },
        { "T15.12.25", "1926-12-25", "S1.12.25" },
        { "M45.7.30", "1912-07-30", "T1.7.30" },
        { "H1.1.7", "1989-01-07", "S64.1.7" },
        { "R1.4.30", "2019-04-30", "H31.4.30" },
        { "S99.1.1", "2024-01-01", "R6.1.1" },
        { "S640108", "1989-01-08", "H1.1.8" },
        { "S64.2", "1989-02", "H1.2" },
        { "S65", "1990", "H2" },
        { "昭和64年1月8日", "1989-01-08", "H1.1.8" },
        { "M1.1.1", "1868-01-01", "1868.1.1" },
    };
    GDate today = day(2026, 11, 2);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        Birthdate birthdate;
        g_autofree char *warning = NULL;
        g_assert_true(birthdate_parse(cases[i].text, &today, &birthdate, &warning, NULL));
        g_autofree char *kept = birthdate_format(&birthdate);
        g_assert_cmpstr(kept, ==, cases[i].kept);
        g_assert_nonnull(warning);
        g_assert_nonnull(strstr(warning, cases[i].text));
        g_assert_nonnull(strstr(warning, cases[i].other));
        g_assert_nonnull(strstr(warning, cases[i].kept));
        g_assert_true(birthdate_parse(cases[i].text, &today, &birthdate, NULL, NULL));
    }
    bool warned;
    g_autofree char *kept = read_as("1000-01-01", &warned); /* how some systems write "no date" */
    g_assert_cmpstr(kept, ==, "1000-01-01");
    g_assert_true(warned);
}

/* Beside the program's table: the eras as the calendars of the Cabinet Office have them. */
static const struct {
    const char *letter, *kanji, *name, *code;
    int year, month, day; /* its first */
} calendar[] = {
    { "M", "明", "明治", "1", 1868, 9, 8 },   { "T", "大", "大正", "2", 1912, 7, 30 },
    { "S", "昭", "昭和", "3", 1926, 12, 25 }, { "H", "平", "平成", "4", 1989, 1, 8 },
    { "R", "令", "令和", "5", 2019, 5, 1 },
};

/* DATE written as if era ERA still ran, or ran already. NULL before its first year. */
static char *
written_in(guint era, const GDate *date, const char *form)
{
    int year = g_date_get_year(date) - calendar[era].year + 1;
    int month = (int)g_date_get_month(date), day_of = g_date_get_day(date);
    if (year < 1 || year > 99)
        return NULL;
    if (strcmp(form, "kanji") == 0)
        return year == 1
                   ? g_strdup_printf("%s元年%d月%d日", calendar[era].name, month, day_of)
                   : g_strdup_printf("%s%d年%d月%d日", calendar[era].name, year, month, day_of);
    if (strcmp(form, "sign") == 0)
        return g_strdup_printf("%s%d/%d/%d", calendar[era].kanji, year, month, day_of);
    if (strcmp(form, "letter") == 0)
        return g_strdup_printf("%s%d.%d.%d", calendar[era].letter, year, month, day_of);
    if (strcmp(form, "run") == 0)
        return g_strdup_printf("%s%02d%02d%02d", calendar[era].letter, year, month, day_of);
    return g_strdup_printf("%s-%d-%d-%d", calendar[era].code, year, month, day_of);
}

static void
assert_day_in_era(guint era, const GDate *date, bool is_its)
{
    static const char *const forms[] = { "kanji", "sign", "letter", "run", "code" };
    g_autofree char *iso = g_strdup_printf("%04d-%02d-%02d", g_date_get_year(date),
                                           (int)g_date_get_month(date), g_date_get_day(date));
    for (guint i = 0; i < G_N_ELEMENTS(forms); i++) {
        bool warned;
        g_autofree char *text = written_in(era, date, forms[i]);
        if (text == NULL)
            continue;
        g_autofree char *kept = read_as(text, &warned);
        g_assert_cmpstr(kept, ==, iso);
        if (warned == is_its)
            g_error("%s (%s) is %sasked again", text, iso, warned ? "" : "not ");
    }
}

/* The other way round: the day's own era is the one that is shown. */
static void
assert_day_is_shown_in(guint era, const GDate *date)
{
    Birthdate birthdate = { BIRTHDATE_DAY, g_date_get_year(date), (int)g_date_get_month(date),
                            g_date_get_day(date) };
    g_autofree char *label = birthdate_label(&birthdate);
    g_autofree char *band = birthdate_on_band(&birthdate);
    static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
    g_autofree char *shown =
        g_strdup_printf("%02d-%s-%d", birthdate.day, months[birthdate.month - 1], birthdate.year);
    g_autofree char *era_year =
        g_strdup_printf(" %s%d", calendar[era].kanji, birthdate.year - calendar[era].year + 1);
    g_assert_cmpstr(label, ==, shown);
    g_assert_true(g_str_has_suffix(band, era_year));
}

/* Two years on either side of every change of era, day by day, in both eras and five forms. */
static void
every_day_around_a_change_of_era_is_read_and_shown_in_its_own(void)
{
    for (guint era = 1; era < G_N_ELEMENTS(calendar); era++) {
        GDate first = day(calendar[era].year, calendar[era].month, calendar[era].day);
        for (int offset = -731; offset <= 731; offset++) {
            GDate date = first;
            if (offset < 0)
                g_date_subtract_days(&date, (guint)-offset);
            else
                g_date_add_days(&date, (guint)offset);
            assert_day_in_era(era, &date, offset >= 0);
            assert_day_in_era(era - 1, &date, offset < 0);
            assert_day_is_shown_in(offset >= 0 ? era : era - 1, &date);
        }
    }
    GDate before = day(1868, 9, 7), first = day(1868, 9, 8);
    assert_day_in_era(0, &before, false);
    assert_day_in_era(0, &first, true);
    assert_day_is_shown_in(0, &first);
}

static void
the_code_of_a_claim_form_stands_for_its_era(void)
{
    assert_read("3200714", "1945-07-14");
    assert_read("３２００７１４", "1945-07-14");
    assert_read("3-20-7-14", "1945-07-14");
    assert_read("3 20 7 14", "1945-07-14");
    assert_read("4.1.1.8", "1989-01-08");
    assert_read("5010501", "2019-05-01");
    assert_read("5-元-5-1", "2019-05-01");
    assert_read("1450729", "1912-07-29");
    bool warned;
    g_autofree char *short_year = read_as("2020315", &warned); /* or 2020-03-15, a zero left out */
    g_assert_cmpstr(short_year, ==, "1913-03-15");
    g_assert_true(warned);
    assert_read("2100315", "1921-03-15");
}

static void
assert_refused(const char *text, const char *reason)
{
    GDate today = day(2026, 11, 2);
    Birthdate birthdate = { BIRTHDATE_ABOUT, 77, 7, 7 };
    char *warning = NULL;
    g_autoptr(GError) error = NULL;
    g_assert_false(birthdate_parse(text, &today, &birthdate, &warning, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED);
    if (strstr(error->message, reason) == NULL)
        g_error("“%s” is refused as: %s", text, error->message);
    g_assert_null(warning);
    g_assert_cmpint(birthdate.year, ==, 77);
}

static void
what_cannot_be_a_birthdate_is_refused_with_its_reason(void)
{
    static const char *const short_years[] = { "7.5.3", "20-7-14",    "45",      "45年",
                                               "45.7",  "0045-07-14", "00450714" };
    static const char *const no_days[] = { "1900-02-29", "S23.02.30",  "1945-13-01",
                                           "1945-00-01", "1945-07-00", "1945-00",
                                           "19450732",   "S0.1.1",     "S200732" };
    static const char *const future[] = { "2026-11-03", "2026-12", "2027", "R8.11.3" };
    static const char *const ages[] = { "about 131", "約999歳" };
    static const char *const none_such[][2] = {
        { "1900-02-29", "1900-02 has 28 days" },
        { "S23.02.30", "1948-02 has 29 days" },
        { "19450732", "1945-07 has 31 days" },
        { "1945-13-01", "no month 13" },
        { "1945-00", "no month 0" },
        { "S0.1.1", "first year of an era is 1" },
        { "3200231", "1945-02 has 28 days" },
    };
    static const char *const others[] = {
        "",          " ",         "S",          "X20.7.14",         "S20.7.14.1",
        "S20..14",   "S20.7.",    "1945-7-14-", "194507",           "S2007",
        "S20714",    "945-1-1",   "1945-007-1", "S100.1.1",         "hello",
        "20.7.14 S", "about",     "about x",    "about 80歳x",      "1945--14",
        "元.5.1",    "昭和",      "約歳",       "1945-07-14T00:00", "\xff\xfe",
        "123456789", "S元元",     "-1945",      "1945-07-14\x1b",   "6200714",
        "0200714",   "6-20-7-14", "3-200-7-14", "3-20-7-14-1",      "S3200714",
        "13-20-7-14"
    };
    for (guint i = 0; i < G_N_ELEMENTS(short_years); i++)
        assert_refused(short_years[i], "without an era");
    for (guint i = 0; i < G_N_ELEMENTS(no_days); i++)
        assert_refused(no_days[i], "calendar");
    for (guint i = 0; i < G_N_ELEMENTS(none_such); i++)
        assert_refused(none_such[i][0], none_such[i][1]);
    for (guint i = 0; i < G_N_ELEMENTS(future); i++)
        assert_refused(future[i], "after today");
    for (guint i = 0; i < G_N_ELEMENTS(ages); i++)
        assert_refused(ages[i], "age");
    for (guint i = 0; i < G_N_ELEMENTS(others); i++)
        assert_refused(others[i], "not a birthdate");
}

static void
without_today_no_day_is_too_late(void)
{
    Birthdate birthdate;
    g_assert_true(birthdate_parse("2031-01-01", NULL, &birthdate, NULL, NULL));
    g_assert_cmpint(birthdate.year, ==, 2031);
}

static Birthdate
said(const char *text)
{
    Birthdate birthdate;
    g_assert_true(birthdate_parse(text, NULL, &birthdate, NULL, NULL));
    return birthdate;
}

static void
an_age_is_days_then_months_then_years(void)
{
    static const struct {
        const char *birthdate, *age;
    } cases[] = {
        { "2026-11-02", "0d" },   { "2026-11-01", "1d" },  { "2026-10-03", "30d" },
        { "2026-10-02", "1m" },   { "2026-09-03", "1m" },  { "2026-09-02", "2m" },
        { "2025-11-13", "11m" },  { "2024-11-03", "23m" }, { "2024-11-02", "2" },
        { "1945-07-14", "81" },   { "1945-11-02", "81" },  { "1945-11-03", "80" },
        { "2020-02-29", "6" },    { "1942-11", "~84" },    { "1942-12", "~83" },
        { "1952", "~74" },        { "2026", "~0" },        { "about 70", "~70" },
        { "unknown", "unknown" }, { "2026-11-05", "0d" },  { "2031-01-01", "0d" },
        { "2027", "~0" },         { "2026-12", "~0" },
    };
    GDate today = day(2026, 11, 2);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        Birthdate birthdate = said(cases[i].birthdate);
        g_autofree char *age = birthdate_age(&birthdate, &today);
        g_assert_cmpstr(age, ==, cases[i].age);
    }
}

static void
an_english_label_names_the_month(void)
{
    static const struct {
        const char *birthdate, *label, *spoken;
    } cases[] = {
        { "1945-07-14", "14-Jul-1945", "14-Jul-1945" },
        { "2019-05-01", "01-May-2019", "01-May-2019" },
        { "1867-01-01", "1867-01-01", "01-Jan-1867" },
        { "1945-07", "1945-07", "Jul-1945" },
        { "1945", "1945", "1945" },
        { "about 80", "about 80", "about 80" },
        { "unknown", "unknown", "unknown" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        Birthdate birthdate = said(cases[i].birthdate);
        g_autofree char *label = birthdate_label(&birthdate);
        g_autofree char *spoken = birthdate_spoken(&birthdate);
        g_assert_cmpstr(label, ==, cases[i].label);
        g_assert_cmpstr(spoken, ==, cases[i].spoken);
    }
}

static void
two_birthdates_agree_unless_both_cannot_be_true(void)
{
    static const struct {
        const char *a, *b;
        bool agree;
    } cases[] = {
        { "1945-07-14", "1945-07-14", true }, { "1945-07-14", "1945-07-15", false },
        { "1945-07-14", "1945-07", true },    { "1945-07-14", "1945-08", false },
        { "1945-07-14", "1945", true },       { "1945-07-14", "1946", false },
        { "1945-07", "1945", true },          { "1945-07", "1945-08", false },
        { "1945-07-14", "about 20", true },   { "1945", "unknown", true },
        { "about 20", "about 80", true },     { "1944-07-14", "1945-07-14", false },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        Birthdate a = said(cases[i].a), b = said(cases[i].b);
        g_assert_true(birthdate_agree(&a, &b) == cases[i].agree);
        g_assert_true(birthdate_agree(&b, &a) == cases[i].agree);
    }
}

/* Each day from Meiji to now comes back through its era form without a warning. */
static void
every_day_survives_its_own_era(void)
{
    static const char letters[] = "MTSHR";
    static const int starts[][4] = { { 1868, 9, 8, 1868 },
                                     { 1912, 7, 30, 1912 },
                                     { 1926, 12, 25, 1926 },
                                     { 1989, 1, 8, 1989 },
                                     { 2019, 5, 1, 2019 } };
    GDate date = day(1868, 9, 8), last = day(2026, 11, 2);
    for (guint era = 0; g_date_compare(&date, &last) <= 0; g_date_add_days(&date, 1)) {
        int year = g_date_get_year(&date), month = (int)g_date_get_month(&date),
            of_month = g_date_get_day(&date);
        while (era + 1 < G_N_ELEMENTS(starts)) {
            GDate next = day(starts[era + 1][0], starts[era + 1][1], starts[era + 1][2]);
            if (g_date_compare(&date, &next) < 0)
                break;
            era++;
        }
        g_autofree char *text = g_strdup_printf("%c%02d%02d%02d", letters[era],
                                                year - starts[era][3] + 1, month, of_month);
        g_autofree char *wanted = g_strdup_printf("%04d-%02d-%02d", year, month, of_month);
        assert_read(text, wanted);
    }
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/birthdate/day", every_way_to_say_a_day_gives_one_day);
    g_test_add_func("/birthdate/less", what_is_not_known_to_the_day_is_kept_as_such);
    g_test_add_func("/birthdate/eras", each_era_holds_its_first_and_last_day);
    g_test_add_func("/birthdate/outside", a_day_outside_its_era_is_taken_and_asked_again);
    g_test_add_func("/birthdate/boundaries",
                    every_day_around_a_change_of_era_is_read_and_shown_in_its_own);
    g_test_add_func("/birthdate/code", the_code_of_a_claim_form_stands_for_its_era);
    g_test_add_func("/birthdate/refused", what_cannot_be_a_birthdate_is_refused_with_its_reason);
    g_test_add_func("/birthdate/no-today", without_today_no_day_is_too_late);
    g_test_add_func("/birthdate/age", an_age_is_days_then_months_then_years);
    g_test_add_func("/birthdate/label", an_english_label_names_the_month);
    g_test_add_func("/birthdate/agree", two_birthdates_agree_unless_both_cannot_be_true);
    g_test_add_func("/birthdate/every-day", every_day_survives_its_own_era);
    return g_test_run();
}
