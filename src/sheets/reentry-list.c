/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/reentry-list.h"

#include "sheets/reentry-words.h"

#include "census/allergy.h"
#include "census/same-id.h"

#include "base/language.h"

#include <string.h>

static const SheetColumn columns[] = {
    { "person" }, { "bed" },       { "kana" },      { "kanji" }, { "patient_id" }, { "part" },
    { "line" },   { "at" },        { "content" },   { "text" },  { "source" },     { "observer" },
    { "state" },  { "ticked_at" }, { "ticked_by" }, { "marks" }, { "until" },      { NULL },
};

static const SheetFace faces[] = {
    { N_("Part, when"), 14, 16, FACE_TEXT, "part/at" },
    { N_("To be entered"), 38, 46, FACE_TEXT, "text" },
    { N_("Source"), 12, 14, FACE_TEXT, "source/observer" },
    { N_("Entered"), 14, 16, FACE_TEXT, "state/ticked_at ticked_by" },
    { N_("Done"), 0, 7, FACE_TICK, NULL },
    { NULL, 0, 0, FACE_TEXT, NULL },
};

const SheetForm reentry_list_form = {
    .key = "reentry",
    .title = N_("Re-entry list"),
    .columns = columns,
    .faces = faces,
    .portrait = true,
    .confidential = true,
    .page_each = true, /* who types takes one patient's paper, and files it with the chart */
    .foot = N_("This list is kept: it says who entered what. It is not shredded."),
};

/* The days of a line; of several the last stands in "until". */
static void
set_days(const RowPen *pen, const char *key)
{
    g_auto(GStrv) days = g_strsplit(strchr(key, ':') + 1, "/", 2);
    g_autofree char *words = reentry_days_words(key);
    sheet_set(pen->sheet, pen->row, "at", days[0], words);
    if (days[1] != NULL)
        sheet_set(pen->sheet, pen->row, "until", days[1], NULL);
}

/* When a line was: the moment of a stay, the days of meals and need, else when it was said. */
static void
set_when(const RowPen *pen, const ReentryLine *line)
{
    ReentryDays days;
    if (reentry_days_parse(line->key, &days))
        set_days(pen, line->key);
    else if (line->said != NULL && line->part != REENTRY_IDENTITY) {
        Instant at = statement_seen(&line->said->said);
        projection_moment(pen, "at", &at);
    }
}

static void
set_tick(const RowPen *pen, const ReentryLine *line)
{
    const char *words = line->state == REENTRY_DONE      ? _("entered")
                        : line->state == REENTRY_CHANGED ? _("CHANGED SINCE IT WAS ENTERED")
                        : line->state == REENTRY_STRUCK
                            ? _("ENTERED, AND STRUCK SINCE: TAKE IT BACK THERE")
                            : "";
    sheet_set(pen->sheet, pen->row, "state", reentry_state_key(line->state), words);
    pen->row->loud = line->state == REENTRY_CHANGED || line->state == REENTRY_STRUCK ||
                     reentry_is_contested(line);
    if (line->tick == NULL)
        return;
    Instant at = statement_seen(&line->tick->said);
    projection_moment(pen, "ticked_at", &at);
    sheet_set(pen->sheet, pen->row, "ticked_by", line->tick->said.observer, NULL);
}

static void
append_once(GString *list, const char *word)
{
    g_auto(GStrv) words = g_strsplit(list->str, ", ", -1);
    if (!g_strv_contains((const char *const *)words, word))
        g_string_append_printf(list, "%s%s", list->len > 0 ? ", " : "", word);
}

