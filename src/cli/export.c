/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"

#include "desk/exchange.h"

#include "base/language.h"

#include <unistd.h>

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
    if (desk == NULL)
        return -1;
    if (isatty(STDERR_FILENO)) /* a slow stick is pulled out by whoever sees nothing */
        g_printerr("%s\n", _("under way; leave the stick where it is ..."));
    if (!exchange_out(desk, call->argv[1], &copy, error))
        return -1;
    g_autofree char *words = exchange_copy_words(&copy);
    call_print_path(copy.path);
    g_printerr("%s\n", words);
    return 0;
}
