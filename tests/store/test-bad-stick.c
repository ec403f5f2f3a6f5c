/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stick that says it took a copy and gives back something else. */
#include "store/log.h"

#include "base/error.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "stage.h"

static bool is_bad;

/* In the place of the C library's own, for this program: the stick loses the last sign. */
int
fsync(int file)
{
    struct stat held;
    if (!is_bad || fstat(file, &held) != 0 || !S_ISREG(held.st_mode))
        return 0;
    return ftruncate(file, held.st_size - 1);
}

static void
test_a_copy_is_read_back_before_it_has_its_name(void)
{
    guint64 rows;
    guint files = 0;
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Log) log = stage_open(stage);
    stage_commit(log, 1);
    g_autofree char *folder = g_build_filename(stage->folder, "stick", NULL);
    g_autofree char *path = g_build_filename(folder, "ward.copy", NULL);
    g_assert_cmpint(g_mkdir(folder, 0700), ==, 0);
    is_bad = true;
    g_assert_false(log_export(log, path, &rows, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE);
    is_bad = false;
    g_assert_cmpstr(error->message, ==,
                    "The drive did not give back what was written to it. Take another one.");
    g_autoptr(GDir) left = g_dir_open(folder, 0, NULL);
    while (g_dir_read_name(left) != NULL)
        files++;
    g_assert_cmpuint(files, ==, 0);
    g_assert_cmpint(g_rmdir(folder), ==, 0);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/bad-stick/read-back", test_a_copy_is_read_back_before_it_has_its_name);
    return g_test_run();
}
