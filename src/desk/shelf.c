/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shelf.h"

#include "base/error.h"
#include "base/language.h"
#include "base/text.h"

#include <errno.h>

#define NAME_CELLS 60

static int
compare_paths(gconstpointer a, gconstpointer b)
{
    return g_strcmp0(*(const char *const *)a, *(const char *const *)b);
}

/* (transfer full) */
static char *
data_folder(void)
{
    return g_build_filename(g_get_user_data_dir(), "meguri", NULL);
}

GPtrArray *
shelf_books(void)
{
    GPtrArray *books = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *folder = data_folder();
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL)
        if (g_str_has_suffix(name, ".meguri"))
            g_ptr_array_add(books, g_build_filename(folder, name, NULL));
    g_ptr_array_sort(books, compare_paths);
    return books;
}

char *
shelf_place(const char *ward, GError **error)
{
    g_autofree char *folder = data_folder();
    g_autofree char *visible = text_visible(ward);
    g_autofree char *name = g_strdelimit(text_clip(visible, NAME_CELLS), "/\\:*?\"<>| ", '_');
    if (*name == '.') /* a file that begins so is hidden */
        *name = '_';
    if (g_mkdir_with_parents(folder, 0700) != 0) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE,
                    _("The folder %s for the ward's book cannot be made: %s"), folder,
                    g_strerror(errno));
        return NULL;
    }
    for (guint i = 1;; i++) {
        g_autofree char *number = i > 1 ? g_strdup_printf("-%u", i) : g_strdup("");
        g_autofree char *file = g_strconcat(name, number, ".meguri", NULL);
        g_autofree char *path = g_build_filename(folder, file, NULL);
        if (!g_file_test(path, G_FILE_TEST_EXISTS))
            return g_steal_pointer(&path);
    }
}

char *
shelf_find(const char *named, GError **error)
{
    const char *wanted = named != NULL ? named : g_getenv("MEGURI_BOOK");
    if (wanted != NULL && *wanted != '\0')
        return g_strdup(wanted);
    g_autoptr(GPtrArray) books = shelf_books();
    if (books->len == 1)
        return g_strdup(books->pdata[0]);
    if (books->len == 0) {
        g_set_error(
            error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_OPEN,
            _("No book is named and none lies in the data folder; name one with -b, or make one "
              "with “meguri new”"));
        return NULL;
    }
    g_autoptr(GString) list = g_string_new(NULL);
    for (guint i = 0; i < books->len; i++)
        g_string_append_printf(list, "%s%s", i > 0 ? ", " : "", (const char *)books->pdata[i]);
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_OPEN,
                _("Several books lie in the data folder; name one with -b: %s"), list->str);
    return NULL;
}
