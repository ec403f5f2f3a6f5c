/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A birthdate as it is typed while somebody says it. */

#include "ward/birthdate.h"

#include "base/error.h"

#include <string.h>

#include "target.h"

static void
claim_words(const Birthdate *birthdate, const GDate *today)
{
    g_autofree char *label = birthdate_label(birthdate);
    g_autofree char *spoken = birthdate_spoken(birthdate);
    g_autofree char *band = birthdate_on_band(birthdate);
    g_autofree char *age = birthdate_age(birthdate, today);
    const char *words[] = { label, spoken, band, age };
    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        claim_plain(words[i]);
        g_assert_cmpstr(words[i], !=, "");
    }
    g_assert_null(strchr(age, '-'));
}

/* No doubt is made a date, and no date is one that the calendar lacks or that has not come yet. */
static void
claim_possible(const Birthdate *birthdate, const GDate *today)
{
    bool has_month = birthdate->precision >= BIRTHDATE_MONTH;
    bool has_day = birthdate->precision == BIRTHDATE_DAY;
    if (birthdate->precision == BIRTHDATE_UNKNOWN)
        return;
    if (birthdate->precision == BIRTHDATE_ABOUT) {
        g_assert_cmpint(birthdate->year, >=, 0);
        g_assert_cmpint(birthdate->year, <=, 130);
        return;
    }
    g_assert_cmpint(birthdate->year, >=, 1);
    g_assert_cmpint(birthdate->year, <=, g_date_get_year(today));
    g_assert_cmpint(birthdate->month, >=, has_month);
    g_assert_cmpint(birthdate->month, <=, has_month ? 12 : 0);
    g_assert_cmpint(birthdate->day != 0, ==, has_day);
    if (!has_day)
        return;
    g_assert_true(g_date_valid_dmy((GDateDay)birthdate->day, (GDateMonth)birthdate->month,
                                   (GDateYear)birthdate->year));
    g_autoptr(GDate) day = g_date_new_dmy((GDateDay)birthdate->day, (GDateMonth)birthdate->month,
                                          (GDateYear)birthdate->year);
    g_assert_cmpint(g_date_compare(day, today), <=, 0);
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    GDate today;
    Birthdate birthdate, again;
    g_autofree char *warning = NULL;
    g_autoptr(GError) error = NULL;
    g_autofree char *text = target_text(data, size);
    g_date_clear(&today, 1);
    g_date_set_dmy(&today, 2, G_DATE_NOVEMBER, 2026);
    if (!birthdate_parse(text, &today, &birthdate, &warning, &error)) {
        claim_refusal(error);
        return 0;
    }
    if (warning != NULL)
        claim_plain(warning);
    claim_possible(&birthdate, &today);
    claim_words(&birthdate, &today);
    g_autofree char *kept = birthdate_format(&birthdate);
    birthdate_parse(kept, &today, &again, NULL, &error);
    g_assert_no_error(error);
    g_autofree char *kept_again = birthdate_format(&again);
    g_assert_cmpstr(kept, ==, kept_again);
    g_assert_true(birthdate_agree(&birthdate, &again));
    return 0;
}
