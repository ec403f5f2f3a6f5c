/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/ask.h"
#include "cli/commands.h"
#include "cli/sending.h"

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
    g_printerr(
        _("“%s” opens nothing that is written from now on. What was written before stays "
          "readable to whoever has a copy and that passphrase. The envelopes have to be renewed "
          "(meguri key sheet)."),
        label);
    g_printerr("\n");
    return true;
}

/* The code from FILE or typed. (transfer full) */
static Secret *
read_code(const char *file, GError **error)
{
    g_autoptr(Secret) typed = NULL;
    if (file != NULL)
        return key_file_read(file, error);
    if (ask_can())
        typed = ask_secret(_("Type or scan the code from the paper:"));
    if (typed == NULL)
        g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_USAGE,
                            _("Without a terminal the code comes from --code-file."));
    return g_steal_pointer(&typed);
}

static bool
test(Desk *desk, const char *file, GError **error)
{
    KeyTest found;
    g_autoptr(Secret) code = read_code(file, error);
    if (code == NULL || !keys_test(desk, code, &found, error))
        return false;
    g_autofree char *words = keys_test_words(desk, &found);
    g_print("%s\n", words);
    return true;
}

/* What the options of this command name. */
typedef struct {
    char *new_key_file;
    char *code_file;
    char *to;
    gboolean renews;
    Sending sending;
} KeyFiles;

static void
key_files_clear(KeyFiles *files)
{
    g_free(files->new_key_file);
    g_free(files->code_file);
    g_free(files->to);
    sending_clear(&files->sending);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(KeyFiles, key_files_clear)

/* Printed, and read back from the paper at once where somebody can. */
static bool
sheet(Desk *desk, const KeyFiles *files, GError **error)
{
    guint number;
    KeySheetWish wish = { files->to, files->sending.printer, files->renews };
    if (!sending_has_target(&files->sending, files->to, "key sheet", error) ||
        !keys_print_sheet(desk, &wish, &number, error))
        return false;
    g_printerr(_("Envelope no. %u is printed to %s."), number,
               files->to != NULL ? files->to : files->sending.printer);
    g_printerr("\n");
    if (files->to != NULL)
        g_printerr("%s\n", _("Whoever has this file opens the book: print it, then take it away."));
    if (sending_wait(&files->sending, desk, error) != 0)
        return false;
    if (files->code_file != NULL || ask_can())
        return test(desk, files->code_file, error);
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_NO,
                _("It is not issued until the paper was read back: meguri key test."));
    return false;
}

typedef struct {
    const char *name;
    bool wants_label;
    bool reads_only;
} Deed;

static const Deed deeds[] = {
    { "list", false, true },   { "add", true, false },   { "remove", true, false },
    { "sheet", false, false }, { "test", false, false },
};

static const Deed *
find_deed(const char *name, const char *label)
{
    for (guint i = 0; i < G_N_ELEMENTS(deeds); i++)
        if (strcmp(deeds[i].name, name) == 0 &&
            deeds[i].wants_label == (label != NULL && *label != '\0'))
            return &deeds[i];
    return NULL;
}

static bool
do_deed(Desk *desk, const Deed *deed, const char *label, const KeyFiles *files, GError **error)
{
    if (strcmp(deed->name, "list") == 0)
        return list(desk, error);
    if (strcmp(deed->name, "add") == 0)
        return add(desk, label, files->new_key_file, error);
    if (strcmp(deed->name, "remove") == 0)
        return end(desk, label, error);
    if (strcmp(deed->name, "test") == 0)
        return test(desk, files->code_file, error);
    return sheet(desk, files, error);
}

int
command_key(Call *call, GError **error)
{
    bool finished = false;
    g_auto(KeyFiles) files = { .sending = { NULL, -1 } };
    GOptionEntry entries[] = {
        { "new-key-file", 0, 0, G_OPTION_ARG_FILENAME, &files.new_key_file,
          N_("passphrase of the new key: first line of a file that only its owner may read"),
          N_("FILE") },
        { "code-file", 0, 0, G_OPTION_ARG_FILENAME, &files.code_file,
          N_("code of the envelope: first line of a file that only its owner may read"),
          N_("FILE") },
        { "new-code", 0, 0, G_OPTION_ARG_NONE, &files.renews,
          N_("of sheet: with a new code, because an envelope is lost"), NULL },
        { "to", 0, 0, G_OPTION_ARG_FILENAME, &files.to, N_("the file to write"), N_("FILE.pdf") },
        SENDING_ENTRIES(&files.sending),
        { NULL, 0, 0, 0, NULL, NULL, NULL },
    };
    CallForm form = { entries, 1, 2 };
    if (!call_take(call, &form, &finished, error))
        return -1;
    if (finished)
        return 0;
    const char *label = call->argc > 2 ? call->argv[2] : NULL;
    const Deed *deed = find_deed(call->argv[1], label);
    if (deed == NULL) {
        g_set_error_literal(
            error, MEGURI_ERROR, MEGURI_ERROR_USAGE,
            _("key list, key add NAME, key remove NAME, key sheet --to FILE.pdf, or "
              "key test"));
        return -1;
    }
    g_autoptr(Desk) desk = call_open(call, deed->reads_only, error);
    return desk != NULL && do_deed(desk, deed, label, &files, error) ? 0 : -1;
}
