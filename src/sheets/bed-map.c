/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/bed-map.h"

#include "sheets/bed-map-unsaid.h"
#include "sheets/bed-sign.h"

#include "census/lasting.h"

#include "base/language.h"

#include <string.h>

static const SheetColumn columns[] = {
    { "room" }, { "bed" },   { "state" }, { "persons" },
    { "kana" }, { "kanji" }, { "marks" }, { NULL },
};

static const SheetFace faces[] = {
    { N_("Room"), 6, 8, FACE_TEXT, "room" },     { N_("Bed"), 8, 10, FACE_TEXT, "bed" },
    { N_("State"), 12, 15, FACE_TEXT, "state" }, { N_("Name"), 28, 37, FACE_NAME, "kana/kanji" },
    { N_("Marks"), 22, 30, FACE_MARK, "marks" }, { NULL, 0, 0, FACE_TEXT, NULL },
};

const SheetForm bed_map_form = {
    .key = "bed-map",
    .title = N_("Bed map"),
    .columns = columns,
    .faces = faces,
};

static void
bed_person_free(gpointer data)
{
    SheetBedPerson *person = data;
    g_free(person->person);
    g_free(person->name);
    g_free(person->kanji);
    g_free(person->state);
    g_free(person->who);
    g_free(person->transport);
    g_free(person->grade);
    g_free(person->alert);
    g_free(person->vital);
    g_free(person->letters);
    g_free(person);
}

static void
bed_free(gpointer data)
{
    SheetBed *bed = data;
    g_free(bed->label);
    g_free(bed->shorter);
    g_free(bed->state);
    g_free(bed->words);
    g_ptr_array_unref(bed->persons);
    g_free(bed);
}

static void
room_free(gpointer data)
{
    SheetRoom *room = data;
    g_free(room->label);
    g_free(room->title);
    g_ptr_array_unref(room->beds);
    g_free(room);
}

/* ---- what people see: rooms and beds ---- */

/* A child's begins with what tells twins apart. */
static bool
is_alias(const View *view, const Person *person)
{
    return !fact_is_named(view, person) && fact_value(view, person, WHAT_MOTHER) == NULL;
}

static SheetBedPerson *
make_person(const Projection *projection, const Standing *standing)
{
    bool derived;
    const View *view = reading_view(projection->reading);
    SheetBedPerson *person = g_new0(SheetBedPerson, 1);
    guint marks = marks_shown(conflicts_marks(projection->conflicts, standing));
    bool hidden = projection_hides_name(projection, standing);
    person->person = g_strdup(standing->person->handle);
    person->name = projection_call_name(projection, standing, true);
    person->alias = is_alias(view, standing->person);
    person->kanji =
        hidden ? g_strdup("") : projection_other_names(projection, standing, person->name);
    g_autofree char *known_as = projection_known_as(view, standing->person);
    person->written = *person->kanji != '\0' && strcmp(person->kanji, known_as) != 0;
    person->who = projection->initials ? g_strdup("") : projection_who(projection, standing);
    person->transport =
        g_strdup(projection_transport_letter(fact_transport(view, standing->person, &derived)));
    person->grade = g_strdup(projection_grade_letter(fact_grade(view, standing->person)));
    g_autofree char *list = lasting_cautions(view, standing->person);
    BedSigns signs = { fact_value(view, standing->person, WHAT_DEVICE), list };
    if (projection->initials) /* somebody hidden is not told apart by them */
        signs = (BedSigns){ NULL, NULL };
    person->alert = bed_sign_alert(&signs);
    person->vital = bed_sign_vital(&signs);
    person->letters = bed_sign_letters(&signs);
    person->marks = projection->initials ? 0 : marks;
    person->loud = marks_are_loud(person->marks) || standing->state == STATE_NOT_FOUND;
    return person;
}

static guint
count_persons(const BedStanding *bed)
{
    return bed->persons->len + (bed->dead != NULL);
}

/* "外泊", "所在不明", "（空）": what the state says beyond the name. Where several share the bed
 * each has a state of their own. */
static char *
state_words(const BedStanding *bed)
{
    if (bed->state == BED_OCCUPIED || count_persons(bed) > 1)
        return g_strdup("");
    return bed->state == BED_HELD ? standing_state_label(bed->persons->pdata[0])
                                  : g_strdup(bed_state_label(bed->state));
}

