/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What does not fit is settled in three keys at most, and what was put to the wrong person is set
 * right; nothing is lost by either. */
#include <locale.h>
#include <string.h>

#include "night.h"

/* The kinds of all conflicts, each followed by a blank. (transfer full) */
static char *
kinds(void)
{
    SheetWish wish = { .key = "conflicts" };
    g_autoptr(Desk) desk = screen_open_desk();
    g_autoptr(Sheet) sheet = desk_sheet(desk, &wish, NULL);
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < sheet->rows->len; i++)
        g_string_append_printf(out, "%s ", sheet_cell(sheet, sheet->rows->pdata[i], "kind")->code);
    return g_string_free(out, FALSE);
}

static void
check_kinds(const char *expected)
{
    g_autofree char *now = kinds();
    g_assert_cmpstr(now, ==, expected);
}

/* KEYS settle the line under the cursor: no more than three of them. */
static void
settle(Night *night, const char *keys)
{
    g_assert_cmpuint(night_count_keys(keys), <=, 3);
    night_feed(night, keys);
}

#define AT_FIRST "band-differs band-differs not-found namesake "

static void
test_strike_what_was_misread(Night *night, gconstpointer data)
{
    (void)data;
    check_kinds(AT_FIRST);
    night_feed(night, "k e 1");
    g_assert_true(screen_shows("11-Feb-1938")); /* what is struck stands above the reasons */
    night_feed(night, "<Esc><Esc>");
    settle(night, "e 1 1");
    check_kinds("band-differs not-found namesake ");
    night_check_fact("A002", WHAT_BIRTHDATE, "1943-02-11");
    night_feed(night, "<Esc> / suzuki<Space>fumi<Enter> <Tab>");
    g_assert_true(screen_shows("typing mistake")); /* what was struck stays legible */
}

/* The patient is right and the band was read rightly: it is the band that is wrong. */
static void
test_a_band_that_says_what_is_not_so(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "k");
    settle(night, "e 3");
    g_assert_true(screen_shows("is wrong: take it off"));
    check_kinds(AT_FIRST); /* until another is on */
    night_check_fact("A002", WHAT_BAND, "wrong");
    night_check_fact("A002", WHAT_BIRTHDATE, "1943-02-11");
    night_feed(night, "e");
    g_assert_true(screen_shows("The wrong band is to come off"));
    g_assert_false(screen_shows("11-Feb-1938")); /* a true word is no longer offered to be struck */
}

static void
test_the_lost_is_found(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "k <Down><Down>");
    settle(night, "e 1");
    check_kinds("band-differs band-differs namesake ");
    night_check_place("A010", "in bed", "503-3");
}

static void
test_two_in_a_bed_share_it(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "m b 502-1<Enter> 3");
    check_kinds("band-differs band-differs not-found two-in-bed namesake ");
    night_feed(night, "k <Down><Down><Down>");
    settle(night, "e 3");
    check_kinds(AT_FIRST);
}

static void
test_two_in_a_bed_one_moves(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "m b 502-1<Enter> 3 k <Down><Down><Down>");
    settle(night, "e 1 <Enter>"); /* the first free bed */
    check_kinds(AT_FIRST);
    night_check_place("A001", "in bed", "501-1");
}

/* The same name and birthdate typed twice, at two beds. */
#define TWICE "<Down><Down> m n yamada<Space>hanako<Enter> s20.7.14<Enter> f "

static void
test_one_person_twice_is_read_as_one(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, TWICE "k <Down><Down><Down>");
    check_kinds("band-differs band-differs not-found same-identity namesake ");
    night_feed(night, "e 1 <Enter>"); /* both stand there first */
    g_assert_true(screen_shows("ID 00410112"));
    g_assert_true(screen_shows("They differ: each is in a bed of their own"));
    night_feed(night, "n");
    check_kinds("band-differs band-differs not-found same-identity namesake ");
    settle(night, "e 1 y");
    check_kinds(AT_FIRST);
    night_check_fact("A041", WHAT_PATIENT_ID, "00410112"); /* read as one */
    night_feed(night, "<Esc> / 00410112<Enter> i 3");
    check_kinds("band-differs band-differs not-found namesake namesake ");
}

/* Two books met, and each had her in this bed under a number of its own. */
static void
test_one_person_twice_in_a_bed_is_read_as_one(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "r s s f w f n <Esc>"); /* another one lies in 501-1 */
    check_kinds("band-differs band-differs not-found two-in-bed namesake ");
    night_feed(night, "k <Down><Down><Down> e");
    g_assert_true(screen_shows("one person: the two numbers are read as one"));
    night_feed(night, "4");
    g_assert_true(screen_shows("Are these two one person?"));
    g_assert_true(screen_shows("Name in kana"));
    night_feed(night, "<Enter>"); /* a hand on Enter ties nobody */
    check_kinds("band-differs band-differs not-found two-in-bed namesake ");
    settle(night, "y");
    check_kinds(AT_FIRST);
    night_check_fact("A041", WHAT_PATIENT_ID, "00410112");
}

