/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/counts.h"

#include "base/language.h"

static const SheetColumn columns[] = { { "key" }, { "value" }, { NULL } };

static const SheetFace faces[] = {
    { N_("Figure"), 60, 75, FACE_TEXT, "key" },
    { N_("Number"), 10, 25, FACE_NAME, "value" },
    { NULL, 0, 0, FACE_TEXT, NULL },
};

const SheetForm counts_form = {
    .key = "counts",
    .title = N_("Figures of the ward"),
    .columns = columns,
    .faces = faces,
    .portrait = true,
};

static void
add(Sheet *sheet, const char *key, const char *label, guint value)
{
    SheetRow *row = sheet_add_row(sheet);
    g_autofree char *number = g_strdup_printf("%u", value);
    sheet_set(sheet, row, "key", key, label);
    sheet_set(sheet, row, "value", number, NULL);
}

Sheet *
counts_make(const Projection *projection)
{
    Sheet *sheet = projection_sheet(projection, &counts_form);
    const Counts *counts = &projection->counts;
    const guint *beds = counts->by_state;
    const struct {
        const char *key;
        const char *label;
        guint value;
    } rows[] = {
        { "beds", _("Beds"), counts->beds },
        { "occupied", _("Beds occupied"), beds[BED_OCCUPIED] },
        { "held", _("Beds held for someone away"), beds[BED_HELD] },
        { "missing", _("Beds whose patient is not found"), beds[BED_MISSING] },
        { "released_late", _("Beds of the dead, not yet released"), beds[BED_RELEASED_LATE] },
        { "empty", _("Beds empty"), beds[BED_EMPTY] },
        { "unchecked", _("Beds not checked"), beds[BED_UNCHECKED] },
        { "claimed", _("Beds occupied on paper only"), beds[BED_CLAIMED] },
        { "closed", _("Beds closed"), beds[BED_CLOSED] },
        { "in_hospital", _("In hospital"), counts->in_hospital },
        { "present", _("Present"), counts->present },
        { "away", _("Away"), counts->away },
        { "overnight", _("of these on overnight leave"), counts->overnight },
        { "not_found", _("Not found"), counts->not_found },
        { "companions", _("Companions staying"), counts->companions },
        { "to_move", _("To move in an evacuation"), counts->to_move },
        { "walk", _("Walk alone"), counts->walk },
        { "escort", _("With escort"), counts->escort },
        { "stretcher", _("By stretcher"), counts->stretcher },
        { "heavy", _("By stretcher with devices"), counts->heavy },
        { "transport_unasked", _("Transport not asked (planned as stretcher)"),
          counts->transport_unasked },
        { "transport_unknown", _("Transport unknown (planned as stretcher)"),
          counts->transport_unknown },
        { "unidentified", _("Not identified"), counts->unidentified },
        { "no_contact", _("Without a named contact"), counts->no_contact },
        { "conflicts", _("Things that do not fit"), counts->conflicts },
    };
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        add(sheet, rows[i].key, rows[i].label, rows[i].value);
    return sheet;
}
