/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/bands.h"

#include "census/bandbook.h"

#include "base/language.h"

static const SheetColumn columns[] = {
    { "band" },       { "person" },      { "kana" },  { "issued_at" }, { "issued_by" },
    { "state" },      { "replaced_by" }, { "facts" }, { "second" },    { "changed_at" },
    { "changed_by" }, { "note" },        { NULL },
};

static const SheetFace faces[] = {
    { N_("No."), 5, 8, FACE_TEXT, "band" },
    { N_("Person"), 9, 14, FACE_TEXT, "person" },
    { N_("Name"), 26, 32, FACE_NAME, "kana" },
    { N_("Issued at"), 13, 16, FACE_TEXT, "issued_at" },
    { N_("By"), 10, 14, FACE_TEXT, "issued_by" },
    { N_("State"), 12, 16, FACE_TEXT, "state" },
    { NULL, 0, 0, FACE_TEXT, NULL },
};

const SheetForm bands_form = {
    .key = "bands",
    .title = N_("Band book"),
    .columns = columns,
    .faces = faces,
    .portrait = true,
};

static void
set_state(Sheet *sheet, SheetRow *row, const BandEntry *entry)
{
    g_autofree char *words = g_strdup(bandbook_label(entry));
    if (entry->replaced_by > 0) {
        g_autofree char *number = g_strdup_printf("%u", entry->replaced_by);
        sheet_set(sheet, row, "replaced_by", number, NULL);
    }
    if (entry->state == BAND_STATE_REPLACED) {
        g_free(words);
        words = g_strdup_printf(_("replaced by no. %u"), entry->replaced_by);
    }
    sheet_set(sheet, row, "state", band_state_key(entry->state), words);
}

static void
add_row(const Projection *projection, Sheet *sheet, const Person *person, const BandEntry *entry)
{
    SheetRow *row = sheet_add_row(sheet);
    RowPen pen = { projection, sheet, row, NULL };
    const View *view = reading_view(projection->reading);
    g_autofree char *number = g_strdup_printf("%u", entry->number);
    g_autofree char *facts = bandbook_facts(view, person, entry->issued);
    Instant issued = statement_seen(&entry->issued->said);
    row->person = g_strdup(person->handle);
    sheet_set(sheet, row, "band", number, NULL);
    sheet_set(sheet, row, "person", person->handle, NULL);
    const Standing called = { .person = person };
    g_autofree char *name = projection_full_name(projection, &called, NAME_SPELLED);
    sheet_set(sheet, row, "kana", fact_value(view, person, WHAT_KANA), name);
    projection_moment(&pen, "issued_at", &issued);
    sheet_set(sheet, row, "issued_by", entry->issued->said.observer, NULL);
    set_state(sheet, row, entry);
    sheet_set(sheet, row, "facts", facts, NULL);
    sheet_set(sheet, row, "second", bandbook_second(view, person, entry->issued), NULL);
    sheet_set(sheet, row, "note", entry->issued->said.note, NULL);
    if (entry->last == NULL)
        return;
    Instant changed = statement_seen(&entry->last->said);
    projection_moment(&pen, "changed_at", &changed);
    sheet_set(sheet, row, "changed_by", entry->last->said.observer, NULL);
}

Sheet *
bands_make(const Projection *projection)
{
    Sheet *sheet = projection_sheet(projection, &bands_form);
    const View *view = reading_view(projection->reading);
    const GPtrArray *persons = census_persons(view->census);
    g_autoptr(GHashTable) done = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < persons->len; i++) {
        const Person *person = view_person(view, persons->pdata[i]);
        if (!g_hash_table_add(done, (gpointer)person))
            continue;
        g_autoptr(GArray) bands = bandbook_read(view, person);
        for (guint k = 0; k < bands->len; k++)
            add_row(projection, sheet, person, &g_array_index(bands, BandEntry, k));
    }
    return sheet;
}