/* The state of STANDING where others share the bed; "" of whoever lies in it. */
static char *
own_state(const BedStanding *bed, const Standing *standing)
{
    if (count_persons(bed) < 2)
        return g_strdup("");
    if (standing == bed->dead)
        return g_strdup(bed_state_label(BED_RELEASED_LATE));
    if (standing->state != STATE_IN)
        return standing_state_label(standing);
    return g_strdup(standing->bedside ? "" : bed_state_label(BED_CLAIMED));
}

static void
add_person(const Projection *projection, const BedStanding *bed, const Standing *standing,
           SheetBed *shown)
{
    SheetBedPerson *person = make_person(projection, standing);
    person->state = own_state(bed, standing);
    g_ptr_array_add(shown->persons, person);
}

static SheetBed *
make_bed(const Projection *projection, const BedStanding *standing)
{
    const char *label = standing->bed->label, *room = standing->room;
    SheetBed *bed = g_new0(SheetBed, 1);
    const char *rest = g_str_has_prefix(label, room) ? label + strlen(room) : label;
    rest += *rest == '-';
    bed->label = g_strdup(label);
    bed->shorter = g_strdup(*rest != '\0' ? rest : label);
    bed->state = g_strdup(bed_state_key(standing->state));
    bed->words = state_words(standing);
    bed->persons = g_ptr_array_new_with_free_func(bed_person_free);
    if (standing->dead != NULL)
        add_person(projection, standing, standing->dead, bed);
    for (guint i = 0; i < standing->persons->len; i++)
        add_person(projection, standing, standing->persons->pdata[i], bed);
    return bed;
}

/* A room made by an added bed stands in a row of its own below the map. */
static SheetRoom *
make_room(const Layout *layout, const char *label, guint extra)
{
    SheetRoom *room = g_new0(SheetRoom, 1);
    int index = layout_find_room(layout, label);
    room->label = g_strdup(label);
    room->beds = g_ptr_array_new_with_free_func(bed_free);
    if (index >= 0) {
        const LayoutRoom *known = layout_room(layout, (guint)index);
        room->title = g_strdup(known->title);
        room->column = known->column;
        room->row = known->row;
        return room;
    }
    int last_row = 0;
    for (guint i = 0; i < layout->rooms->len; i++)
        last_row = MAX(last_row, layout_room(layout, i)->row);
    room->row = last_row + 1;
    room->column = (int)extra;
    return room;
}

/* ---- records ---- */

static void
append_to_list(GString *list, const char *text, bool first)
{
    g_string_append_printf(list, "%s%s", first ? "" : ",", text);
}

static void
add_record(const Projection *projection, Sheet *sheet, const BedStanding *bed,
           const SheetBed *shown)
{
    const View *view = reading_view(projection->reading);
    SheetRow *row = sheet_add_row(sheet);
    g_autoptr(GString) handles = g_string_new(NULL);
    g_autoptr(GString) kana = g_string_new(NULL);
    g_autoptr(GString) kanji = g_string_new(NULL);
    g_autoptr(GString) names = g_string_new(NULL);
    g_autoptr(GString) kanji_names = g_string_new(NULL);
    guint marks = 0;
    for (guint i = 0; i < shown->persons->len; i++) {
        const SheetBedPerson *person = shown->persons->pdata[i];
        const Standing *standing = bed->dead != NULL
                                       ? (i == 0 ? bed->dead : bed->persons->pdata[i - 1])
                                       : bed->persons->pdata[i];
        const char *value = fact_value(view, standing->person, WHAT_KANA);
        const char *written = fact_value(view, standing->person, WHAT_KANJI);
        append_to_list(handles, person->person, i == 0);
        bool named = !projection->initials;
        append_to_list(kana, named && value != NULL ? value : "", i == 0);
        append_to_list(kanji, named && written != NULL ? written : "", i == 0);
        bool here = *person->state == '\0';
        g_string_append_printf(names, "%s%s%s%s%s", i > 0 ? ", " : "", person->name,
                               here ? "" : " (", person->state, here ? "" : ")");
        g_string_append_printf(kanji_names, "%s%s", i > 0 && *person->kanji != '\0' ? ", " : "",
                               person->kanji);
        marks |= named ? conflicts_marks(projection->conflicts, standing) : 0;
    }
    g_autofree char *words = marks_label(marks);
    g_autofree char *keys = marks_format(marks);
    sheet_set(sheet, row, "room", bed->room, NULL);
    sheet_set(sheet, row, "bed", bed->bed->label, NULL);
    sheet_set(sheet, row, "state", shown->state,
              *shown->words != '\0' ? shown->words : bed_state_label(bed->state));
    sheet_set(sheet, row, "persons", handles->str, NULL);
    sheet_set(sheet, row, "kana", kana->str, names->str);
    sheet_set(sheet, row, "kanji", kanji->str, kanji_names->str);
    sheet_set(sheet, row, "marks", keys, words);
    row->bed = g_strdup(bed->bed->label);
    row->person = shown->persons->len > 0
                      ? g_strdup(((SheetBedPerson *)shown->persons->pdata[0])->person)
                      : NULL;
    row->loud = marks_are_loud(marks) || bed->state == BED_MISSING;
}

