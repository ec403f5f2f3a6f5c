/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ward/year-last.h"

#include <stdbool.h>
#include <string.h>

#define MONTHS 12

static const char *const month_names[MONTHS] = { "january",   "february", "march",    "april",
                                                 "may",       "june",     "july",     "august",
                                                 "september", "october",  "november", "december" };

/* A run of figures of LEAST to MOST; -1 if there is none. */
static int
take_number(const char **at, int least, int most)
{
    int digits = (int)strspn(*at, "0123456789"), number = 0;
    if (digits < least || digits > most)
        return -1;
    for (const char *end = *at + digits; *at < end; (*at)++)
        number = number * 10 + **at - '0';
    return number;
}

static void
take_sign(const char **at)
{
    if (**at != '\0' && strchr("-./,", **at) != NULL)
        (*at)++;
}

/* The month that the letters at *AT name, in full or by their first three; 0 if they name none. */
static int
take_month(const char **at)
{
    gsize letters = strspn(*at, "abcdefghijklmnopqrstuvwxyz");
    for (int month = 1; month <= MONTHS; month++) {
        const char *name = month_names[month - 1];
        if (letters != 3 && letters != strlen(name))
            continue;
        if (strncmp(*at, name, letters) != 0)
            continue;
        *at += letters;
        return month;
    }
    return 0;
}

/* 14-jul-1945, july14,1945, jul1945 */
static bool
read_named(const char *at, YearLast *ret_order)
{
    int day = take_number(&at, 1, 2);
    take_sign(&at);
    int month = take_month(&at);
    take_sign(&at);
    if (day == YEAR_LAST_NO_DAY) {
        day = take_number(&at, 1, 2);
        take_sign(&at);
    }
    int year = take_number(&at, 4, 4);
    *ret_order = (YearLast){ year, month, day };
    return month != 0 && year >= 0 && *at == '\0';
}

/* 14/7/1945: a sign between each two. */
static bool
read_numbers(const char *at, int ret_numbers[3])
{
    for (int i = 0; i < 3; i++) {
        const char *sign = at;
        if (i > 0)
            take_sign(&at);
        if (i > 0 && at == sign)
            return false;
        ret_numbers[i] = i < 2 ? take_number(&at, 1, 2) : take_number(&at, 4, 4);
        if (ret_numbers[i] < 0)
            return false;
    }
    return *at == '\0';
}

guint
year_last_read(const char *plain, YearLast ret_orders[YEAR_LAST_ORDERS])
{
    int number[3];
    guint count = 0;
    if (read_named(plain, &ret_orders[0]))
        return 1;
    if (!read_numbers(plain, number))
        return 0;
    bool month_second = number[1] >= 1 && number[1] <= MONTHS;
    bool month_first = number[0] >= 1 && number[0] <= MONTHS && number[0] != number[1];
    if (month_second || !month_first)
        ret_orders[count++] = (YearLast){ number[2], number[1], number[0] };
    if (month_first)
        ret_orders[count++] = (YearLast){ number[2], number[0], number[1] };
    return count;
}
