/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"

#include "base/language.h"

int
command_verify(Call *call, GError **error)
{
    bool done = false;
    guint64 rows;
    CallForm form = { NULL, 0, 0 };
    if (!call_take(call, &form, &done, error))
        return -1;
    if (done)
        return 0;
    g_autoptr(Desk) desk = call_open(call, true, error);
    if (desk == NULL || !log_verify(desk_log(desk), &rows, error))
        return -1;
    g_print(ngettext_("%" G_GUINT64_FORMAT " row is as it was written",
                      "%" G_GUINT64_FORMAT " rows are as they were written", rows),
            rows);
    g_print("\n");
    return 0;
}
