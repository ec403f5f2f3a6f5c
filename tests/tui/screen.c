/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screen.h"

#include "tui/snapshot.h"

#include "desk/record.h"

#include <glib/gstdio.h>
#include <string.h>

#define BOOK "drill.meguri"

/* data/drill/, made C arrays by the build */
extern const char ward_ini[];
extern const char round_tsv[];

Terminal *
screen_open(int rows, int columns)
{
    g_autoptr(GError) error = NULL;
    Terminal *terminal = terminal_open_hidden(rows, columns, true, &error);
    g_assert_no_error(error);
    return terminal;
}

char *
screen_row(int row)
{
    g_autofree char *all = snapshot_text(stdscr);
    g_auto(GStrv) rows = g_strsplit(all, "\n", -1);
    g_assert_cmpint(row, <, (int)g_strv_length(rows));
    return g_strdup(rows[row]);
}

bool
screen_shows(const char *text)
{
    g_autofree char *all = snapshot_text(stdscr);
    return strstr(all, text) != NULL;
}

char *
screen_enter_folder(void)
{
    g_autoptr(GError) error = NULL;
    char *folder = g_dir_make_tmp("meguri-tui-XXXXXX", &error);
    g_assert_no_error(error);
    g_assert_cmpint(g_chdir(folder), ==, 0);
    return folder;
}

void
screen_leave_folder(char *folder)
{
    g_autoptr(GDir) open = g_dir_open(folder, 0, NULL);
    for (const char *name; (name = g_dir_read_name(open)) != NULL;) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        g_unlink(path);
    }
    g_assert_cmpint(g_chdir("/"), ==, 0);
    g_rmdir(folder);
    g_free(folder);
}

static void
make_ward(const char *layout, const char *table)
{
    g_autoptr(GError) error = NULL;
    BookBirth birth = { .book = BOOK, .layout_file = "ward.ini", .layout_text = layout };
    g_assert_true(desk_new_book(&birth, &error));
    g_autoptr(Desk) desk = screen_open_desk();
    g_autoptr(RecordReport) report = record_report_new();
    RecordWish wish = { .text = table, .length = strlen(table), .file = "round.tsv" };
    record_table(desk, &wish, report, &error);
    if (report->faults->len > 0)
        g_test_message("%s", (const char *)report->faults->pdata[0]);
    g_assert_no_error(error);
}

void
screen_make_drill(void)
{
    make_ward(ward_ini, round_tsv);
}

void
screen_make_ward(const char *stem)
{
    g_autofree char *layout_path = g_strconcat(stem, ".ini", NULL);
    g_autofree char *table_path = g_strconcat(stem, ".tsv", NULL);
    g_autofree char *layout = NULL, *table = NULL;
    g_assert_true(g_file_get_contents(layout_path, &layout, NULL, NULL));
    g_assert_true(g_file_get_contents(table_path, &table, NULL, NULL));
    make_ward(layout, table);
}

App *
screen_start(Terminal *terminal)
{
    g_autoptr(GError) error = NULL;
    AppStart start = { .book = BOOK, .observer = "佐々木", .now = SCREEN_NOW };
    App *app = app_new(&start, terminal, &error);
    g_assert_no_error(error);
    return app;
}

Desk *
screen_open_desk(void)
{
    g_autoptr(GError) error = NULL;
    DeskOpening opening = { .book = BOOK, .observer = "大野", .now = SCREEN_NOW };
    Desk *desk = desk_open(&opening, &error);
    g_assert_no_error(error);
    return desk;
}
