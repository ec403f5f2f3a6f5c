/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * On whatever ground a book stands, and whatever lies in its place: the statements are shown, all
 * and unaltered, or one sentence says why not and where; and what is no book, or cannot be read, is
 * left as it is.
 */

#include "base/error.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "media.h"
#include "opening.h"
#include "ordeal.h"

/* What the child of the case now running looks at. */
static const Medium *medium;
static GPtrArray *written;

/* All that lies in the folder: names, and what is in them. (transfer full) */
static char *
look_at_folder(const Stage *stage)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_autofree char *names = NULL;
    if (!g_file_test(stage->folder, G_FILE_TEST_IS_DIR) || access(stage->folder, R_OK | X_OK) != 0)
        return g_strdup("");
    names = stage_files(stage);
    g_checksum_update(sum, (const guchar *)names, -1);
    g_auto(GStrv) each = g_strsplit(names, " ", -1);
    for (gsize i = 0; each[i] != NULL; i++) {
        gsize length = 0;
        g_autofree char *bytes = NULL;
        g_autofree char *path = g_build_filename(stage->folder, each[i], NULL);
        if (g_file_test(path, G_FILE_TEST_IS_REGULAR) &&
            g_file_get_contents(path, &bytes, &length, NULL))
            g_checksum_update(sum, (const guchar *)bytes, (gssize)length);
    }
    return g_strdup_printf("%s %s", names, g_checksum_get_string(sum));
}

/* False if the book does not open; what it then shows must be all. */
static bool
is_shown(const Stage *stage, bool read_only)
{
    guint64 rows;
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) lines = opening_new_lines();
    g_autoptr(Log) log = opening_log(stage->path, read_only, &error);
    if (log == NULL) {
        g_print("# %s\n", error->message);
        return false;
    }
    opening_read(log, lines, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(lines->len, ==, written->len);
    for (guint i = 0; i < lines->len; i++)
        g_assert_cmpstr(lines->pdata[i], ==, written->pdata[i]);
    log_verify(log, &rows, &error);
    g_assert_no_error(error);
    g_assert_cmpint(log_is_read_only(log), ==, read_only || medium->read_only);
    if (log_is_read_only(log))
        g_assert_false(log_begin(log, &error));
    /* the disk is full: making room and opening it again helps, and that is said */
    if (!read_only && medium->read_only && medium->tries)
        g_assert_nonnull(strstr(error->message, "full"));
    g_clear_error(&error);
    return true;
}

/* False if the path is not in what is said. */
static bool
is_said(const Stage *stage, bool read_only)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) lines = opening_new_lines();
    g_autoptr(Log) log = opening_log(stage->path, read_only, &error);
    bool shown = log != NULL && opening_read(log, lines, &error);
    g_assert_false(shown);
    g_print("# %s\n", error->message);
    g_assert_true(error->code == MEGURI_ERROR_CANNOT_OPEN || error->code == MEGURI_ERROR_DAMAGED);
    g_assert_null(strchr(error->message, '\n'));
    return strstr(error->message, stage->path) != NULL;
}

static void
look(const Stage *stage)
{
    bool good = true;
    if (medium->prepare != NULL)
        medium->prepare(stage);
    if (medium->ordinary)
        apart_become_ordinary(stage);
    g_autofree char *before = look_at_folder(stage);
    for (int read_only = 1; read_only >= 0; read_only--)
        good = (medium->shows ? is_shown : is_said)(stage, read_only) && good;
    g_autofree char *after = look_at_folder(stage);
    bool left = !medium->shows || (medium->read_only && !medium->tries);
    if (left && strcmp(before, after) != 0) {
        g_print("# the folder held %s, now it holds %s\n", before, after);
        good = false;
    }
    g_assert_true(good);
}

/* The folder as the stage wants it when it clears it away. */
static void
put_back_folder(const Stage *stage)
{
    g_chmod(stage->folder, 0700);
    if (g_file_test(stage->folder, G_FILE_TEST_IS_DIR))
        return;
    g_remove(stage->folder);
    g_mkdir(stage->folder, 0700);
}

static void
test_medium(gconstpointer data)
{
    medium = data;
    g_autoptr(GError) error = NULL;
    g_autoptr(Ordeal) ordeal = ordeal_new(false);
    const Stage *stage = ordeal->stage;
    written = opening_new_lines();
    {
        g_autoptr(Log) log = opening_log(stage->path, true, &error);
        g_assert_true(opening_read(log, written, &error));
    }
    if (medium->unfinished)
        ordeal_leave_unfinished(stage);
    int status = apart_try(look, stage);
    put_back_folder(stage);
    g_clear_pointer(&written, g_ptr_array_unref);
    if (status == APART_SKIPPED)
        g_test_skip("this machine does not let us mount a file system or become another user");
    else
        g_assert_cmpint(status, ==, 0);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < media_count; i++) {
        g_autofree char *path = g_strconcat("/media/", media[i].name, NULL);
        g_test_add_data_func(path, &media[i], test_medium);
    }
    return g_test_run();
}
