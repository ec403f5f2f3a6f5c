/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/history.h"

#include "sheets/book-words.h"
#include "sheets/reentry-words.h"

#include "base/language.h"

#include <string.h>

static const SheetColumn columns[] = {
    { "id" },     { "seen_at" },  { "written_at" }, { "bed" },  { "what" },   { "value" },
    { "source" }, { "observer" }, { "struck_by" },  { "note" }, { "person" }, { NULL },
};

static const SheetFace faces[] = {
    { N_("Seen"), 12, 11, FACE_TEXT, "seen_at" },
    { N_("Bed"), 6, 7, FACE_TEXT, "bed" },
    { N_("What"), 16, 13, FACE_TEXT, "what" },
    { N_("Value"), 22, 0, FACE_NAME, "value/note/struck_by" },
    { N_("Value"), 0, 23, FACE_NAME, "value/note" }, /* on paper this is struck through */
    { N_("Source, by"), 12, 12, FACE_TEXT, "source/observer" },
    { N_("Struck"), 0, 13, FACE_TEXT, "struck_by" },
    { N_("Person"), 7, 7, FACE_TEXT, "person" },
    { N_("Written"), 0, 18, FACE_TEXT, "written_at/id" },
    { NULL, 0, 0, FACE_TEXT, NULL },
};

const SheetForm history_form = {
    .key = "history",
    .title = N_("History"),
    .columns = columns,
    .faces = faces,
};

/* Written and seen in time; struck ones too. */
static bool
is_in_view(const View *view, const Filed *filed)
{
    return filed->said.seen <= view->at && view_knows(view, filed);
}

static void
take(GPtrArray *into, const View *view, const Filed *filed)
{
    if (!is_in_view(view, filed) || g_ptr_array_find(into, filed, NULL))
        return;
    g_ptr_array_add(into, (gpointer)filed);
    if (!filed->corrected)
        return;
    const Pile *corrections = census_corrections(view->census, &filed->said.id);
    for (guint i = 0; i < corrections->len; i++)
        take(into, view, corrections->pdata[i]);
}

static void
take_pile(GPtrArray *into, const View *view, const Pile *pile)
{
    for (guint i = 0; pile != NULL && i < pile->len; i++)
        take(into, view, pile->pdata[i]);
}

/* Ties that others said about PERSON. */
static void
take_ties_from_others(GPtrArray *into, const View *view, const Person *person)
{
    static const What rows[] = { WHAT_SAME_PERSON, WHAT_NOT_SAME_PERSON, WHAT_DIFFERENT };
    const GPtrArray *persons = census_persons(view->census);
    for (guint i = 0; i < persons->len; i++)
        for (guint row = 0; row < G_N_ELEMENTS(rows); row++) {
            const Pile *pile = ((const Person *)persons->pdata[i])->piles[rows[row]];
            for (guint k = 0; pile != NULL && k < pile->len; k++) {
                PersonId other;
                const Filed *filed = pile->pdata[k];
                if (person_parse(filed->said.value, &other) && person_equal(other, person->id))
                    take(into, view, filed);
            }
        }
}

static GPtrArray *
gather(const Projection *projection)
{
    const View *view = reading_view(projection->reading);
    GPtrArray *filed = g_ptr_array_new();
    if (projection->person != NULL) {
        const Person *person = view_person(view, projection->person);
        for (guint what = 0; what < WHAT_COUNT; what++)
            take_pile(filed, view, person->piles[what]);
        take_ties_from_others(filed, view, person);
    } else if (projection->bed != NULL) {
        for (guint what = 0; what < WHAT_COUNT; what++)
            take_pile(filed, view, projection->bed->piles[what]);
        take_pile(filed, view, projection->bed->placements);
    } else {
        const GPtrArray *all = census_statements(view->census);
        for (guint i = 0; i < all->len; i++)
            if (is_in_view(view, all->pdata[i]))
                g_ptr_array_add(filed, all->pdata[i]);
    }
    g_ptr_array_sort(filed, filed_compare);
    return filed;
}

/* The handle of the person that FILED has as its value, whether or not anything was said of that
 * one yet; NULL if its value is no person. (transfer full) */
