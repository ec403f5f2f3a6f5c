/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/record.h"

#include "desk/correct.h"
#include "desk/record-doubt.h"
#include "desk/record-form.h"
#include "desk/table.h"
#include "desk/writing.h"

#include "census/place.h"

#include "base/error.h"
#include "base/text.h"

#include <string.h>

/* A table being taken: every good line is filed at once, so that later lines see it; the clock it
 * will get is not known yet and is set ahead of all others meanwhile. */
typedef struct {
    Desk *desk;
    Writing *writing;
    const char *file;
    RecordReport *report;
    GDate today;
    ValueGround ground;
    Ties *ties;
    guint64 clock;
} Recorder;

G_GNUC_PRINTF(2, 3)
static bool
refuse(GError **error, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *words = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_autofree char *visible = text_visible(words);
    g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED, visible);
    return false;
}

static View
view_at(Recorder *recorder, gint64 at)
{
    View view = { recorder->desk->census, at, INSTANT_END, NULL };
    if (recorder->ties == NULL)
        recorder->ties = ties_new(&view);
    view.tied = ties_table(recorder->ties);
    return view;
}

/* ---- one cell after the other ---- */

/* One cell that fills pages would keep the whole sheet from being printed. */
#define CELL_MOST 1000

static bool
check_lengths(const TableLine *line, GError **error)
{
    for (guint cell = 0; cell < CELL_COUNT; cell++)
        if (g_utf8_strlen(line->cells[cell], -1) > CELL_MOST)
            return refuse(error, _("the cell under “%s” holds more than %d characters; shorten it"),
                          table_column(cell), CELL_MOST);
    return true;
}

static bool
take_moment(const Recorder *recorder, const TableLine *line, Statement *said, GError **error)
{
    Instant seen = { said->seen, said->seen_zone, false };
    Instant now = desk_now(recorder->desk);
    const char *text = line->cells[CELL_SEEN_AT];
    if (*text != '\0' && !record_form_seen(text, &now, &seen))
        return refuse(
            error,
            _("“%s” is not a time; write it as 2026-11-02T06:12, or as on the form, 11/02 "
              "06:12"),
            text);
    said->seen = seen.seconds;
    said->seen_zone = seen.zone;
    said->approximate = seen.approximate;
    return true;
}

static bool
take_bed(Recorder *recorder, const TableLine *line, Statement *said, GError **error)
{
    const char *label = line->cells[CELL_BED];
    bool about_bed = vocabulary_row(said->what)->about == ABOUT_BED ||
                     (said->what == WHAT_PRESENCE && strcmp(line->cells[CELL_VALUE], "empty") == 0);
    if (*label == '\0' && (about_bed || said->what == WHAT_MOVE))
        return refuse(error, _("“%s” needs a bed"), line->cells[CELL_WHAT]);
    const Bed *bed = *label != '\0' ? census_find_bed(recorder->desk->census, label) : NULL;
    if (*label != '\0' && said->what != WHAT_BED_ADDED && bed == NULL)
        return refuse(error, _("there is no bed “%s”"), label);
    const char *room = line->cells[CELL_VALUE];
    if (said->what == WHAT_BED_ADDED &&
        (!layout_takes_label(label) || (*room != '\0' && !layout_takes_label(room))))
        return refuse(error,
                      _("“%s” cannot be the label of a bed, or its room that of a room: at most 20 "
                        "cells, no comma"),
                      label);
    said->bed = writing_keep(recorder->writing, bed != NULL ? bed->label : label);
    if (about_bed)
        said->about = ABOUT_BED;
    return true;
}

static bool
take_source(const TableLine *line, Statement *said, GError **error)
{
    Source source;
    const char *key = line->cells[CELL_SOURCE];
    if (*key == '\0')
        return true;
    if (!source_find(key, &source))
        return refuse(error, _("there is no source “%s”"), key);
    said->source = (guint8)source;
    return true;
}

static bool
take_observer(Recorder *recorder, const TableLine *line, Statement *said, GError **error)
{
    const char *observer = line->cells[CELL_OBSERVER];
    const char *typist = desk_observer(recorder->desk);
    if (*observer == '\0' && *typist == '\0')
        return refuse(error,
                      _("nobody is named as observer; name one in the line or with --observer"));
    if (*observer != '\0') {
        said->observer = writing_keep(recorder->writing, observer);
        if (*typist != '\0' && strcmp(observer, typist) != 0)
            said->typist = writing_keep(recorder->writing, typist);
    }
    said->note = writing_keep(recorder->writing, line->cells[CELL_NOTE]);
    said->ref = writing_keep(recorder->writing, line->cells[CELL_ID]);
    return true;
}

