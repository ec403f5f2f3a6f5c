/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the ward reports to others, reached from the map. */
#include "sheets/sheet-file.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "night.h"

/* The name proposed for the file holds sheet and minute. */
static bool
was_printed(const char *sheet)
{
    g_autofree char *sign = g_strdup_printf("-%s-", sheet);
    g_autoptr(GDir) folder = g_dir_open(".", 0, NULL);
    for (const char *name; (name = g_dir_read_name(folder)) != NULL;)
        if (strstr(name, sign) != NULL && g_str_has_suffix(name, ".pdf"))
            return true;
    return false;
}

static void
test_the_noon_report_takes_three_keys(Night *night, gconstpointer data)
{
    static const char keys[] = "d p <Enter>";
    (void)data;
    g_assert_cmpuint(night_count_keys(keys), <=, 3);
    night_feed(night, "d");
    g_assert_true(screen_shows("In hospital now"));
    night_feed(night, "<Esc>");
    night_feed(night, keys);
    g_assert_true(screen_shows("Print no. 1: "));
    g_assert_true(was_printed("day-report"));
}

/* At 06:45 the night shift's report of the day that ended; back on the map it is now again. */
static void
test_the_day_that_ended_is_one_key_further(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "d n");
    g_assert_true(screen_shows("0:00 to 24:00"));
    night_feed(night, "n");
    g_assert_true(screen_shows("so far"));
    night_feed(night, "n p<Enter>");
    g_assert_true(screen_shows("Print no. 1: "));
    night_feed(night, "<Esc><Esc>");
    g_autoptr(Desk) desk = screen_open_desk();
    g_assert_false(screen_shows("11/02 00:00"));
    SheetWish wish = { .key = "history", .for_files = true };
    g_autoptr(Sheet) sheet = desk_sheet(desk, &wish, NULL);
    g_autofree char *all = sheet_tsv(sheet);
    g_assert_nonnull(strstr(all, ";day-report;A4;2026-11-02T00:00:00+09:00;"));
}

/* Lunch at 12:50: the digit on a patient's line, the side dish behind it. */
static void
test_what_was_eaten_is_typed_down_the_list(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "e");
    g_assert_true(screen_shows("Breakfast 11/02"));
    night_feed(night, "<Right>");
    g_assert_true(screen_shows("Lunch 11/02"));
    night_feed(night, "<Left> jjjjjjj 8 <Space>5<Enter>");
    g_assert_true(screen_shows("eaten: staple 8/10, side 5/10"));
    g_autoptr(Desk) desk = screen_open_desk();
    SheetWish wish = { .key = "history", .for_files = true };
    g_autoptr(Sheet) sheet = desk_sheet(desk, &wish, NULL);
    const SheetRow *last = sheet->rows->pdata[sheet->rows->len - 1];
    g_assert_cmpstr(sheet_cell(sheet, last, "value")->code, ==, "2026-11-02;breakfast;eaten;8;5");
}

static void
test_a_meal_is_stopped_with_its_reason_and_a_diet_ordered_from_it_on(Night *night,
                                                                     gconstpointer data)
{
    (void)data;
    night_feed(night, "e <End> s1");
    g_assert_true(screen_shows("Breakfast 11/02: not served (for an exam)"));
    night_feed(night, "<Right> <End> o3");
    g_assert_true(screen_shows("from Lunch 11/02 on: porridge"));
    night_feed(night, "11<Space>3<Enter>");
    g_assert_true(screen_shows("Two numbers from 0 to 10"));
}

/* What is left in the ward, one patient, one line: two keys and a tick. */
static void
test_a_clerk_ticks_what_was_typed_into_the_hospitals_system(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "y");
    g_assert_true(screen_shows("Still to be entered"));
    night_feed(night, "<Enter>");
    g_assert_true(screen_shows("temporary number A001 is hospital ID"));
    night_feed(night, "t");
    g_assert_true(screen_shows("Entered; kept with your name and the time."));
    g_autoptr(Desk) desk = screen_open_desk();
    SheetWish wish = { .key = "reentry", .person = "A001", .for_files = true };
    g_autoptr(Sheet) sheet = desk_sheet(desk, &wish, NULL);
    const SheetRow *first = sheet->rows->pdata[0];
    g_assert_cmpstr(sheet_cell(sheet, first, "state")->code, ==, "done");
    g_assert_cmpstr(sheet_cell(sheet, first, "ticked_by")->code, ==, "佐々木");
    night_feed(night, "<Home><Down> t");
    g_assert_true(screen_shows("Entered already by 佐々木"));
}

/* Twenty-four patients an evening: a digit an item, one Enter, and nothing is kept by mistake. */
static void
test_a_day_of_nursing_need_is_ticked_by_digits_and_kept_at_once(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "<Enter> n");
    g_assert_true(screen_shows("Nursing need, day form"));
    night_feed(night, "10 9");
    g_assert_true(screen_shows("This item takes: 0 no  1 yes"));
    night_feed(night, "1<Up><Backspace> <Esc>");
    g_assert_true(screen_shows("What was ticked is not kept yet"));
    night_feed(night, "<Enter>");
    g_assert_true(screen_shows("Kept, with your name and the time."));
    night_feed(night, "<Left>");
    g_assert_true(screen_shows("2026-11-01  A001"));
    g_autoptr(Desk) desk = screen_open_desk();
    SheetWish wish = { .key = "history", .for_files = true };
    g_autoptr(Sheet) sheet = desk_sheet(desk, &wish, NULL);
    const SheetRow *last = sheet->rows->pdata[sheet->rows->len - 1];
    g_assert_cmpstr(sheet_cell(sheet, last, "value")->code, ==,
                    "2026-11-02;general-2024;A1=1,A2=0");
    night_feed(night, "1<Esc><Esc>");
    g_assert_false(screen_shows("Nursing need, day form"));
}

int
main(int argc, char *argv[])
{
    setlocale(LC_ALL, "C.UTF-8");
    g_test_init(&argc, &argv, NULL);
    NIGHT_ADD("/reports/noon-in-three-keys", test_the_noon_report_takes_three_keys);
    NIGHT_ADD("/reports/midnight", test_the_day_that_ended_is_one_key_further);
    NIGHT_ADD("/reports/entered", test_a_clerk_ticks_what_was_typed_into_the_hospitals_system);
    NIGHT_ADD("/reports/need", test_a_day_of_nursing_need_is_ticked_by_digits_and_kept_at_once);
    NIGHT_ADD("/reports/eaten", test_what_was_eaten_is_typed_down_the_list);
    NIGHT_ADD("/reports/stopped",
              test_a_meal_is_stopped_with_its_reason_and_a_diet_ordered_from_it_on);
    return g_test_run();
}
