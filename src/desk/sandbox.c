/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/sandbox.h"

#include "desk/sandbox-calls.h"
#include "desk/sandbox-files.h"

#include <glib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

/* A sanitiser traces the process itself, and starts a program that names its findings. */
#if defined(__SANITIZE_ADDRESS__)
#define IS_TRACED true
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define IS_TRACED true
#endif
#endif
#ifndef IS_TRACED
#define IS_TRACED false
#endif

/* Under "/", what belongs to the system, and where other people's folders are. */
static const char *const not_ours[] = {
    "bin", "boot", "dev",  "etc", "home", "lib",  "lib32", "lib64", "libx32", "lost+found",
    "opt", "proc", "root", "run", "sbin", "snap", "sys",   "usr",   "var",
};

/* Parts of those that are for everybody. */
static const char *const everybodys[] = {
    "/dev/null", "/dev/tty", "/dev/pts", "/dev/shm", "/var/tmp", "/run/media", "/tmp",
};

void
sandbox_shut_memory(void)
{
    struct rlimit none = { 0, 0 };
    if (IS_TRACED)
        return;
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

/* ---- places ---- */

/* "/" itself is all there is: no place at all. */
static void
add(GPtrArray *folders, const char *path)
{
    if (strcmp(path, "/") != 0)
        g_ptr_array_add(folders, g_strdup(path));
}

/* PATH, or what of it is there: it may have to be made. */
static void
add_nearest(GPtrArray *folders, const char *path)
{
    if (g_file_test(path, G_FILE_TEST_EXISTS) || strcmp(path, ".") == 0) {
        add(folders, path);
        return;
    }
    g_autofree char *above = g_path_get_dirname(path);
    add_nearest(folders, above);
}

static void
add_own(GPtrArray *folders)
{
    g_autofree char *here = g_get_current_dir();
    g_autofree char *data = g_build_filename(g_get_user_data_dir(), "meguri", NULL);
    g_autofree char *state = g_build_filename(g_get_user_state_dir(), "meguri", NULL);
    g_autofree char *fonts = g_build_filename(g_get_user_cache_dir(), "fontconfig", NULL);
    add(folders, here);
    add_nearest(folders, data);
    add_nearest(folders, state);
    add_nearest(folders, fonts);
    add(folders, g_get_tmp_dir());
    add(folders, g_get_user_runtime_dir());
    for (guint i = 0; i < G_N_ELEMENTS(everybodys); i++)
        add(folders, everybodys[i]);
}

static bool
is_ours(const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS(not_ours); i++)
        if (strcmp(not_ours[i], name) == 0)
            return false;
    return true;
}

/* A nurse types the folder of a stick while the program runs: nobody knows it before. */
static void
add_everywhere(GPtrArray *folders)
{
    const char *name;
    g_autoptr(GDir) top = g_dir_open("/", 0, NULL);
    add(folders, g_get_home_dir());
    while (top != NULL && (name = g_dir_read_name(top)) != NULL)
        if (is_ours(name)) {
            g_autofree char *path = g_strconcat("/", name, NULL);
            add(folders, path);
        }
}

/* What a word of the command line may name: a folder, or a file in one; also behind "--to=". */
static void
add_place(GPtrArray *folders, const char *word)
{
    const char *value = *word == '-' ? strchr(word, '=') : word;
    if (value == NULL)
        return;
    value += *word == '-';
    g_autofree char *folder = g_path_get_dirname(value);
    add_nearest(folders, g_file_test(value, G_FILE_TEST_IS_DIR) ? value : folder);
}

static bool
kills(void)
{
    return g_strcmp0(g_getenv("MEGURI_SANDBOX"), "kill") == 0;
}

void
sandbox_begin_carrier(const char *const *words)
{
    g_autoptr(GPtrArray) places = g_ptr_array_new_with_free_func(g_free);
    if (IS_TRACED)
        return;
    add(places, "/dev");
    for (; *words != NULL; words++) {
        const char *device = strchr(*words, ':'); /* "zpl:/dev/usb/lp0" */
        add(places, device != NULL ? device + 1 : *words);
    }
    sandbox_files_keep_to(places);
    sandbox_calls_refuse(SANDBOX_BUT_NETWORK, kills());
}

void
sandbox_begin(const char *const *places, bool anywhere)
{
    g_autoptr(GPtrArray) folders = g_ptr_array_new_with_free_func(g_free);
    if (IS_TRACED)
        return;
    add_own(folders);
    if (anywhere)
        add_everywhere(folders);
    for (; *places != NULL; places++)
        add_place(folders, *places);
    sandbox_files_keep_to(folders);
    sandbox_calls_refuse(SANDBOX_ALL, kills());
}
