/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/variants.h"

#include "desk/desk-state.h"

#include "base/error.h"

#define FILE_NAME "variants.tsv"

/* NULL without a file. (transfer full) */
static char *
read_file(const char *path, GError **cause)
{
    gsize length;
    g_autofree char *text = NULL;
    if (!g_file_test(path, G_FILE_TEST_EXISTS) || !g_file_get_contents(path, &text, &length, cause))
        return NULL;
    if (g_utf8_validate_len(text, length, NULL))
        return g_steal_pointer(&text);
    g_set_error_literal(cause, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                        _("It is not UTF-8; save it as text in UTF-8."));
    return NULL;
}

char *
variants_take(Desk *desk)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *folder = g_path_get_dirname(desk->book);
    g_autofree char *path = g_build_filename(folder, FILE_NAME, NULL);
    g_autofree char *site = read_file(path, &error);
    g_autoptr(NamesakeRules) rules = site != NULL ? namesake_rules_new(site, &error) : NULL;
    if (rules != NULL)
        census_set_names(desk->census, g_steal_pointer(&rules));
    if (error == NULL)
        return NULL;
    return g_strdup_printf(
        _("The ward's own kanji variants are not taken, the program's are: %s: %s"), path,
        error->message);
}
