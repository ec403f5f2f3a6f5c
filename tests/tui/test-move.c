/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who moves, leaves, comes and goes, said with a few letters on the map and the person's page. */
#include "desk/person.h"
#include "desk/round.h"

#include <locale.h>

#include "night.h"

/* Nobody who died has said so, and a newborn has stated nothing. */
static void
assert_staff_told(const char *handle, What what)
{
    g_autoptr(Desk) desk = screen_open_desk();
    const Pile *said = census_find_handle(desk_census(desk), handle)->piles[what];
    const Filed *last = said->pdata[said->len - 1];
    g_assert_cmpint(last->said.source, ==, SOURCE_STAFF);
}

static void
test_to_a_free_bed(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "m b 505-5<Enter>");
    g_assert_true(screen_shows("A001 ヤマダ ハナコ  moved to bed 505-5"));
    night_check_place("A001", "in bed", "505-5");
}

/* As it comes out of an input method. */
static void
test_a_bed_is_found_in_wide_digits(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "m b ５０５－");
    g_assert_true(screen_shows("505-5"));
    night_feed(night, "<Backspace>ー５<Enter>"); /* the long vowel of a kana keyboard */
    night_check_place("A001", "in bed", "505-5");
}

static void
test_into_the_bed_of_another_asks_first(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "m b 502-1<Enter>");
    g_assert_true(screen_shows("Bed 502-1 is that of A004 サトウ イチロウ."));
    night_check_place("A001", "in bed", "501-1");
    night_feed(night, "1");
    night_check_place("A001", "in bed", "502-1");
    night_check_place("A004", "in bed", "501-1");
}

static void
test_sharing_a_bed_place_is_no_conflict(Night *night, gconstpointer data)
{
    (void)data;
    g_autoptr(Desk) before = screen_open_desk();
    guint conflicts = desk_counts(before).conflicts;
    night_feed(night, "m b 502-1<Enter> 2");
    night_check_fact("A001", WHAT_SHARES, "yes");
    night_check_fact("A004", WHAT_SHARES, "yes");
    g_autoptr(Desk) after = screen_open_desk();
    g_assert_cmpuint(desk_counts(after).conflicts, ==, conflicts);
}

static void
test_swap(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "m s satou<Space>ichirou<Enter>");
    night_check_place("A001", "in bed", "502-1");
    night_check_place("A004", "in bed", "501-1");
}

/* The ward is full: one more bed in the room of 501, then the whole bed into the hall. */
static void
test_a_bed_is_added_and_another_put_elsewhere(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "m + 1<Enter>"); /* "501-" stands there */
    g_assert_true(screen_shows("Please type a label that no bed of this ward bears"));
    night_feed(night, "<Backspace>9<Enter>");
    g_assert_true(screen_shows("bed added 501-9"));
    night_feed(night, "m >hall<Enter>");
    g_assert_true(screen_shows("now in room hall"));
    night_check_place("A001", "in bed", "501-1");
    g_autoptr(Desk) desk = screen_open_desk();
    const Reading *reading = desk_reading(desk);
    const BedStanding *added = reading_bed(reading, census_find_bed(desk_census(desk), "501-9"));
    g_assert_cmpstr(added->room, ==, "501");
    const BedStanding *put = reading_bed(reading, census_find_bed(desk_census(desk), "501-1"));
    g_assert_cmpstr(put->room, ==, "hall");
    g_assert_cmpuint(put->walk, ==, reading_beds(reading)->len - 1);
}

static void
test_outing_and_back(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "m o s soon<Enter>");
    g_assert_true(screen_shows("This is no time"));
    night_check_place("A001", "in bed", "501-1");
    for (guint i = 0; i < 4; i++)
        night_feed(night, "<Backspace>");
    night_feed(night, "18:00<Enter>");
    night_check_place("A001", "outing", "501-1");
    night_check_fact("A001", WHAT_EXPECTED_BACK, "2026-11-02T18:00:00+09:00");
    night_feed(night, "m h");
    night_check_place("A001", "in bed", "501-1");
}

