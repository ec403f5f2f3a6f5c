/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/book-words.h"

#include "sheets/catalog.h"

#include "census/printbook.h"

#include "base/language.h"

#include <stdio.h>
#include <string.h>

static char *
print_words(const char *value)
{
    g_autoptr(Print) print = print_parse(value);
    if (print == NULL)
        return NULL;
    const CatalogRow *row = catalog_find(print->sheet);
    g_autofree char *number = print_label(print);
    g_autofree char *at = instant_format_minute(print->at.seconds, print->at.zone);
    return g_strdup_printf(_("no. %s: %s, as of %s"), number,
                           row != NULL ? _(row->form->title) : print->sheet, at);
}

/* "12;east-A-20261102-064500.meguri-copy": how far it goes, and its file. */
static char *
copy_words(const char *value)
{
    const char *file = strchr(value, ';');
    if (file == NULL)
        return NULL;
    g_autofree char *rows = g_strndup(value, (gsize)(file - value));
    return g_strdup_printf(_("%s, rows 1 to %s"), file + 1, rows);
}

static const struct {
    const char *form; /* of scanf, with a number; or the beginning before a name */
    const char *words;
} keys[] = {
    { "envelope %u printed", N_("envelope no. %s printed") },
    { "envelope %u issued", N_("envelope no. %s issued") },
    { "envelope opened", N_("an envelope was opened") },
    { "envelope tested", N_("an envelope was read back") },
    { "added ", N_("key “%s” added") },
    { "removed ", N_("key “%s” removed") },
};

/* What stands in VALUE for the name or number of FORM, NULL if it is not of that form. (transfer
 * full) */
static char *
named_in(const char *value, const char *form)
{
    guint number;
    if (strchr(form, '%') == NULL)
        return g_str_has_prefix(value, form) ? g_strdup(value + strlen(form)) : NULL;
    g_autofree char *same =
        sscanf(value, form, &number) == 1 ? g_strdup_printf(form, number) : NULL;
    return g_strcmp0(same, value) == 0 ? g_strdup_printf("%u", number) : NULL;
}

static char *
key_words(const char *value)
{
    for (guint i = 0; i < G_N_ELEMENTS(keys); i++) {
        g_autofree char *name = named_in(value, keys[i].form);
        if (name != NULL)
            return g_strdup_printf(_(keys[i].words), name);
    }
    return NULL;
}

char *
book_words(const Filed *filed)
{
    switch (filed->said.what) {
    case WHAT_PRINTED:
        return print_words(filed->said.value);
    case WHAT_EXPORTED:
        return copy_words(filed->said.value);
    case WHAT_KEY:
        return key_words(filed->said.value);
    default:
        return NULL;
    }
}

bool
book_hides_note(const Filed *filed)
{
    return filed->said.what == WHAT_KEY;
}