/* "=A017" or a label of the writer's own. */
static const Person *
find_person(const Recorder *recorder, const char *name)
{
    const Census *census = recorder->desk->census;
    return *name == '=' ? census_find_handle(census, name + 1) : census_find_label(census, name);
}

static bool
makes_person(const Statement *said)
{
    return said->bed != NULL && (said->what == WHAT_PRESENCE || said->what == WHAT_ADMIT ||
                                 said->what == WHAT_TRANSFER_IN);
}

/* The one person whose bed it is at the moment. A FORM that says somebody lies where nobody is
 * known makes someone new, as the round does. */
static bool
take_person_of_bed(Recorder *recorder, Statement *said, bool form, GError **error)
{
    if (said->bed == NULL)
        return refuse(error, _("neither a person nor a bed is named"));
    View view = view_at(recorder, said->seen);
    const Bed *bed = census_find_bed(view.census, said->bed);
    g_autoptr(GPtrArray) persons = place_persons(&view, bed);
    if (persons->len == 0 && form && makes_person(said)) {
        said->person = writing_new_person(recorder->writing);
        return true;
    }
    if (persons->len == 0)
        return refuse(error, _("nobody is known in bed %s at that time; name the person"),
                      said->bed);
    if (persons->len > 1)
        return refuse(error, _("%u persons are in bed %s at that time; name the person"),
                      persons->len, said->bed);
    said->person = ((const Person *)persons->pdata[0])->id;
    return true;
}

static bool
take_person(Recorder *recorder, const TableLine *line, Statement *said, GError **error)
{
    const char *name = line->cells[CELL_PERSON];
    const VocabularyRow *row = vocabulary_row(said->what);
    if (said->about == ABOUT_BED && row->what == WHAT_PRESENCE && *name != '\0')
        return refuse(error, _("“empty” is about the bed; leave the person empty"));
    if (said->about == ABOUT_BED || row->about == ABOUT_WARD)
        return *name == '\0' || row->what == WHAT_STRIKE ||
               refuse(error, _("“%s” is not about a person; leave the person empty"), row->key);
    said->about = ABOUT_PERSON;
    if (*name == '\0')
        return take_person_of_bed(recorder, said, record_form_is(line), error);
    const Person *person = find_person(recorder, name);
    if (person != NULL) {
        said->person = person->id;
        return true;
    }
    if (*name == '=')
        return refuse(error, _("there is no person %s"), name + 1);
    if (!makes_person(said) && census_find_handle(recorder->desk->census, name) != NULL)
        return refuse(error,
                      _("“%s” would be a label of your own; the patient with that number on screen "
                        "and paper is “=%s” in a table"),
                      name, name);
    if (!makes_person(said))
        return refuse(error,
                      _("nobody is known as “%s” yet; the first line of a new person names a bed "
                        "and says presence, admit or transfer-in"),
                      name);
    said->person = writing_new_person(recorder->writing);
    said->label = writing_keep(recorder->writing, name);
    return true;
}

/* Another person or statement as value: to the key that the book keeps; a moment as on the form. */
static char *
resolve(Recorder *recorder, const Statement *said, const char *value, GError **error)
{
    const VocabularyRow *row = vocabulary_row(said->what);
    StatementId id;
    if (row->form == FORM_PERSON) {
        const Person *other = find_person(recorder, value);
        if (other == NULL)
            refuse(error, _("nobody is known as “%s”"), value);
        return other != NULL ? person_format(other->id) : NULL;
    }
    if (row->form == FORM_CONTACT)
        return table_unguard_phone(value);
    if (row->form == FORM_TIME)
        return record_form_time(value, &(Instant){ said->seen, recorder->ground.zone, false });
    if (row->form != FORM_STATEMENT)
        return g_strdup(value);
    const Census *census = recorder->desk->census;
    const Filed *filed = census_find_ref(census, value);
    if (filed == NULL && statement_id_parse(value, &id))
        filed = census_find_statement(census, &id);
    if (filed == NULL)
        refuse(error, _("there is no statement “%s”"), value);
    return filed != NULL ? statement_id_format(&filed->said.id) : NULL;
}

static void
warn(Recorder *recorder, const TableLine *line, const char *words)
{
    if (words != NULL)
        g_ptr_array_add(recorder->report->warnings,
                        g_strdup_printf("%s:%u: %s", recorder->file, line->number, words));
}

static bool
take_value(Recorder *recorder, const TableLine *line, Statement *said, GError **error)
{
    g_autofree char *warning = NULL;
    g_autofree char *resolved = resolve(recorder, said, line->cells[CELL_VALUE], error);
    if (resolved == NULL)
        return false;
    g_autofree char *value =
        value_canonical(said->what, resolved, &recorder->ground, &warning, error);
    if (value == NULL)
        return false;
    said->value = *value != '\0' ? writing_keep(recorder->writing, value) : "";
    warn(recorder, line, warning);
    return true;
}

