/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/handoff.h"

#include "sheets/handoff-change.h"

#include "census/allergy.h"
#include "census/bandbook.h"
#include "census/change.h"

#include "base/language.h"

#include <string.h>

static const SheetColumn columns[] = {
    { "part" }, { "bed" }, { "person" }, { "kana" }, { "at" }, { "detail" }, { NULL },
};

static const SheetFace faces[] = {
    { N_("Bed"), 7, 9, FACE_TEXT, "bed" },
    { N_("Name"), 20, 24, FACE_NAME, "kana" },
    { N_("When, what"), 51, 59, FACE_TEXT, "at detail" },
    { N_("Passed on"), 0, 8, FACE_TICK, NULL },
    { NULL, 0, 0, FACE_TEXT, NULL },
};

const SheetForm handoff_form = {
    .key = "handoff",
    .title = N_("Handoff"),
    .columns = columns,
    .faces = faces,
    .portrait = true,
};

/* ---- what does not fit ---- */

static char *
beds_of(const Conflict *conflict)
{
    GString *beds = g_string_new(NULL);
    for (guint i = 0; i < conflict->beds->len; i++)
        g_string_append_printf(beds, "%s%s", i > 0 ? "," : "",
                               ((const Bed *)conflict->beds->pdata[i])->label);
    return g_string_free(beds, FALSE);
}

/* What differs: of a band whatever on it is not true, or that it is another's. */
static void
append_what(GString *words, const Conflict *conflict)
{
    g_autoptr(GString) list = g_string_new(NULL);
    guint told = WHAT_COUNT;
    if (conflict->kind == CONFLICT_VALUE_DIFFERS)
        g_string_append(list, _(vocabulary_row(conflict->what)->label));
    for (guint i = 0; conflict->kind == CONFLICT_BAND_DIFFERS && i < conflict->statements->len;
         i++) {
        const Statement *said = &((const Filed *)conflict->statements->pdata[i])->said;
        if (said->what == told)
            continue; /* what the band says, and behind it what is said besides */
        told = said->what;
        g_autofree char *label = said->what == WHAT_BAND
                                     ? value_label(WHAT_BAND, said->value)
                                     : g_strdup(_(vocabulary_row((What)said->what)->label));
        g_string_append_printf(list, "%s%s", list->len > 0 ? ", " : "", label);
    }
    if (list->len > 0)
        g_string_append_printf(words, ": %s", list->str);
}

static void
add_conflicts(Handoff *handoff)
{
    const GPtrArray *list = conflicts_list(handoff->projection->conflicts);
    for (guint i = 0; i < list->len; i++) {
        const Conflict *conflict = list->pdata[i];
        RowPen pen = handoff_row(handoff, "conflict", _("What does not fit"));
        g_autofree char *beds = beds_of(conflict);
        g_autoptr(GString) words = g_string_new(conflict_label(conflict->kind));
        if (conflict->persons->len > 0)
            handoff_person(&pen, &(Standing){ .person = conflict->persons->pdata[0] });
        for (guint k = 1; k < conflict->persons->len; k++) {
            Standing other = { .person = conflict->persons->pdata[k] };
            g_autofree char *name = projection_full_name(handoff->projection, &other, NAME_SPELLED);
            g_string_append_printf(words, k == 1 ? ": %s" : ", %s", name);
        }
        append_what(words, conflict);
        sheet_set(pen.sheet, pen.row, "bed", beds, NULL);
        sheet_set(pen.sheet, pen.row, "detail", conflict_key(conflict->kind), words->str);
        pen.row->loud = conflict->loudness != LOUD_LISTED;
    }
}

/* ---- who was not seen, what is to be done ---- */

/* A row that is a list of beds: what is wanted of them, as a key and in words. */
typedef struct {
    const char *part;
    const char *heading;
    const char *key;
    const char *words;
} BedList;

/* Nothing if BEDS is empty. */
static void
add_beds(Handoff *handoff, const BedList *list, const GString *beds)
{
    if (beds->len == 0)
        return;
    RowPen pen = handoff_row(handoff, list->part, list->heading);
    g_autofree char *detail = g_strdup_printf("%s: %s", list->words, beds->str);
    g_autofree char *code = g_strdup_printf("%s;%s", list->key, beds->str);
    sheet_set(pen.sheet, pen.row, "detail", code, detail);
}

