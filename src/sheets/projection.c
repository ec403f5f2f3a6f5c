/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/projection.h"

#include "sheets/fact-label.h"

#include "ward/birthdate.h"

#include "names/kana.h"

#include "base/language.h"

#include <string.h>

static const View *
view_of(const Projection *projection)
{
    return reading_view(projection->reading);
}

static const Layout *
layout_of(const Projection *projection)
{
    return census_layout(reading_census(projection->reading));
}

/* The line of figures under every title. */
static char *
counts_line(const Counts *counts)
{
    g_autofree char *newborns =
        counts->newborns > 0
            ? g_strdup_printf(_(" (and newborns, not counted: %u)"), counts->newborns)
            : g_strdup("");
    return g_strdup_printf(
        _("In hospital %u%s  Present %u  Away %u  Not found %u  Beds not "
          "checked %u  Does not fit %u"),
        counts->in_hospital, newborns, counts->present, counts->away, counts->not_found,
        counts->by_state[BED_UNCHECKED] + counts->by_state[BED_CLAIMED], counts->conflicts);
}

Sheet *
projection_sheet(const Projection *projection, const SheetForm *form)
{
    const Layout *layout = layout_of(projection);
    Sheet *sheet = sheet_new(form);
    g_free(sheet->head.hospital);
    g_free(sheet->head.ward);
    g_free(sheet->head.counts);
    sheet->head.hospital = g_strdup(layout->hospital);
    sheet->head.ward = g_strdup(layout->name);
    sheet->head.counts = counts_line(&projection->counts);
    sheet->head.at = (Instant){ reading_at(projection->reading), (gint16)layout->zone, false };
    sheet->head.known = reading_known(projection->reading);
    sheet->head.drill = layout->drill;
    return sheet;
}

/* ---- order ---- */

static const struct {
    const char *key;
    What what;
} sorts[] = {
    { "kana", WHAT_KANA },
    { "birthdate", WHAT_BIRTHDATE },
    { "id", WHAT_PATIENT_ID },
};

bool
projection_takes_sort(const char *sort)
{
    for (guint i = 0; sort != NULL && i < G_N_ELEMENTS(sorts); i++)
        if (strcmp(sorts[i].key, sort) == 0)
            return true;
    return sort == NULL || strcmp(sort, "bed") == 0;
}

typedef struct {
    const View *view;
    What what;
} SortGround;

static char *
sort_key(const SortGround *ground, const Standing *standing)
{
    const char *value = fact_known(ground->view, standing->person, ground->what);
    if (value == NULL)
        return NULL;
    return ground->what == WHAT_KANA ? kana_sort_key(value) : g_strdup(value);
}

/* Who has no key comes last, in walking order. */
static int
compare_keys(gconstpointer a, gconstpointer b, gpointer user)
{
    g_autofree char *key_a = sort_key(user, *(const Standing *const *)a);
    g_autofree char *key_b = sort_key(user, *(const Standing *const *)b);
    if (key_a == NULL || key_b == NULL)
        return (key_a == NULL) - (key_b == NULL);
    return strcmp(key_a, key_b);
}

GPtrArray *
projection_standings(const Projection *projection, guint states)
{
    GPtrArray *chosen = g_ptr_array_new();
    const GPtrArray *all = reading_standings(projection->reading);
    for (guint i = 0; i < all->len; i++)
        if (states & 1u << ((const Standing *)all->pdata[i])->state)
            g_ptr_array_add(chosen, all->pdata[i]);
    for (guint i = 0; projection->sort != NULL && i < G_N_ELEMENTS(sorts); i++) {
        SortGround ground = { view_of(projection), sorts[i].what };
        if (strcmp(sorts[i].key, projection->sort) == 0)
            g_ptr_array_sort_with_data(chosen, compare_keys, &ground);
    }
    return chosen;
}

/* ---- cells ---- */

RowPen
projection_row(const Projection *projection, Sheet *sheet, const Standing *standing)
{
    RowPen pen = { projection, sheet, sheet_add_row(sheet), standing };
    const char *bed =
        standing->bed != NULL && standing->state != STATE_SENT ? standing->bed->label : "";
    pen.row->person = g_strdup(standing->person->handle);
    pen.row->bed = *bed != '\0' ? g_strdup(bed) : NULL;
    sheet_set(sheet, pen.row, "bed", bed, NULL);
    sheet_set(sheet, pen.row, "person", standing->person->handle, NULL);
    return pen;
}

