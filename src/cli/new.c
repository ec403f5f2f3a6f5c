/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"

#include "desk/key-file.h"

#include "base/error.h"
#include "base/language.h"
#include "base/text.h"

int
command_new(Call *call, GError **error)
{
    bool done = false;
    g_autofree char *layout = NULL;
    GOptionEntry entries[] = {
        { "layout", 0, 0, G_OPTION_ARG_FILENAME, &layout, N_("the ward's layout file"),
          N_("WARD.ini") },
        { NULL, 0, 0, 0, NULL, NULL, NULL },
    };
    CallForm form = { entries, 1, 1 };
    if (!call_take(call, &form, &done, error))
        return -1;
    if (done)
        return 0;
    if (layout == NULL) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE,
                    _("a new book needs --layout WARD.ini; meguri-ward(5) tells how to write one"));
        return -1;
    }
    if (!key_file_check(call->options->key_file, error) ||
        !desk_new_book(call->argv[1], layout, NULL, error))
        return -1;
    g_autofree char *visible = text_visible(call->argv[1]);
    g_printerr(_("%s is made. It is not sealed yet: whoever has the file can read it; keep the PC "
                 "and its copies locked away."),
               visible);
    g_printerr("\n");
    return 0;
}
