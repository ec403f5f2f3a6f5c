/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/reentry-open.h"

#include "census/reentry.h"

#include "base/language.h"

static const SheetColumn columns[] = {
    { "person" },    { "bed" },     { "kana" },          { "kanji" }, { "identity" }, { "stay" },
    { "diagnosis" }, { "caution" }, { "contact" },       { "meals" }, { "need" },     { "changed" },
    { "lines" },     { "marks" },   { "letters", true }, { NULL },
};

static const SheetFace faces[] = {
    { N_("Bed"), 7, 9, FACE_TEXT, "bed/person" },
    { N_("Name"), 17, 26, FACE_NAME, "letters/kana/kanji/marks" },
    { N_("ID"), 3, 6, FACE_TEXT, "identity" },
    { N_("Stays"), 5, 8, FACE_TEXT, "stay" },
    { N_("Diag."), 5, 8, FACE_TEXT, "diagnosis" },
    { N_("Caut."), 5, 8, FACE_TEXT, "caution" },
    { N_("Tel."), 4, 7, FACE_TEXT, "contact" },
    { N_("Meals"), 6, 7, FACE_TEXT, "meals" },
    { N_("Need"), 6, 7, FACE_TEXT, "need" },
    { N_("Changed"), 7, 8, FACE_TEXT, "changed" },
    { N_("Lines"), 5, 6, FACE_TEXT, "lines" },
    { NULL, 0, 0, FACE_TEXT, NULL },
};

const SheetForm reentry_open_form = {
    .key = "reentry-open",
    .title = N_("Still to be entered"),
    .columns = columns,
    .faces = faces,
    .portrait = true,
};

typedef struct {
    guint open[REENTRY_PARTS];
    guint changed;
    guint lines;
    guint left;
} Left;

static Left
count(const View *view, const Person *person)
{
    Left left = { 0 };
    g_autoptr(GPtrArray) lines = reentry_read(view, person);
    for (guint i = 0; i < lines->len; i++) {
        const ReentryLine *line = lines->pdata[i];
        left.lines++;
        left.open[line->part] += line->state != REENTRY_DONE;
        left.changed += line->state == REENTRY_CHANGED || line->state == REENTRY_STRUCK;
        left.left += line->state != REENTRY_DONE;
    }
    return left;
}

static void
set_number(Sheet *sheet, SheetRow *row, const char *key, guint number)
{
    g_autofree char *text = g_strdup_printf("%u", number);
    sheet_set(sheet, row, key, text, NULL);
}

static void
add_person(const Projection *projection, Sheet *sheet, const Standing *standing, const Left *left)
{
    RowPen pen = projection_row(projection, sheet, standing);
    projection_name(&pen);
    for (guint part = 0; part < REENTRY_PARTS; part++)
        set_number(sheet, pen.row, reentry_part_key(part), left->open[part]);
    set_number(sheet, pen.row, "changed", left->changed);
    set_number(sheet, pen.row, "lines", left->lines);
    pen.row->loud = left->changed > 0;
}

Sheet *
reentry_open_make(const Projection *projection)
{
    Sheet *sheet = projection_sheet(projection, &reentry_open_form);
    const View *view = reading_view(projection->reading);
    g_autoptr(GPtrArray) persons = view_persons(view);
    guint left_in_ward = 0, lines = 0;
    for (guint i = 0; i < persons->len; i++) {
        Standing standing = standing_read(view, persons->pdata[i]);
        Left left = count(view, standing.person);
        left_in_ward += left.left;
        lines += left.lines;
        if (left.left > 0)
            add_person(projection, sheet, &standing, &left);
    }
    g_ptr_array_add(sheet->notes,
                    g_strdup_printf(_("In the whole ward %u of %u lines are still to be entered."),
                                    left_in_ward, lines));
    return sheet;
}
