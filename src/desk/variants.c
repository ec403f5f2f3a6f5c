/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/variants.h"

#include "desk/desk-state.h"

#include "base/error.h"
#include "base/given-file.h"

#define FILE_NAME "variants.tsv"
#define MIB_MOST 1

/* NULL without a file. (transfer full) */
static char *
read_file(const char *path, GError **cause)
{
    if (!g_file_test(path, G_FILE_TEST_EXISTS))
        return NULL;
    g_autoptr(GString) text = given_file_read(path, MIB_MOST, cause);
    if (text == NULL)
        return NULL;
    if (g_utf8_validate_len(text->str, text->len, NULL))
        return g_string_free(g_steal_pointer(&text), FALSE);
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
