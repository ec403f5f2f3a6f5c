/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/question-list.h"

#include "census/allergy.h"

#include "base/language.h"

#include <string.h>

static const SheetColumn columns[] = {
    { "bed" }, { "person" }, { "kana" }, { "what" }, { "state" }, { NULL },
};

static const SheetFace faces[] = {
    /* on paper both stand in the heading of the patient */
    { N_("Bed"), 8, 0, FACE_TEXT, "bed" },
    { N_("Name"), 24, 0, FACE_NAME, "kana" },
    { N_("Question"), 20, 22, FACE_TEXT, "what" },
    { N_("State"), 20, 20, FACE_TEXT, "state" },
    { N_("Answer, source, date"), 0, 58, FACE_PEN, NULL },
    { NULL, 0, 0, FACE_TEXT, NULL },
};

const SheetForm question_list_form = {
    .key = "questions",
    .title = N_("Question list"),
    .columns = columns,
    .faces = faces,
    .portrait = true,
};

#define ALLERGY_NOT_ASKED "allergy-not-asked"
#define ALLERGY_NOT_KNOWN "allergy-unknown"

/* What a ward wants to know of everyone, in the order of the form. */
static const What asked[] = {
    WHAT_BAND,      WHAT_PATIENT_ID, WHAT_KANA,       WHAT_BIRTHDATE, WHAT_SEX,
    WHAT_TRANSPORT, WHAT_MEANS,      WHAT_DEVICE,     WHAT_CAUTION,   WHAT_DIET,
    WHAT_CONTACT,   WHAT_DOCTOR,     WHAT_DEPARTMENT, WHAT_ADMITTED,  WHAT_DIAGNOSIS,
};

/* A list of other cautions is no answer about allergies: to be asked at the same place. Files know
 * three states and no more (meguri(1)); there the list of cautions itself tells. */
static const char *
allergy_state(const Projection *projection, const Person *person)
{
    if (projection->for_files)
        return NULL;
    AllergyWord word = allergy_word(reading_view(projection->reading), person);
    return word == ALLERGY_UNASKED   ? ALLERGY_NOT_ASKED
           : word == ALLERGY_UNKNOWN ? ALLERGY_NOT_KNOWN
                                     : NULL;
}

/* NULL = answered. */
static const char *
state_of(const Projection *projection, const Person *person, What what)
{
    const View *view = reading_view(projection->reading);
    if (what == WHAT_CONTACT) {
        const Filed *nothing;
        g_autoptr(GPtrArray) contacts = fact_contacts(view, person, &nothing);
        if (contacts->len > 0)
            return NULL;
        if (nothing == NULL)
            return "not-asked";
        return strcmp(nothing->said.value, VALUE_UNKNOWN) == 0 ? VALUE_UNKNOWN : NULL;
    }
    Fact fact = fact_read(view, person, what);
    if (fact.current == NULL)
        return "not-asked";
    if (strcmp(fact.current->said.value, VALUE_UNKNOWN) == 0)
        return VALUE_UNKNOWN;
    if (fact.differs)
        return "differs";
    return what == WHAT_CAUTION ? allergy_state(projection, person) : NULL;
}

static void
set_question(Sheet *sheet, SheetRow *row, What what, const char *state)
{
    static const struct {
        const char *key;
        const char *label;
    } labels[] = { { "not-asked", N_("not asked") },
                   { VALUE_UNKNOWN, N_("unknown") },
                   { "differs", N_("answers differ") },
                   { ALLERGY_NOT_ASKED, N_("allergies not asked") },
                   { ALLERGY_NOT_KNOWN, N_("allergies unknown") } };
    sheet_set(sheet, row, "what", vocabulary_row(what)->key, _(vocabulary_row(what)->label));
    for (guint i = 0; i < G_N_ELEMENTS(labels); i++)
        if (strcmp(labels[i].key, state) == 0)
            sheet_set(sheet, row, "state", state, _(labels[i].label));
    row->loud = strcmp(state, "differs") == 0;
}

