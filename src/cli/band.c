/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"
#include "cli/sending.h"
#include "cli/who.h"

#include "desk/output.h"

#include "census/bandbook.h"

#include "base/error.h"
#include "base/language.h"

/* Those who need a band but cannot have one yet are named, so that nobody is forgotten. */
static void
tell_who_lacks(Desk *desk, const BandWish *wish)
{
    const GPtrArray *standings = reading_standings(desk_reading(desk));
    for (guint i = 0; i < standings->len; i++) {
        const Standing *standing = standings->pdata[i];
        if (!standing_is_here(standing) ||
            !bandbook_needs(reading_view(desk_reading(desk)), standing->person))
            continue;
        g_autofree char *lacks = output_band_lacks(desk, standing->person->handle, wish);
        if (lacks != NULL)
            g_printerr("%s\n", lacks);
    }
}

/* Whose patient ID stands on no band, though it was said. */
static void
tell_who_is_doubtful(Desk *desk, const GPtrArray *persons)
{
    g_autoptr(SameIds) ids = same_ids_read(reading_view(desk_reading(desk)));
    for (guint i = 0; i < persons->len; i++) {
        const char *handle = persons->pdata[i];
        g_autofree char *doubt = output_band_doubt(desk, ids, handle);
        if (doubt == NULL)
            continue;
        g_autofree char *told = g_strdup_printf(_("%s: the band says %s"), handle, doubt);
        g_printerr("%s\n", told);
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
    return who_named(call, desk, error);
}

static int
issue(Call *call, bool all, const BandWish *wish, const Sending *sending, GError **error)
{
    if (!sending_has_target(sending, wish->to, "band", error))
        return -1;
    if ((call->argc < 2) != all) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE,
                    _("band needs either persons and beds or --all"));
        return -1;
    }
    g_autoptr(Desk) desk = sending_open(call, false, error);
    if (desk == NULL)
        return -1;
    g_autoptr(GPtrArray) persons = choose(call, desk, all, wish, error);
    if (persons == NULL || !output_bands(desk, persons, wish, error))
        return -1;
    if (wish->to != NULL)
        call_print_path(wish->to);
    g_printerr(ngettext_("%u band issued", "%u bands issued", persons->len), persons->len);
    g_printerr("\n");
    tell_who_is_doubtful(desk, persons);
    sending_tell_unread();
    return sending_wait(sending, desk, error);
}

int
command_band(Call *call, GError **error)
{
    bool done = false;
    gboolean all = FALSE;
    int start = 1;
    g_auto(Sending) sending = { NULL, -1 };
    g_autofree char *to = NULL, *media = NULL, *second = NULL, *override = NULL;
    GOptionEntry entries[] = {
        { "to", 0, 0, G_OPTION_ARG_FILENAME, &to, N_("the file to write"), N_("FILE.pdf") },
        SENDING_ENTRIES(&sending),
        { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_("everyone who needs one"), NULL },
        { "media", 0, 0, G_OPTION_ARG_STRING, &media, N_("what is printed on"), N_("NAME") },
        { "start", 0, 0, G_OPTION_ARG_INT, &start, N_("the first label of the sheet that is left"),
          "K" },
        { "second", 0, 0, G_OPTION_ARG_STRING, &second, N_("who checked beside the observer"),
          N_("NAME") },
        { "override", 0, 0, G_OPTION_ARG_STRING, &override,
          N_("why someone known from paper only gets a band"), N_("REASON") },
        { NULL, 0, 0, 0, NULL, NULL, NULL },
    };
    CallForm form = { entries, 0, -1 };
    if (!call_take(call, &form, &done, error))
        return -1;
    if (done)
        return 0;
    BandWish wish = { .to = to,
                      .printer = sending.printer,
                      .media = media,
                      .second = second,
                      .override = override,
                      .start = (guint)MAX(start, 0) };
    return who_starts_at(start, error) ? issue(call, all, &wish, &sending, error) : -1;
}
