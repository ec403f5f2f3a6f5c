/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Wristbands and the check at the bedside: who gets a band, and that no name is on the screen
 * before the patient said it. */
#include "tui/band-list.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "night.h"

/* The line of PERSON among the bands. */
static void
check_line(const char *person, BandNeed need, guint number)
{
    g_autoptr(Desk) desk = screen_open_desk();
    g_autoptr(GPtrArray) lines = band_list_read(desk);
    for (guint i = 0; i < lines->len; i++) {
        const BandLine *line = g_ptr_array_index(lines, i);
        if (strcmp(line->person, person) != 0)
            continue;
        g_assert_cmpint(line->need, ==, need);
        g_assert_cmpuint(line->number, ==, number);
        return;
    }
    g_test_fail();
}

static void
test_who_needs_one(Night *night, gconstpointer data)
{
    (void)night, (void)data;
    g_autoptr(Desk) desk = screen_open_desk();
    g_autoptr(GPtrArray) lines = band_list_read(desk);
    g_assert_cmpuint(lines->len, ==, 40);
    g_assert_cmpuint(band_list_count(lines, BAND_NEED_ISSUE), ==, 36);
    check_line("A003", BAND_NEED_PAPER, 0);
    check_line("A014", BAND_NEED_ISSUE, 0); /* an unknown man gets his alias */
}

#define FILE_ONE "5E-bands-2026-11-02T06.45.pdf"
#define FILE_TWO "5E-bands-2026-11-02T06.45-2.pdf"

static void
test_issue_wear_take_off_void(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "b i 三浦<Enter><Enter><Enter>");
    g_assert_true(g_file_test(FILE_ONE, G_FILE_TEST_EXISTS));
    check_line("A001", BAND_NEED_NONE, 1);
    night_check_fact("A001", WHAT_SECOND_CHECK, "三浦");
    night_feed(night, "<End> w"); /* the cursor went on to the next who needs one */
    g_assert_true(screen_shows("on the wrist"));
    night_feed(night, "o");
    g_assert_true(screen_shows("taken off"));
    night_feed(night, "w x");
    check_line("A001", BAND_NEED_ISSUE, 0);
    night_feed(night, "i <Enter><Enter><Enter>");
    check_line("A001", BAND_NEED_NONE, 2);
    g_assert_true(g_file_test(FILE_TWO, G_FILE_TEST_EXISTS)); /* the first file is kept */
}

static void
test_damaged_is_replaced_and_the_old_one_accounted_for(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "b i <Enter><Enter><Enter> <End> w d");
    g_assert_true(screen_shows("damaged: i issues another"));
    check_line("A001", BAND_NEED_ISSUE, 1);
    night_feed(night, "i");
    g_assert_true(screen_shows("Where is band no. 1?"));
    night_feed(night, "1 <Enter> <Enter> <Enter>");
    check_line("A001", BAND_NEED_NONE, 2);
    g_autoptr(GError) error = NULL;
    g_autoptr(Desk) desk = screen_open_desk();
    g_autoptr(Sheet) book = desk_sheet(desk, &(SheetWish){ .key = "bands" }, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(sheet_cell(book, book->rows->pdata[1], "note")->code, ==, "old band cut up");
}

static void
test_labels_start_where_the_sheet_is_left(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "b p <Enter>");
    g_assert_true(screen_shows("The first label of the sheet that is left?"));
    night_feed(night, "<Backspace>0<Enter>");
    g_assert_true(screen_shows("A number from 1"));
    night_feed(night, "<Backspace>7<Enter> 00<Enter>");
    g_assert_true(screen_shows("At most 99 of each"));
    night_feed(night, "<Backspace><Backspace><Enter> <Enter>");
    g_assert_true(g_file_test("5E-labels-2026-11-02T06.45.pdf", G_FILE_TEST_EXISTS));
    check_line("A001", BAND_NEED_ISSUE, 0);
}

static void
test_issue_all(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "b a <Enter><Enter><Enter>");
    g_assert_true(screen_shows("36 bands"));
    g_autoptr(Desk) desk = screen_open_desk();
    g_autoptr(GPtrArray) lines = band_list_read(desk);
    g_assert_cmpuint(band_list_count(lines, BAND_NEED_ISSUE), ==, 0);
    g_assert_cmpuint(band_list_count(lines, BAND_NEED_NONE), ==, 36);
}

static void
test_paper_needs_a_reason(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "b <End> <Up><Up><Up> i");
    g_assert_true(screen_shows("Why is a band printed"));
    night_feed(night, "<Enter>");
    g_assert_true(screen_shows("Please type it"));
    night_feed(night, "dialysis<Enter><Enter><Enter><Enter>");
    check_line("A003", BAND_NEED_NONE, 1);
}

static void
test_unidentified_cannot_have_one(Night *night, gconstpointer data)
{
    (void)data;
    g_autoptr(GError) error = NULL;
    g_autoptr(Desk) other = screen_open_desk();
    Saying here = { .what = WHAT_PRESENCE, .bed = "510-5", .value = "in", .makes_person = true };
    g_assert_true(desk_say(other, &here, NULL, NULL, &error));
    Saying name = { .what = WHAT_KANA, .person = "A041", .value = "キノ サエ", .source = "paper" };
    g_assert_true(desk_say(other, &name, NULL, NULL, &error));
    Key nothing = { .kind = KEY_KIND_NOTHING };
    app_key(night->app, &nothing);
    night_feed(night, "b <End> i");
    g_assert_true(screen_shows("the birthdate was not asked"));
    check_line("A041", BAND_NEED_FACTS, 0);
}

