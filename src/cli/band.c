/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"

#include "desk/output.h"

#include "census/bandbook.h"

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

/* Those who need a band but cannot have one yet are named, so that nobody is forgotten. */
static void
tell_who_lacks(Desk *desk, const BandWish *wish)
{
    const GPtrArray *standings = reading_standings(desk_reading(desk));
    for (guint i = 0; i < standings->len; i++) {
        const Standing *standing = standings->pdata[i];
        if (!standing_is_here(standing) ||
            bandbook_current(reading_view(desk_reading(desk)), standing->person) != 0)
            continue;
        g_autofree char *lacks = output_band_lacks(desk, standing->person->handle, wish);
        if (lacks != NULL)
            g_printerr("%s\n", lacks);
    }
}

static GPtrArray *
choose(Call *call, Desk *desk, bool all, const BandWish *wish, GError **error)
{
    if (all) {
        tell_who_lacks(desk, wish);
        g_autoptr(GPtrArray) needed = output_band_needed(desk, wish);
        if (needed->len > 0)
            return g_steal_pointer(&needed);
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_NO, _("Nobody needs a band"));
        return NULL;
    }
    g_autoptr(GPtrArray) persons = g_ptr_array_new_with_free_func(g_free);
    for (int i = 1; i < call->argc; i++)
        if (!add_persons(desk, call->argv[i], persons, error))
            return NULL;
    return g_steal_pointer(&persons);
}

static int
issue(Call *call, bool all, const BandWish *wish, GError **error)
{
    if (wish->to == NULL || (call->argc < 2) != all) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE,
                    wish->to == NULL ? _("band needs --to FILE.pdf")
                                     : _("band needs either persons and beds or --all"));
        return -1;
    }
    g_autoptr(Desk) desk = call_open(call, false, error);
    if (desk == NULL)
        return -1;
    g_autoptr(GPtrArray) persons = choose(call, desk, all, wish, error);
    if (persons == NULL || !output_bands(desk, persons, wish, error))
        return -1;
    call_print_path(wish->to);
    g_printerr(ngettext_("%u band issued", "%u bands issued", persons->len), persons->len);
    g_printerr("\n");
    return 0;
}

int
command_band(Call *call, GError **error)
{
    bool done = false;
    gboolean all = FALSE;
    g_autofree char *to = NULL, *media = NULL, *second = NULL, *override = NULL;
    GOptionEntry entries[] = {
        { "to", 0, 0, G_OPTION_ARG_FILENAME, &to, N_("the file to write"), N_("FILE.pdf") },
        { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_("everyone who needs one"), NULL },
        { "media", 0, 0, G_OPTION_ARG_STRING, &media, N_("what is printed on"), N_("NAME") },
        { "second", 0, 0, G_OPTION_ARG_STRING, &second, N_("who checked beside the observer"),
          N_("NAME") },
        { "override", 0, 0, G_OPTION_ARG_STRING, &override,
          N_("why someone known from paper only gets a band"), N_("REASON") },
        { NULL, 0, 0, 0, NULL, NULL, NULL },
    };
    CallForm form = { entries, 0, -1 };
    if (!call_take(call, &form, &done, error))
        return -1;
    BandWish wish = { to, media, second, override };
    return done ? 0 : issue(call, all, &wish, error);
}
