/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/day-report.h"

#include "sheets/closing.h"
#include "sheets/day-report-row.h"

#include "base/language.h"

static const SheetColumn columns[] = {
    { "part" },    { "figure" }, { "number" }, { "detail" },
    { "persons" }, { "beds" },   { "closed" }, { NULL },
};

static const SheetFace faces[] = {
    { N_("Figure"), 24, 25, FACE_TEXT, "figure" },
    { N_("Number"), 6, 7, FACE_TEXT, "number" },
    { N_("By kind, name and bed"), 48, 68, FACE_TEXT, "closed/detail/persons/beds" },
    { NULL, 0, 0, FACE_TEXT, NULL },
};

const SheetForm day_report_form = {
    .key = "day-report",
    .title = N_("Day report"),
    .columns = columns,
    .faces = faces,
    .portrait = true,
    .foot = CLOSING_FOOT,
};

Sheet *
day_report_make(const Projection *projection)
{
    DayReport report = { projection, projection_sheet(projection, &day_report_form), NULL };
    day_report_balance(&report);
    day_report_here(&report);
    day_report_beds(&report);
    return report.sheet;
}
