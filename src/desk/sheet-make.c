/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/sheet-make.h"

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

Sheet *
sheet_make(Desk *desk, const SheetWish *wish, const SheetGround *ground, GError **error)
{
    Projection projection = { .sort = wish->sort,
                              .for_files = wish->for_files,
                              .reading = ground->reading,
                              .last = ground->last,
                              .then = ground->then };
    if (!narrow(desk, wish, &projection, error))
        return NULL;
    const CatalogRow *row = catalog_find(wish->key);
    g_autoptr(Conflicts) conflicts = conflicts_read(ground->reading);
    projection.conflicts = conflicts;
    projection.counts = counts_read(ground->reading, conflicts);
    /* A statement dated later than now would stand on no sheet: the history of now shows it all the
     * same. */
    bool all_times = row->form == &history_form && desk->at == 0;
    g_autoptr(Reading) whole =
        all_times ? reading_new(desk->census, INSTANT_END, desk->known) : NULL;
    if (all_times)
        projection.reading = whole;
    Sheet *sheet = row->make(&projection);
    sheet->head.at.seconds = reading_at(ground->reading);
    return sheet;
}
