/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/catalog.h"

#include "sheets/bands.h"
#include "sheets/bed-map.h"
#include "sheets/bedside-form.h"
#include "sheets/conflict-list.h"
#include "sheets/contact-list.h"
#include "sheets/counts.h"
#include "sheets/day-report.h"
#include "sheets/handoff.h"
#include "sheets/history.h"
#include "sheets/meal-list.h"
#include "sheets/movement-list.h"
#include "sheets/need-form.h"
#include "sheets/patient-list.h"
#include "sheets/question-list.h"
#include "sheets/reentry-list.h"
#include "sheets/reentry-open.h"
#include "sheets/round-list.h"
#include "sheets/scan-cover.h"
#include "sheets/transport-list.h"

#include "base/error.h"
#include "base/language.h"

#include <string.h>

const CatalogRow catalog[] = {
    { &bed_map_form, bed_map_make, true },
    { &patient_list_form, patient_list_make, true },
    { &transport_list_form, transport_list_make, true },
    { &contact_list_form, contact_list_make, true },
    { &round_list_form, round_list_make, true },
    { &question_list_form, question_list_make, true },
    { &conflict_list_form, conflict_list_make, true },
    { &counts_form, counts_make, true },
    { &handoff_form, handoff_make, true },
    { &day_report_form, day_report_make, true },
    { &movement_list_form, movement_list_make, true },
    { &meal_list_form, meal_list_make, true, NARROWS_TO_MEAL },
    { &need_form_form, need_form_make, true, NARROWS_TO_PERSON | NARROWS_TO_DAY },
    { &bands_form, bands_make, true },
    { &history_form, history_make, true, NARROWS_TO_PERSON | NARROWS_TO_BED },
    { &scan_cover_form, scan_cover_make, true, NARROWS_TO_PERSON },
    { &reentry_list_form, reentry_list_make, true, NARROWS_TO_PERSON },
    { &reentry_open_form, reentry_open_make, true },
    { &blank_form_form, blank_form_make, true, 0 },
    { &bedside_form_form, bedside_form_make, true, 0 },
    { NULL, NULL, false },
};

const CatalogRow *
catalog_find(const char *key)
{
    for (const CatalogRow *row = catalog; row->form != NULL; row++)
        if (strcmp(row->form->key, key) == 0)
            return row;
    return NULL;
}

const CatalogRow *
catalog_name(const char *key, GError **error)
{
    const CatalogRow *found = catalog_find(key);
    if (found != NULL)
        return found;
    g_autoptr(GString) keys = g_string_new(NULL);
    for (const CatalogRow *row = catalog; row->form != NULL; row++)
        g_string_append_printf(keys, "%s%s", keys->len > 0 ? _(", ") : "", row->form->key);
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE, _("There is no sheet “%s”; there are: %s"),
                key, keys->str);
    return NULL;
}
