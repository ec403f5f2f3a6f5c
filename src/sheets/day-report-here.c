/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/day-report-row.h"

#include "census/lasting.h"

#include "ward/isolation.h"
#include "ward/value.h"

#include "base/language.h"
#include "base/text.h"

#include <string.h>

static SheetRow *
add_here(DayReport *report, const char *key, const char *label, guint number)
{
    DayFigure figure = { "here", _("Who is here"), key, label };
    return day_report_row(report, &figure, (int)number);
}

static const char *
bed_of(const Standing *standing)
{
    return standing->bed != NULL ? standing->bed->label : _("no bed");
}

/* ---- who is where ---- */

/* All in STATE by name; of the away by reason too. */
static void
add_state(DayReport *report, const char *key, const char *label, PersonState state)
{
    g_autoptr(GPtrArray) standings = projection_standings(report->projection, 1u << state);
    g_autoptr(Tally) reasons = tally_new();
    DayNames names = day_names_begin();
    SheetRow *row = add_here(report, key, label, standings->len);
    for (guint i = 0; i < standings->len; i++) {
        const Standing *standing = standings->pdata[i];
        g_autofree char *where = state == STATE_AWAY ? standing_state_label(standing) : NULL;
        day_names_add(&names, report, standing, where);
        if (state == STATE_AWAY)
            tally_add(reasons, standing->where != NULL ? standing->where : "untold", where, NULL);
    }
    day_names_end(&names, report, row);
    if (state == STATE_AWAY)
        day_report_kinds(report, row, reasons);
    row->loud = state == STATE_NOT_FOUND && standings->len > 0;
}

/* ---- how they can be moved ---- */

static void
add_transport(DayReport *report)
{
    const Counts *counts = &report->projection->counts;
    const View *view = reading_view(report->projection->reading);
    g_autoptr(Tally) tally = tally_new();
    const struct {
        const char *key;
        const char *label;
        guint count;
    } classes[] = {
        { "heavy", _("stretcher with devices"), counts->heavy },
        { "stretcher", _("carried by stretcher"), counts->stretcher },
        { "escort", _("with escort"), counts->escort },
        { "walk", _("walks alone"), counts->walk },
        { "companions", _("companions staying"), counts->companions },
    };
    for (guint i = 0; i < G_N_ELEMENTS(classes); i++)
        tally_set(tally, classes[i].key, classes[i].label, classes[i].count);
    g_autoptr(GPtrArray) standings =
        projection_standings(report->projection, 1u << STATE_IN | 1u << STATE_NOT_FOUND);
    for (guint i = 0; i < standings->len; i++) {
        const Standing *standing = standings->pdata[i];
        bool derived;
        const char *transport = fact_transport(view, standing->person, &derived);
        if (transport == NULL)
            tally_add(tally, "unasked", _("NOT ASKED, planned as stretcher"), bed_of(standing));
        else if (strcmp(transport, VALUE_UNKNOWN) == 0)
            tally_add(tally, "unknown", _("UNKNOWN, planned as stretcher"), bed_of(standing));
    }
    SheetRow *row = add_here(report, "to_move", _("To move in evacuation"), counts->to_move);
    day_report_kinds(report, row, tally);
}

/* ---- isolation and devices ---- */

/* Kinds in the order of the vocabulary, whichever comes first on the ward. */
static void
seed(Tally *tally, const Choice *choices)
{
    for (const Choice *choice = choices; choice->key != NULL; choice++)
        tally_set(tally, choice->key, _(choice->label), 0);
}

/* "isolation:droplet" counts by its kind, "oxygen:3" as oxygen. Which bed it is stands there where
 * the meeting asks for it: isolation and ventilators. */