/* Who told SAID (const Filed *), and from where. */
static void
set_origin(const RowPen *pen, const GPtrArray *said)
{
    g_autoptr(GString) sources = g_string_new(NULL);
    g_autoptr(GString) labels = g_string_new(NULL);
    g_autoptr(GString) observers = g_string_new(NULL);
    for (guint i = 0; i < said->len; i++) {
        const Statement *one = &((const Filed *)said->pdata[i])->said;
        append_once(sources, source_key(one->source));
        append_once(labels, source_label(one->source));
        append_once(observers, one->observer);
    }
    sheet_set(pen->sheet, pen->row, "source", sources->str, labels->str);
    sheet_set(pen->sheet, pen->row, "observer", observers->str, NULL);
}

/* A patient of the list. */
typedef struct {
    const Projection *projection;
    const Standing *standing;
    char *others; /* of whom the same patient ID is said, NULL = nobody */
} Patient;

static guint
marks_of(const Patient *patient)
{
    guint marks = conflicts_marks(patient->projection->conflicts, patient->standing);
    return patient->others != NULL ? marks | MARK_SAME_ID : marks;
}

/* Whoever types the ID into the hospital's system hears of the other it may belong to. */
static void
add_others(const RowPen *pen, const Patient *patient, const ReentryLine *line, const char *words)
{
    if (patient->others == NULL || line->part != REENTRY_IDENTITY)
        return;
    g_autofree char *text = g_strdup_printf(_("%s; SAME ID: it is said of %s too, settle it first"),
                                            words, patient->others);
    sheet_set(pen->sheet, pen->row, "text", text, NULL);
    pen->row->loud = true;
}

/* Meals are written day by day from what was said once: of whoever nobody has seen since, that is
 * no meal history. */
static void
add_silence(const RowPen *pen, const ReentryLine *line, const char *words)
{
    if (line->silent == NULL)
        return;
    Instant since = statement_seen(&line->silent->said);
    g_autofree char *brief = instant_format_short(&since, pen->sheet->head.at.zone);
    g_autofree char *text =
        g_strdup_printf(_("%s (NOBODY SAW OR HEARD OF THEM THEN, LAST ON %s: ASK)"), words, brief);
    sheet_set(pen->sheet, pen->row, "text", text, NULL);
    pen->row->loud = true;
}

/* "Falls" typed into the new record must not read there as if no allergy had been found. */
static void
add_allergies(const RowPen *pen, const ReentryLine *line, const char *words)
{
    const View *view = reading_view(pen->projection->reading);
    if (line->part != REENTRY_CAUTION || line->said == NULL ||
        allergy_word(view, pen->standing->person) != ALLERGY_UNASKED)
        return;
    g_autofree char *text = g_strdup_printf(_("%s; allergies not asked: ____________"), words);
    sheet_set(pen->sheet, pen->row, "text", text, NULL);
}

static void
add_line(const Patient *patient, Sheet *sheet, const ReentryLine *line)
{
    RowPen pen = projection_row(patient->projection, sheet, patient->standing);
    g_autofree char *words = reentry_words(line);
    projection_name(&pen);
    projection_marks(&pen, marks_of(patient));
    projection_fact(&pen, "patient_id", WHAT_PATIENT_ID, true);
    sheet_set(sheet, pen.row, "part", reentry_part_key(line->part), reentry_part_label(line->part));
    sheet_set(sheet, pen.row, "line", line->key, NULL);
    sheet_set(sheet, pen.row, "content", line->content, NULL);
    sheet_set(sheet, pen.row, "text", words, NULL);
    set_when(&pen, line);
    set_tick(&pen, line);
    add_others(&pen, patient, line, words);
    add_silence(&pen, line, words);
    add_allergies(&pen, line, words);
    g_autoptr(GPtrArray) said =
        line->several != NULL ? g_ptr_array_ref(line->several) : g_ptr_array_new();
    if (line->said != NULL)
        g_ptr_array_add(said, (gpointer)line->said);
    set_origin(&pen, said);
}

/* TEXT, if there is any, behind what stands in LINE. */
static void
append_word(GString *line, const char *text)
{
    if (text != NULL && *text != '\0')
        g_string_append_printf(line, "%s%s", line->len > 0 ? "  " : "", text);
}