static void
test_a_disputed_birthdate_gets_no_band(Night *night, gconstpointer data)
{
    (void)data;
    g_autoptr(GError) error = NULL;
    g_autoptr(Desk) other = screen_open_desk();
    Saying born = {
        .what = WHAT_BIRTHDATE, .person = "A001", .value = "1945-07-17", .source = "family"
    };
    g_assert_true(desk_say(other, &born, NULL, NULL, &error));
    Key nothing = { .kind = KEY_KIND_NOTHING };
    app_key(night->app, &nothing);
    night_feed(night, "b <End>");
    check_line("A001", BAND_NEED_FACTS, 0);
    night_feed(night, "i");
    g_assert_true(screen_shows("A001 501-1: the birthdate is said in two ways; settle it first"));
    check_line("A001", BAND_NEED_FACTS, 0);
}

static void
test_an_id_said_of_two_is_told_beside_the_band(Night *night, gconstpointer data)
{
    (void)data;
    g_autoptr(GError) error = NULL;
    g_autoptr(Desk) other = screen_open_desk();
    Saying id = { .what = WHAT_PATIENT_ID, .person = "A002", .value = "00410112" };
    g_assert_true(desk_say(other, &id, NULL, NULL, &error));
    Key nothing = { .kind = KEY_KIND_NOTHING };
    app_key(night->app, &nothing);
    night_feed(night, "b <Home>");
    g_assert_true(screen_shows("no band  “ID ?”: also the ID of A002 501-2"));
    check_line("A001", BAND_NEED_ISSUE, 0);
}

static void
test_no_name_before_it_was_said(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "v 00410112<Tab>");
    g_assert_true(screen_shows("full name and your birthdate"));
    g_assert_false(screen_shows("山田"));
    g_assert_false(screen_shows("1945"));
    night_feed(night, "yamada<Space>hanako<Enter> s20.7.14<Enter>");
    g_assert_true(screen_shows("Y E S"));
    g_assert_true(screen_shows("A001"));
    night_feed(night, "<Enter> 00410112<Enter> suzuki<Space>fumi<Enter> s20.7.14<Enter>");
    g_assert_true(screen_shows("N O"));
    g_assert_true(screen_shows("the name is another one"));
}

static void
test_a_code_is_not_shown(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "v MG1YAMADA");
    g_assert_false(screen_shows("YAMADA"));
    g_assert_true(screen_shows("9 signs read"));
    night_feed(night, "<Esc>");
    g_assert_true(screen_shows("round"));
}

/* The wrong band was scanned: the next code takes its place, it is not appended to it. */
static void
test_another_band_is_scanned_after_a_step_back(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "v MG1YAMADA<Enter> <Esc>");
    g_assert_true(screen_shows("9 signs read"));
    night_feed(night, "MG1OKA");
    g_assert_true(screen_shows("6 signs read"));
    night_feed(night, "<Enter> <Esc> <Backspace>"); /* what was typed by hand is mended */
    g_assert_true(screen_shows("5 signs read"));
}

/* Whose wrist it is, nobody knows: d says nothing of the band that counts. */
static void
test_behind_a_no_nothing_is_said_of_a_band(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "b i <Enter><Enter><Enter> <Home> <Esc> v A001<Space>1<Enter>"
                      " suzuki<Space>fumi<Enter> s13.2.11<Enter>");
    g_assert_true(screen_shows("N O"));
    night_feed(night, "d");
    check_line("A001", BAND_NEED_NONE, 1);
    night_feed(night, "<Enter> A001<Space>1<Enter> yamada<Space>hanako<Enter> s20.7.14<Enter> d");
    check_line("A001", BAND_NEED_ISSUE, 1);
}

int
main(int argc, char **argv)
{
    setlocale(LC_ALL, "C.UTF-8");
    g_test_init(&argc, &argv, NULL);
    NIGHT_ADD("/band/needs", test_who_needs_one);
    NIGHT_ADD("/band/life", test_issue_wear_take_off_void);
    NIGHT_ADD("/band/damaged", test_damaged_is_replaced_and_the_old_one_accounted_for);
    NIGHT_ADD("/band/labels", test_labels_start_where_the_sheet_is_left);
    NIGHT_ADD("/band/all", test_issue_all);
    NIGHT_ADD("/band/paper", test_paper_needs_a_reason);
    NIGHT_ADD("/band/unidentified", test_unidentified_cannot_have_one);
    NIGHT_ADD("/band/dispute", test_a_disputed_birthdate_gets_no_band);
    NIGHT_ADD("/band/same-id", test_an_id_said_of_two_is_told_beside_the_band);
    NIGHT_ADD("/check/said-first", test_no_name_before_it_was_said);
    NIGHT_ADD("/check/no", test_behind_a_no_nothing_is_said_of_a_band);
    NIGHT_ADD("/check/code", test_a_code_is_not_shown);
    NIGHT_ADD("/check/another-band", test_another_band_is_scanned_after_a_step_back);
    return g_test_run();
}
