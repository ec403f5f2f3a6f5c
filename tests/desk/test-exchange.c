/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stick that more than one PC writes to. */
#include "desk/exchange.h"

#include <glib/gstdio.h>
#include <string.h>

#include "stage.h"

static guint
count_copies(const char *folder)
{
    const char *name;
    guint count = 0;
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    while ((name = g_dir_read_name(dir)) != NULL)
        count += g_str_has_suffix(name, ".meguri-copy");
    return count;
}

static void
export_at(const Stage *stage, const char *now, bool read_only)
{
    g_autoptr(GError) error = NULL;
    g_auto(ExchangeCopy) copy = { NULL, 0 };
    g_autofree char *folder = g_path_get_dirname(stage->book);
    g_autoptr(Desk) desk = read_only ? stage_open_read_only(stage, now) : stage_open(stage, now);
    g_assert_true(exchange_out(desk, folder, &copy, &error));
    g_assert_no_error(error);
}

/* The file was copied and can only be read there: it is older than what the station's own PC put
 * on the stick, and bears its letters. */
static void
test_a_copied_file_takes_no_copy_of_its_station_away(void)
{
    gsize length;
    g_autofree char *bytes = NULL;
    g_autoptr(Stage) stage = stage_new();
    g_autofree char *folder = g_path_get_dirname(stage->book);
    g_autofree char *twin = g_strconcat(stage->book, ".twin", NULL);
    for (guint minute = 1; minute <= EXCHANGE_GENERATIONS + 1; minute++) {
        g_autofree char *now = g_strdup_printf("2026-11-02T09:%02u", minute);
        export_at(stage, now, false);
    }
    g_assert_cmpuint(count_copies(folder), ==, EXCHANGE_GENERATIONS);
    g_assert_true(g_file_get_contents(stage->book, &bytes, &length, NULL));
    g_assert_true(g_file_set_contents(twin, bytes, (gssize)length, NULL));
    g_assert_cmpint(g_rename(twin, stage->book), ==, 0);
    export_at(stage, "2026-11-02T10:00", true);
    g_assert_cmpuint(count_copies(folder), ==, EXCHANGE_GENERATIONS + 1);
}

/* What is offered to be taken in is what others brought, never one's own. */
static void
test_the_copies_of_others_are_found_on_a_stick(void)
{
    g_autoptr(Stage) stage = stage_new();
    g_autofree char *folder = g_path_get_dirname(stage->book);
    static const char *const names[] = { "6E-B-20261102-060000.meguri-copy",
                                         "6E-B-20261102-070000.meguri-copy", "letter.txt" };
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *path = g_build_filename(folder, names[i], NULL);
        g_assert_true(g_file_set_contents(path, "", 0, NULL));
    }
    export_at(stage, "2026-11-02T09:01", false);
    g_autoptr(Desk) desk = stage_open(stage, "2026-11-02T09:02");
    g_autoptr(GPtrArray) found = exchange_found(desk, folder);
    g_assert_cmpuint(found->len, ==, 2);
    g_assert_true(g_str_has_suffix(found->pdata[0], names[1]));
    g_assert_true(g_str_has_suffix(found->pdata[1], names[0]));
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *path = g_build_filename(folder, names[i], NULL);
        g_unlink(path);
    }
}

/* Two keys, two windows, a script: the clock tells seconds, and the later copy must not be the one
 * that goes. */
static void
test_two_copies_of_one_second_have_two_names(void)
{
    const char *name;
    guint later = 0;
    g_autoptr(Stage) stage = stage_new();
    g_autofree char *folder = g_path_get_dirname(stage->book);
    export_at(stage, "2026-11-02T08:59", false);
    for (guint i = 0; i < EXCHANGE_GENERATIONS; i++)
        export_at(stage, "2026-11-02T09:00", false);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    while ((name = g_dir_read_name(dir)) != NULL)
        later += strstr(name, "-20261102-090000") != NULL;
    g_assert_cmpuint(later, ==, EXCHANGE_GENERATIONS);
    g_assert_cmpuint(count_copies(folder), ==, EXCHANGE_GENERATIONS);
    export_at(stage, "2026-11-02T09:00", false); /* the first of that second goes */
    g_autofree char *first = g_strconcat(folder, "/ward-A-20261102-090000.meguri-copy", NULL);
    g_autofree char *last = g_strconcat(folder, "/ward-A-20261102-090000_04.meguri-copy", NULL);
    g_assert_false(g_file_test(first, G_FILE_TEST_EXISTS));
    g_assert_true(g_file_test(last, G_FILE_TEST_EXISTS));
}

/* A stick that was pulled out, or is full: what the screen tells of the copy before stays true. */
static void
test_a_copy_that_failed_is_not_told_as_one(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = stage_open(stage, "2026-11-02T09:01");
    ExchangeCopy copy = { NULL, 77, 77 };
    g_assert_false(exchange_out(desk, "/proc", &copy, &error)); /* where no file can be made */
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE);
    g_assert_null(copy.path);
    g_assert_cmpuint(copy.rows, ==, 77);
    g_assert_cmpuint(copy.statements, ==, 77);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/exchange/copied-file", test_a_copied_file_takes_no_copy_of_its_station_away);
    g_test_add_func("/exchange/the-copies-of-others-are-found-on-a-stick",
                    test_the_copies_of_others_are_found_on_a_stick);
    g_test_add_func("/exchange/a-copy-that-failed-is-not-told-as-one",
                    test_a_copy_that_failed_is_not_told_as_one);
    g_test_add_func("/exchange/one-second", test_two_copies_of_one_second_have_two_names);
    return g_test_run();
}