void
projection_origin(SheetCell *cell, const Fact *fact)
{
    Instant seen = statement_seen(&fact->current->said);
    cell->origin = g_new0(SheetOrigin, 1);
    cell->origin->source = source_key(fact->current->said.source);
    cell->origin->seen_at = instant_format(&seen);
    cell->origin->observer = g_strdup(fact->current->said.observer);
    cell->origin->differs = fact->differs;
}

void
projection_fact(const RowPen *pen, const char *key, What what, bool quiet)
{
    Fact fact = fact_read(view_of(pen->projection), pen->standing->person, what);
    if (fact.current == NULL) {
        sheet_set(pen->sheet, pen->row, key, "", quiet ? "" : _("(unasked)"));
        return;
    }
    g_autofree char *label = fact_label(view_of(pen->projection), pen->standing->person, what);
    bool silent = quiet && (strcmp(fact.current->said.value, VALUE_UNKNOWN) == 0 ||
                            strcmp(fact.current->said.value, VALUE_NONE) == 0);
    SheetCell *cell =
        sheet_set(pen->sheet, pen->row, key, fact.current->said.value, silent ? "" : label);
    projection_origin(cell, &fact);
}

char *
projection_named_words(const SheetCell *cell, const char *name)
{
    bool nothing = strcmp(cell->code, VALUE_UNKNOWN) == 0 || strcmp(cell->code, VALUE_NONE) == 0;
    if (*cell->code == '\0')
        return g_strdup_printf(_("%s unasked"), name);
    return nothing ? g_strdup_printf(_("%s: %s"), name, cell->label) : g_strdup(cell->label);
}

void
projection_named(const RowPen *pen, const char *key, What what)
{
    projection_fact(pen, key, what, false);
    const SheetCell *cell = sheet_cell(pen->sheet, pen->row, key);
    g_autofree char *words = projection_named_words(cell, _(vocabulary_row(what)->label));
    sheet_relabel(pen->sheet, pen->row, key, words);
}

void
projection_marks(const RowPen *pen, guint marks)
{
    g_autofree char *keys = marks_format(marks);
    g_autofree char *words = marks_label(marks);
    sheet_set(pen->sheet, pen->row, "marks", keys, words);
    pen->row->loud = pen->row->loud || marks_are_loud(marks);
}

static bool
read_birthdate(const Projection *projection, const Standing *standing, Birthdate *ret_birthdate)
{
    const char *value = fact_value(view_of(projection), standing->person, WHAT_BIRTHDATE);
    return value != NULL && birthdate_parse(value, NULL, ret_birthdate, NULL, NULL);
}

char *
projection_age(const Projection *projection, const Standing *standing)
{
    Birthdate birthdate;
    if (!read_birthdate(projection, standing, &birthdate))
        return g_strdup("");
    GDate today = instant_date(reading_at(projection->reading), layout_of(projection)->zone);
    return birthdate_age(&birthdate, &today);
}

char *
projection_age_label(const char *age)
{
    gsize length = strlen(age);
    if (length == 0)
        return g_strdup("");
    if (strcmp(age, VALUE_UNKNOWN) == 0)
        return g_strdup(_("age unknown"));
    int digits = (int)strspn(age, "~0123456789");
    const char *form = age[length - 1] == 'd'   ? _("%.*s d")
                       : age[length - 1] == 'm' ? _("%.*s mo")
                                                : _("%.*s y");
    return g_strdup_printf(form, digits, age);
}

char *
projection_who(const Projection *projection, const Standing *standing)
{
    g_autofree char *age = projection_age(projection, standing);
    g_autofree char *sex =
        value_letters(WHAT_SEX, fact_value(view_of(projection), standing->person, WHAT_SEX));
    gsize digits = strspn(age, "~0123456789");
    g_autofree char *brief = strcmp(age, VALUE_UNKNOWN) == 0 ? g_strdup("")
                             : age[digits] == '\0'           ? g_strdup(age)
                                                             : projection_age_label(age);
    return g_strconcat(brief, sex, NULL);
}

