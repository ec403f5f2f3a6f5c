/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/conflict-list.h"

#include "base/language.h"

static const SheetColumn columns[] = {
    { "kind" },        { "persons" },     { "beds" },        { "statements" },  { "detail" },
    { "names", true }, { "said1", true }, { "said2", true }, { "said3", true }, { "said4", true },
    { "said5", true }, { "said6", true }, { "more", true },  { NULL },
};

static const SheetFace faces[] = {
    { N_("Does not fit"), 17, 16, FACE_TEXT, "kind" },
    { N_("Beds"), 8, 10, FACE_TEXT, "beds" },
    { N_("Persons"), 18, 20, FACE_NAME, "names" },
    { N_("Who said what"), 34, 54, FACE_TEXT, "said1/said2/said3/said4/said5/said6/more" },
    { NULL, 0, 0, FACE_TEXT, NULL },
};

const SheetForm conflict_list_form = {
    .key = "conflicts",
    .title = N_("What does not fit"),
    .columns = columns,
    .faces = faces,
};

/* "A008 氏名カナ ヤマダ ハナコ（本人 11/02 06:12 佐々木）": of whom it was said, where two are
 * compared. Where somebody is says itself what it is. (transfer full) */
static char *
said_words(const Projection *projection, const Conflict *conflict, const Filed *filed)
{
    Instant seen = statement_seen(&filed->said);
    int zone = census_layout(reading_census(projection->reading))->zone;
    g_autofree char *when = instant_format_short(&seen, zone);
    g_autofree char *value = value_label(filed->said.what, filed->said.value);
    const char *what = _(vocabulary_row(filed->said.what)->label);
    bool where = filed->said.what == WHAT_PRESENCE;
    g_autofree char *said =
        g_strdup_printf("%s%s%s", where ? "" : what, *value != '\0' && !where ? " " : "", value);
    const char *whom = conflict->persons->len > 1 && filed->person != NULL
                           ? view_person(reading_view(projection->reading), filed->person)->handle
                           : "";
    return g_strdup_printf("%s%s%s (%s %s %s)", whom, *whom != '\0' ? " " : "", said,
                           source_label(filed->said.source), when, filed->said.observer);
}

static void
append_joined(GString *out, const char *text)
{
    g_string_append_printf(out, "%s%s", out->len > 0 ? "," : "", text);
}

/* "A008 タナカ ヨシコ, A023 タナカ ヨシコ" (transfer full) */
static char *
names_of(const Projection *projection, const GPtrArray *persons)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < persons->len; i++) {
        const Standing standing = { .person = persons->pdata[i] };
        g_autofree char *name = projection_full_name(projection, &standing, NAME_SPELLED);
        g_string_append_printf(out, "%s%s %s", i > 0 ? ", " : "", standing.person->handle, name);
    }
    return g_string_free(out, FALSE);
}

/* A broken clock can put hundreds of statements behind one row: people read the first few and the
 * number. */
#define SAID_MOST G_N_ELEMENTS(said_columns)

static const char *const said_columns[] = { "said1", "said2", "said3", "said4", "said5", "said6" };

/* Each on a line of its own for people, so that a date is not broken between two of them. */
static void
set_detail(const Projection *projection, const RowPen *pen, const Conflict *conflict)
{
    g_autoptr(GString) detail = g_string_new(NULL);
    guint shown = MIN(conflict->statements->len, SAID_MOST);
    for (guint i = 0; i < shown; i++) {
        g_autofree char *words = said_words(projection, conflict, conflict->statements->pdata[i]);
        g_string_append_printf(detail, "%s%s", i > 0 ? "; " : "", words);
        sheet_set(pen->sheet, pen->row, said_columns[i], "", words);
    }
    if (conflict->statements->len > shown) {
        g_autofree char *more =
            g_strdup_printf(_("and %u more"), conflict->statements->len - shown);
        g_string_append_printf(detail, "; %s", more);
        sheet_set(pen->sheet, pen->row, "more", "", more);
    }
    sheet_set(pen->sheet, pen->row, "detail", detail->str, NULL);
}

static void
add_row(const Projection *projection, Sheet *sheet, const Conflict *conflict)
{
    SheetRow *row = sheet_add_row(sheet);
    g_autoptr(GString) persons = g_string_new(NULL);
    g_autoptr(GString) beds = g_string_new(NULL);
    g_autoptr(GString) statements = g_string_new(NULL);
    g_autofree char *names = names_of(projection, conflict->persons);
    for (guint i = 0; i < conflict->persons->len; i++)
        append_joined(persons, ((const Person *)conflict->persons->pdata[i])->handle);
    for (guint i = 0; i < conflict->beds->len; i++)
        append_joined(beds, ((const Bed *)conflict->beds->pdata[i])->label);
    for (guint i = 0; i < conflict->statements->len; i++) {
        const Filed *filed = conflict->statements->pdata[i];
        g_autofree char *id = statement_id_format(&filed->said.id);
        append_joined(statements, id);
    }
    row->loud = conflict->loudness != LOUD_LISTED;
    if (conflict->persons->len > 0)
        row->person = g_strdup(((const Person *)conflict->persons->pdata[0])->handle);
    if (conflict->beds->len > 0)
        row->bed = g_strdup(((const Bed *)conflict->beds->pdata[0])->label);
    sheet_set(sheet, row, "kind", conflict_key(conflict->kind), conflict_label(conflict->kind));
    sheet_set(sheet, row, "persons", persons->str, NULL);
    sheet_set(sheet, row, "beds", beds->str, NULL);
    sheet_set(sheet, row, "statements", statements->str, NULL);
    set_detail(projection, &(RowPen){ projection, sheet, row, NULL }, conflict);
    sheet_set(sheet, row, "names", "", names);
}

Sheet *
conflict_list_make(const Projection *projection)
{
    Sheet *sheet = projection_sheet(projection, &conflict_list_form);
    const GPtrArray *list = conflicts_list(projection->conflicts);
    for (guint i = 0; i < list->len; i++)
        add_row(projection, sheet, list->pdata[i]);
    return sheet;
}