static void
test_discharge_a_while_ago(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "m t 6:30<Enter>");
    g_assert_true(screen_shows("at 11/02 06:30"));
    night_feed(night, "d");
    g_assert_true(screen_shows("Discharged where to?"));
    night_feed(night, "<Esc> d 1");
    g_assert_true(screen_shows("discharged: to home"));
    night_check_place("A001", "discharged", NULL);
}

static void
test_death_is_asked_twice(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "m e");
    g_assert_true(screen_shows("is this the right patient?"));
    night_feed(night, "<Esc>");
    night_check_place("A001", "in bed", "501-1");
    night_feed(night, "e <Enter>"); /* a tired hand presses it */
    night_check_place("A001", "in bed", "501-1");
    night_feed(night, "y");
    night_check_place("A001", "died", "501-1");
    assert_staff_told("A001", WHAT_DEATH);
}

/* 501-3 is an empty bed. */
#define TO_501_3 "<Down><Down> m "

/* The nurse who comes from the telephone has the name alone; the other Yamada lies in 501-3. */
#define A_NAMESAKE TO_501_3 "n yamada<Space>hanako<Enter> s27.4.1<Enter> f <Up><Up>"

static void
test_nobody_is_discharged_for_a_namesake(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, A_NAMESAKE "m");
    g_assert_true(screen_shows("SAME NAME here: 501-3 A041 ヤマダ ハナコ 01-Apr-1952"));
    night_feed(night, "d 1");
    g_assert_true(screen_shows("Discharged: is this the right patient?"));
    g_assert_true(screen_shows("501-3 A041"));
    night_feed(night, "<Enter>");
    night_check_place("A001", "in bed", "501-1");
    night_feed(night, "<Esc> 2 y");
    night_check_place("A001", "discharged", NULL);
    night_feed(night, "<Down><Down> m d 1"); /* alone now: no key more */
    night_check_place("A041", "discharged", NULL);
}

static void
test_nobody_is_sent_or_dead_for_a_namesake(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, A_NAMESAKE "m e");
    g_assert_true(screen_shows("SAME NAME here: 501-3 A041 ヤマダ ハナコ 01-Apr-1952"));
    night_feed(night, "<Esc> w 6<Space>East<Enter>");
    g_assert_true(screen_shows("Sent to another ward: is this the right patient?"));
    night_check_place("A001", "in bed", "501-1");
    night_feed(night, "y");
    night_check_place("A001", "sent to another ward", NULL);
}

static void
test_namesake_who_died_holds_nobody_back(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, A_NAMESAKE "m e y <Down><Down> m d 1");
    night_check_place("A001", "died", "501-1");
    night_check_place("A041", "discharged", NULL);
}

static void
test_sent_and_received(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "<Enter> m w 6<Space>East<Enter>");
    night_check_place("A001", "sent to another ward", NULL);
    night_feed(night, "m r");
    g_assert_true(screen_shows("received by the other ward"));
    g_autoptr(Desk) desk = screen_open_desk();
    g_autofree char *state = person_state_words(desk, "A001");
    g_assert_cmpstr(state, ==, "transferred");
}

static void
test_back_after_discharge(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "<Enter> m d 1 m a 508-5<Enter>");
    night_check_place("A001", "in bed", "508-5");
}

static void
test_admission_by_name(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, TO_501_3 "n <Enter>");
    g_assert_true(screen_shows("Please type the name."));
    night_feed(night, "yamamoto<Space>ichirou<Enter> s20.13.1<Enter>");
    g_assert_true(screen_shows("Birthdate"));
    for (guint i = 0; i < 8; i++)
        night_feed(night, "<Backspace>");
    night_feed(night, "s20.7.14<Enter> m");
    night_check_place("A041", "in bed", "501-3");
    night_check_fact("A041", WHAT_KANA, "ヤマモト イチロウ");
    night_check_fact("A041", WHAT_BIRTHDATE, "1945-07-14");
    night_check_fact("A041", WHAT_SEX, "m");
}