/* The bed alone, but where it does not tell who is meant. */
static void
append_bed(GString *beds, const Projection *projection, const Standing *standing)
{
    const BedStanding *bed =
        standing->bed != NULL ? reading_bed(projection->reading, standing->bed) : NULL;
    g_autofree char *name = bed == NULL || bed->persons->len != 1
                                ? projection_full_name(projection, standing, NAME_SPELLED)
                                : NULL;
    g_string_append_printf(beds, "%s%s%s%s", beds->len > 0 ? ", " : "",
                           standing->bed != NULL ? standing->bed->label : "",
                           standing->bed != NULL && name != NULL ? " " : "",
                           name != NULL ? name : "");
}

static void
add_unseen(Handoff *handoff, const GPtrArray *standings)
{
    const Projection *projection = handoff->projection;
    const GPtrArray *beds = reading_beds(projection->reading);
    const char *heading = _("Not seen");
    g_autoptr(GString) unchecked = g_string_new(NULL);
    g_autoptr(GString) not_since = g_string_new(NULL);
    for (guint i = 0; i < beds->len; i++) {
        const BedStanding *bed = beds->pdata[i];
        if (bed->state == BED_UNCHECKED || bed->state == BED_CLAIMED)
            g_string_append_printf(unchecked, "%s%s", unchecked->len > 0 ? ", " : "",
                                   bed->bed->label);
    }
    for (guint i = 0; i < standings->len; i++) {
        const Standing *standing = standings->pdata[i];
        bool seen =
            standing->seen != NULL &&
            (projection->last == NULL || standing->seen->said.seen > projection->last->at.seconds);
        if (standing->state == STATE_NOT_FOUND) {
            RowPen pen = handoff_row(handoff, "unseen", heading);
            handoff_person(&pen, standing);
            handoff_moment(&pen, standing->seen);
            sheet_set(pen.sheet, pen.row, "detail", "not-found",
                      standing->seen != NULL ? _("not found; last seen at that time")
                                             : _("not found, and nobody has seen them yet"));
            pen.row->loud = true;
        } else if (standing->state == STATE_IN && !seen) {
            append_bed(not_since, projection, standing);
        }
    }
    BedList looked = { "unseen", heading, "beds", _("beds not looked at") };
    BedList seen_since = { "unseen", heading, "patients",
                           projection->last != NULL ? _("patients not seen since the last handoff")
                                                    : _("patients nobody has seen") };
    add_beds(handoff, &looked, unchecked);
    add_beds(handoff, &seen_since, not_since);
}

/* "11/03 10:00" of a time as it is kept. (transfer full) */
static char *
brief(const Handoff *handoff, const char *time)
{
    Instant moment;
    int zone = handoff->sheet->head.at.zone;
    if (time == NULL || !instant_parse(time, zone, &moment, NULL))
        return g_strdup(time);
    return instant_format_short(&moment, zone);
}

/* Who is away, and when they are expected. */
static void
add_away(Handoff *handoff, const GPtrArray *standings)
{
    const View *view = reading_view(handoff->projection->reading);
    for (guint i = 0; i < standings->len; i++) {
        const Standing *standing = standings->pdata[i];
        if (standing->state != STATE_AWAY)
            continue;
        RowPen pen = handoff_row(handoff, "task", _("To be done"));
        const char *expected = fact_known(view, standing->person, WHAT_EXPECTED_BACK);
        g_autofree char *where = standing_state_label(standing);
        g_autofree char *back = brief(handoff, expected);
        g_autofree char *words = expected != NULL
                                     ? g_strdup_printf(_("%s; expected back %s"), where, back)
                                     : g_strdup_printf(_("%s; nobody said until when"), where);
        handoff_person(&pen, standing);
        handoff_moment(&pen, standing->away_since);
        sheet_set(pen.sheet, pen.row, "detail", expected != NULL ? expected : "away", words);
    }
}

