/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"

#include "desk/exchange.h"

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
    g_autofree char *words = exchange_copy_words(&copy);
    call_print_path(copy.path);
    g_printerr("%s\n", words);
    return 0;
}
