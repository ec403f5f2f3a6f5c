/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"
#include "cli/sending.h"
#include "cli/who.h"

#include "desk/output.h"
#include "desk/shelf.h"

#include "base/error.h"
#include "base/language.h"

static int
draw_labels(Call *call, const LabelWish *wish, const Sending *sending, GError **error)
{
    if (!sending_has_target(sending, wish->to, "label", error))
        return -1;
    if (call->argc < 2 || wish->copies < 1 || wish->copies > LABEL_COPIES_MOST) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE,
                    _("label needs persons or beds, and --copies from 1 to 99"));
        return -1;
    }
    g_autoptr(Desk) desk = sending_open(call, true, error);
    g_autoptr(GPtrArray) persons = desk != NULL ? who_named(call, desk, error) : NULL;
    if (persons == NULL || !output_labels(desk, persons, wish, error))
        return -1;
    if (wish->to != NULL)
        call_print_path(wish->to);
    sending_tell_unread();
    return sending_wait(sending, desk, error);
}

/* Needs no book: a printer is set up before there is one. */
static int
calibrate(Call *call, const LabelWish *wish, GError **error)
{
    if (wish->to == NULL || wish->media == NULL || call->argc > 1) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE,
                    _("label --calibrate needs --media NAME and --to FILE.pdf, and nobody"));
        return -1;
    }
    g_autofree char *book = shelf_find(call->options->book, NULL);
    if (!output_calibration(book, wish->media, wish->to, error))
        return -1;
    call_print_path(wish->to);
    g_printerr("%s\n", _("Print it without scaling and hold a ruler to it: the crosses stand 10 mm "
                         "apart, and edges and labels where the lines are."));
    return 0;
}

int
command_label(Call *call, GError **error)
{
    bool done = false;
    gboolean calibrates = FALSE;
    int copies = 1, start = 1;
    g_auto(Sending) sending = { NULL, -1 };
    g_autofree char *to = NULL, *media = NULL;
    GOptionEntry entries[] = {
        { "to", 0, 0, G_OPTION_ARG_FILENAME, &to, N_("the file to write"), N_("FILE.pdf") },
        SENDING_ENTRIES(&sending),
        { "media", 0, 0, G_OPTION_ARG_STRING, &media, N_("what is printed on"), N_("NAME") },
        { "copies", 0, 0, G_OPTION_ARG_INT, &copies, N_("how many copies"), "N" },
        { "start", 0, 0, G_OPTION_ARG_INT, &start, N_("the first label of the sheet that is left"),
          "K" },
        { "calibrate", 0, 0, G_OPTION_ARG_NONE, &calibrates,
          N_("a test page of the medium, to be measured"), NULL },
        { NULL, 0, 0, 0, NULL, NULL, NULL },
    };
    CallForm form = { entries, 0, -1 };
    if (!call_take(call, &form, &done, error) || !who_starts_at(start, error))
        return -1;
    LabelWish wish = { to, media, (guint)MAX(copies, 0), (guint)start, sending.printer };
    if (done)
        return 0;
    return calibrates ? calibrate(call, &wish, error) : draw_labels(call, &wish, &sending, error);
}