/* Whoever wears what is not true of them goes by it to the wrong drug: who it is, and since when.
 */
static void
add_wrong_bands(Handoff *handoff, const GPtrArray *standings)
{
    const View *view = reading_view(handoff->projection->reading);
    for (guint i = 0; i < standings->len; i++) {
        const Standing *standing = standings->pdata[i];
        BandEntry band = bandbook_last(view, standing->person);
        if (band.number == 0 || band.state != BAND_STATE_RECALL)
            continue;
        RowPen pen = handoff_row(handoff, "task", _("To be done"));
        g_autofree char *code = g_strdup_printf("%s;%u", band_state_key(band.state), band.number);
        bool told = band.last != NULL && band.last->said.what == WHAT_BAND &&
                    strcmp(band.last->said.value, "wrong") == 0;
        g_autofree char *words = g_strdup_printf(
            told ? _("replace the band: what no. %u says was seen to be wrong at that time")
                 : _("replace the band: no. %u, given at that time, says what was corrected since"),
            band.number);
        handoff_person(&pen, standing);
        handoff_moment(&pen, told ? band.last : band.issued);
        sheet_set(pen.sheet, pen.row, "detail", code, words);
        pen.row->loud = true;
    }
}

/* Whether WHAT is still to be asked of STANDING: a name that could not be told still names nobody.
 */
static bool
lacks(const View *view, const Standing *standing, What what)
{
    bool derived;
    if (what == WHAT_TRANSPORT)
        return fact_transport(view, standing->person, &derived) == NULL;
    if (what == WHAT_IDENTIFIED)
        return fact_grade(view, standing->person) == GRADE_NONE &&
               (fact_is_named(view, standing->person) ||
                fact_value(view, standing->person, WHAT_KANA) != NULL);
    return fact_value(view, standing->person, what) == NULL;
}

/* Nobody asked the name, in whatever writing. */
static bool
lacks_name(const View *view, const Standing *standing, What what)
{
    return lacks(view, standing, what) && !fact_is_named(view, standing->person);
}

/* It is known, and nobody asked how it is read. */
static bool
lacks_kana(const View *view, const Standing *standing, What what)
{
    return lacks(view, standing, what) && fact_is_named(view, standing->person);
}

/* A list of cautions that says nothing of allergies is asked for these. */
static bool
lacks_allergies(const View *view, const Standing *standing, What what)
{
    return !lacks(view, standing, what) && allergy_word(view, standing->person) == ALLERGY_UNASKED;
}

static void
add_tasks(Handoff *handoff, const GPtrArray *standings)
{
    static const struct {
        What what;
        bool (*is_wanted)(const View *view, const Standing *standing, What what);
        const char *key;
        const char *words;
    } wanted[] = {
        { WHAT_IDENTIFIED, lacks, "identified", N_("find out who it is: not yet identified") },
        { WHAT_KANA, lacks_name, "name", N_("ask the name") },
        { WHAT_KANA, lacks_kana, "kana", N_("ask how the name is read in kana") },
        { WHAT_BIRTHDATE, lacks, "birthdate", N_("ask the birthdate") },
        { WHAT_CAUTION, lacks, "caution", N_("ask for allergies and all other cautions") },
        { WHAT_CAUTION, lacks_allergies, "allergy", N_("ask for allergies") },
        { WHAT_DIET, lacks, "diet", N_("ask the diet") },
        { WHAT_CONTACT, lacks, "contact", N_("ask whom to call") },
        { WHAT_TRANSPORT, lacks, "transport", N_("see how they can be moved") },
        { WHAT_PATIENT_ID, lacks, "patient-id", N_("look up the patient ID") },
    };
    const View *view = reading_view(handoff->projection->reading);
    add_wrong_bands(handoff, standings);
    add_away(handoff, standings);
    for (guint i = 0; i < G_N_ELEMENTS(wanted); i++) {
        g_autoptr(GString) beds = g_string_new(NULL);
        for (guint k = 0; k < standings->len; k++) {
            const Standing *standing = standings->pdata[k];
            if (wanted[i].is_wanted(view, standing, wanted[i].what))
                append_bed(beds, handoff->projection, standing);
        }
        BedList list = { "task", _("To be done"), wanted[i].key, _(wanted[i].words) };
        add_beds(handoff, &list, beds);
    }
}

