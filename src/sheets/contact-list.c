/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/contact-list.h"

#include "ward/contact.h"
#include "ward/relation.h"

#include "base/language.h"

#include <string.h>

static const SheetColumn columns[] = {
    { "bed" },      { "person" }, { "kana" },          { "kanji" }, { "order" },
    { "relation" }, { "name" },   { "phone" },         { "flags" }, { "source" },
    { "seen_at" },  { "marks" },  { "letters", true }, { NULL },
};

static const SheetFace faces[] = {
    { N_("Bed"), 6, 7, FACE_TEXT, "bed" },
    { N_("Patient"), 20, 22, FACE_NAME, "letters/kana/kanji/marks" },
    { N_("Relation, name"), 22, 24, FACE_TEXT, "order relation/name" },
    { N_("Phone"), 14, 16, FACE_TEXT, "flags/phone" },
    { N_("Told by, when"), 14, 14, FACE_TEXT, "source/seen_at" },
    { N_("Done"), 0, 5, FACE_TICK, NULL },
    { N_("At, by"), 0, 12, FACE_PEN, NULL },
    { NULL, 0, 0, FACE_TEXT, NULL },
};

const SheetForm contact_list_form = {
    .key = "contact-list",
    .title = N_("Contact list"),
    .columns = columns,
    .faces = faces,
    .portrait = true,
    .confidential = true,
};

static char *
flags_label(const char *flags)
{
    GString *out = g_string_new(NULL);
    if (strstr(flags, "do-not-call") != NULL)
        g_string_append(out, _("DO NOT CALL"));
    if (strstr(flags, "reached") != NULL)
        g_string_append_printf(out, "%s%s", out->len > 0 ? " " : "", _("reached"));
    return g_string_free(out, FALSE);
}

static void
set_told(const RowPen *pen, const Filed *filed)
{
    Instant seen = statement_seen(&filed->said);
    sheet_set(pen->sheet, pen->row, "source", source_key(filed->said.source),
              source_label(filed->said.source));
    projection_moment(pen, "seen_at", &seen);
}

static void
add_contact(const RowPen *pen, const Filed *filed)
{
    g_autoptr(Contact) contact = contact_parse(filed->said.value);
    g_autofree char *order = g_strdup_printf("%d", contact->order);
    g_autofree char *flags = flags_label(contact->flags);
    g_autofree char *relation = relation_label(contact->relation);
    sheet_set(pen->sheet, pen->row, "order", order, NULL);
    sheet_set(pen->sheet, pen->row, "relation", contact->relation, relation);
    sheet_set(pen->sheet, pen->row, "name", contact->name, NULL);
    sheet_set(pen->sheet, pen->row, "phone", contact->phone, NULL);
    sheet_set(pen->sheet, pen->row, "flags", contact->flags, flags);
    pen->row->barred = strstr(contact->flags, "do-not-call") != NULL;
    pen->row->loud = pen->row->barred;
    set_told(pen, filed);
}

static void
add_nobody(const RowPen *pen, const Filed *nothing)
{
    pen->row->loud = true;
    if (nothing == NULL) {
        sheet_set(pen->sheet, pen->row, "name", "", _("(nobody asked)"));
        return;
    }
    bool unknown = strcmp(nothing->said.value, VALUE_UNKNOWN) == 0;
    sheet_set(pen->sheet, pen->row, "name", nothing->said.value,
              unknown ? _("unknown") : _("no contact"));
    set_told(pen, nothing);
}

enum { TO_ASK, TO_CALL, NOT_TO_CALL, CONTACT_PLACES };

static guint
place_of(const Sheet *sheet, const SheetRow *row)
{
    if (*sheet_cell(sheet, row, "order")->code == '\0')
        return TO_ASK;
    return strstr(sheet_cell(sheet, row, "flags")->code, "do-not-call") != NULL ? NOT_TO_CALL
                                                                                : TO_CALL;
}

/* People read first for whom there is nobody; whoever must not be called never stands among those
 * who may. */
static void
group_rows(Sheet *sheet)
{
    static const char *const headings[] = {
        [TO_ASK] = N_("Nobody to call"),
        [TO_CALL] = N_("To be called"),
        [NOT_TO_CALL] = N_("DO NOT CALL"),
    };
    guint next = 0;
    for (guint place = 0; place < CONTACT_PLACES; place++) {
        guint first = next;
        next = sheet_gather(sheet, first, place_of, place);
        if (next > first)
            ((SheetRow *)sheet->rows->pdata[first])->group = g_strdup(_(headings[place]));
    }
}

Sheet *
contact_list_make(const Projection *projection)
{
    Sheet *sheet = projection_sheet(projection, &contact_list_form);
    g_autoptr(GPtrArray) standings = projection_standings(projection, STATES_LISTED);
    for (guint i = 0; i < standings->len; i++) {
        const Standing *standing = standings->pdata[i];
        const Filed *nothing;
        g_autoptr(GPtrArray) contacts =
            fact_contacts(reading_view(projection->reading), standing->person, &nothing);
        for (guint k = 0; k < MAX(contacts->len, 1); k++) {
            RowPen pen = projection_row(projection, sheet, standing);
            projection_name(&pen);
            if (contacts->len > 0)
                add_contact(&pen, contacts->pdata[k]);
            else
                add_nobody(&pen, nothing);
        }
    }
    if (!projection->for_files && projection->sort == NULL)
        group_rows(sheet);
    g_ptr_array_add(sheet->notes, g_strdup_printf(_("Without a named contact: %u"),
                                                  projection->counts.no_contact));
    return sheet;
}