static void
tally_item(Tally *tally, What what, const char *item, const Standing *standing)
{
    g_auto(GStrv) parts = g_strsplit(item, ":", 2);
    bool of_kind = what == WHAT_CAUTION && parts[1] != NULL;
    g_autofree char *key = text_code(of_kind ? parts[1] : parts[0]);
    g_autofree char *label = value_label(what, parts[0]);
    bool by_bed = what == WHAT_CAUTION || strcmp(key, "ventilator") == 0;
    tally_add(tally, key, of_kind ? isolation_label(parts[1]) : label,
              by_bed ? bed_of(standing) : NULL);
}

/* The items of LIST (all, or only those of kind ITEM); true if there are any. */
static bool
tally_items(Tally *tally, What what, const char *item, const Standing *standing, const char *list)
{
    bool has = false;
    g_auto(GStrv) items = g_strsplit(list, ",", -1);
    for (guint i = 0; items[i] != NULL; i++) {
        if (item != NULL && !value_has(items[i], item))
            continue;
        tally_item(tally, what, items[i], standing);
        has = true;
    }
    return has;
}

/* A list that a figure counts the items of. */
typedef struct {
    const char *key;
    const char *label;
    What what;
    const char *item; /* only of this kind, or NULL */
} Carried;

/* What is said to hold; NULL if nothing is known. (transfer full) */
static char *
list_of(const View *view, const Person *person, What what)
{
    return what == WHAT_CAUTION ? lasting_cautions(view, person)
                                : g_strdup(fact_known(view, person, what));
}

/* Of everyone in hospital; whoever was not asked is counted apart, never as having none. */
static void
add_carried(DayReport *report, const Carried *carried)
{
    const View *view = reading_view(report->projection->reading);
    g_autoptr(GPtrArray) standings = projection_standings(report->projection, STATES_HERE);
    g_autoptr(Tally) tally = tally_new();
    guint having = 0;
    if (carried->item == NULL)
        seed(tally, vocabulary_row(carried->what)->choices);
    for (guint i = 0; i < standings->len; i++) {
        const Standing *standing = standings->pdata[i];
        g_autofree char *list = list_of(view, standing->person, carried->what);
        if (list != NULL)
            having += tally_items(tally, carried->what, carried->item, standing, list);
    }
    for (guint i = 0; i < standings->len; i++) {
        const Standing *standing = standings->pdata[i];
        const char *value = fact_value(view, standing->person, carried->what);
        if (value == NULL)
            tally_add(tally, "unasked", _("NOT ASKED"), NULL);
        else if (strcmp(value, VALUE_UNKNOWN) == 0)
            tally_add(tally, "unknown", _("UNKNOWN"), NULL);
    }
    SheetRow *row = add_here(report, carried->key, carried->label, having);
    day_report_kinds(report, row, tally);
}

/* So that those who are here add up to those in hospital. */
static void
add_newborns(DayReport *report)
{
    const View *view = reading_view(report->projection->reading);
    g_autoptr(GPtrArray) standings = projection_standings(report->projection, STATES_HERE);
    guint number = report->projection->counts.newborns;
    if (number == 0)
        return;
    DayNames names = day_names_begin();
    SheetRow *row = add_here(report, "newborns", _("Newborns, not counted in hospital"), number);
    for (guint i = 0; i < standings->len; i++)
        if (!count_is_in_hospital(view, standings->pdata[i]))
            day_names_add(&names, report, standings->pdata[i], NULL);
    day_names_end(&names, report, row);
}

void
day_report_here(DayReport *report)
{
    add_state(report, "away", _("Away"), STATE_AWAY);
    add_state(report, "not-found", _("Not found"), STATE_NOT_FOUND);
    add_state(report, "sent", _("Sent, not received"), STATE_SENT);
    add_here(report, "present", _("In their beds"), report->projection->counts.present);
    add_newborns(report);
    add_transport(report);
    add_carried(report, &(Carried){ "isolation", _("In isolation"), WHAT_CAUTION, "isolation" });
    add_carried(report, &(Carried){ "devices", _("With devices"), WHAT_DEVICE, NULL });
}
