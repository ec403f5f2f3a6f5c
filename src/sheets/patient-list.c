/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/patient-list.h"

#include "base/instant.h"
#include "base/language.h"

#include <string.h>

#define ONE_VISIT (10 * 60) /* seconds at one bed */

static const SheetColumn columns[] = {
    { "bed" },
    { "person" },
    { "kana" },
    { "kanji" },
    { "alias" },
    { "birthdate" },
    { "age" },
    { "sex" },
    { "patient_id" },
    { "grade" },
    { "state" },
    { "transport" },
    { "transport_by" },
    { "means" },
    { "device" },
    { "caution" },
    { "diet" },
    { "doctor" },
    { "department" },
    { "admitted" },
    { "diagnosis" },
    { "marks" },
    { "seen_at" },
    { "seen_by" },
    { "known_as_kana" },
    { "known_as" },
    { "note" },
    { "graded_at" },
    { "latin" },
    { "letters", true },
    { "first", true },
    { "third", true },
    { "graded", true },
    { "seen", true },
    { "id_words", true },
    { "who", true },
    { NULL },
};

/* On a screen a few columns, on paper two lines a patient: what is about as wide as the other
 * stands above it. */
static const SheetFace faces[] = {
    { N_("Bed"), 6, 0, FACE_TEXT, "bed/state" },
    { N_("Name"), 22, 0, FACE_NAME, "letters/kana/kanji/marks" },
    { N_("Birthdate"), 16, 0, FACE_TEXT, "birthdate/age sex" },
    { N_("ID"), 9, 0, FACE_TEXT, "patient_id/person" },
    { N_("Transport"), 10, 0, FACE_TEXT, "transport/means" },
    { N_("Grade, seen"), 12, 0, FACE_TEXT, "graded/seen" },
    { N_("No."), 0, 1, FACE_NUMBER, "" },
    { N_("Bed"), 0, 5, FACE_TEXT, "bed/state", true },
    { N_("Name, age, sex"), 0, 22, FACE_NAME, "first/kanji/third/marks", true, "who" },
    { N_("Birthdate, ID"), 0, 12, FACE_TEXT, "birthdate/id_words/person", true },
    { N_("Transport, devices"), 0, 14, FACE_TEXT, "transport/means/device", true },
    { N_("Cautions, diet"), 0, 12, FACE_TEXT, "caution/diet", true },
    { N_("Dr, since"), 0, 9, FACE_TEXT, "department/doctor/admitted", true },
    { N_("Grade, seen"), 0, 10, FACE_TEXT, "graded/seen", true },
    { N_("Remarks"), 0, 8, FACE_PEN, "diagnosis/note", true },
    { NULL, 0, 0, FACE_TEXT, NULL },
};

const SheetForm patient_list_form = {
    .key = "patient-list",
    .title = N_("Inpatient list"),
    .columns = columns,
    .faces = faces,
    .dense = true,
};

/* Facts that stand in a column of their own, besides name, birthdate and transport. */
static const struct {
    const char *column;
    What what;
    bool quiet;
} facts[] = {
    { "alias", WHAT_ALIAS, true },       { "known_as_kana", WHAT_KNOWN_AS_KANA, true },
    { "known_as", WHAT_KNOWN_AS, true }, { "latin", WHAT_LATIN, true },
    { "sex", WHAT_SEX, false },          { "patient_id", WHAT_PATIENT_ID, false },
    { "doctor", WHAT_DOCTOR, true },     { "department", WHAT_DEPARTMENT, true },
    { "admitted", WHAT_ADMITTED, true }, { "diagnosis", WHAT_DIAGNOSIS, true },
    { "note", WHAT_NOTE, true },
};

/* Two names on a line and one below: letters stand beside the kanji, kana below, about as long. */
static void
order_names(const RowPen *pen)
{
    const char *letters = sheet_cell(pen->sheet, pen->row, "letters")->label;
    const char *called = sheet_cell(pen->sheet, pen->row, "kana")->label;
    bool first = letters != NULL && *letters != '\0';
    g_autofree char *above = g_strdup(first ? letters : called);
    g_autofree char *below = g_strdup(first ? called : "");
    sheet_set(pen->sheet, pen->row, "first", "", above);
    sheet_set(pen->sheet, pen->row, "third", "", below);
}

