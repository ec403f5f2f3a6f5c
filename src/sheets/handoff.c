/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/handoff.h"

#include "census/change.h"

#include "base/language.h"

#include <string.h>

static const SheetColumn columns[] = {
    { "part" }, { "bed" }, { "person" }, { "kana" }, { "at" }, { "detail" }, { NULL },
};

static const SheetFace faces[] = {
    { N_("Bed"), 7, 10, FACE_TEXT, "bed" },     { N_("Name"), 20, 24, FACE_NAME, "kana" },
    { N_("At"), 12, 13, FACE_TEXT, "at" },      { N_("What"), 38, 45, FACE_TEXT, "detail" },
    { N_("Passed on"), 0, 8, FACE_TICK, NULL }, { NULL, 0, 0, FACE_TEXT, NULL },
};

const SheetForm handoff_form = {
    .key = "handoff",
    .title = N_("Handoff"),
    .columns = columns,
    .faces = faces,
    .portrait = true,
};

/* One sheet being written: rows of one part follow each other, the first under its heading. */
typedef struct {
    const Projection *projection;
    Sheet *sheet;
    const char *part; /* of the last row */
} Handoff;

static RowPen
add_row(Handoff *handoff, const char *part, const char *heading)
{
    RowPen pen = { handoff->projection, handoff->sheet, sheet_add_row(handoff->sheet), NULL };
    sheet_set(pen.sheet, pen.row, "part", part, NULL);
    if (g_strcmp0(handoff->part, part) != 0)
        pen.row->group = g_strdup(heading);
    handoff->part = part;
    return pen;
}

static void
set_person(RowPen *pen, const Standing *standing)
{
    g_autofree char *name = projection_call_name(pen->projection, standing, false);
    const char *bed = standing->bed != NULL ? standing->bed->label : "";
    pen->standing = standing;
    pen->row->person = g_strdup(standing->person->handle);
    pen->row->bed = *bed != '\0' ? g_strdup(bed) : NULL;
    sheet_set(pen->sheet, pen->row, "person", standing->person->handle, NULL);
    sheet_set(pen->sheet, pen->row, "bed", bed, NULL);
    projection_fact(pen, "kana", WHAT_KANA, true);
    sheet_relabel(pen->sheet, pen->row, "kana", name);
}

static void
set_moment(const RowPen *pen, const Filed *filed)
{
    if (filed == NULL)
        return;
    Instant seen = statement_seen(&filed->said);
    projection_moment(pen, "at", &seen);
}

/* ---- what became different ---- */

/* What files carry: "admit;", "501-5;508-1", "away:exam", "kana;サトウ;カトウ". (transfer full) */
static char *
change_code(const Change *change)
{
    const Bed *from = change->before.bed, *to = change->now.bed;
    const Filed *latest = change->now.latest;
    switch (change->kind) {
    case CHANGE_BED:
        return g_strdup_printf("%s;%s", from != NULL ? from->label : "",
                               to != NULL ? to->label : "");
    case CHANGE_STATE:
        return standing_state_key(&change->now);
    case CHANGE_IDENTITY:
    case CHANGE_CARE:
        return g_strdup_printf("%s;%s;%s", vocabulary_row(change->what)->key, change->value_before,
                               change->value_now != NULL ? change->value_now : "");
    case CHANGE_CAME:
    case CHANGE_WENT:
    case CHANGE_KIND_COUNT:
        break;
    }
    return latest != NULL ? g_strdup_printf("%s;%s", vocabulary_row((What)latest->said.what)->key,
                                            latest->said.value)
                          : g_strdup("");
}

static char *
came_words(const Change *change)
{
    return g_strdup(_(vocabulary_row((What)change->now.latest->said.what)->label));
}

static char *
went_words(const Change *change)
{
    g_autofree char *state = standing_state_label(&change->now);
    const Filed *latest = change->now.latest;
    if (latest == NULL)
        return g_strdup(_("taken back: nothing is said of them any more"));
    g_autofree char *how = value_label((What)latest->said.what, latest->said.value);
    return *how != '\0' ? g_strdup_printf("%s: %s", state, how) : g_steal_pointer(&state);
}