static char *
handle_in_value(const View *view, const Filed *filed)
{
    PersonId id;
    return vocabulary_row(filed->said.what)->form == FORM_PERSON &&
                   person_parse(filed->said.value, &id)
               ? census_handle(view->census, id)
               : NULL;
}

/* What a correction is about, in words: "氏名カナ ヤマダ ハナコ"; NULL if that statement never came
 * here. */
static char *
corrected_words(const View *view, const char *id)
{
    StatementId target;
    const Filed *filed =
        statement_id_parse(id, &target) ? census_find_statement(view->census, &target) : NULL;
    if (filed == NULL)
        return NULL;
    g_autofree char *handle = handle_in_value(view, filed);
    g_autofree char *value = handle != NULL
                                 ? g_steal_pointer(&handle)
                                 : reentry_value_label(filed->said.what, filed->said.value);
    const char *row = _(vocabulary_row(filed->said.what)->label);
    return *value != '\0' ? g_strdup_printf("%s %s", row, value) : g_strdup(row);
}

/* A person as value is shown by handle, not by the key that the book keeps; a statement by what it
 * said. */
static void
set_value(Sheet *sheet, SheetRow *row, const View *view, const Filed *filed)
{
    g_autofree char *handle = handle_in_value(view, filed);
    if (handle != NULL) {
        sheet_set(sheet, row, "value", handle, NULL);
        return;
    }
    g_autofree char *label = book_words(filed);
    if (label == NULL)
        label = vocabulary_row(filed->said.what)->form == FORM_STATEMENT
                    ? corrected_words(view, filed->said.value)
                    : reentry_value_label(filed->said.what, filed->said.value);
    sheet_set(sheet, row, "value", filed->said.value, label);
}

static void
set_strike(Sheet *sheet, SheetRow *row, const View *view, const Filed *filed)
{
    const Filed *strike = view_strike(view, filed);
    if (strike == NULL)
        return;
    g_autofree char *id = statement_id_format(&strike->said.id);
    Instant when = statement_seen(&strike->said);
    int zone = census_layout(view->census)->zone;
    g_autofree char *brief = instant_format_short(&when, zone);
    g_autofree char *words =
        g_strdup_printf(_("struck %s %s: %s"), brief, strike->said.observer,
                        strike->said.note != NULL ? strike->said.note : _("no reason given"));
    row->struck = true;
    sheet_set(sheet, row, "struck_by", id, words);
}

static void
add_row(const Projection *projection, Sheet *sheet, const Filed *filed)
{
    const View *view = reading_view(projection->reading);
    const Statement *said = &filed->said;
    SheetRow *row = sheet_add_row(sheet);
    RowPen pen = { projection, sheet, row, NULL };
    g_autofree char *id = statement_id_format(&said->id);
    Instant seen = statement_seen(said), written = statement_wall(said);
    const Person *owner = view_owner(view, filed);
    sheet_set(sheet, row, "id", id, NULL);
    projection_moment(&pen, "seen_at", &seen);
    projection_moment(&pen, "written_at", &written);
    sheet_set(sheet, row, "bed", said->bed, NULL);
    sheet_set(sheet, row, "what", vocabulary_row(said->what)->key,
              _(vocabulary_row(said->what)->label));
    set_value(sheet, row, view, filed);
    sheet_set(sheet, row, "source", source_key(said->source), source_label(said->source));
    sheet_set(sheet, row, "observer", said->observer, NULL);
    set_strike(sheet, row, view, filed);
    sheet_set(sheet, row, "note", said->note, book_hides_note(filed) ? "" : NULL);
    sheet_set(sheet, row, "person", owner != NULL ? owner->handle : "", NULL);
    row->person = owner != NULL ? g_strdup(owner->handle) : NULL;
    row->bed = g_strdup(said->bed);
}

Sheet *
history_make(const Projection *projection)
{
    Sheet *sheet = projection_sheet(projection, &history_form);
    g_autoptr(GPtrArray) filed = gather(projection);
    for (guint i = 0; i < filed->len; i++)
        add_row(projection, sheet, filed->pdata[i]);
    return sheet;
}
