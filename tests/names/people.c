/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "people.h"

#include <string.h>

static void
free_name(gpointer data)
{
    PeopleName *name = data;
    g_free(name->kanji);
    g_free(name->kana);
    g_free(name->romaji);
    g_free(name);
}

GPtrArray *
people_read(void)
{
    g_autofree char *text = NULL;
    g_autoptr(GError) error = NULL;
    g_file_get_contents(g_getenv("MEGURI_PEOPLE"), &text, NULL, &error);
    g_assert_no_error(error);
    GPtrArray *people = g_ptr_array_new_with_free_func(free_name);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        if (**line == '#' || **line == '\0')
            continue;
        g_auto(GStrv) cells = g_strsplit(*line, "\t", -1);
        g_assert_cmpuint(g_strv_length(cells), ==, 4);
        PeopleName *name = g_new0(PeopleName, 1);
        name->given = strcmp(cells[0], "given") == 0;
        name->kanji = g_strdup(cells[1]);
        name->kana = g_strdup(cells[2]);
        name->romaji = g_strdup(cells[3]);
        g_ptr_array_add(people, name);
    }
    return people;
}
