/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ward/birthdate.h"
#include "ward/era.h"

#include "base/language.h"

/*
 * A birthdate in words. Which words a language wants, and in which order, is decided by its
 * catalogue: the pattern is a translated string with named slots. Japanese asks for {era-year}
 * (昭和20), English does not.
 */
static const char *const patterns[] = {
    [BIRTHDATE_YEAR] = N_("{year}"),
    [BIRTHDATE_MONTH] = N_("{month-name}-{year}"),
    [BIRTHDATE_DAY] = N_("{dd}-{month-name}-{year}"),
};

/* The same for a list, where Japanese has the letter of the era and one column for the rest. */
static const char *const list_pattern = N_("{dd}-{mmm}-{year}");

static const char *const month_names[] = { N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"),
                                           N_("May"), N_("Jun"), N_("Jul"), N_("Aug"),
                                           N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec") };

static char *
named_year(const Era *era, int year)
{
    int number = year - era->first_year + 1;
    return number == 1 ? g_strconcat(era->name, "元", NULL)
                       : g_strdup_printf("%s%d", era->name, number);
}

/* 昭和20; 昭和64・平成元 for a year or month in which the era changed; the bare year before Meiji.
 */
static char *
era_year(const Birthdate *birthdate)
{
    int first_month = MAX(birthdate->month, 1), first_day = MAX(birthdate->day, 1);
    int last_month = birthdate->month != 0 ? birthdate->month : 12;
    int last_day = birthdate->day != 0 ? birthdate->day : 31;
    const Era *before = era_of_day(era_day_number(birthdate->year, first_month, first_day));
    const Era *after = era_of_day(era_day_number(birthdate->year, last_month, last_day));
    if (after == NULL)
        return g_strdup_printf("%d", birthdate->year);
    g_autofree char *late = named_year(after, birthdate->year);
    if (before == NULL || before == after)
        return g_steal_pointer(&late);
    g_autofree char *early = named_year(before, birthdate->year);
    return g_strdup_printf("%s・%s", early, late);
}

static void
fill(GString *pattern, const char *slot, const char *value)
{
    g_string_replace(pattern, slot, value, 0);
}

char *
birthdate_spoken(const Birthdate *birthdate)
{
    if (birthdate->precision < BIRTHDATE_YEAR)
        return birthdate_label(birthdate);
    GString *out = g_string_new(_(patterns[birthdate->precision]));
    g_autofree char *era = era_year(birthdate);
    g_autofree char *year = g_strdup_printf("%d", birthdate->year);
    g_autofree char *month = g_strdup_printf("%d", birthdate->month);
    g_autofree char *day = g_strdup_printf("%d", birthdate->day);
    g_autofree char *two_digits = g_strdup_printf("%02d", birthdate->day);
    fill(out, "{dd}", two_digits);
    fill(out, "{era-year}", era);
    fill(out, "{year}", year);
    fill(out, "{month}", month);
    fill(out, "{month-name}", birthdate->month != 0 ? _(month_names[birthdate->month - 1]) : "");
    fill(out, "{day}", day);
    return g_string_free(out, FALSE);
}

char *
birthdate_label(const Birthdate *birthdate)
{
    if (birthdate->precision == BIRTHDATE_UNKNOWN)
        return g_strdup(_("unknown"));
    if (birthdate->precision == BIRTHDATE_ABOUT)
        return g_strdup_printf(_("about %d"), birthdate->year);
    const Era *era = era_of_day(era_day_number(birthdate->year, birthdate->month, birthdate->day));
    if (birthdate->precision < BIRTHDATE_DAY || era == NULL)
        return birthdate_format(birthdate);
    GString *out = g_string_new(_(list_pattern));
    g_autofree char *era_year =
        g_strdup_printf("%s%d", era->kanji, birthdate->year - era->first_year + 1);
    g_autofree char *year = g_strdup_printf("%d", birthdate->year);
    g_autofree char *month = g_strdup_printf("%02d", birthdate->month);
    g_autofree char *day = g_strdup_printf("%02d", birthdate->day);
    fill(out, "{era-letter}", era_year);
    fill(out, "{year}", year);
    fill(out, "{mm}", month);
    fill(out, "{mmm}", _(month_names[birthdate->month - 1]));
    fill(out, "{dd}", day);
    return g_string_free(out, FALSE);
}

char *
birthdate_on_band(const Birthdate *birthdate)
{
    const Era *era = era_of_day(era_day_number(birthdate->year, birthdate->month, birthdate->day));
    if (birthdate->precision < BIRTHDATE_DAY || era == NULL)
        return birthdate_label(birthdate);
    g_autofree char *iso = birthdate_format(birthdate);
    return g_strdup_printf("%s %s%d", iso, era->kanji, birthdate->year - era->first_year + 1);
}

char *
birthdate_format(const Birthdate *birthdate)
{
    switch (birthdate->precision) {
    case BIRTHDATE_ABOUT:
        return g_strdup_printf("about %d", birthdate->year);
    case BIRTHDATE_YEAR:
        return g_strdup_printf("%04d", birthdate->year);
    case BIRTHDATE_MONTH:
        return g_strdup_printf("%04d-%02d", birthdate->year, birthdate->month);
    case BIRTHDATE_DAY:
        return g_strdup_printf("%04d-%02d-%02d", birthdate->year, birthdate->month, birthdate->day);
    case BIRTHDATE_UNKNOWN:
    default:
        return g_strdup("unknown");
    }
}
