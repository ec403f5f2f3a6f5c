/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/sheet-make.h"

#include "sheets/projection.h"

#include "base/error.h"
#include "base/instant.h"

#include <string.h>

bool
sheet_narrows(const char *key, guint to)
{
    const CatalogRow *row = catalog_find(key);
    return row != NULL && (row->narrows & to) != 0;
}

/* "lunch" is that of the day looked at; NULL is the next. */
static bool
read_meal(Desk *desk, const char *text, MealTime *ret_meal)
{
    gint64 at = reading_at(desk_reading(desk));
    if (text == NULL) {
        *ret_meal = meal_next(desk->layout, at);
        return true;
    }
    if (meal_time_parse(text, ret_meal, NULL))
        return true;
    GDate day = instant_date(at, desk->layout->zone);
    *ret_meal = (MealTime){ g_date_get_julian(&day), meal_slot_find(text) };
    return ret_meal->slot != MEAL_SLOTS;
}

char *
sheet_subject(Desk *desk, const SheetWish *wish)
{
    MealTime meal;
    if (sheet_narrows(wish->key, NARROWS_TO_MEAL))
        return read_meal(desk, wish->meal, &meal) ? meal_time_format(&meal) : g_strdup(wish->meal);
    const Person *person =
        wish->person != NULL ? census_find_handle(desk->census, wish->person) : NULL;
    const char *of = person != NULL ? person->handle : wish->bed != NULL ? wish->bed : "";
    if (!sheet_narrows(wish->key, NARROWS_TO_DAY))
        return g_strdup(of);
    g_autofree char *today =
        instant_format_minute(reading_at(desk_reading(desk)), desk->layout->zone);
    today[strcspn(today, " ")] = '\0';
    return g_strdup_printf("%s:%s", of, wish->day != NULL ? wish->day : today);
}

/* "A017:2026-11-02"; a print of a program that kept no day is of that of its moment. */
static void
narrow_to_day(Desk *desk, const char *subject, SheetWish *wish)
{
    gsize length = strcspn(subject, ":");
    g_autofree char *handle = g_strndup(subject, length);
    const Person *person = census_find_handle(desk->census, handle);
    wish->person = person != NULL ? person->handle : length > 0 ? subject : NULL;
    wish->day = subject[length] == ':' ? subject + length + 1 : NULL;
}

SheetWish
sheet_wish_of(Desk *desk, const Print *print)
{
    SheetWish wish = { .key = print->sheet,
                       .sort = *print->sort != '\0' ? print->sort : NULL,
                       .initials = print->how.initials,
                       .walking_first = print->how.walking_first,
                       .bilingual = print->how.bilingual };
    if (*print->subject == '\0')
        return wish;
    if (sheet_narrows(print->sheet, NARROWS_TO_MEAL))
        wish.meal = print->subject;
    else if (sheet_narrows(print->sheet, NARROWS_TO_DAY))
        narrow_to_day(desk, print->subject, &wish);
    else if (census_find_bed(desk->census, print->subject) != NULL)
        wish.bed = print->subject;
    else
        wish.person = print->subject;
    return wish;
}

static bool
narrow(Desk *desk, const SheetWish *wish, Projection *projection, GError **error)
{
    projection->person =
        wish->person != NULL ? census_find_handle(desk->census, wish->person) : NULL;
    projection->bed = wish->bed != NULL ? census_find_bed(desk->census, wish->bed) : NULL;
    if (wish->person != NULL && projection->person == NULL) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE, _("There is no person or bed “%s”"),
                    wish->person);
        return false;
    }
    if (wish->bed != NULL && projection->bed == NULL) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE, _("There is no bed %s"), wish->bed);
        return false;
    }
    return true;
}

Sheet *
sheet_make(Desk *desk, const SheetWish *wish, const SheetGround *ground, GError **error)
{
    Projection projection = { .sort = wish->sort,
                              .day = wish->day,
                              .for_files = wish->for_files,
                              .initials = wish->initials,
                              .walking_first = wish->walking_first,
                              .bilingual = wish->bilingual,
                              .reading = ground->reading,
                              .last = ground->last,
                              .then = ground->then };
    MealTime meal;
    guint32 day;
    if (wish->day != NULL && !instant_parse_day(wish->day, &day, NULL)) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE,
                    _("“%s” is no day; write it as 2026-11-02"), wish->day);
        return NULL;
    }
    if (!narrow(desk, wish, &projection, error))
        return NULL;
    if (wish->meal != NULL && !read_meal(desk, wish->meal, &meal)) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE,
                    _("“%s” is no meal; say breakfast, lunch or supper, or one of a day: "
                      "2026-11-02:lunch"),
                    wish->meal);
        return NULL;
    }
    projection.meal = wish->meal != NULL ? &meal : NULL;
    const CatalogRow *row = catalog_find(wish->key);
    g_autoptr(Conflicts) conflicts = conflicts_read(ground->reading);
    projection.conflicts = conflicts;
    projection.counts = counts_read(ground->reading, conflicts);
    if (row->form == &history_form && ground->whole != NULL)
        projection.reading = ground->whole;
    Sheet *sheet = row->make(&projection);
    sheet->head.at.seconds = reading_at(ground->reading);
    return sheet;
}