/* The ID that stands behind a birthdate on paper; on a screen it has a column. */
static void
tell_id(const RowPen *pen)
{
    const SheetCell *id = sheet_cell(pen->sheet, pen->row, "patient_id");
    g_autofree char *words = projection_named_words(id, _("ID"));
    sheet_set(pen->sheet, pen->row, "id_words", "", words);
}

/* Age and sex behind the name; a file and a screen have them in words. */
static void
tell_who(const RowPen *pen)
{
    g_autofree char *who = projection_who(pen->projection, pen->standing);
    sheet_set(pen->sheet, pen->row, "who", "", who);
}

/* A day of this year without the year, where it was said without a rival: its column is narrow. */
static void
shorten_admitted(const RowPen *pen)
{
    const SheetCell *cell = sheet_cell(pen->sheet, pen->row, "admitted");
    g_autofree char *now = instant_format(&pen->sheet->head.at);
    guint32 day;
    if (cell->origin == NULL || cell->origin->differs || strncmp(cell->code, now, 5) != 0 ||
        !instant_parse_day(cell->code, &day, NULL))
        return;
    g_autofree char *brief =
        g_strdup_printf("%.2s/%.2s", cell->code + strlen("2026-"), cell->code + strlen("2026-11-"));
    sheet_relabel(pen->sheet, pen->row, "admitted", brief);
}

/* A moment in COLUMN, and what people read of it: without the day where it is that of the sheet,
 * for its column is narrow. (transfer full) */
static char *
brief_moment(const RowPen *pen, const char *column, const Filed *filed)
{
    Instant moment = statement_seen(&filed->said);
    projection_moment(pen, column, &moment);
    const SheetCell *at = sheet_cell(pen->sheet, pen->row, column);
    g_autofree char *now = instant_format(&pen->sheet->head.at);
    const char *hour = strrchr(at->label, ' ');
    bool today = hour != NULL && strncmp(at->code, now, strlen("2026-11-02")) == 0;
    const char *about = *at->label == '~' ? "~" : "";
    return today ? g_strconcat(about, hour + 1, NULL) : g_strdup(at->label);
}

/* True if the newest look is that in which they were identified, so that its moment tells both, or
 * if there is none that could be taken for it. */
static bool
is_one_visit(const Standing *standing, const Filed *identified)
{
    return standing->seen == NULL ||
           ABS(standing->seen->said.seen - identified->said.seen) <= ONE_VISIT;
}

/* How well they were identified, and when, of another day the day alone: who looked in since then
 * identified nobody. */
static void
tell_grade(const RowPen *pen)
{
    const View *view = reading_view(pen->projection->reading);
    Graded graded = fact_graded(view, pen->standing->person);
    projection_grade(pen);
    sheet_set(pen->sheet, pen->row, "graded", "", grade_label(graded.grade));
    if (graded.by == NULL)
        return;
    g_autofree char *at = brief_moment(pen, "graded_at", graded.by);
    at[strcspn(at, " ")] = '\0';
    g_autofree char *words = g_strdup_printf("%s %s", grade_label(graded.grade), at);
    if (!is_one_visit(pen->standing, graded.by))
        sheet_relabel(pen->sheet, pen->row, "graded", words);
}

static void
tell_seen(const RowPen *pen)
{
    const Filed *seen = pen->standing->seen;
    if (seen == NULL) {
        sheet_set(pen->sheet, pen->row, "seen", "",
                  pen->standing->bedside ? "" : _("seen by nobody"));
        return;
    }
    g_autofree char *at = brief_moment(pen, "seen_at", seen);
    g_autofree char *words = g_strdup_printf("%s %s", at, seen->said.observer);
    sheet_set(pen->sheet, pen->row, "seen_by", seen->said.observer, NULL);
    sheet_set(pen->sheet, pen->row, "seen", "", words);
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
        order_names(&pen);
        projection_birthdate(&pen);
        tell_grade(&pen);
        projection_state(&pen);
        if (standing->state == STATE_IN)
            sheet_relabel(sheet, pen.row, "state", ""); /* only what is not plain is said */
        projection_transport(&pen);
        for (guint k = 0; k < G_N_ELEMENTS(facts); k++)
            projection_fact(&pen, facts[k].column, facts[k].what, facts[k].quiet);
        projection_means(&pen);
        projection_named(&pen, "device", WHAT_DEVICE);
        projection_named(&pen, "caution", WHAT_CAUTION);
        projection_named(&pen, "diet", WHAT_DIET);
        tell_id(&pen);
        tell_who(&pen);
        shorten_admitted(&pen);
        tell_seen(&pen);
    }
    return sheet;
}
