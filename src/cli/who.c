/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/who.h"

#include "base/error.h"
#include "base/language.h"

/* A word is a bed and then everyone whose bed it is, else a person's handle. */
static bool
add_persons(Desk *desk, const char *word, GPtrArray *persons, GError **error)
{
    const Bed *bed = *word == '=' ? NULL : census_find_bed(desk_census(desk), word);
    const char *handle = *word == '=' ? word + 1 : word;
    if (bed == NULL && census_find_handle(desk_census(desk), handle) == NULL) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE, _("There is no person or bed “%s”"),
                    word);
        return false;
    }
    if (bed == NULL) {
        g_ptr_array_add(persons, g_strdup(handle));
        return true;
    }
    const BedStanding *standing = reading_bed(desk_reading(desk), bed);
    for (guint i = 0; standing != NULL && i < standing->persons->len; i++)
        g_ptr_array_add(persons,
                        g_strdup(((const Standing *)standing->persons->pdata[i])->person->handle));
    if (standing != NULL && standing->persons->len > 0)
        return true;
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_NO, _("Nobody is known in bed %s"), word);
    return false;
}

GPtrArray *
who_named(Call *call, Desk *desk, GError **error)
{
    g_autoptr(GPtrArray) persons = g_ptr_array_new_with_free_func(g_free);
    for (int i = 1; i < call->argc; i++)
        if (!add_persons(desk, call->argv[i], persons, error))
            return NULL;
    return g_steal_pointer(&persons);
}

bool
who_starts_at(int start, GError **error)
{
    if (start >= 1)
        return true;
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE,
                _("--start takes the number of a label, from 1"));
    return false;
}
