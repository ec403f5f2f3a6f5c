/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/day-report-row.h"

#include "base/language.h"

#include <string.h>

SheetRow *
day_report_row(DayReport *report, const DayFigure *figure, int number)
{
    SheetRow *row = sheet_add_row(report->sheet);
    g_autofree char *text = g_strdup_printf("%d", number);
    if (report->part == NULL || strcmp(report->part, figure->part) != 0)
        row->group = g_strdup(figure->heading);
    report->part = figure->part;
    sheet_set(report->sheet, row, "part", figure->part, NULL);
    sheet_set(report->sheet, row, "figure", figure->figure, figure->label);
    sheet_set(report->sheet, row, "number", text, NULL);
    return row;
}

void
day_report_kinds(DayReport *report, SheetRow *row, const Tally *tally)
{
    g_autofree char *code = tally_code(tally);
    g_autofree char *label = tally_label(tally);
    sheet_set(report->sheet, row, "detail", code, label);
}

DayNames
day_names_begin(void)
{
    return (DayNames){ 0, g_string_new(NULL), g_string_new(NULL), g_string_new(NULL) };
}

void
day_names_add(DayNames *names, const DayReport *report, const Standing *standing,
              const char *besides)
{
    g_autofree char *name =
        projection_full_name(report->projection, standing, NAME_WHISPERED | NAME_SPELLED);
    const char *bed = standing->bed != NULL ? standing->bed->label : "";
    const char *comma = names->count++ > 0 ? "," : "";
    g_string_append_printf(names->handles, "%s%s", comma, standing->person->handle);
    g_string_append_printf(names->beds, "%s%s", comma, bed);
    g_string_append_printf(names->words, "%s%s%s%s%s%s", names->words->len > 0 ? ", " : "", bed,
                           *bed != '\0' ? " " : "", name,
                           besides != NULL && *besides != '\0' ? " " : "",
                           besides != NULL ? besides : "");
}

void
day_names_end(DayNames *names, DayReport *report, SheetRow *row)
{
    bool named = names->count <= DAY_NAMES_MOST;
    const char *words = named ? names->words->str : _("named on the midnight balance; their beds:");
    sheet_set(report->sheet, row, "persons", names->handles->str, words);
    g_auto(GStrv) beds = g_strsplit(names->beds->str, ",", -1);
    g_autofree char *listed = g_strjoinv(", ", beds);
    sheet_set(report->sheet, row, "beds", names->beds->str, named ? "" : listed);
    g_string_free(names->handles, TRUE);
    g_string_free(names->beds, TRUE);
    g_string_free(names->words, TRUE);
}

void
day_begins_note(const Movement *movement, Sheet *sheet)
{
    if (movement->begins && movement->today > 0)
        g_ptr_array_add(sheet->notes,
                        g_strdup(_("The count begins on this day: nobody had looked at a bed "
                                   "before, there is no midnight to balance against.")));
}
