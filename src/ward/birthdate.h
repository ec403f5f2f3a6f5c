/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A birthdate as it was said: a day, a month, a year, "about N years", or unknown; never a made-up
 * date in place of a doubt. Reads Western and era forms, writes one canonical key and the words
 * that are read back to the patient. This room never knows today: it is handed in.
 */

#include <glib.h>
#include <stdbool.h>

typedef enum {
    BIRTHDATE_UNKNOWN,
    BIRTHDATE_ABOUT, /* years of age as said */
    BIRTHDATE_YEAR,
    BIRTHDATE_MONTH,
    BIRTHDATE_DAY
} BirthdatePrecision; /* in order of worth */

typedef struct {
    BirthdatePrecision precision;
    int year; /* or the age of BIRTHDATE_ABOUT */
    int month;
    int day;
} Birthdate;

/* Reads every form of man/meguri(1), BIRTHDATES. A day after TODAY (NULL: no such check), an
 * impossible day and a short year without era are refused with what is wrong. An era date outside
 * its era is taken as the day it means and *ret_warning (may be NULL) shows both readings; so is a
 * year before 1868. Without anything to ask again *ret_warning becomes NULL. */
bool birthdate_parse(const char *text, const GDate *today, Birthdate *ret_birthdate,
                     char **ret_warning, GError **error);

/* "YYYY-MM-DD", "YYYY-MM", "YYYY", "about N" or "unknown". (transfer full) */
char *birthdate_format(const Birthdate *birthdate);

/* "昭20(1945)-07-14" in Japanese and "14-Jul-1945" in English, "1945-07", "1945", "about 80" in the
 * reader's language. (transfer full) */
char *birthdate_label(const Birthdate *birthdate);

/* What the nurse reads back aloud: "昭和20年7月14日（1945）" in Japanese, "14-Jul-1945" in English;
 * the translated pattern decides (birthdate-words.c). (transfer full) */
char *birthdate_spoken(const Birthdate *birthdate);

/* "1945-07-14 昭20": Western first, as a wristband has it. (transfer full) */
char *birthdate_on_band(const Birthdate *birthdate);

/* Age on TODAY as sheets carry it: "81", "3d" under one calendar month, "2m" under 24 months, "~80"
 * when the day is not known (then in years: a month counts from its first day, a year from
 * January), "unknown". (transfer full) */
char *birthdate_age(const Birthdate *birthdate, const GDate *today);

/* False if both cannot be true together: a year holds every date in it, "about" and unknown hold
 * all. */
bool birthdate_agree(const Birthdate *a, const Birthdate *b);
