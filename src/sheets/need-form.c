/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/need-form.h"

#include "sheets/slip.h"

#include "census/need-day.h"

#include "ward/need.h"

#include "base/language.h"

#include <string.h>

static const SheetColumn columns[] = {
    { "person" },      { "bed" },     { "day" },   { "item" },     { "part" },
    { "label", true }, { "choices" }, { "value" }, { "observer" }, { NULL },
};

static const SheetFace faces[] = {
    { N_("Item"), 5, 9, FACE_TEXT, "item" },
    { N_("Nursing need"), 34, 43, FACE_TEXT, "label" },
    { N_("Circle one"), 24, 31, FACE_TEXT, "choices" },
    { N_("Ticked, by"), 14, 17, FACE_TEXT, "value observer" },
    { NULL, 0, 0, FACE_TEXT, NULL },
};

const SheetForm need_form_form = {
    .key = "nursing-need",
    .title = N_("Nursing need, day form"),
    .columns = columns,
    .faces = faces,
    .portrait = true,
    .page_each = true,
    .foot = SLIP_CORRECTION_RULE,
};

/* One person's day while its rows are made. */
typedef struct {
    const Projection *projection;
    Sheet *sheet;
    const Standing *standing;
    const char *day;
    GPtrArray *said; /* const Filed *, those that count most last */
    char *joined;    /* as need_join() */
} PersonDay;

/* "0 自立  1 一部介助  2 全介助" (transfer full) */
static char *
choices_words(const NeedItem *item)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; item->choices[i] != NULL; i++)
        g_string_append_printf(out, "%s%s %s", i > 0 ? "  " : "", item->choices[i], item->words[i]);
    return g_string_free(out, FALSE);
}

/* Who ticked ITEM last. */
static const char *
observer_of(const PersonDay *day, const NeedItem *item)
{
    for (guint i = day->said->len; i-- > 0;) {
        const Statement *said = &((const Filed *)day->said->pdata[i])->said;
        g_autofree char *tick = need_ticked(said->value, item);
        if (tick != NULL)
            return said->observer;
    }
    return "";
}

static SheetRow *
add_item(const PersonDay *day, const NeedItem *item)
{
    RowPen pen = projection_row(day->projection, day->sheet, day->standing);
    g_autofree char *codes = g_strjoinv(",", item->choices);
    g_autofree char *choices = choices_words(item);
    g_autofree char *tick = need_ticked(day->joined, item);
    sheet_set(pen.sheet, pen.row, "day", day->day, NULL);
    sheet_set(pen.sheet, pen.row, "item", item->key, NULL);
    sheet_set(pen.sheet, pen.row, "part", item->part, NULL);
    sheet_set(pen.sheet, pen.row, "label", "", item->label);
    sheet_set(pen.sheet, pen.row, "choices", codes, choices);
    if (tick == NULL)
        return pen.row;
    g_autofree char *words = need_item_words(item, tick);
    pen.row->loud = strchr(tick, '|') != NULL;
    sheet_set(pen.sheet, pen.row, "value", tick, words);
    sheet_set(pen.sheet, pen.row, "observer", observer_of(day, item), NULL);
    return pen.row;
}

/* "2026-11-02  A001  601-2  ヤマダ ハナコ  昭20(1945)-07-14 【同姓】" (transfer full) */
static char *
heading_of(const PersonDay *day)
{
    const Projection *projection = day->projection;
    const Person *person = day->standing->person;
    const char *birthdate = fact_value(reading_view(projection->reading), person, WHAT_BIRTHDATE);
    g_autofree char *name = projection_full_name(projection, day->standing, NAME_SPELLED);
    g_autofree char *born = value_label(WHAT_BIRTHDATE, birthdate);
    g_autofree char *marks = marks_label(conflicts_marks(projection->conflicts, day->standing));
    return g_strdup_printf("%s  %s  %s  %s  %s %s", day->day, person->handle,
                           day->standing->bed != NULL ? day->standing->bed->label : "", name,
                           birthdate != NULL ? born : _("birthdate not asked"), marks);
}

static void
add_person(PersonDay *day, const NeedForm *form)
{
    const View *view = reading_view(day->projection->reading);
    day->said = need_day_said(view, day->standing->person, day->day);
    day->joined = need_day_join(day->said);
    for (guint i = 0; i < form->items->len; i++) {
        SheetRow *row = add_item(day, form->items->pdata[i]);
        if (i == 0)
            row->group = heading_of(day);
    }
    g_clear_pointer(&day->said, g_ptr_array_unref);
    g_clear_pointer(&day->joined, g_free);
}

/* The day that is asked for, else that of the moment. (transfer full) */
static char *
day_of(const Projection *projection, int zone)
{
    if (projection->day != NULL)
        return g_strdup(projection->day);
    char *day = instant_format_minute(reading_at(projection->reading), zone);
    day[strcspn(day, " ")] = '\0';
    return day;
}

Sheet *
need_form_make(const Projection *projection)
{
    Sheet *sheet = projection_sheet(projection, &need_form_form);
    const View *view = reading_view(projection->reading);
    const Person *only = projection->person != NULL ? view_person(view, projection->person) : NULL;
    g_autofree char *date = day_of(projection, sheet->head.at.zone);
    g_autoptr(NeedForm) form = need_form_load(NULL);
    g_autoptr(GPtrArray) standings = projection_standings(projection, STATES_HERE);
    g_autofree char *counts = g_steal_pointer(&sheet->head.counts);
    sheet->head.counts = g_strconcat(form->title, "   ", counts, NULL);
    Standing alone = { .person = only };
    if (only != NULL) {
        alone = standing_read(view, only);
        g_ptr_array_set_size(standings, 0);
        g_ptr_array_add(standings, &alone);
    }
    for (guint i = 0; i < standings->len; i++) {
        PersonDay day = { projection, sheet, standings->pdata[i], date, NULL, NULL };
        add_person(&day, form);
    }
    return sheet;
}