/* He has said his name: he is nobody unknown, but how it is read is still asked. */
static void
test_admission_by_a_passport_name(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, TO_501_3 "n Nguyen<Space>Van<Space>An<Enter>");
    g_assert_true(screen_shows("2 keeps it in Latin letters: Nguyen Van An"));
    night_feed(night, "<Enter>"); /* a hand on Enter keeps nothing */
    g_assert_true(screen_shows("2 keeps it in Latin letters: Nguyen Van An"));
    night_feed(night, "2 1990-05-01<Enter> m");
    g_assert_true(screen_shows("A041 Nguyen Van An  admitted, bed 501-3"));
    night_check_fact("A041", WHAT_LATIN, "Nguyen Van An");
    night_check_fact("A041", WHAT_KANA, NULL);
    night_check_fact("A041", WHAT_ALIAS, NULL);
    g_autoptr(Desk) desk = screen_open_desk();
    g_assert_false(round_lacks_identity(desk, "A041"));
    g_assert_true(round_lacks_kana(desk, "A041"));
}

/* One step back: what was typed first is no second name. */
static void
test_an_admission_has_one_name(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, TO_501_3 "n Nguyen<Enter> 2 <Esc> gen<Space>an<Enter> <Enter> n");
    night_check_fact("A041", WHAT_KANA, "ゲン アン");
    night_check_fact("A041", WHAT_LATIN, NULL);
}

static void
test_admission_of_someone_unknown(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, TO_501_3 "u <Enter> n about<Space>70<Enter>");
    night_check_fact("A041", WHAT_ALIAS, "アサガオ");
    night_check_fact("A041", WHAT_BIRTHDATE, "about 70");
    night_check_fact("A041", WHAT_SEX, NULL);
}

static void
test_received_from_another_ward(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, TO_501_3 "w ICU<Enter> yamamoto<Space>ichirou<Enter> <Enter> n");
    night_check_place("A041", "in bed", "501-3");
    night_check_fact("A041", WHAT_BIRTHDATE, NULL);
}

static void
test_birth(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "/ guen<Enter>");
    night_feed(night, "m n 1");
    g_assert_true(screen_shows("empty: born today (11/02), time not told"));
    night_feed(night, "0312<Enter> f");
    night_check_place("A041", "in bed", "506-1");
    night_check_fact("A041", WHAT_BIRTH_ORDER, "1");
    night_check_fact("A041", WHAT_BIRTHDATE, "2026-11-02");
    night_check_fact("A041", WHAT_BIRTH_TIME, "03:12");
    assert_staff_told("A041", WHAT_BIRTHDATE);
    assert_staff_told("A041", WHAT_SEX);
}

/* When it is typed is told to nobody as when it was. */
static void
test_a_birth_without_a_time_says_so(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "/ guen<Enter> m n 1 2560<Enter>");
    g_assert_true(screen_shows("This is no time that has been."));
    night_feed(night, "<Backspace><Backspace><Backspace><Backspace><Enter> f");
    night_check_fact("A041", WHAT_BIRTHDATE, "2026-11-02");
    night_check_fact("A041", WHAT_BIRTH_TIME, "unknown");
}

static void
test_a_birth_before_midnight_is_of_that_day(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "/ guen<Enter> m n 1 2350<Enter> f");
    night_check_fact("A041", WHAT_BIRTHDATE, "2026-11-01");
    night_check_fact("A041", WHAT_BIRTH_TIME, "23:50");
}

static void
test_a_birth_on_a_day_alone_has_no_time(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "/ guen<Enter> m n 1 11/1<Enter> f");
    night_check_fact("A041", WHAT_BIRTHDATE, "2026-11-01");
    night_check_fact("A041", WHAT_BIRTH_TIME, "unknown");
}

