/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/scan-cover.h"

#include "census/same-id.h"

#include "base/language.h"

#include <string.h>

static const SheetColumn columns[] = {
    { "bed" }, { "person" }, { "kana" },       { "kanji" },   { "birthdate" },
    { "age" }, { "sex" },    { "patient_id" }, { "state" },   { "from" },
    { "to" },  { "code" },   { "marks" },      { "handles" }, { NULL },
};

static const SheetFace faces[] = {
    { N_("Bed"), 7, 8, FACE_TEXT, "bed/state" },
    { N_("Name"), 22, 28, FACE_NAME, "kana/kanji/marks" },
    { N_("Birthdate"), 17, 18, FACE_TEXT, "birthdate/age sex" },
    { N_("ID"), 9, 12, FACE_TEXT, "patient_id/handles" },
    { N_("Papers of"), 11, 14, FACE_TEXT, "from/to" },
    { N_("Code"), 12, 20, FACE_TEXT, "code" },
    { NULL, 0, 0, FACE_TEXT, NULL },
};

const SheetForm scan_cover_form = {
    .key = "scan-cover",
    .title = N_("Scan cover"),
    .columns = columns,
    .faces = faces,
    .portrait = true,
    .cover = true,
    .foot = N_("This page stays in front of the papers it names; it is not shredded."),
};

typedef struct {
    gint64 from;
    gint64 to;
} Span;

/* Papers tell of how someone was, not of what was made of it since: that a line was typed in again
 * weeks later, or that two numbers are one person. */
static bool
is_on_paper(What what)
{
    return what != WHAT_REENTERED && vocabulary_row(what)->rule != RULE_CORRECTION;
}

/* From the first to the last word said at the bedside; of paper alone where there is no other. */
static Span
words_of(const View *view, const Person *person, bool bedside)
{
    Span span = { INSTANT_END, 0 };
    for (guint what = 0; what < WHAT_COUNT; what++) {
        if (!is_on_paper(what))
            continue;
        g_autoptr(GPtrArray) said = fact_statements(view, person, what);
        for (guint i = 0; i < said->len; i++) {
            const Statement *one = &((const Filed *)said->pdata[i])->said;
            if (bedside && !source_is_bedside(one->source))
                continue;
            span.from = MIN(span.from, one->seen);
            span.to = MAX(span.to, one->seen);
        }
    }
    return span.from == INSTANT_END && bedside ? words_of(view, person, false) : span;
}

/* Of whoever is still here papers are written until now. */
static Span
span_of(const View *view, const Standing *standing)
{
    Span span = words_of(view, standing->person, true);
    if (standing_is_here(standing))
        span.to = MAX(span.to, view->at);
    return span;
}

/* "2026-11-02" (transfer full) */
static char *
day_of(gint64 seconds, int zone)
{
    char *day = instant_format_minute(seconds, zone);
    day[strcspn(day, " ")] = '\0';
    return day;
}

/* The patient ID, if papers may be filed under it without a person's look: NULL while it is said of
 * another too, or another is said. */
static const char *
sure_id(const Projection *projection, const SameIds *ids, const Standing *standing)
{
    guint marks = conflicts_marks(projection->conflicts, standing);
    return marks & MARK_SAME_IDENTITY ? NULL : same_ids_sure(ids, standing->person);
}

/* ID in the signs that the code carries; others, small letters too, as %61. (transfer full) */
static char *
id_code(const char *id)
{
    GString *out = g_string_new(NULL);
    for (const char *at = id; *at != '\0'; at++) {
        bool plain = g_ascii_isupper(*at) || g_ascii_isdigit(*at) || *at == '-';
        if (plain)
            g_string_append_c(out, *at);
        else
            g_string_append_printf(out, "%%%02X", (guchar)*at);
    }
    return g_string_free(out, FALSE);
}

/* What a scanner files the papers by: MEGURI-SCAN:ID:HANDLE:FROM:TO, with "-" for an ID that is not
 * known or not sure. */
static char *
code_of(const char *id, const char *handle, const char *from, const char *to)
{
    g_autofree char *number = id_code(id != NULL && *id != '\0' ? id : "-");
    g_auto(GStrv) first = g_strsplit(from, "-", -1), last = g_strsplit(to, "-", -1);
    g_autofree char *begin = g_strjoinv("", first), *end = g_strjoinv("", last);
    return g_strjoin(":", "MEGURI-SCAN", number, handle, begin, end, NULL);
}

static void
add_cover(const Projection *projection, const SameIds *ids, Sheet *sheet, const Standing *standing)
{
    const View *view = reading_view(projection->reading);
    RowPen pen = projection_row(projection, sheet, standing);
    Span span = span_of(view, standing);
    g_autofree char *from = day_of(span.from, sheet->head.at.zone);
    g_autofree char *to = day_of(span.to, sheet->head.at.zone);
    g_autofree char *code =
        code_of(sure_id(projection, ids, standing), standing->person->handle, from, to);
    g_autofree char *handles = projection_handles(projection, standing->person);
    g_autofree char *others = same_ids_others(ids, standing->person);
    guint marks = conflicts_marks(projection->conflicts, standing);
    sheet_set(sheet, pen.row, "handles", handles, NULL);
    projection_name(&pen);
    projection_marks(&pen, others != NULL ? marks | MARK_SAME_ID : marks);
    projection_birthdate(&pen);
    projection_fact(&pen, "sex", WHAT_SEX, true);
    projection_fact(&pen, "patient_id", WHAT_PATIENT_ID, false);
    projection_state(&pen);
    sheet_set(sheet, pen.row, "from", from, NULL);
    sheet_set(sheet, pen.row, "to", to, NULL);
    sheet_set(sheet, pen.row, "code", code, NULL);
}

Sheet *
scan_cover_make(const Projection *projection)
{
    Sheet *sheet = projection_sheet(projection, &scan_cover_form);
    const View *view = reading_view(projection->reading);
    g_autoptr(GPtrArray) persons = view_persons(view);
    g_autoptr(SameIds) ids = same_ids_read(view);
    const Person *only = projection->person != NULL ? view_person(view, projection->person) : NULL;
    for (guint i = 0; i < persons->len; i++) {
        Standing standing = standing_read(view, persons->pdata[i]);
        if ((only == NULL || only == persons->pdata[i]) && standing.state != STATE_NONE)
            add_cover(projection, ids, sheet, &standing);
    }
    return sheet;
}
