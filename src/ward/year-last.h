/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Western days with the year behind, as an English speaker writes them: 7/14/1945, 14/7/1945,
 * 14-Jul-1945. It tells every order in which the figures can be read, and never chooses one; nor
 * does it know whether the day is one of the calendar.
 */

#include <glib.h>

/* One order. */
typedef struct {
    int year;
    int month;
    int day; /* YEAR_LAST_NO_DAY: not written ("jul-1945") */
} YearLast;

#define YEAR_LAST_ORDERS 2
#define YEAR_LAST_NO_DAY (-1)

/* How PLAIN (lower case, half width, no blanks) can be read: 0 if it is no such day; 2 if day and
 * month can be taken for one another, the day first in the first of RET_ORDERS; else 1. */
guint year_last_read(const char *plain, YearLast ret_orders[YEAR_LAST_ORDERS]);
