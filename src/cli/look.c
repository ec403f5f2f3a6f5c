/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/look.h"

#include "sheets/catalog.h"

#include "base/error.h"

#include <string.h>

void
look_clear(Look *look)
{
    g_free(look->at);
    g_free(look->known);
    g_free(look->sort);
    g_free(look->format);
    g_free(look->of);
    g_free(look->day);
}

int
look_format(const Look *look, GError **error)
{
    static const char *const names[LOOK_FORMATS] = {
        [LOOK_TEXT] = "text", [LOOK_TSV] = "tsv",   [LOOK_JSON] = "json",
        [LOOK_CSV] = "csv",   [LOOK_XLSX] = "xlsx",
    };
    for (int i = 0; i < LOOK_FORMATS; i++)
        if (look->format == NULL || strcmp(names[i], look->format) == 0)
            return i;
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE,
                _("There is no format “%s”; there are text, tsv, json, csv and xlsx"),
                look->format);
    return -1;
}

static bool
read_time(const char *text, int zone, gint64 *ret_seconds, GError **error)
{
    Instant instant;
    g_autoptr(GError) fault = NULL;
    if (text == NULL)
        return true;
    if (!instant_parse(text, zone, &instant, &fault)) {
        g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_USAGE, fault->message);
        return false;
    }
    *ret_seconds = instant.seconds;
    return true;
}

bool
look_apply(const Look *look, Desk *desk, GError **error)
{
    gint64 at = 0, known = INSTANT_END;
    int zone = desk_layout(desk)->zone;
    if (!read_time(look->at, zone, &at, error) || !read_time(look->known, zone, &known, error))
        return false;
    desk_look(desk, at, known);
    return true;
}

SheetWish
look_wish(const Look *look, Desk *desk, const char *key, const char *word)
{
    SheetWish wish = { .key = key,
                       .sort = look->sort,
                       .day = look->day,
                       .initials = look->initials,
                       .walking_first = look->walking_first };
    const CatalogRow *row = catalog_find(key);
    const Bed *bed;
    if (word == NULL)
        return wish;
    if (row != NULL && (row->narrows & NARROWS_TO_MEAL) != 0)
        wish.meal = word;
    else if (*word != '=' && (bed = census_find_bed(desk_census(desk), word)) != NULL)
        wish.bed = bed->label;
    else
        wish.person = *word == '=' ? word + 1 : word;
    return wish;
}
