/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/closing.h"
#include "sheets/day-report-row.h"
#include "sheets/day-report.h"

#include "ward/value.h"

#include "base/language.h"

#include <string.h>

#define HOUR 3600

typedef struct {
    DayReport *report;
    const Movement *movement;
    const Closing *closing;
    const char *heading;
} Balance;

/* What NUMBER was when the day was closed, where that was another one. */
static void
mark_closed(const Balance *balance, SheetRow *row, int then, int now)
{
    if (balance->closing->number == 0 || then == now)
        return;
    g_autofree char *code = g_strdup_printf("%d", then);
    g_autofree char *label = g_strdup_printf(_("CORRECTED AFTER CLOSING (%d on print no. %u)"),
                                             then, balance->closing->number);
    sheet_set(balance->report->sheet, row, "closed", code, label);
    row->loud = true;
}

static SheetRow *
add_total(const Balance *balance, const char *key, const char *label, int number)
{
    DayFigure figure = { "balance", balance->heading, key, label };
    return day_report_row(balance->report, &figure, number);
}

/* "10:30 自宅": when and how, or by how many nobody can say why. (transfer full) */
static char *
words_of(const Balance *balance, const MovementRow *moved)
{
    if (moved->event == NULL)
        return moved->kind == MOVEMENT_UNEXPLAINED ? g_strdup_printf("%+d", moved->sign)
                                                   : g_strdup("");
    const Statement *said = &moved->event->said;
    Instant at = statement_seen(said);
    g_autofree char *brief = instant_format_short(&at, balance->report->sheet->head.at.zone);
    g_autofree char *how = value_label(said->what, said->value);
    const char *minute = strchr(brief, ' ');
    return g_strdup_printf("%s%s%s%s", at.approximate ? "~" : "",
                           minute != NULL ? minute + 1 : brief, *how != '\0' ? " " : "", how);
}

/* Those of ROWS that moved in the way of KIND. */
static void
add_names(const Balance *balance, DayNames *names, const GArray *rows, MovementKind kind)
{
    for (guint i = 0; i < rows->len; i++) {
        const MovementRow *moved = &g_array_index(rows, MovementRow, i);
        if (moved->kind != kind)
            continue;
        Standing standing = { .person = moved->person, .bed = moved->bed };
        g_autofree char *words = words_of(balance, moved);
        day_names_add(names, balance->report, &standing, words);
    }
}

/* A newborn that the ward does not count dies all the same. */
static void
add_uncounted(const Balance *balance, SheetRow *row, MovementKind kind)
{
    g_autoptr(Tally) tally = tally_new();
    const GArray *rows = balance->movement->uncounted;
    for (guint i = 0; i < rows->len; i++) {
        const MovementRow *moved = &g_array_index(rows, MovementRow, i);
        if (moved->kind == kind)
            tally_add(tally, "newborn", _("not counted: newborns"),
                      moved->bed != NULL ? moved->bed->label : NULL);
    }
    if (tally_sum(tally) > 0)
        day_report_kinds(balance->report, row, tally);
}

static void
add_kind(const Balance *balance, MovementKind kind)
{
    DayNames names = day_names_begin();
    int number = balance->movement->totals[kind];
    SheetRow *row =
        add_total(balance, movement_key(kind), movement_label(balance->movement, kind), number);
    add_names(balance, &names, balance->movement->rows, kind);
    day_names_end(&names, balance->report, row);
    add_uncounted(balance, row, kind);
    bool begins = kind == MOVEMENT_UNEXPLAINED && number != 0 && balance->movement->begins;
    row->loud = kind == MOVEMENT_UNEXPLAINED && number != 0 && !begins;
    if (begins && number > DAY_NAMES_MOST) {
        sheet_relabel(balance->report->sheet, row, "persons", _("by name on the inpatient list"));
        sheet_relabel(balance->report->sheet, row, "beds", "");
    }
    if (balance->closing->movement != NULL)
        mark_closed(balance, row, balance->closing->movement->totals[kind], number);
}

static void
add_births(const Balance *balance)
{
    DayNames names = day_names_begin();
    const GArray *births = balance->movement->births;
    SheetRow *row = add_total(balance, "births", _("Births"), (int)births->len);
    add_names(balance, &names, births, MOVEMENT_ADMITTED);
    day_names_end(&names, balance->report, row);
}

/* The largest number present in the eight hours from BEGIN on. Before anybody had looked there was
 * not none. */
static void
add_largest(const Balance *balance, const char *key, const char *label, gint64 begin)
{
    const Reading *reading = balance->report->projection->reading;
    gint64 end = begin + 8 * HOUR, at = reading_at(reading);
    guint largest = at > begin ? movement_largest(reading, begin, end) : 0;
    SheetRow *row = add_total(balance, key, label, (int)largest);
    Sheet *sheet = balance->report->sheet;
    bool begun = at > begin, looked = largest > 0 || !balance->movement->begins;
    if (!begun || !looked) {
        sheet_set(sheet, row, "number", "", DAY_NOT_TOLD);
        sheet_set(sheet, row, "detail", begun ? "not-looked" : "not-begun",
                  begun ? _("nobody had looked at a bed") : _("not begun yet"));
    } else if (at < end) {
        sheet_set(sheet, row, "detail", "so-far", _("so far"));
    }
}

/* "2026-11-02の収支（0時から）" (transfer full) */
static char *
heading_of(const DayReport *report, gint64 midnight)
{
    const SheetHead *head = &report->sheet->head;
    g_autofree char *day = instant_format_minute(midnight, head->at.zone);
    char *blank = strchr(day, ' ');
    if (blank != NULL)
        *blank = '\0';
    bool closed = head->at.seconds == midnight + 24 * HOUR;
    return g_strdup_printf(closed ? _("Balance of %s, 0:00 to 24:00") : _("Balance of %s so far"),
                           day);
}

void
day_report_balance(DayReport *report)
{
    const Reading *reading = report->projection->reading;
    gint64 midnight = instant_midnight_before(reading_at(reading), report->sheet->head.at.zone);
    g_autofree char *heading = heading_of(report, midnight);
    g_autoptr(Movement) movement = movement_read(reading);
    g_auto(Closing) closing = closing_read(report->projection, day_report_form.key, movement);
    Balance balance = { report, movement, &closing, heading };
    SheetRow *row =
        add_total(&balance, "previous", _("At the midnight before"), (int)movement->previous);
    if (movement->begins && movement->previous > 0)
        sheet_relabel(report->sheet, row, "detail", _("from paper alone"));
    else if (movement->begins)
        sheet_relabel(report->sheet, row, "number", DAY_NOT_TOLD);
    if (closing.movement != NULL)
        mark_closed(&balance, row, (int)closing.movement->previous, (int)movement->previous);
    for (guint kind = 0; kind < MOVEMENT_KIND_COUNT; kind++)
        add_kind(&balance, kind);
    row = add_total(&balance, "today", _("In hospital now"), (int)movement->today);
    mark_closed(&balance, row, (int)closing.in_hospital, (int)movement->today);
    add_births(&balance);
    add_largest(&balance, "largest-night", _("Most present, 0 to 8"), midnight);
    add_largest(&balance, "largest-evening", _("Most present, 16 to 24"), midnight + 16 * HOUR);
    day_begins_note(movement, report->sheet);
    closing_note(&closing, report->sheet);
}
