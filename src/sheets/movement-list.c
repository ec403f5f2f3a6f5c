/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/movement-list.h"

#include "sheets/closing.h"
#include "sheets/day-report-row.h"

#include "ward/value.h"

#include "base/language.h"

static const SheetColumn columns[] = {
    { "kind" }, { "person" }, { "kana" }, { "bed" }, { "at" }, { "detail" }, { NULL },
};

static const SheetFace faces[] = {
    { N_("Movement"), 22, 28, FACE_TEXT, "kind" },
    { N_("Name"), 21, 28, FACE_NAME, "kana" },
    { N_("Bed"), 8, 12, FACE_TEXT, "bed" },
    { N_("At"), 12, 16, FACE_TEXT, "at" },
    { N_("Number, where"), 13, 16, FACE_TEXT, "detail" },
    { NULL, 0, 0, FACE_TEXT, NULL },
};

const SheetForm movement_list_form = {
    .key = "movement",
    .title = N_("Midnight balance"),
    .columns = columns,
    .faces = faces,
    .portrait = true,
    .foot = CLOSING_FOOT,
};

static SheetRow *
add_total(Sheet *sheet, const char *key, const char *label, int number)
{
    SheetRow *row = sheet_add_row(sheet);
    g_autofree char *text = g_strdup_printf("%d", number);
    sheet_set(sheet, row, "kind", key, label);
    sheet_set(sheet, row, "detail", text, NULL);
    return row;
}

static void
add_named(const Projection *projection, Sheet *sheet, const Movement *movement,
          const MovementRow *moved)
{
    SheetRow *row = sheet_add_row(sheet);
    const View *view = reading_view(projection->reading);
    const char *kana = fact_value(view, moved->person, WHAT_KANA);
    const Standing called = { .person = moved->person };
    g_autofree char *name = projection_full_name(projection, &called, NAME_SPELLED);
    g_autofree char *nameless = g_strdup_printf("%s %s", name, moved->person->handle);
    RowPen pen = { projection, sheet, row, NULL };
    row->person = g_strdup(moved->person->handle);
    row->loud = moved->kind == MOVEMENT_UNEXPLAINED && !movement->begins;
    sheet_set(sheet, row, "kind", movement_key(moved->kind), movement_label(movement, moved->kind));
    sheet_set(sheet, row, "person", moved->person->handle, NULL);
    sheet_set(sheet, row, "kana", kana, fact_is_named(view, moved->person) ? name : nameless);
    sheet_set(sheet, row, "bed", moved->bed != NULL ? moved->bed->label : "", NULL);
    if (moved->event == NULL) {
        g_autofree char *sign = g_strdup_printf("%+d", moved->sign);
        sheet_set(sheet, row, "detail", sign, NULL);
        return;
    }
    Instant at = statement_seen(&moved->event->said);
    projection_moment(&pen, "at", &at);
    g_autofree char *how = value_label(moved->event->said.what, moved->event->said.value);
    sheet_set(sheet, row, "detail", moved->event->said.value, how);
}

/* In place of what nobody counted. */
static void
tell_begin(const Movement *movement, Sheet *sheet, SheetRow *previous)
{
    g_autofree char *words = g_strdup_printf("%u %s", movement->previous, _("from paper alone"));
    sheet_relabel(sheet, previous, "detail", movement->previous > 0 ? words : DAY_NOT_TOLD);
}

/* ---- notes ---- */

#define HOUR 3600

/* The largest number in the eight hours from BEGIN on, in words. Before anybody had looked there was
 * not none. (transfer full) */
static char *
largest_words(const Reading *reading, const Movement *movement, gint64 begin)
{
    if (reading_at(reading) <= begin)
        return g_strdup(_("not begun yet"));
    guint largest = movement_largest(reading, begin, begin + 8 * HOUR);
    return largest == 0 && movement->begins ? g_strdup(_("nobody had looked at a bed"))
                                            : g_strdup_printf("%u", largest);
}

/* The night staffing form asks for the largest number in the evening (16 to 24) and in the night (0
 * to 8). */
static void
add_largest(const Reading *reading, const Movement *movement, Sheet *sheet)
{
    int zone = census_layout(reading_census(reading))->zone;
    gint64 midnight = instant_midnight_before(reading_at(reading), zone);
    g_autofree char *night = largest_words(reading, movement, midnight);
    g_autofree char *evening = largest_words(reading, movement, midnight + 16 * HOUR);
    g_ptr_array_add(sheet->notes, g_strdup_printf(_("Largest number present from 0 to 8: %s, "
                                                    "from 16 to 24: %s"),
                                                  night, evening));
}

Sheet *
movement_list_make(const Projection *projection)
{
    Sheet *sheet = projection_sheet(projection, &movement_list_form);
    g_autoptr(Movement) movement = movement_read(projection->reading);
    SheetRow *previous =
        add_total(sheet, "previous", _("At the last midnight"), (int)movement->previous);
    if (movement->begins)
        tell_begin(movement, sheet, previous);
    for (guint kind = 0, next = 0; kind < MOVEMENT_KIND_COUNT; kind++) {
        add_total(sheet, movement_key(kind), movement_label(movement, kind),
                  movement->totals[kind]);
        while (next < movement->rows->len &&
               g_array_index(movement->rows, MovementRow, next).kind == kind)
            add_named(projection, sheet, movement,
                      &g_array_index(movement->rows, MovementRow, next++));
    }
    add_total(sheet, "today", _("Now"), (int)movement->today);
    add_largest(projection->reading, movement, sheet);
    day_begins_note(movement, sheet);
    g_auto(Closing) closing = closing_read(projection, movement_list_form.key, movement);
    closing_note(&closing, sheet);
    return sheet;
}