/* ---- the rest of the paper ---- */

static guint
rows_of(const Sheet *sheet, ChangeKind kind)
{
    guint count = 0;
    for (guint i = 0; i < sheet->rows->len; i++)
        count +=
            strcmp(sheet_cell(sheet, sheet->rows->pdata[i], "part")->code, change_key(kind)) == 0;
    return count;
}

/* "In hospital 40 then, 41 now: 2 came, 1 left." What else makes the difference (one person of two
 * numbers, newborns who do not count) is a figure too, so that they add up. (transfer full) */
static char *
balance(const Handoff *handoff)
{
    const Projection *projection = handoff->projection;
    g_autoptr(Conflicts) conflicts = conflicts_read(projection->then);
    guint then = counts_read(projection->then, conflicts).in_hospital;
    guint now = projection->counts.in_hospital;
    guint came = rows_of(handoff->sheet, CHANGE_CAME);
    guint left = rows_of(handoff->sheet, CHANGE_WENT);
    int rest = (int)now - (int)then - (int)came + (int)left;
    if (rest == 0)
        return g_strdup_printf(_("In hospital %u then, %u now: %u came, %u left."), then, now, came,
                               left);
    return g_strdup_printf(_("In hospital %u then, %u now: %u came, %u left, %+d otherwise."), then,
                           now, came, left, rest);
}

/* What the changes are counted from. (transfer full) */
static char *
since_words(const Handoff *handoff)
{
    const Projection *projection = handoff->projection;
    int zone = handoff->sheet->head.at.zone;
    if (projection->last != NULL) {
        g_autofree char *then = instant_format_minute(projection->last->at.seconds, zone);
        g_autofree char *number = print_label(projection->last);
        return g_strdup_printf(_("What changed since print no. %s, as of %s."), number, then);
    }
    g_autofree char *then = instant_format_minute(reading_at(projection->then), zone);
    return g_strdup_printf(_("No handoff was printed more than %d hours before this one: what "
                             "changed is told from %d hours ago on, since %s."),
                           HANDOFF_SHIFT_LEAST / 3600, HANDOFF_REACH / 3600, then);
}

static void
add_since(const Handoff *handoff)
{
    const Projection *projection = handoff->projection;
    GPtrArray *notes = handoff->sheet->notes;
    if (projection->last == NULL && projection->then == NULL)
        return;
    g_ptr_array_add(notes, since_words(handoff));
    if (projection->then == NULL)
        return;
    if (change_begins(projection->then))
        g_ptr_array_add(notes,
                        g_strdup(_("Nobody was in the book then: whom a look found here since is "
                                   "not told as come. Hand over the patient list and the bed map "
                                   "with it.")));
    else
        g_ptr_array_add(notes, balance(handoff));
}

#define FREE_LINES 4

static void
add_notes(Handoff *handoff)
{
    const Projection *projection = handoff->projection;
    GPtrArray *notes = handoff->sheet->notes;
    static const char line[] = "____________________________________________________________";
    add_since(handoff);
    if (projection->for_files)
        return;
    g_ptr_array_add(notes, g_strdup_printf("%s %s", _("Said besides:"), line));
    for (guint i = 1; i < FREE_LINES; i++)
        g_ptr_array_add(notes, g_strdup(line));
    g_ptr_array_add(notes, g_strdup(_("Given by ____________  Received by ____________  Read back "
                                      "[  ]  Time ____:____")));
}

Sheet *
handoff_make(const Projection *projection)
{
    Handoff handoff = { projection, projection_sheet(projection, &handoff_form), NULL };
    g_autoptr(GPtrArray) standings = projection_standings(projection, STATES_HERE);
    handoff_changes(&handoff);
    add_conflicts(&handoff);
    add_unseen(&handoff, standings);
    add_tasks(&handoff, standings);
    add_notes(&handoff);
    return handoff.sheet;
}
