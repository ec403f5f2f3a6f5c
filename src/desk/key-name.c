/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/key-name.h"

#include "store/nameplate.h"

#include "base/error.h"
#include "base/language.h"

#include <string.h>

GPtrArray *
key_names(const char *book)
{
    g_autoptr(GPtrArray) keys = nameplate_keys(book);
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; keys != NULL && i < keys->len; i++) {
        const LogSlot *key = keys->pdata[i];
        if (key->wants_passphrase)
            g_ptr_array_add(names, g_strdup(key->label));
    }
    return names;
}

bool
key_name_check(const char *book, const char *name, GError **error)
{
    g_autoptr(GPtrArray) keys = name != NULL ? nameplate_keys(book) : NULL;
    g_autoptr(GString) there = g_string_new(NULL);
    if (keys == NULL)
        return true;
    for (guint i = 0; i < keys->len; i++) {
        const LogSlot *key = keys->pdata[i];
        if (strcmp(key->label, name) == 0)
            return true;
        g_string_append_printf(there, "%s%s", i > 0 ? _(", ") : "", key->label);
    }
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE,
                _("There is no key “%s” in this book; nothing was tried. It has: %s."), name,
                there->str);
    return false;
}
