/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"

#include "base/error.h"
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
    g_autoptr(GError) damage = NULL;
    g_autoptr(Desk) desk = call_open(call, true, &damage);
    if (desk == NULL || !log_verify(desk_log(desk), &rows, &damage)) {
        bool answer = g_error_matches(damage, MEGURI_ERROR, MEGURI_ERROR_DAMAGED);
        g_set_error(error, MEGURI_ERROR, answer ? MEGURI_ERROR_NO : damage->code, "%s",
                    damage->message);
        return -1;
    }
    g_autofree char *number = g_strdup_printf("%" G_GUINT64_FORMAT, rows);
    g_print(ngettext_("%s row is as it was written", "%s rows are as they were written", rows),
            number);
    g_print("\n");
    return 0;
}
