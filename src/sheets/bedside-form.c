/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/bedside-form.h"

#include "sheets/fact-label.h"
#include "sheets/slip.h"

#include "census/lasting.h"

#include "ward/form-code.h"

#include "base/language.h"

#include <string.h>

static const SheetColumn columns[] = {
    { "bed" },   { "person" }, { "no" },      { "what" }, { "choices" },
    { "value" }, { "state" },  { "seen_at" }, { NULL },
};

/* On paper slips are drawn instead. */
static const SheetFace faces[] = {
    { N_("Bed"), 7, 10, FACE_TEXT, "bed" },
    { N_("No."), 4, 5, FACE_TEXT, "no" },
    { N_("Question"), 14, 15, FACE_TEXT, "what" },
    { N_("Circle or write"), 34, 45, FACE_TEXT, "choices" },
    { N_("Known"), 19, 25, FACE_TEXT, "value seen_at/state" },
    { NULL, 0, 0, FACE_TEXT, NULL },
};

const SheetForm blank_form_form = {
    .key = "blank-form",
    .title = N_("Bedside form"),
    .columns = columns,
    .faces = faces,
    .portrait = true,
    .timeless = true,
    .foot = SLIP_CORRECTION_RULE,
};

const SheetForm bedside_form_form = {
    .key = "bedside-form",
    .title = N_("Re-check form"),
    .columns = columns,
    .faces = faces,
    .portrait = true,
    .confidential = true,
    .foot = SLIP_CORRECTION_RULE,
};

/* ---- what is known ---- */

/* All whom to call, "/" between: who sees one of them alone takes him for the only one. NULL if
 * there are not several. (transfer full) */
static char *
contact_words(const View *view, const Person *person)
{
    const Filed *nothing;
    g_autoptr(GPtrArray) contacts = fact_contacts(view, person, &nothing);
    GString *out = contacts->len > 1 ? g_string_new(NULL) : NULL;
    for (guint i = 0; out != NULL && i < contacts->len; i++) {
        const Filed *contact = contacts->pdata[i];
        g_autofree char *label = value_label(WHAT_CONTACT, contact->said.value);
        g_string_append_printf(out, "%s%s", i > 0 ? " / " : "", label);
    }
    return out != NULL ? g_string_free(out, FALSE) : NULL;
}

/* What is current, and behind it, "/" between, what keeps it from being certain. (transfer full) */
static char *
fact_words(const View *view, const Person *person, What what, const Fact *fact)
{
    g_autofree char *current = fact_label(view, person, what);
    g_autoptr(GPtrArray) rivals = fact->differs ? fact_rivals(view, person, what) : NULL;
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(words, g_steal_pointer(&current));
    for (guint i = 0; rivals != NULL && i < rivals->len; i++) {
        g_autofree char *label = value_label(what, ((const Filed *)rivals->pdata[i])->said.value);
        if (!g_ptr_array_find_with_equal_func(words, label, g_str_equal, NULL))
            g_ptr_array_add(words, g_steal_pointer(&label));
    }
    g_ptr_array_add(words, NULL);
    return g_strjoinv(" / ", (char **)words->pdata);
}

static const char *
state_of(const Fact *fact)
{
    if (fact->current == NULL)
        return "not-asked";
    if (fact->differs)
        return "differs";
    return strcmp(fact->current->said.value, VALUE_UNKNOWN) == 0 ? VALUE_UNKNOWN : "";
}

static void
set_state(const RowPen *pen, const char *state)
{
    const char *label = strcmp(state, "not-asked") == 0 ? _("not asked")
                        : strcmp(state, "differs") == 0 ? _("answers differ")
                                                        : "";
    sheet_set(pen->sheet, pen->row, "state", state, label);
    pen->row->loud = strcmp(state, "differs") == 0;
}

/* A value with its moment, for the row and the slip, which tells its own moment once. */
static void
set_known(const RowPen *pen, SheetSlip *slip, SlipField *field, const Filed *filed)
{
    Instant seen = statement_seen(&filed->said);
    projection_moment(pen, "seen_at", &seen);
    const char *moment = sheet_cell(pen->sheet, pen->row, "seen_at")->label;
    const char *words = sheet_cell(pen->sheet, pen->row, "value")->label;
    if (slip->seen == NULL)
        slip->seen = g_strdup(moment);
    bool own = strcmp(slip->seen, moment) != 0;
    field->known = g_strdup_printf("%s%s%s", words, own ? "  " : "", own ? moment : "");
}

static void
set_presence(const RowPen *pen, SheetSlip *slip, SlipField *field)
{
    g_autofree char *words = standing_state_label(pen->standing);
    projection_state(pen);
    const char *state = sheet_cell(pen->sheet, pen->row, "state")->code;
    sheet_set(pen->sheet, pen->row, "value", state, words);
    bool seen = pen->standing->seen != NULL;
    if (seen)
        set_known(pen, slip, field, pen->standing->seen);
    set_state(pen, seen ? "" : "not-asked");
}

/* A list of cautions without one that lasts is asked for once more. */
static bool
leaves_out(const View *view, const Person *person, What what)
{
    if (what != WHAT_CAUTION)
        return false;
    g_autoptr(GArray) dropped = lasting_dropped(view, person);
    return dropped->len > 0;
}

