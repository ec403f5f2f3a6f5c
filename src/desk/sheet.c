/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/paper-before.h"

#include "sheets/projection.h"

#include "base/error.h"

static bool
narrow(Desk *desk, const SheetWish *wish, Projection *projection, GError **error)
{
    projection->person =
        wish->person != NULL ? census_find_handle(desk->census, wish->person) : NULL;
    projection->bed = wish->bed != NULL ? census_find_bed(desk->census, wish->bed) : NULL;
    if (wish->person != NULL && projection->person == NULL) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE, _("There is no person %s"),
                    wish->person);
        return false;
    }
    if (wish->bed != NULL && projection->bed == NULL) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE, _("There is no bed %s"), wish->bed);
        return false;
    }
    return true;
}

static bool
check_wish(const SheetWish *wish, const CatalogRow *row, GError **error)
{
    const char *fault = NULL;
    if (row == NULL)
        fault = _("There is no sheet “%s”");
    else if (!projection_takes_sort(wish->sort))
        fault = _("Sheet “%s” sorts by bed, kana, birthdate or id");
    else if (row->form != &history_form && (wish->person != NULL || wish->bed != NULL))
        fault = _("Sheet “%s” shows the whole ward; only the history is narrowed to a person "
                  "or a bed");
    if (fault != NULL)
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE, fault, wish->key);
    return fault == NULL;
}

Sheet *
desk_make_sheet(Desk *desk, const SheetWish *wish, const Reading *reading, const Paper *paper,
                GError **error)
{
    Projection projection = { .sort = wish->sort,
                              .for_files = wish->for_files,
                              .reading = reading,
                              .last = paper->last,
                              .then = paper->then };
    if (!narrow(desk, wish, &projection, error))
        return NULL;
    const CatalogRow *row = catalog_find(wish->key);
    g_autoptr(Conflicts) conflicts = conflicts_read(reading);
    projection.conflicts = conflicts;
    projection.counts = counts_read(reading, conflicts);
    /* A statement dated later than now would stand on no sheet: the history of now shows it all the
     * same. */
    bool all_times = row->form == &history_form && desk->at == 0;
    g_autoptr(Reading) whole =
        all_times ? reading_new(desk->census, INSTANT_END, desk->known) : NULL;
    if (all_times)
        projection.reading = whole;
    Sheet *sheet = row->make(&projection);
    sheet->head.at.seconds = reading_at(reading);
    return sheet;
}

Sheet *
desk_sheet(Desk *desk, const SheetWish *wish, GError **error)
{
    if (!check_wish(wish, catalog_find(wish->key), error))
        return NULL;
    g_auto(Paper) paper = paper_of(desk, wish->key);
    Sheet *sheet = desk_make_sheet(desk, wish, desk_reading(desk), &paper, error);
    if (sheet != NULL && wish->marks_changes)
        paper_mark_changes(desk, &paper, wish, sheet);
    return sheet;
}