/* A tie needs two; and two who lay in two beds at one moment are not one person. */
static bool
check_tie(Recorder *recorder, const Statement *said, GError **error)
{
    PersonId id;
    if (vocabulary_row(said->what)->form != FORM_PERSON || !person_parse(said->value, &id))
        return true;
    if (person_equal(id, said->person))
        return refuse(error, _("“%s” names the person itself; name another"),
                      vocabulary_row(said->what)->key);
    if (said->what != WHAT_SAME_PERSON)
        return true;
    View view = view_at(recorder, INSTANT_END);
    g_autofree char *refusal = correct_tie_refusal(
        &view, census_find_person(view.census, said->person), census_find_person(view.census, id));
    return refusal == NULL || refuse(error, "%s", refusal);
}

/* ---- one line ---- */

static void
file_now(Recorder *recorder, Statement *said)
{
    said->clock = recorder->clock++;
    said->station = log_station(recorder->desk->log);
    const char *letters = log_letters(recorder->desk->log, &said->station);
    census_name_station(recorder->desk->census, &said->station, letters);
    census_file(recorder->desk->census, said);
    if (vocabulary_row(said->what)->rule == RULE_CORRECTION)
        g_clear_pointer(&recorder->ties, ties_free);
}

static void
tell_doubt(Recorder *recorder, const TableLine *line, const Statement *said)
{
    if (said->what != WHAT_CAUTION && said->what != WHAT_IDENTIFIED && said->source != SOURCE_BAND)
        return;
    View before = view_at(recorder, said->seen);
    g_autofree char *doubt = record_doubt(&before, said, recorder->ground.zone);
    warn(recorder, line, doubt);
}

/* A line that was taken already under its own id is passed over before anything else in it is
 * looked at. */
static bool
is_taken(Recorder *recorder, const TableLine *line)
{
    const char *ref = line->cells[CELL_ID];
    return *ref != '\0' && census_find_ref(recorder->desk->census, ref) != NULL;
}

static bool
take_line(Recorder *recorder, TableLine *line, GError **error)
{
    if (line->short_of_cells)
        return refuse(error, _("has another number of cells than the header"));
    if (record_form_is(line) && !record_form_read(line, error))
        return false;
    if (!check_lengths(line, error))
        return false;
    const VocabularyRow *row = vocabulary_find(line->cells[CELL_WHAT]);
    if (row == NULL)
        return refuse(error, _("there is no “%s” to be said"), line->cells[CELL_WHAT]);
    Statement *said = writing_add(recorder->writing, row->what);
    bool good = take_moment(recorder, line, said, error) && take_bed(recorder, line, said, error) &&
                take_source(line, said, error) && take_observer(recorder, line, said, error) &&
                take_value(recorder, line, said, error) &&
                take_person(recorder, line, said, error) && check_tie(recorder, said, error);
    if (!good) {
        writing_drop_last(recorder->writing);
        return false;
    }
    tell_doubt(recorder, line, said);
    file_now(recorder, said);
    return true;
}

static void
take_lines(Recorder *recorder, const GPtrArray *lines)
{
    for (guint i = 0; i < lines->len; i++) {
        TableLine *line = lines->pdata[i];
        g_autoptr(GError) fault = NULL;
        if (record_form_is_blank(line))
            continue;
        if (is_taken(recorder, line)) {
            recorder->report->passed_over++;
            continue;
        }
        if (take_line(recorder, line, &fault)) {
            recorder->report->taken++;
            continue;
        }
        g_ptr_array_add(recorder->report->faults,
                        g_strdup_printf("%s:%u: %s", recorder->file, line->number, fault->message));
        g_string_append_printf(recorder->report->rejected, "%s\n", line->raw);
    }
}

bool
record_table(Desk *desk, const RecordWish *wish, RecordReport *report, GError **error)
{
    g_autofree char *header = NULL;
    g_autoptr(GPtrArray) lines = table_read(wish->text, wish->length, wish->file, &header, error);
    if (lines == NULL)
        return false;
    g_autoptr(Writing) writing = writing_begin(desk, error);
    if (writing == NULL)
        return false;
    g_string_append_printf(report->rejected, "%s\n", header);
    Recorder recorder = { .desk = desk,
                          .writing = writing,
                          .file = wish->file,
                          .report = report,
                          .clock = G_MAXUINT64 / 2 };
    recorder.ground = desk_ground(desk, &recorder.today);
    take_lines(&recorder, lines);
    g_clear_pointer(&recorder.ties, ties_free);
    if (report->faults->len > 0 && !wish->keep_good) {
        report->taken = 0;
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                    ngettext_("%u line is refused; nothing was taken",
                              "%u lines are refused; nothing was taken", report->faults->len),
                    report->faults->len);
        return false;
    }
    return writing_commit(writing, error);
}
