/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/terminal-memory.h"

#include <glib.h>
#include <string.h>

#define GROUP "terminals"

static char *
path_of_file(void)
{
    return g_build_filename(g_get_user_state_dir(), "meguri", "terminals", NULL);
}

/* A key of the file holds no "=" and no brackets. */
static char *
key_of(const char *kind)
{
    return g_strcanon(g_strdup(kind), G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-", '-');
}

static GKeyFile *
load(void)
{
    GKeyFile *file = g_key_file_new();
    g_autofree char *path = path_of_file();
    g_key_file_load_from_file(file, path, G_KEY_FILE_NONE, NULL);
    return file;
}

bool
terminal_memory_read(const char *kind, bool *ret_latin_only)
{
    g_autofree char *key = key_of(kind);
    g_autoptr(GKeyFile) file = load();
    g_autofree char *value = g_key_file_get_string(file, GROUP, key, NULL);
    if (value == NULL || (strcmp(value, "latin") != 0 && strcmp(value, "kana") != 0))
        return false;
    *ret_latin_only = strcmp(value, "latin") == 0;
    return true;
}

/* A home that is not there is not made. */
void
terminal_memory_write(const char *kind, bool latin_only)
{
    g_autofree char *key = key_of(kind);
    g_autofree char *path = path_of_file();
    g_autofree char *folder = g_path_get_dirname(path);
    g_autoptr(GKeyFile) file = load();
    if (!g_file_test(g_get_home_dir(), G_FILE_TEST_IS_DIR))
        return;
    g_key_file_set_string(file, GROUP, key, latin_only ? "latin" : "kana");
    g_mkdir_with_parents(folder, 0700);
    g_key_file_save_to_file(file, path, NULL);
}
