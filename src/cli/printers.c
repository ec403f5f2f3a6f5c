/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"

#include "desk/dispatch.h"

#include "base/error.h"
#include "base/language.h"

static int
list(const Dispatch *dispatch, GError **error)
{
    g_autofree char *why = NULL;
    g_autoptr(GPtrArray) printers = dispatch_printers(dispatch, false, &why);
    if (why != NULL)
        g_printerr("%s\n", why);
    for (guint i = 0; i < printers->len; i++) {
        const DispatchPrinter *printer = printers->pdata[i];
        g_print("%s\t%s\n", printer->name, printer->words);
    }
    if (printers->len > 0)
        return 0;
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_NO,
                _("There is no printer; print to a file, which any PC with a printer prints"));
    return -1;
}

int
command_printers(Call *call, GError **error)
{
    bool done = false;
    CallForm form = { NULL, 0, 0 };
    if (!call_take(call, &form, &done, error))
        return -1;
    return done ? 0 : list(call->options->dispatch, error);
}
