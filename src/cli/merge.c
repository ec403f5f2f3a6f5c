/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"

#include "desk/exchange.h"

#include "base/language.h"
#include "base/text.h"

int
command_merge(Call *call, GError **error)
{
    bool done = false;
    CallForm form = { NULL, 1, G_MAXINT };
    if (!call_take(call, &form, &done, error))
        return -1;
    if (done)
        return 0;
    g_autoptr(Desk) desk = call_open(call, false, error);
    if (desk == NULL)
        return -1;
    for (int i = 1; i < call->argc; i++) {
        guint64 rows;
        if (!exchange_in(desk, call->argv[i], &rows, error))
            return -1;
        g_autofree char *visible = text_visible(call->argv[i]);
        g_autofree char *number = g_strdup_printf("%" G_GUINT64_FORMAT, rows);
        g_print(ngettext_("%s: %s new row", "%s: %s new rows", rows), visible, number);
        g_print("\n");
    }
    return 0;
}
