/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/handoff-row.h"

RowPen
handoff_row(Handoff *handoff, const char *part, const char *heading)
{
    RowPen pen = { handoff->projection, handoff->sheet, sheet_add_row(handoff->sheet), NULL };
    sheet_set(pen.sheet, pen.row, "part", part, NULL);
    if (g_strcmp0(handoff->part, part) != 0)
        pen.row->group = g_strdup(heading);
    handoff->part = part;
    return pen;
}

void
handoff_person(RowPen *pen, const Standing *standing)
{
    g_autofree char *name = projection_full_name(pen->projection, standing, NAME_SPELLED);
    const char *bed = standing->bed != NULL ? standing->bed->label : "";
    pen->standing = standing;
    pen->row->person = g_strdup(standing->person->handle);
    pen->row->bed = *bed != '\0' ? g_strdup(bed) : NULL;
    sheet_set(pen->sheet, pen->row, "person", standing->person->handle, NULL);
    sheet_set(pen->sheet, pen->row, "bed", bed, NULL);
    projection_fact(pen, "kana", WHAT_KANA, true);
    sheet_relabel(pen->sheet, pen->row, "kana", name);
}

void
handoff_moment(const RowPen *pen, const Filed *filed)
{
    if (filed == NULL)
        return;
    Instant seen = statement_seen(&filed->said);
    projection_moment(pen, "at", &seen);
}