static void
test_a_time_told_before_is_that_of_the_birth(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "/ guen<Enter> m t 4:20<Enter> n 1 f");
    night_check_fact("A041", WHAT_BIRTH_TIME, "04:20");
}

static void
test_old_man_gives_no_birth(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "m");
    g_assert_false(screen_shows("has given birth"));
}

static void
test_bed_closed_and_open(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, TO_501_3 "x m");
    g_assert_false(screen_shows("admission"));
    night_feed(night, "o m");
    g_assert_true(screen_shows("admission"));
}

static void
test_nothing_is_saved_before_the_last_answer(Night *night, gconstpointer data)
{
    (void)data;
    g_autoptr(Desk) before = screen_open_desk();
    guint64 saved = desk_saved_number(before);
    night_feed(night, "m o s <Esc><Esc> b 502-1<Enter> <Esc><Esc> d <Esc><Esc>");
    night_feed(night, TO_501_3 "n yamada<Space>tarou<Enter> <Enter> <Esc><Esc><Esc><Esc>");
    g_assert_true(screen_shows("round"));
    g_autoptr(Desk) after = screen_open_desk();
    g_assert_cmpuint(desk_saved_number(after), ==, saved);
}

static void
test_yesterday_takes_no_movement(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "a 6:15<Enter> m");
    g_assert_true(screen_shows("another time"));
    g_assert_false(screen_shows("What happened?"));
}

int
main(int argc, char **argv)
{
    setlocale(LC_ALL, "C.UTF-8");
    g_test_init(&argc, &argv, NULL);
    NIGHT_ADD("/move/bed", test_to_a_free_bed);
    NIGHT_ADD("/move/wide-digits", test_a_bed_is_found_in_wide_digits);
    NIGHT_ADD("/move/crowded", test_into_the_bed_of_another_asks_first);
    NIGHT_ADD("/move/share", test_sharing_a_bed_place_is_no_conflict);
    NIGHT_ADD("/move/swap", test_swap);
    NIGHT_ADD("/move/a-bed-is-added-and-another-put-elsewhere",
              test_a_bed_is_added_and_another_put_elsewhere);
    NIGHT_ADD("/move/outing", test_outing_and_back);
    NIGHT_ADD("/move/discharge", test_discharge_a_while_ago);
    NIGHT_ADD("/move/death", test_death_is_asked_twice);
    NIGHT_ADD("/move/sent", test_sent_and_received);
    NIGHT_ADD("/move/again", test_back_after_discharge);
    NIGHT_ADD("/move/admit", test_admission_by_name);
    NIGHT_ADD("/move/passport-name", test_admission_by_a_passport_name);
    NIGHT_ADD("/move/one-name", test_an_admission_has_one_name);
    NIGHT_ADD("/move/unknown", test_admission_of_someone_unknown);
    NIGHT_ADD("/move/received", test_received_from_another_ward);
    NIGHT_ADD("/move/birth", test_birth);
    NIGHT_ADD("/move/birth-untimed", test_a_birth_without_a_time_says_so);
    NIGHT_ADD("/move/birth-yesterday", test_a_birth_before_midnight_is_of_that_day);
    NIGHT_ADD("/move/birth-day", test_a_birth_on_a_day_alone_has_no_time);
    NIGHT_ADD("/move/birth-timed", test_a_time_told_before_is_that_of_the_birth);
    NIGHT_ADD("/move/no-birth", test_old_man_gives_no_birth);
    NIGHT_ADD("/move/closed", test_bed_closed_and_open);
    NIGHT_ADD("/move/esc", test_nothing_is_saved_before_the_last_answer);
    NIGHT_ADD("/move/namesake-discharged", test_nobody_is_discharged_for_a_namesake);
    NIGHT_ADD("/move/namesake-died", test_namesake_who_died_holds_nobody_back);
    NIGHT_ADD("/move/namesake-sent", test_nobody_is_sent_or_dead_for_a_namesake);
    NIGHT_ADD("/move/yesterday", test_yesterday_takes_no_movement);
    return g_test_run();
}
