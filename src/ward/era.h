/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The Japanese eras since Meiji: which one a day belongs to, and how each is written. Days are
 * Gregorian throughout; the lunisolar days before 1873 have no living patient. It never knows whose
 * day it is.
 */

#include <glib.h>

typedef struct {
    char letter;       /* M T S H R */
    char code;         /* 1 to 5, as insurance cards and claims carry it */
    const char *kanji; /* 明 大 昭 平 令, the short sign */
    const char *name;  /* 明治 大正 昭和 平成 令和 */
    int first_year;    /* the Western year of its year 1 */
    int first_day;     /* as era_day_number() */
} Era;

/* A day as one number that sorts: 19450714. */
int era_day_number(int year, int month, int day);

/* The era of a day; NULL before 1868-09-08. */
const Era *era_of_day(int day_number);

/* The era that *TEXT begins with, as a letter in either case, short sign or name; *TEXT then points
 * behind it. NULL if it begins with none. */
const Era *era_take(const char **text);

/* The era with this CODE ('1' to '5'); NULL for another sign. */
const Era *era_of_code(char code);