static void
test_two_persons_who_look_alike(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, TWICE "k <Down><Down><Down>");
    settle(night, "e 2");
    check_kinds("band-differs band-differs not-found namesake namesake ");
}

static void
test_a_whole_check_goes_to_the_right_person(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "<Enter> <Tab> r");
    g_assert_true(screen_shows("the whole check at the bed: 21 entries"));
    night_feed(night, "2 A013<Enter>");
    g_assert_true(screen_shows("21 entries of A001 belong to A013"));
    night_check_fact("A001", WHAT_PATIENT_ID, NULL);
    night_check_fact("A013", WHAT_PATIENT_ID, "00410112");
}

static void
test_one_statement_goes_to_the_right_person(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "<Enter> <Tab><Down><Down> r 1 A013<Enter>");
    night_check_fact("A001", WHAT_PATIENT_ID, NULL);
    night_check_fact("A013", WHAT_PATIENT_ID, "00410112");
    night_check_fact("A001", WHAT_KANA, "ヤマダ ハナコ");
}

static void
test_nobody_is_tied_to_himself(Night *night, gconstpointer data)
{
    (void)data;
    g_autoptr(Desk) before = screen_open_desk();
    guint64 saved = desk_saved_number(before);
    night_feed(night, "<Enter> i 1 A001<Enter>");
    g_assert_true(screen_shows("This is the same patient."));
    night_feed(night, "<Esc><Esc>");
    g_autoptr(Desk) after = screen_open_desk();
    g_assert_cmpuint(desk_saved_number(after), ==, saved);
}

/* 501-1 A001, a woman of 81, and whoever lies in 502-1. */
static void
test_two_in_two_beds_are_tied_by_y_alone(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "<Enter> i 1 502-1<Enter>");
    g_assert_true(screen_shows("501-1  A001  ヤマダ ハナコ"));
    g_assert_true(screen_shows("502-1  A004"));
    g_assert_true(screen_shows("They differ: each is in a bed of their own; Name in kana; Name"));
    g_assert_true(screen_shows("Birthdate; Sex"));
    g_autoptr(Desk) before = screen_open_desk();
    guint64 saved = desk_saved_number(before);
    night_feed(night, "<Enter><Down><Enter> n"); /* a hand on Enter ties nobody */
    g_assert_true(screen_shows("Which patient?"));
    night_feed(night, "502-1<Enter><Esc>");
    g_assert_true(screen_shows("Which patient?"));
    g_autoptr(Desk) after = screen_open_desk();
    g_assert_cmpuint(desk_saved_number(after), ==, saved);
}

static void
test_one_person_under_two_numbers_is_asked_for_all_the_same(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, TWICE "<Esc> / 00410112<Enter> i 1 A041<Enter>");
    g_assert_true(screen_shows("ID 00410112"));
    g_assert_true(screen_shows("no patient ID"));
    night_feed(night, "y");
    g_assert_true(screen_shows("are read as one person"));
    night_check_fact("A041", WHAT_PATIENT_ID, "00410112");
}

int
main(int argc, char **argv)
{
    setlocale(LC_ALL, "C.UTF-8");
    g_test_init(&argc, &argv, NULL);
    NIGHT_ADD("/settle/strike", test_strike_what_was_misread);
    NIGHT_ADD("/settle/band", test_a_band_that_says_what_is_not_so);
    NIGHT_ADD("/settle/found", test_the_lost_is_found);
    NIGHT_ADD("/settle/share", test_two_in_a_bed_share_it);
    NIGHT_ADD("/settle/move", test_two_in_a_bed_one_moves);
    NIGHT_ADD("/settle/one", test_one_person_twice_is_read_as_one);
    NIGHT_ADD("/settle/one-in-bed", test_one_person_twice_in_a_bed_is_read_as_one);
    NIGHT_ADD("/settle/two", test_two_persons_who_look_alike);
    NIGHT_ADD("/settle/check", test_a_whole_check_goes_to_the_right_person);
    NIGHT_ADD("/settle/statement", test_one_statement_goes_to_the_right_person);
    NIGHT_ADD("/settle/himself", test_nobody_is_tied_to_himself);
    NIGHT_ADD("/settle/by-y-alone", test_two_in_two_beds_are_tied_by_y_alone);
    NIGHT_ADD("/settle/asked-all-the-same",
              test_one_person_under_two_numbers_is_asked_for_all_the_same);
    return g_test_run();
}