static char *
bed_words(const Change *change)
{
    const Bed *from = change->before.bed, *to = change->now.bed;
    return g_strdup_printf(_("from %s to %s"), from != NULL ? from->label : _("no bed"),
                           to != NULL ? to->label : _("no bed"));
}

static char *
state_words(const Change *change)
{
    g_autofree char *before = standing_state_label(&change->before);
    g_autofree char *now = standing_state_label(&change->now);
    return g_strdup_printf(_("%s (before: %s)"), now, before);
}

static char *
fact_words(const Change *change)
{
    g_autofree char *before = value_label(change->what, change->value_before);
    g_autofree char *now = change->value_now != NULL ? value_label(change->what, change->value_now)
                                                     : g_strdup(_("struck"));
    return g_strdup_printf(_("%s: %s (before: %s)"), _(vocabulary_row(change->what)->label), now,
                           before);
}

static char *(*const words_of[CHANGE_KIND_COUNT])(const Change *change) = {
    [CHANGE_CAME] = came_words,   [CHANGE_WENT] = went_words,     [CHANGE_BED] = bed_words,
    [CHANGE_STATE] = state_words, [CHANGE_IDENTITY] = fact_words, [CHANGE_CARE] = fact_words,
};

static const Filed *
cause_of(const Handoff *handoff, const Change *change)
{
    if (change->kind != CHANGE_IDENTITY && change->kind != CHANGE_CARE)
        return change->now.latest;
    return fact_read(reading_view(handoff->projection->reading), change->person, change->what)
        .current;
}

static void
add_changes(Handoff *handoff)
{
    const Projection *projection = handoff->projection;
    if (projection->then == NULL)
        return;
    g_autoptr(GArray) changes = change_read(projection->then, projection->reading);
    for (guint i = 0; i < changes->len; i++) {
        const Change *change = &g_array_index(changes, Change, i);
        RowPen pen = add_row(handoff, change_key(change->kind), change_label(change->kind));
        g_autofree char *words = words_of[change->kind](change);
        g_autofree char *code = change_code(change);
        set_person(&pen, &change->now);
        set_moment(&pen, cause_of(handoff, change));
        sheet_set(pen.sheet, pen.row, "detail", code, words);
        pen.row->loud = change->kind == CHANGE_IDENTITY;
    }
}

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

static void
add_conflicts(Handoff *handoff)
{
    const GPtrArray *list = conflicts_list(handoff->projection->conflicts);
    for (guint i = 0; i < list->len; i++) {
        const Conflict *conflict = list->pdata[i];
        RowPen pen = add_row(handoff, "conflict", _("What does not fit"));
        g_autofree char *beds = beds_of(conflict);
        g_autoptr(GString) words = g_string_new(conflict_label(conflict->kind));
        if (conflict->persons->len > 0)
            set_person(&pen, &(Standing){ .person = conflict->persons->pdata[0] });
        for (guint k = 1; k < conflict->persons->len; k++) {
            Standing other = { .person = conflict->persons->pdata[k] };
            g_autofree char *name = projection_call_name(handoff->projection, &other, false);
            g_string_append_printf(words, k == 1 ? ": %s" : ", %s", name);
        }
        if (conflict->kind == CONFLICT_VALUE_DIFFERS || conflict->kind == CONFLICT_BAND_DIFFERS)
            g_string_append_printf(words, ": %s", _(vocabulary_row(conflict->what)->label));
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
    RowPen pen = add_row(handoff, list->part, list->heading);
    g_autofree char *detail = g_strdup_printf("%s: %s", list->words, beds->str);
    g_autofree char *code = g_strdup_printf("%s;%s", list->key, beds->str);
    sheet_set(pen.sheet, pen.row, "detail", code, detail);
}

static void
append_bed(GString *beds, const Projection *projection, const Standing *standing)
{
    g_autofree char *name =
        standing->bed == NULL ? projection_call_name(projection, standing, false) : NULL;
    g_string_append_printf(beds, "%s%s", beds->len > 0 ? ", " : "",
                           standing->bed != NULL ? standing->bed->label : name);
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
            RowPen pen = add_row(handoff, "unseen", heading);
            set_person(&pen, standing);
            set_moment(&pen, standing->seen);
            sheet_set(pen.sheet, pen.row, "detail", "not-found",
                      _("not found; last seen at that time"));
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
        RowPen pen = add_row(handoff, "task", _("To be done"));
        const char *expected = fact_known(view, standing->person, WHAT_EXPECTED_BACK);
        g_autofree char *where = standing_state_label(standing);
        g_autofree char *back = brief(handoff, expected);
        g_autofree char *words = expected != NULL
                                     ? g_strdup_printf(_("%s; expected back %s"), where, back)
                                     : g_strdup_printf(_("%s; nobody said until when"), where);
        set_person(&pen, standing);
        set_moment(&pen, standing->away_since);
        sheet_set(pen.sheet, pen.row, "detail", expected != NULL ? expected : "away", words);
    }
}

