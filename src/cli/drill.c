/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/drill.h"

#include "cli/commands.h"

int
command_drill(Call *call, GError **error)
{
    bool done = false;
    CallForm form = { NULL, 0, 1 };
    if (!call_take(call, &form, &done, error))
        return -1;
    if (done)
        return 0;
    const char *folder = call->argc > 1 ? call->argv[1] : ".";
    g_autofree char *book = drill_make(folder, call->options->now, call->options->observer, error);
    if (book == NULL)
        return -1;
    call_print_path(book);
    return 0;
}
