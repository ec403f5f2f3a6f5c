/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/round-list.h"

#include "base/language.h"

static const SheetColumn columns[] = {
    { "bed" },          { "person" },      { "kana" },  { "state" },         { "last_seen_at" },
    { "last_seen_by" }, { "kanji", true }, { "marks" }, { "letters", true }, { NULL },
};

static const SheetFace faces[] = {
    { N_("Bed"), 8, 10, FACE_TEXT, "bed" },
    { N_("Name"), 26, 32, FACE_NAME, "letters/kana kanji/marks" },
    { N_("State"), 18, 18, FACE_TEXT, "state" },
    { N_("Last looked at"), 14, 14, FACE_TEXT, "last_seen_at" },
    { N_("By"), 10, 10, FACE_TEXT, "last_seen_by" },
    { N_("Now"), 0, 16, FACE_TICK, NULL },
    { NULL, 0, 0, FACE_TEXT, NULL },
};

const SheetForm round_list_form = {
    .key = "round-list",
    .title = N_("Round list"),
    .columns = columns,
    .faces = faces,
    .portrait = true,
};

static void
set_seen(const RowPen *pen, const Filed *seen)
{
    if (seen == NULL)
        return;
    Instant moment = statement_seen(&seen->said);
    projection_moment(pen, "last_seen_at", &moment);
    sheet_set(pen->sheet, pen->row, "last_seen_by", seen->said.observer, NULL);
}

static void
add_person(const Projection *projection, Sheet *sheet, const Standing *standing,
           const BedStanding *bed)
{
    RowPen pen = projection_row(projection, sheet, standing);
    projection_name(&pen);
    if (bed != NULL)
        sheet_set(sheet, pen.row, "state", bed_state_key(bed->state), bed_state_label(bed->state));
    else
        projection_state(&pen);
    if (standing->state == STATE_AWAY) {
        g_autofree char *words = standing_state_label(standing);
        sheet_relabel(sheet, pen.row, "state", words);
    }
    pen.row->loud |= standing->state == STATE_NOT_FOUND;
    set_seen(&pen, standing->seen);
}

static void
add_nobody(const Projection *projection, Sheet *sheet, const BedStanding *bed)
{
    RowPen pen = { projection, sheet, sheet_add_row(sheet), NULL };
    pen.row->bed = g_strdup(bed->bed->label);
    sheet_set(sheet, pen.row, "bed", bed->bed->label, NULL);
    sheet_set(sheet, pen.row, "state", bed_state_key(bed->state), bed_state_label(bed->state));
    set_seen(&pen, bed->empty);
}

Sheet *
round_list_make(const Projection *projection)
{
    Sheet *sheet = projection_sheet(projection, &round_list_form);
    const GPtrArray *beds = reading_beds(projection->reading);
    for (guint i = 0; i < beds->len; i++) {
        const BedStanding *bed = beds->pdata[i];
        if (bed->dead != NULL)
            add_person(projection, sheet, bed->dead, bed);
        for (guint k = 0; k < bed->persons->len; k++)
            add_person(projection, sheet, bed->persons->pdata[k], bed);
        if (bed->persons->len == 0 && bed->dead == NULL)
            add_nobody(projection, sheet, bed);
    }
    g_autoptr(GPtrArray) standings = projection_standings(projection, STATES_HERE);
    for (guint i = 0; i < standings->len; i++) {
        const Standing *standing = standings->pdata[i];
        if (standing->bed == NULL || reading_bed(projection->reading, standing->bed) == NULL)
            add_person(projection, sheet, standing, NULL);
    }
    return sheet;
}
