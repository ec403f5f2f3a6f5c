/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/day-report-row.h"

#include "base/language.h"

static SheetRow *
add_bed_figure(DayReport *report, const char *key, const char *label, guint number)
{
    DayFigure figure = { "beds", _("Beds, and what is not settled"), key, label };
    return day_report_row(report, &figure, (int)number);
}

/* The beds in STATE, by label. */
static void
add_beds(DayReport *report, const char *label, BedState state)
{
    const GPtrArray *beds = reading_beds(report->projection->reading);
    guint number = report->projection->counts.by_state[state];
    SheetRow *row = add_bed_figure(report, bed_state_key(state), label, number);
    g_autoptr(GString) code = g_string_new(NULL);
    g_autoptr(GString) words = g_string_new(NULL);
    for (guint i = 0; i < beds->len; i++) {
        const BedStanding *bed = beds->pdata[i];
        if (bed->state != state)
            continue;
        g_string_append_printf(code, "%s%s", code->len > 0 ? "," : "", bed->bed->label);
        g_string_append_printf(words, "%s%s", words->len > 0 ? ", " : "", bed->bed->label);
    }
    sheet_set(report->sheet, row, "beds", code->str, words->str);
}

static void
add_all_beds(DayReport *report)
{
    const Counts *counts = &report->projection->counts;
    g_autoptr(Tally) tally = tally_new();
    for (guint state = 0; state < BED_STATE_COUNT; state++)
        tally_set(tally, bed_state_key(state), bed_state_label(state), counts->by_state[state]);
    SheetRow *row = add_bed_figure(report, "beds", _("Beds"), counts->beds);
    day_report_kinds(report, row, tally);
}

static void
add_conflicts(DayReport *report)
{
    const GPtrArray *list = conflicts_list(report->projection->conflicts);
    g_autoptr(Tally) tally = tally_new();
    SheetRow *row = add_bed_figure(report, "conflicts", _("Does not fit"), list->len);
    for (guint i = 0; i < list->len; i++) {
        const Conflict *conflict = list->pdata[i];
        g_autoptr(GString) beds = g_string_new(NULL);
        for (guint b = 0; b < conflict->beds->len; b++)
            g_string_append_printf(beds, "%s%s", b > 0 ? "+" : "",
                                   ((const Bed *)conflict->beds->pdata[b])->label);
        tally_add(tally, conflict_key(conflict->kind), conflict_label(conflict->kind),
                  beds->len > 0 ? beds->str : NULL);
    }
    day_report_kinds(report, row, tally);
}

void
day_report_beds(DayReport *report)
{
    const Counts *counts = &report->projection->counts;
    add_all_beds(report);
    add_beds(report, _("Free: seen empty"), BED_EMPTY);
    add_beds(report, _("Not checked"), BED_UNCHECKED);
    add_beds(report, _("On paper only"), BED_CLAIMED);
    add_conflicts(report);
    add_bed_figure(report, "unidentified", _("Not yet identified"), counts->unidentified);
    add_bed_figure(report, "no_contact", _("With nobody to call"), counts->no_contact);
}