/* ---- what the letters mean ---- */

static void
explain(GString *out, const char *letter, const char *label)
{
    g_string_append_printf(out, "%s%s=%s", out->len > 0 ? "  " : "", letter, label);
}

static void
explain_row(GString *out, What what)
{
    for (const Choice *choice = vocabulary_row(what)->choices; choice->key != NULL; choice++)
        if (choice->letter != NULL)
            explain(out, _(choice->letter), _(choice->label));
}

static void
explain_transport(GString *out)
{
    explain_row(out, WHAT_TRANSPORT);
    explain(out, projection_transport_letter(VALUE_UNKNOWN), _("unknown"));
    explain(out, projection_transport_letter(NULL), _("not asked"));
}

static void
explain_grades(GString *out)
{
    for (Grade grade = GRADE_NONE; grade <= GRADE_CONFIRMED; grade++)
        explain(out, projection_grade_letter(grade), grade_label(grade));
}

/* For who sees the map for the first time; the paper has the marks in words. */
static void
add_legend(Sheet *sheet)
{
    GString *out = g_string_new(NULL);
    explain_transport(out);
    explain_row(out, WHAT_DEVICE);
    explain_row(out, WHAT_CAUTION);
    explain_grades(out);
    g_ptr_array_add(sheet->notes, g_string_free(out, FALSE));
}

static void
add_kind(GPtrArray *kinds, const char *label, const char *meanings)
{
    g_ptr_array_add(kinds, g_strdup_printf("%s  %s", label, meanings));
}

GPtrArray *
bed_map_legend(void)
{
    GPtrArray *kinds = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GString) transport = g_string_new(NULL), grades = g_string_new(NULL);
    g_autoptr(GString) devices = g_string_new(NULL), cautions = g_string_new(NULL);
    g_autofree char *marks = marks_legend();
    explain_transport(transport);
    explain_grades(grades);
    explain_row(devices, WHAT_DEVICE);
    explain_row(cautions, WHAT_CAUTION);
    explain(cautions, _("no letter"), _("none, or not asked"));
    add_kind(kinds, _(vocabulary_row(WHAT_TRANSPORT)->label), transport->str);
    add_kind(kinds, _("Identified"), grades->str);
    add_kind(kinds, _(vocabulary_row(WHAT_DEVICE)->label), devices->str);
    add_kind(kinds, _(vocabulary_row(WHAT_CAUTION)->label), cautions->str);
    add_kind(kinds, _("Marks"), marks);
    return kinds;
}

Sheet *
bed_map_make(const Projection *projection)
{
    Sheet *sheet = projection_sheet(projection, &bed_map_form);
    const Layout *layout = census_layout(reading_census(projection->reading));
    const GPtrArray *beds = reading_beds(projection->reading);
    sheet->rooms = g_ptr_array_new_with_free_func(room_free);
    guint extra = 0;
    for (guint i = 0; i < beds->len; i++) {
        const BedStanding *bed = beds->pdata[i];
        SheetRoom *room = sheet->rooms->len > 0 ? sheet->rooms->pdata[sheet->rooms->len - 1] : NULL;
        if (room == NULL || strcmp(room->label, bed->room) != 0) {
            room = make_room(layout, bed->room, extra);
            extra += layout_find_room(layout, bed->room) < 0;
            g_ptr_array_add(sheet->rooms, room);
        }
        SheetBed *shown = make_bed(projection, bed);
        g_ptr_array_add(room->beds, shown);
        add_record(projection, sheet, bed, shown);
    }
    char *unsaid = projection->initials ? NULL : bed_map_unsaid(projection);
    if (unsaid != NULL)
        g_ptr_array_add(sheet->notes, unsaid);
    add_legend(sheet);
    return sheet;
}