/* "母 A001 ヤマダ ハナコ", NULL without a mother. (transfer full) */
static char *
mother_words(const Projection *projection, const Person *person)
{
    const View *view = reading_view(projection->reading);
    PersonId id;
    if (!fact_mother_id(view, person, &id))
        return NULL;
    const Person *mother = fact_mother(view, person);
    g_autofree char *handle = census_handle(view->census, id);
    if (mother == NULL)
        return g_strdup_printf(_("mother: %s"), handle);
    Standing standing = standing_read(view, mother);
    standing.person = mother;
    g_autofree char *name = projection_full_name(projection, &standing, NAME_SPELLED);
    return g_strdup_printf(_("mother: %s %s"), mother->handle, name);
}

/* "born at 03:12", NULL of whoever is no child of somebody here. (transfer full) */
static char *
birth_time_words(const View *view, const Person *person)
{
    PersonId mother;
    const char *time = fact_known(view, person, WHAT_BIRTH_TIME);
    if (time != NULL)
        return g_strdup_printf(_("born at %s"), time);
    return fact_mother_id(view, person, &mother) ? g_strdup(_("time of birth not said")) : NULL;
}

/* "A017  601-2  ヤマダ ハナコ  山田 花子  昭20(1945)-07-14  在棟  【同姓同名】" (transfer full) */
static char *
heading_of(const Patient *patient)
{
    const Projection *projection = patient->projection;
    const Standing *standing = patient->standing;
    const View *view = reading_view(projection->reading);
    const char *birthdate = fact_value(view, standing->person, WHAT_BIRTHDATE);
    g_autofree char *handles = projection_handles(projection, standing->person);
    g_autofree char *name = projection_full_name(projection, standing, NAME_SPELLED);
    g_autofree char *others = projection_other_names(projection, standing, name);
    g_autofree char *mother = mother_words(projection, standing->person);
    g_autofree char *born = value_label(WHAT_BIRTHDATE, birthdate);
    g_autofree char *time = birth_time_words(view, standing->person);
    g_autofree char *state = standing_state_label(standing);
    g_autofree char *marks = marks_label(marks_of(patient));
    const char *words[] = { handles,
                            standing->bed != NULL ? standing->bed->label : NULL,
                            name,
                            others,
                            birthdate != NULL ? born : _("birthdate not asked"),
                            time,
                            mother,
                            state,
                            marks };
    GString *line = g_string_new(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        append_word(line, words[i]);
    return g_string_free(line, FALSE);
}

static void
add_person(const Patient *patient, Sheet *sheet)
{
    g_autoptr(GPtrArray) lines =
        reentry_read(reading_view(patient->projection->reading), patient->standing->person);
    for (guint i = 0; i < lines->len; i++) {
        add_line(patient, sheet, lines->pdata[i]);
        SheetRow *row = sheet->rows->pdata[sheet->rows->len - 1];
        if (i == 0)
            row->group = heading_of(patient);
    }
}

Sheet *
reentry_list_make(const Projection *projection)
{
    Sheet *sheet = projection_sheet(projection, &reentry_list_form);
    const View *view = reading_view(projection->reading);
    g_autoptr(GPtrArray) persons = view_persons(view);
    g_autoptr(SameIds) ids = same_ids_read(view);
    const Person *only = projection->person != NULL ? view_person(view, projection->person) : NULL;
    for (guint i = 0; i < persons->len; i++) {
        if (only != NULL && only != persons->pdata[i])
            continue;
        Standing standing = standing_read(view, persons->pdata[i]);
        g_autofree char *others = same_ids_others(ids, persons->pdata[i]);
        Patient patient = { projection, &standing, others };
        add_person(&patient, sheet);
    }
    if (!projection->for_files)
        g_ptr_array_add(sheet->notes, g_strdup(_("Whoever enters a line ticks it, with name and "
                                                 "time, here and in the program.")));
    return sheet;
}
