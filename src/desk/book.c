/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/desk.h"
#include "desk/keys.h"
#include "desk/passphrase.h"

#include "ward/code.h"

#include "base/error.h"
#include "base/given-file.h"
#include "base/language.h"
#include "base/text.h"

#include <string.h>

#define LAYOUT_MIB_MOST 1

/* Letters that a nurse cannot mistake for another: the sign set of the bands. */
static void
draw_site(char site[5])
{
    for (guint i = 0; i < 4; i++)
        site[i] = code_figures[g_random_int_range(0, 32)];
    site[4] = '\0';
}

Layout *
desk_layout_of_file(const char *file, char **ret_text, GError **error)
{
    g_autoptr(GError) failed = NULL;
    g_autoptr(GString) text = given_file_read(file, LAYOUT_MIB_MOST, &failed);
    if (text == NULL) {
        g_set_error(error, MEGURI_ERROR, failed->code, _("The layout file cannot be read: %s"),
                    failed->message);
        return NULL;
    }
    Layout *layout = layout_parse(text->str, text->len, file, error);
    if (layout != NULL && ret_text != NULL)
        *ret_text = g_string_free(g_steal_pointer(&text), FALSE);
    return layout;
}

bool
desk_new_book(const BookBirth *wish, GError **error)
{
    g_autofree char *text = g_strdup(wish->layout_text);
    g_autoptr(Layout) layout = text != NULL
                                   ? layout_parse(text, strlen(text), wish->layout_file, error)
                                   : desk_layout_of_file(wish->layout_file, &text, error);
    if (layout == NULL || (wish->passphrase != NULL && !passphrase_check(wish->passphrase, error)))
        return false;
    char site[5];
    draw_site(site);
    const char *key = wish->key != NULL ? wish->key : "ward";
    LogBirth birth = { text, strlen(text), "A", site, key_for(key, wish->passphrase) };
    return log_create(wish->book, &birth, error);
}

char *
desk_birth_words(const BookBirth *birth)
{
    g_autofree char *visible = text_visible(birth->book);
    return g_strdup_printf(
        birth->passphrase != NULL
            ? _("%s is made. It opens with its passphrase alone: print a recovery key for the safe "
                "now (on the map o, then k; or meguri key sheet).")
            : _("%s is made. It has no passphrase: whoever has the file can read it; keep "
                "the PC and its copies locked away, or add a key (meguri key add)."),
        visible);
}