void
projection_birthdate(const RowPen *pen)
{
    projection_fact(pen, "birthdate", WHAT_BIRTHDATE, false);
    if (sheet_cell(pen->sheet, pen->row, "age") == NULL)
        return;
    g_autofree char *age = projection_age(pen->projection, pen->standing);
    g_autofree char *label = projection_age_label(age);
    sheet_set(pen->sheet, pen->row, "age", age, strcmp(age, VALUE_UNKNOWN) == 0 ? "" : label);
}

void
projection_transport(const RowPen *pen)
{
    bool derived;
    const char *transport =
        fact_transport(view_of(pen->projection), pen->standing->person, &derived);
    projection_fact(pen, "transport", WHAT_TRANSPORT, false);
    if (derived) {
        g_autofree char *words = value_label(WHAT_TRANSPORT, transport);
        g_autofree char *label = g_strdup_printf(_("%s (derived)"), words);
        sheet_set(pen->sheet, pen->row, "transport", transport, label);
    }
    sheet_set(pen->sheet, pen->row, "transport_by",
              transport == NULL ? ""
              : derived         ? "derived"
                                : "stated",
              "");
}

/* A class and a means of one name: 独歩 and 独歩. */
static bool
has_means_of_its_name(const char *transport)
{
    return strcmp(transport, "walk") == 0 || strcmp(transport, "stretcher") == 0;
}

void
projection_means(const RowPen *pen)
{
    const SheetCell *class = sheet_cell(pen->sheet, pen->row, "transport");
    projection_fact(pen, "means", WHAT_MEANS, true);
    const SheetCell *means = sheet_cell(pen->sheet, pen->row, "means");
    bool stated = class->origin != NULL && strcmp(class->code, "") != 0;
    if (!stated || !has_means_of_its_name(class->code))
        return;
    if (*means->label == '\0')
        sheet_relabel(pen->sheet, pen->row, "means", _("means?"));
    else if (strcmp(means->code, class->code) == 0 && !means->origin->differs &&
             !class->origin->differs)
        sheet_relabel(pen->sheet, pen->row, "means", "");
}

void
projection_grade(const RowPen *pen)
{
    Grade grade = fact_grade(view_of(pen->projection), pen->standing->person);
    sheet_set(pen->sheet, pen->row, "grade", grade_key(grade), grade_label(grade));
}

void
projection_moment(const RowPen *pen, const char *key, const Instant *moment)
{
    g_autofree char *iso = instant_format(moment);
    g_autofree char *brief = instant_format_short(moment, layout_of(pen->projection)->zone);
    sheet_set(pen->sheet, pen->row, key, iso, brief);
}

void
projection_state(const RowPen *pen)
{
    g_autofree char *key = standing_state_key(pen->standing);
    g_autofree char *label = standing_state_label(pen->standing);
    sheet_set(pen->sheet, pen->row, "state", key, label);
}

/* ---- letters ---- */

char *
projection_handles(const Projection *projection, const Person *person)
{
    GString *out = g_string_new(NULL);
    g_autoptr(GPtrArray) members = view_handles(view_of(projection), person);
    for (guint i = 0; i < members->len; i++)
        g_string_append_printf(out, "%s%s", i > 0 ? "," : "",
                               ((const Person *)members->pdata[i])->handle);
    return g_string_free(out, FALSE);
}

const char *
projection_transport_letter(const char *transport)
{
    if (transport == NULL)
        return _("-");
    const Choice *choice = vocabulary_choice(vocabulary_row(WHAT_TRANSPORT), transport);
    return choice != NULL ? _(choice->letter) : _("?");
}

const char *
projection_grade_letter(Grade grade)
{
    static const char *const letters[] = {
        [GRADE_NONE] = N_("n"), [GRADE_PAPER] = N_("p"),  [GRADE_VOUCHED] = N_("v"),
        [GRADE_BAND] = N_("b"), [GRADE_STATED] = N_("s"), [GRADE_CONFIRMED] = N_("c"),
    };
    return _(letters[grade]);
}
