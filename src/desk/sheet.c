/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/paper-before.h"
#include "desk/sheet-make.h"

#include "sheets/projection.h"

#include "base/error.h"

#include <string.h>

/* ROW NULL: ERROR is set already. */
static bool
check_wish(const SheetWish *wish, const CatalogRow *row, GError **error)
{
    const char *fault = NULL;
    if (row == NULL)
        return false;
    if (!projection_takes_sort(wish->sort))
        fault = _("Sheet “%s” sorts by bed, kana, birthdate or id");
    else if ((wish->person != NULL && !(row->narrows & NARROWS_TO_PERSON)) ||
             (wish->bed != NULL && !(row->narrows & NARROWS_TO_BED)) ||
             (wish->meal != NULL && !(row->narrows & NARROWS_TO_MEAL)) ||
             (wish->day != NULL && !(row->narrows & NARROWS_TO_DAY)))
        fault = _("Sheet “%s” cannot be narrowed to that");
    if (fault != NULL)
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE, fault, wish->key);
    return fault == NULL;
}

Sheet *
desk_sheet(Desk *desk, const SheetWish *wish, GError **error)
{
    if (!check_wish(wish, catalog_name(wish->key, error), error))
        return NULL;
    g_autofree char *subject = sheet_subject(desk, wish);
    g_auto(Paper) paper = paper_of(desk, wish, subject, desk_reading(desk));
    SheetWish exact = *wish;
    if (sheet_narrows(wish->key, NARROWS_TO_MEAL))
        exact.meal = subject;
    /* A statement dated later than now would stand on no sheet: the history of now shows it all the
     * same. */
    bool all_times = strcmp(wish->key, history_form.key) == 0 && desk->at == 0;
    g_autoptr(Reading) whole =
        all_times ? reading_new(desk->census, INSTANT_END, desk->known) : NULL;
    SheetGround ground = { desk_reading(desk), paper.last, paper.then, whole };
    Sheet *sheet = sheet_make(desk, &exact, &ground, error);
    if (sheet != NULL && wish->marks_changes)
        paper_mark_changes(desk, &paper, &exact, sheet);
    return sheet;
}
