/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/output.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "stage.h"

static guint
print(Desk *desk, const char *sheet, const char *to)
{
    guint number = 99;
    g_autoptr(GError) error = NULL;
    PrintWish wish = { .sheet = { .key = sheet }, .to = to };
    output_print(desk, &wish, &number, &error);
    g_assert_no_error(error);
    return number;
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
        strstr(history, "printed 1;patient-list;a4;2026-11-02T07:00:00+09:00;3, printed 2;counts"));
    g_assert_nonnull(strstr(history, "printed 3;patient-list"));
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
        guint number = 99;
        g_autoptr(GError) error = NULL;
        g_autofree char *to = stage_path(stage, failing[i].to);
        PrintWish wish = { .sheet = { .key = failing[i].sheet }, .to = to };
        g_assert_false(output_print(desk, &wish, &number, &error));
        g_assert_error(error, MEGURI_ERROR, (int)failing[i].code);
        g_assert_cmpuint(number, ==, 99);
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
limit_files(rlim_t most)
{
    struct rlimit limit;
    g_assert_cmpint(getrlimit(RLIMIT_FSIZE, &limit), ==, 0);
    limit.rlim_cur = MIN(most, limit.rlim_max);
    g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &limit), ==, 0);
}

/* A book that has outgrown what may be written, while a page is still small enough. */
static void
grow(const Stage *stage)
{
    GStatBuf found;
    g_autofree char *long_note = g_strnfill(1000, 'x');
    g_autofree char *line = g_strdup_printf("p1\tnote\t%s\n", long_note);
    GString *table = g_string_new("person\twhat\tvalue\n");
    for (guint i = 0; i < 300; i++)
        g_string_append(table, line);
    stage_record(stage, table->str);
    g_string_free(table, TRUE);
    g_assert_cmpint(g_stat(stage->book, &found), ==, 0);
    g_assert_cmpint(found.st_size, >, 200 * 1024);
}

static void
test_a_ward_whose_disk_fails_prints_without_a_number(void)
{
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    grow(stage);
    g_autofree char *counts = stage_path(stage, "counts.pdf");
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    guint64 before = desk_saved_number(desk);
    signal(SIGXFSZ, SIG_IGN);
    limit_files(100 * 1024);
    guint number = print(desk, "counts", counts);
    limit_files(RLIM_INFINITY);
    g_assert_cmpuint(number, ==, 0);
    g_assert_cmpuint(desk_saved_number(desk), ==, before);
    g_assert_true(g_file_test(counts, G_FILE_TEST_IS_REGULAR));
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