static void
add_tasks(Handoff *handoff, const GPtrArray *standings)
{
    static const struct {
        What what;
        const char *words;
    } wanted[] = {
        { WHAT_KANA, N_("ask the name") },
        { WHAT_BIRTHDATE, N_("ask the birthdate") },
        { WHAT_CONTACT, N_("ask whom to call") },
        { WHAT_TRANSPORT, N_("see how they can be moved") },
        { WHAT_PATIENT_ID, N_("look up the patient ID") },
    };
    const View *view = reading_view(handoff->projection->reading);
    add_away(handoff, standings);
    for (guint i = 0; i < G_N_ELEMENTS(wanted); i++) {
        g_autoptr(GString) beds = g_string_new(NULL);
        for (guint k = 0; k < standings->len; k++) {
            const Standing *standing = standings->pdata[k];
            bool derived;
            const char *value = wanted[i].what == WHAT_TRANSPORT
                                    ? fact_transport(view, standing->person, &derived)
                                    : fact_value(view, standing->person, wanted[i].what);
            if (value == NULL)
                append_bed(beds, handoff->projection, standing);
        }
        BedList list = { "task", _("To be done"), vocabulary_row(wanted[i].what)->key,
                         _(wanted[i].words) };
        add_beds(handoff, &list, beds);
    }
}

/* ---- the rest of the paper ---- */

static void
add_notes(Handoff *handoff)
{
    const Projection *projection = handoff->projection;
    GPtrArray *notes = handoff->sheet->notes;
    static const char line[] = "____________________________________________________________";
    if (projection->last == NULL) {
        g_ptr_array_add(notes, g_strdup(_("No handoff was printed before this one, so there is "
                                          "nothing to compare with: hand over the patient list "
                                          "and the bed map with it.")));
    } else {
        g_autofree char *then =
            instant_format_minute(projection->last->at.seconds, handoff->sheet->head.at.zone);
        g_ptr_array_add(notes, g_strdup_printf(_("What changed since print no. %u, as of %s."),
                                               projection->last->number, then));
    }
    if (projection->for_files)
        return;
    g_ptr_array_add(notes, g_strdup_printf("%s %s", _("Said besides:"), line));
    g_ptr_array_add(notes, g_strdup(line));
    g_ptr_array_add(notes, g_strdup(_("Given by ____________  Received by ____________  Read back "
                                      "[  ]  Time ____:____")));
}

Sheet *
handoff_make(const Projection *projection)
{
    Handoff handoff = { projection, projection_sheet(projection, &handoff_form), NULL };
    g_autoptr(GPtrArray) standings = projection_standings(projection, STATES_HERE);
    add_changes(&handoff);
    add_conflicts(&handoff);
    add_unseen(&handoff, standings);
    add_tasks(&handoff, standings);
    add_notes(&handoff);
    return handoff.sheet;
}
