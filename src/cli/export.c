/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"

#include "desk/exchange.h"

#include "base/language.h"

int
command_export(Call *call, GError **error)
{
    bool done = false;
    g_auto(ExchangeCopy) copy = { NULL, 0 };
    CallForm form = { NULL, 1, 1 };
    if (!call_take(call, &form, &done, error))
        return -1;
    if (done)
        return 0;
    g_autoptr(Desk) desk = call_open(call, false, error);
    if (desk == NULL || !exchange_out(desk, call->argv[1], &copy, error))
        return -1;
    g_autofree char *rows = g_strdup_printf("%" G_GUINT64_FORMAT, copy.rows);
    call_print_path(copy.path);
    g_printerr(ngettext_("Complete: %s row is copied and read back; the drive may be pulled out.",
                         "Complete: %s rows are copied and read back; the drive may be pulled out.",
                         copy.rows),
               rows);
    g_printerr("\n");
    return 0;
}
