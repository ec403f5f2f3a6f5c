/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/patient-list.h"

#include "base/language.h"

#include <stdio.h>
#include <string.h>

static const SheetColumn columns[] = {
    { "bed" },       { "person" },        { "kana" },         { "kanji" },      { "alias" },
    { "birthdate" }, { "age" },           { "sex" },          { "patient_id" }, { "grade" },
    { "state" },     { "transport" },     { "transport_by" }, { "means" },      { "device" },
    { "caution" },   { "diet" },          { "doctor" },       { "department" }, { "admitted" },
    { "diagnosis" }, { "marks" },         { "seen_at" },      { "seen_by" },    { "known_as_kana" },
    { "known_as" },  { "letters", true }, { NULL },
};

static const SheetFace faces[] = {
    { N_("Bed"), 6, 6, FACE_TEXT, "bed/state" },
    { N_("Name"), 22, 20, FACE_NAME, "letters/kana/kanji/marks", true },
    { N_("Birthdate"), 16, 13, FACE_TEXT, "birthdate/age sex", true },
    { N_("ID"), 9, 8, FACE_TEXT, "patient_id/person", true },
    { N_("Transport"), 10, 11, FACE_TEXT, "transport/means", true },
    { N_("Devices, cautions"), 0, 13, FACE_TEXT, "device/caution" },
    { N_("Diet, since"), 0, 8, FACE_TEXT, "diet/admitted" },
    { N_("Doctor, diagnosis"), 0, 11, FACE_TEXT, "doctor department/diagnosis", true },
    { N_("Grade, seen"), 12, 10, FACE_TEXT, "grade seen_by/seen_at", true },
    { NULL, 0, 0, FACE_TEXT, NULL },
};

const SheetForm patient_list_form = {
    .key = "patient-list",
    .title = N_("Inpatient list"),
    .columns = columns,
    .faces = faces,
};

/* Facts that stand in a column of their own, besides name, birthdate and transport. */
static const struct {
    const char *column;
    What what;
    bool quiet;
} facts[] = {
    { "alias", WHAT_ALIAS, true },
    { "known_as_kana", WHAT_KNOWN_AS_KANA, true },
    { "known_as", WHAT_KNOWN_AS, true },
    { "sex", WHAT_SEX, false },
    { "patient_id", WHAT_PATIENT_ID, false },
    { "means", WHAT_MEANS, true },
    { "device", WHAT_DEVICE, false },
    { "caution", WHAT_CAUTION, false },
    { "diet", WHAT_DIET, false },
    { "doctor", WHAT_DOCTOR, true },
    { "department", WHAT_DEPARTMENT, true },
    { "admitted", WHAT_ADMITTED, true },
    { "diagnosis", WHAT_DIAGNOSIS, true },
};

/* A day of this year without the year, where it was said without a rival: its column is narrow. */
static void
shorten_admitted(const RowPen *pen)
{
    const SheetCell *cell = sheet_cell(pen->sheet, pen->row, "admitted");
    g_autofree char *now = instant_format(&pen->sheet->head.at);
    guint year, month, day;
    char end;
    if (cell->origin == NULL || cell->origin->differs || strncmp(cell->code, now, 5) != 0 ||
        sscanf(cell->code, "%4u-%2u-%2u%c", &year, &month, &day, &end) != 3)
        return;
    g_autofree char *brief = g_strdup_printf("%02u/%02u", month, day);
    sheet_relabel(pen->sheet, pen->row, "admitted", brief);
}

Sheet *
patient_list_make(const Projection *projection)
{
    Sheet *sheet = projection_sheet(projection, &patient_list_form);
    g_autoptr(GPtrArray) standings = projection_standings(projection, STATES_LISTED);
    for (guint i = 0; i < standings->len; i++) {
        const Standing *standing = standings->pdata[i];
        RowPen pen = projection_row(projection, sheet, standing);
        projection_name(&pen);
        projection_birthdate(&pen);
        projection_grade(&pen);
        projection_state(&pen);
        if (standing->state == STATE_IN)
            sheet_relabel(sheet, pen.row, "state", ""); /* only what is not plain is said */
        projection_transport(&pen);
        for (guint k = 0; k < G_N_ELEMENTS(facts); k++)
            projection_fact(&pen, facts[k].column, facts[k].what, facts[k].quiet);
        shorten_admitted(&pen);
        if (standing->seen == NULL)
            continue;
        Instant seen = statement_seen(&standing->seen->said);
        projection_moment(&pen, "seen_at", &seen);
        sheet_set(sheet, pen.row, "seen_by", standing->seen->said.observer, NULL);
    }
    return sheet;
}
