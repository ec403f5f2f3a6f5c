/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"

#include "base/error.h"
#include "base/language.h"

#include <string.h>

/* "K7QX-2M9P/12", as it stands at the foot of a sheet, into its two parts. */
static bool
parse_anchor(char *text, LogAnchor *ret_anchor, GError **error)
{
    char *slash = strchr(text, '/');
    guint64 rows;
    if (slash != NULL && g_ascii_string_to_unsigned(slash + 1, 10, 1, G_MAXINT64, &rows, NULL)) {
        *slash = '\0';
        *ret_anchor = (LogAnchor){ text, rows };
        return true;
    }
    g_set_error_literal(
        error, MEGURI_ERROR, MEGURI_ERROR_USAGE,
        _("--printed takes what stands at the foot of a sheet, such as K7QX-2M9P/12"));
    return false;
}

/* Each row, and if PRINTED is not NULL that none was cut off since. */
static bool
check(Desk *desk, const LogAnchor *printed, guint64 *ret_rows, GError **error)
{
    return log_verify(desk_log(desk), ret_rows, error) &&
           (printed == NULL || log_check_anchor(desk_log(desk), printed, error));
}

int
command_verify(Call *call, GError **error)
{
    bool done = false;
    guint64 rows;
    LogAnchor anchor;
    g_autofree char *printed = NULL;
    GOptionEntry entries[] = {
        { "printed", 0, 0, G_OPTION_ARG_STRING, &printed,
          N_("fingerprint and rows at the foot of a printed sheet"), N_("SIGNS/ROWS") },
        { NULL, 0, 0, 0, NULL, NULL, NULL },
    };
    CallForm form = { entries, 0, 0 };
    if (!call_take(call, &form, &done, error))
        return -1;
    if (done)
        return 0;
    if (printed != NULL && !parse_anchor(printed, &anchor, error))
        return -1;
    g_autoptr(GError) damage = NULL;
    g_autoptr(Desk) desk = call_open(call, true, &damage);
    if (desk == NULL || !check(desk, printed != NULL ? &anchor : NULL, &rows, &damage)) {
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
