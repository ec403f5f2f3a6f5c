/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A line of the day report: a figure, and by kind, name or bed what it is made of. Inside this
 * room. It never knows which figures there are.
 */

#include "sheets/projection.h"
#include "sheets/tally.h"

#include "census/movement.h"

/* The report being made. */
typedef struct {
    const Projection *projection;
    Sheet *sheet;
    const char *part; /* key of the last row's part */
} DayReport;

/* Where a figure stands: the part's heading is shown above its first row. */
typedef struct {
    const char *part;
    const char *heading;
    const char *figure; /* key */
    const char *label;
} DayFigure;

/* A new row with NUMBER. */
SheetRow *day_report_row(DayReport *report, const DayFigure *figure, int number);
/* The kinds that ROW's figure is made of. */
void day_report_kinds(DayReport *report, SheetRow *row, const Tally *tally);

/* More than these are told by their beds alone, so that the report stays one page: on the first day
 * the whole ward is unexplained. Their names stand on the midnight balance. */
#define DAY_NAMES_MOST 12

/* Who a figure is made of, while they are named. */
typedef struct {
    guint count;
    GString *handles;
    GString *beds;
    GString *words;
} DayNames;

DayNames day_names_begin(void);
/* Names PERSON in BED (or NULL) with what is said besides: "601-1 ヤマダ ハナコ 10:30 自宅". A name
 * that is to be hidden stands there as its first signs: the report leaves the ward. */
void day_names_add(DayNames *names, const DayReport *report, const Standing *standing,
                   const char *besides);
/* Puts them into ROW and lets them go. */
void day_names_end(DayNames *names, DayReport *report, SheetRow *row);

/* In place of a number that nobody can know. */
#define DAY_NOT_TOLD "-"
/* Says under SHEET that the count begins on this day, where it does. */
void day_begins_note(const Movement *movement, Sheet *sheet);

/* The rows of the day that the moment belongs to, and of the moment. */
void day_report_balance(DayReport *report);
void day_report_here(DayReport *report);
void day_report_beds(DayReport *report);
