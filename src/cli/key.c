/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/ask.h"
#include "cli/commands.h"

#include "desk/key-file.h"
#include "desk/keys.h"

#include "base/error.h"
#include "base/language.h"
#include "base/text.h"

#include <string.h>

static bool
list(Desk *desk, GError **error)
{
    g_autoptr(GPtrArray) keys = keys_list(desk, error);
    if (keys == NULL)
        return false;
    for (guint i = 0; i < keys->len; i++) {
        const LogSlot *key = keys->pdata[i];
        g_autofree char *visible = text_visible(key->label);
        g_print("%s\t%s\n", visible, key->wants_passphrase ? "passphrase" : "open");
    }
    return true;
}

/* From FILE, or asked at the terminal. (transfer full) */
static Secret *
new_passphrase(const char *file, GError **error)
{
    if (file != NULL)
        return key_file_read(file, error);
    if (ask_can())
        return ask_secret_twice(_("Passphrase of the new key:"), error);
    g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_USAGE,
                        _("Without a terminal the new passphrase comes from --new-key-file."));
    return NULL;
}

static bool
add(Desk *desk, const char *label, const char *file, GError **error)
{
    g_autoptr(Secret) passphrase = new_passphrase(file, error);
    if (passphrase == NULL || !keys_add(desk, label, passphrase, error))
        return false;
    g_printerr(_("“%s” opens this book from now on."), label);
    g_printerr("\n");
    return true;
}

static bool
end(Desk *desk, const char *label, GError **error)
{
    if (!keys_remove(desk, label, error))
        return false;
    g_printerr(_("“%s” opens nothing that is written from now on. What was written before stays "
                 "readable to whoever has a copy and that passphrase."),
               label);
    g_printerr("\n");
    return true;
}

int
command_key(Call *call, GError **error)
{
    bool finished = false, good = false;
    g_autofree char *file = NULL;
    GOptionEntry entries[] = {
        { "new-key-file", 0, 0, G_OPTION_ARG_FILENAME, &file,
          N_("passphrase of the new key: first line of a file that only its owner may read"),
          N_("FILE") },
        { NULL, 0, 0, 0, NULL, NULL, NULL },
    };
    CallForm form = { entries, 1, 2 };
    if (!call_take(call, &form, &finished, error))
        return -1;
    if (finished)
        return 0;
    const char *deed = call->argv[1], *label = call->argc > 2 ? call->argv[2] : NULL;
    bool lists = strcmp(deed, "list") == 0 && label == NULL;
    bool adds = strcmp(deed, "add") == 0 && label != NULL && *label != '\0';
    bool ends = strcmp(deed, "remove") == 0 && label != NULL;
    if (!lists && !adds && !ends) {
        g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_USAGE,
                            _("key list, key add NAME, or key remove NAME"));
        return -1;
    }
    g_autoptr(Desk) desk = call_open(call, lists, error);
    if (desk == NULL)
        return -1;
    good = lists  ? list(desk, error)
           : adds ? add(desk, label, file, error)
                  : end(desk, label, error);
    return good ? 0 : -1;
}
