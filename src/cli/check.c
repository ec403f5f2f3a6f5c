/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/check.h"

#include "cli/commands.h"

#include "base/error.h"
#include "base/language.h"

static int
check(Call *call, const CheckWish *wish, GError **error)
{
    g_autoptr(Desk) desk = call_open(call, false, error);
    if (desk == NULL)
        return -1;
    g_autoptr(CheckAnswer) answer = check_patient(desk, wish, error);
    if (answer == NULL)
        return -1;
    if (desk_is_read_only(desk))
        g_printerr("%s\n", _("This check is not recorded, since the book cannot be written to."));
    g_print("%s\t%s\t%s\n", answer->yes ? "yes" : "no",
            answer->person != NULL ? answer->person : "", answer->reason);
    return answer->yes ? 0 : 1;
}

int
command_check(Call *call, GError **error)
{
    bool done = false;
    g_autofree char *scan = NULL, *name = NULL, *birthdate = NULL;
    GOptionEntry entries[] = {
        { "scan", 0, 0, G_OPTION_ARG_STRING, &scan, N_("what the scanner read"), N_("TEXT") },
        { "stated-name", 0, 0, G_OPTION_ARG_STRING, &name, N_("the name as it was said"),
          N_("KANA") },
        { "stated-birthdate", 0, 0, G_OPTION_ARG_STRING, &birthdate,
          N_("the birthdate as it was said"), N_("DATE") },
        { NULL, 0, 0, 0, NULL, NULL, NULL },
    };
    CallForm form = { entries, 0, 0 };
    if (!call_take(call, &form, &done, error))
        return -1;
    if (done)
        return 0;
    if (scan == NULL || name == NULL || birthdate == NULL) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE,
                    _("check needs --scan, --stated-name and --stated-birthdate: a scan alone "
                      "identifies nobody"));
        return -1;
    }
    CheckWish wish = { scan, name, birthdate };
    return check(call, &wish, error);
}