static void
set_fact(const RowPen *pen, SheetSlip *slip, SlipField *field)
{
    What what = field->asked->what;
    const View *view = reading_view(pen->projection->reading);
    Fact fact = fact_read(view, pen->standing->person, what);
    set_state(pen, state_of(&fact));
    field->differs = fact.differs || leaves_out(view, pen->standing->person, what);
    if (fact.current == NULL)
        return;
    projection_fact(pen, "value", what, false);
    g_autofree char *words =
        what == WHAT_CONTACT ? contact_words(view, pen->standing->person) : NULL;
    if (words == NULL)
        words = fact_words(view, pen->standing->person, what, &fact);
    sheet_relabel(pen->sheet, pen->row, "value", words);
    set_known(pen, slip, field, fact.current);
}

/* ---- slips ---- */

static void
add_row(const RowPen *about, SheetSlip *slip, SlipField *field)
{
    RowPen pen = *about;
    g_autofree char *codes = slip_choices_code(field->asked->what);
    g_autofree char *signs = slip_choices_text(field);
    pen.row = sheet_add_row(pen.sheet);
    pen.row->bed = *slip->bed != '\0' ? g_strdup(slip->bed) : NULL;
    pen.row->person = g_strdup(slip->person);
    sheet_set(pen.sheet, pen.row, "bed", slip->bed, NULL);
    sheet_set(pen.sheet, pen.row, "person", slip->person != NULL ? slip->person : "", NULL);
    sheet_set(pen.sheet, pen.row, "no", field->asked->number, NULL);
    sheet_set(pen.sheet, pen.row, "what", vocabulary_row(field->asked->what)->key, field->label);
    sheet_set(pen.sheet, pen.row, "choices", codes, signs);
    if (pen.standing == NULL)
        return;
    if (field->asked->what == WHAT_PRESENCE)
        set_presence(&pen, slip, field);
    else
        set_fact(&pen, slip, field);
}

/* A slip of BED (NULL = none) and of STANDING (NULL = whoever lies there). */
static void
add_slip(const Projection *projection, Sheet *sheet, const Bed *bed, const Standing *standing)
{
    const Layout *layout = census_layout(reading_census(projection->reading));
    SheetSlip *slip = slip_new(bed != NULL ? bed->label : "");
    RowPen about = { projection, sheet, NULL, standing };
    g_ptr_array_add(sheet->slips, slip);
    slip->code = bed != NULL ? form_code(layout, bed->label) : NULL;
    if (standing != NULL) {
        g_autofree char *name = projection_full_name(projection, standing, 0);
        g_autofree char *marks = marks_label(conflicts_marks(projection->conflicts, standing));
        slip->person = g_strdup(standing->person->handle);
        g_autofree char *also =
            projection_known_as(reading_view(projection->reading), standing->person);
        bool other = *also != '\0' && strcmp(also, name) != 0;
        g_free(slip->name);
        slip->name = g_strdup_printf("%s  %s %s%s%s", slip->person, name, marks, other ? "  " : "",
                                     other ? also : "");
    }
    slip_add_questions(slip, projection->bilingual);
    for (guint i = 0; i < slip->fields->len; i++)
        add_row(&about, slip, slip->fields->pdata[i]);
}

static void
add_example(const Projection *projection, Sheet *sheet)
{
    SheetSlip *slip = slip_new(_("example"));
    slip_add_questions(slip, projection->bilingual);
    slip_fill_example(slip);
    g_ptr_array_add(sheet->slips, slip);
}

static Sheet *
new_form(const Projection *projection, const SheetForm *form)
{
    Sheet *sheet = projection_sheet(projection, form);
    sheet->slips = g_ptr_array_new_with_free_func((GDestroyNotify)slip_free);
    add_example(projection, sheet);
    return sheet;
}

/* Nothing of the ward but its beds stands on it: no figures, no moment. */
Sheet *
blank_form_make(const Projection *projection)
{
    Sheet *sheet = new_form(projection, &blank_form_form);
    const GPtrArray *beds = reading_beds(projection->reading);
    g_free(sheet->head.counts);
    sheet->head.counts = g_strdup("");
    for (guint i = 0; i < beds->len; i++)
        add_slip(projection, sheet, ((const BedStanding *)beds->pdata[i])->bed, NULL);
    return sheet;
}

static bool
has_no_bed(const Projection *projection, const Standing *standing)
{
    return standing->bed == NULL || reading_bed(projection->reading, standing->bed) == NULL;
}

Sheet *
bedside_form_make(const Projection *projection)
{
    Sheet *sheet = new_form(projection, &bedside_form_form);
    const GPtrArray *beds = reading_beds(projection->reading);
    g_autoptr(GPtrArray) standings = projection_standings(projection, STATES_HERE);
    for (guint i = 0; i < beds->len; i++) {
        const BedStanding *bed = beds->pdata[i];
        for (guint k = 0; k < bed->persons->len; k++)
            add_slip(projection, sheet, bed->bed, bed->persons->pdata[k]);
        if (bed->persons->len == 0)
            add_slip(projection, sheet, bed->bed, NULL);
    }
    for (guint i = 0; i < standings->len; i++)
        if (has_no_bed(projection, standings->pdata[i]))
            add_slip(projection, sheet, NULL, standings->pdata[i]);
    return sheet;
}
