/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/output.h"

#include <string.h>

#include "stage.h"

static guint
print(Desk *desk, const char *sheet, const char *to)
{
    g_autofree char *number = NULL;
    g_autoptr(GError) error = NULL;
    PrintWish wish = { .sheet = { .key = sheet }, .to = to };
    output_print(desk, &wish, &number, NULL, &error);
    g_assert_no_error(error);
    return number != NULL ? (guint)g_ascii_strtoull(number, NULL, 10) : 0;
}

static void
test_prints_are_numbered_through_the_ward(void)
{
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    g_autofree char *list = stage_path(stage, "list.pdf");
    g_autofree char *counts = stage_path(stage, "counts.pdf");
    g_autoptr(Desk) left = stage_open(stage, STAGE_MORNING);
    g_autoptr(Desk) right = stage_open(stage, STAGE_MORNING);
    g_assert_cmpuint(print(left, "patient-list", list), ==, 1);
    g_assert_cmpuint(print(right, "counts", counts), ==, 2);
    g_assert_cmpuint(print(left, "patient-list", list), ==, 3);
    g_autofree char *history = stage_cells(left, "history", "what value");
    g_assert_nonnull(
        strstr(history, "printed 1;patient-list;a4;2026-11-02T07:00:00+09:00;3;0;1;;;"));
    g_assert_nonnull(strstr(history, "printed 3;patient-list;a4;2026-11-02T07:00:00+09:00;3;1;"));
    g_assert_true(g_file_test(list, G_FILE_TEST_IS_REGULAR));
}

static void
test_a_path_that_fails_leaves_no_print_behind(void)
{
    static const struct {
        const char *to;
        const char *sheet;
        MeguriError code;
    } failing[] = {
        { "no folder/list.pdf", "patient-list", MEGURI_ERROR_CANNOT_SAVE },
        { ".", "patient-list", MEGURI_ERROR_CANNOT_SAVE },
        { "list.pdf", "menu", MEGURI_ERROR_USAGE },
        { "list.zpl", "patient-list", MEGURI_ERROR_USAGE },
    };
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    guint64 before = desk_saved_number(desk);
    for (guint i = 0; i < G_N_ELEMENTS(failing); i++) {
        g_autofree char *number = NULL;
        g_autoptr(GError) error = NULL;
        g_autofree char *to = stage_path(stage, failing[i].to);
        PrintWish wish = { .sheet = { .key = failing[i].sheet }, .to = to };
        g_assert_false(output_print(desk, &wish, &number, NULL, &error));
        g_assert_error(error, MEGURI_ERROR, (int)failing[i].code);
        g_assert_null(number);
    }
    g_autofree char *files = stage_files(stage);
    g_assert_cmpstr(files, ==, "");
    g_assert_cmpuint(desk_saved_number(desk), ==, before);
    g_autofree char *good = stage_path(stage, "list.pdf");
    g_assert_cmpuint(print(desk, "patient-list", good), ==, 1); /* no number was lost */
}

static void
test_a_ward_that_may_only_read_prints_without_a_number(void)
{
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    g_autofree char *list = stage_path(stage, "list.pdf");
    g_autoptr(Desk) desk = stage_open_read_only(stage, STAGE_MORNING);
    g_assert_cmpuint(print(desk, "patient-list", list), ==, 0);
    g_assert_true(g_file_test(list, G_FILE_TEST_IS_REGULAR));
}

static void
assert_same_file(const char *path, const char *wanted)
{
    gsize size, wanted_size;
    g_autoptr(GError) error = NULL;
    g_autofree char *bytes = NULL;
    g_autofree char *wanted_bytes = NULL;
    g_file_get_contents(path, &bytes, &size, &error);
    g_assert_no_error(error);
    g_file_get_contents(wanted, &wanted_bytes, &wanted_size, &error);
    g_assert_no_error(error);
    g_assert_cmpmem(bytes, size, wanted_bytes, wanted_size);
}

static void
test_a_ward_whose_disk_fails_prints_without_a_number(void)
{
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    stage_outgrow(stage);
    g_autofree char *counts = stage_path(stage, "counts.pdf");
    g_autofree char *wanted = stage_path(stage, "wanted.pdf");
    g_autoptr(Desk) reader = stage_open_read_only(stage, STAGE_MORNING);
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    guint64 before = desk_saved_number(desk);
    stage_disk_fails();
    guint number = print(desk, "counts", counts);
    stage_disk_heals();
    g_assert_cmpuint(number, ==, 0);
    g_assert_cmpuint(desk_saved_number(desk), ==, before);
    g_assert_cmpuint(print(reader, "counts", wanted), ==, 0);
    assert_same_file(counts, wanted); /* no number on the page either */
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/print/prints are numbered through the ward",
                    test_prints_are_numbered_through_the_ward);
    g_test_add_func("/print/a path that fails leaves no print behind",
                    test_a_path_that_fails_leaves_no_print_behind);
    g_test_add_func("/print/a ward that may only read prints without a number",
                    test_a_ward_that_may_only_read_prints_without_a_number);
    g_test_add_func("/print/a ward whose disk fails prints without a number",
                    test_a_ward_whose_disk_fails_prints_without_a_number);
    return g_test_run();
}
