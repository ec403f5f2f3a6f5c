/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ward-books.h"

#include "base/language.h"

#include <locale.h>

const WardBook ward_books[WARD_BOOKS] = {
    { "drill", "the first morning", "MEGURI_DRILL", "ward.ini", "round.tsv" },
    { "empty", "nobody lies here yet", "MEGURI_SHEETS", "wards/empty.ini", "wards/empty.tsv" },
    { "full", "more patients than beds", "MEGURI_SHEETS", "wards/full.ini", "wards/full.tsv" },
    { "eight", "eight beds, hardly anybody says a name", "MEGURI_SHEETS", "wards/eight.ini",
      "wards/eight.tsv" },
    { "sixty", "sixty beds, nearly all taken", "MEGURI_SHEETS", "wards/sixty.ini",
      "wards/sixty.tsv" },
    { "two-buildings", "two buildings whose rooms bear the same numbers", "MEGURI_SHEETS",
      "wards/two-buildings.ini", "wards/two-buildings.tsv" },
};

static char *
read_beside(const char *variable, const char *name)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *path = g_build_filename(g_getenv(variable), name, NULL);
    char *text = NULL;
    g_file_get_contents(path, &text, NULL, &error);
    g_assert_no_error(error);
    return text;
}

Desk *
ward_book_open(const Stage *stage, const WardBook *ward)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *layout = read_beside(ward->folder, ward->layout);
    g_autofree char *table = read_beside(ward->folder, ward->table);
    g_autofree char *book = stage_path(stage, ward->name);
    BookBirth birth = { .book = book, .layout_file = "ward.ini", .layout_text = layout };
    desk_new_book(&birth, &error);
    g_assert_no_error(error);
    DeskOpening opening = { .book = book, .observer = "佐々木", .now = WARD_BOOKS_NOW };
    Desk *desk = desk_open(&opening, &error);
    g_assert_no_error(error);
    g_autoptr(RecordReport) report = record_report_new();
    stage_try(desk, table, false, report, &error);
    g_assert_no_error(error);
    return desk;
}

void
ward_books_choose_language(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    language_choose(g_getenv("LANGUAGE"));
}
