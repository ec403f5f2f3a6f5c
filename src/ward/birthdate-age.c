/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ward/birthdate.h"

/* How old someone is who was born then, and whether two birthdates can both be true. */

/* Whole months from the birthdate to TODAY; a month that is known only as such counts as reached.
 */
static int
months_until(const Birthdate *birthdate, const GDate *today)
{
    int months = (g_date_get_year(today) - birthdate->year) * 12 + (int)g_date_get_month(today) -
                 birthdate->month;
    return g_date_get_day(today) < birthdate->day ? months - 1 : months;
}

static char *
age_by_day(const Birthdate *birthdate, const GDate *today)
{
    GDate born;
    g_date_clear(&born, 1);
    g_date_set_dmy(&born, (GDateDay)birthdate->day, (GDateMonth)birthdate->month,
                   (GDateYear)birthdate->year);
    int months = months_until(birthdate, today);
    if (months < 1)
        return g_strdup_printf("%dd", MAX(g_date_days_between(&born, today), 0));
    return months < 24 ? g_strdup_printf("%dm", months) : g_strdup_printf("%d", months / 12);
}

char *
birthdate_age(const Birthdate *birthdate, const GDate *today)
{
    switch (birthdate->precision) {
    case BIRTHDATE_ABOUT:
        return g_strdup_printf("~%d", birthdate->year);
    case BIRTHDATE_YEAR:
        return g_strdup_printf("~%d", MAX(g_date_get_year(today) - birthdate->year, 0));
    case BIRTHDATE_MONTH:
        return g_strdup_printf("~%d", MAX(months_until(birthdate, today), 0) / 12);
    case BIRTHDATE_DAY:
        return age_by_day(birthdate, today);
    case BIRTHDATE_UNKNOWN:
    default:
        return g_strdup("unknown");
    }
}

bool
birthdate_agree(const Birthdate *a, const Birthdate *b)
{
    BirthdatePrecision common = MIN(a->precision, b->precision);
    if (common >= BIRTHDATE_YEAR && a->year != b->year)
        return false;
    if (common >= BIRTHDATE_MONTH && a->month != b->month)
        return false;
    return common < BIRTHDATE_DAY || a->day == b->day;
}