static void
add_person(const Projection *projection, Sheet *sheet, const Standing *standing)
{
    g_autofree char *name = projection_call_name(projection, standing, false);
    for (guint i = 0; i < G_N_ELEMENTS(asked); i++) {
        const char *state = state_of(projection, standing->person, asked[i]);
        if (state == NULL)
            continue;
        RowPen pen = projection_row(projection, sheet, standing);
        projection_fact(&pen, "kana", WHAT_KANA, true);
        sheet_relabel(sheet, pen.row, "kana", name);
        set_question(sheet, pen.row, asked[i], state);
    }
}

/* Nobody looked at this bed: that is asked of everyone who is said to lie there, or of the bed. */
static void
add_bed(const Projection *projection, Sheet *sheet, const BedStanding *bed)
{
    if (bed->state != BED_UNCHECKED && bed->state != BED_CLAIMED)
        return;
    for (guint i = 0; i < bed->persons->len; i++) {
        RowPen pen = projection_row(projection, sheet, bed->persons->pdata[i]);
        g_autofree char *name = projection_call_name(projection, pen.standing, false);
        projection_fact(&pen, "kana", WHAT_KANA, true);
        sheet_relabel(sheet, pen.row, "kana", name);
        set_question(sheet, pen.row, WHAT_PRESENCE, "not-asked");
    }
    if (bed->persons->len > 0)
        return;
    SheetRow *row = sheet_add_row(sheet);
    row->bed = g_strdup(bed->bed->label);
    sheet_set(sheet, row, "bed", bed->bed->label, NULL);
    set_question(sheet, row, WHAT_PRESENCE, "not-asked");
}

/* None known, or one that nobody added. */
static bool
has_no_bed(const Projection *projection, const Standing *standing)
{
    return standing->bed == NULL || reading_bed(projection->reading, standing->bed) == NULL;
}

/* What somebody at the viewer looks the patient up by. (transfer full) */
static char *
heading(const Projection *projection, const char *handle)
{
    const View *view = reading_view(projection->reading);
    const Person *person = census_find_handle(view->census, handle);
    const Standing *standing = reading_of(projection->reading, person);
    const char *bed = standing->bed != NULL ? standing->bed->label : "";
    const char *birthdate = fact_known(view, standing->person, WHAT_BIRTHDATE);
    const char *id = fact_known(view, standing->person, WHAT_PATIENT_ID);
    g_autofree char *name = projection_full_name(projection, standing, NAME_SPELLED);
    g_autofree char *born = value_label(WHAT_BIRTHDATE, birthdate != NULL ? birthdate : "");
    return g_strdup_printf("%s%s%s  %s%s%s%s%s", bed, *bed != '\0' ? "  " : "", handle, name,
                           birthdate != NULL ? "  " : "", born, id != NULL ? "  ID " : "",
                           id != NULL ? id : "");
}

/* One group a person, and one a bed of which nobody knows whose it is. */
static void
group_rows(const Projection *projection, Sheet *sheet)
{
    const char *last = NULL;
    for (guint i = 0; i < sheet->rows->len; i++) {
        SheetRow *row = sheet->rows->pdata[i];
        const char *about = row->person != NULL ? row->person : row->bed;
        if (g_strcmp0(about, last) != 0)
            row->group =
                row->person != NULL ? heading(projection, row->person) : g_strdup(row->bed);
        last = about;
    }
}

static void
fill(const Projection *projection, Sheet *sheet)
{
    g_autoptr(GPtrArray) standings = projection_standings(projection, STATES_HERE);
    if (projection->sort != NULL && strcmp(projection->sort, "bed") != 0) {
        for (guint i = 0; i < standings->len; i++)
            add_person(projection, sheet, standings->pdata[i]);
        return;
    }
    const GPtrArray *beds = reading_beds(projection->reading);
    for (guint i = 0; i < beds->len; i++) {
        const BedStanding *bed = beds->pdata[i];
        add_bed(projection, sheet, bed);
        for (guint k = 0; k < bed->persons->len; k++)
            add_person(projection, sheet, bed->persons->pdata[k]);
    }
    for (guint i = 0; i < standings->len; i++)
        if (has_no_bed(projection, standings->pdata[i]))
            add_person(projection, sheet, standings->pdata[i]);
}

Sheet *
question_list_make(const Projection *projection)
{
    Sheet *sheet = projection_sheet(projection, &question_list_form);
    fill(projection, sheet);
    group_rows(projection, sheet);
    return sheet;
}
