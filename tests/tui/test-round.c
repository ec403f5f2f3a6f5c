/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The budget of keys at the bedside, and that what was typed is what was saved. */
#include "desk/person.h"
#include "desk/round.h"

#include <locale.h>
#include <string.h>

#include "night.h"

/* Bed 510-5, where nobody is known yet, in the full check. */
#define TO_510_5 "<Right><Right><Right><Down><Down><Down><Down><Down><Down><Down><Enter>"

static void
test_new_patient_with_a_typed_name(Night *night, gconstpointer data)
{
    (void)data;
    static const char keys[] = "i y <Enter> yamamoto<Space>ichiro<Enter> s20.7.14<Enter>"
                               "1 m 2 5 0 f<Enter> 1";
    night_feed(night, TO_510_5);
    g_assert_true(screen_shows("510-5"));
    night_feed(night, keys);
    g_assert_true(screen_shows("ヤマモト イチロ"));
    g_assert_true(screen_shows("1945"));
    g_assert_cmpuint(night_count_keys(keys), <=, 40);
    night_check_fact("A041", WHAT_KANA, "ヤマモト イチロ");
    night_check_fact("A041", WHAT_BIRTHDATE, "1945-07-14");
    night_check_fact("A041", WHAT_IDENTIFIED, "stated-full");
    night_check_fact("A041", WHAT_PATIENT_ID, NULL);
    night_check_fact("A041", WHAT_DEVICE, "none");
    night_check_fact("A041", WHAT_CAUTION, "fall");
    night_check_fact("A041", WHAT_DIET, "regular");
}

/* He sleeps; what she types stands on his wrist. */
static void
test_band_alone_is_no_word_of_the_patient(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, TO_510_5);
    night_feed(night, "i y <Enter> yamamoto<Space>ichiro<Enter> s20.7.14<Enter> 3");
    g_assert_true(screen_shows("source: band")); /* of the sex that is asked next */
    g_assert_true(screen_shows("by band"));
    g_autoptr(Desk) desk = screen_open_desk();
    g_autoptr(PersonFact) fact = person_fact(desk, "A041", WHAT_KANA);
    g_assert_cmpstr(fact->value, ==, "ヤマモト イチロ");
    g_assert_true(g_str_has_prefix(fact->origin, source_label(SOURCE_BAND)));
}

/* A name that is typed where a key is asked says things: of the first of two in a bed nothing told
 * so. */
static void
test_what_was_saved_of_the_first_of_two_is_told(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, TO_510_5);
    night_feed(night, "i <Left> w <Left> <Down><Up>");
    g_assert_true(screen_shows("(1/2)"));
    night_feed(night, "at");
    g_assert_true(screen_shows("(2/2)"));
    g_assert_true(screen_shows("✓ A041 (no name yet)  510-5: dialysis"));
    night_feed(night, "n");
    night_check_place("A041", "dialysis", "510-5");
}

/* The scan is one pull of a trigger, whatever it types. */
static void
test_new_patient_with_a_scanned_band(Night *night, gconstpointer data)
{
    (void)data;
    static const char before[] = "i y", scan[] = "00398765<Enter>";
    static const char after[] = "<Enter> <Enter> 3 f 3 7 0 0 6";
    night_feed(night, TO_510_5);
    night_feed(night, before);
    night_feed(night, scan);
    night_feed(night, after);
    g_assert_cmpuint(night_count_keys(before) + 1 + night_count_keys(after), <=, 12);
    night_check_fact("A041", WHAT_PATIENT_ID, "00398765");
    night_check_fact("A041", WHAT_DIET, "fasting");
    g_autoptr(Desk) desk = screen_open_desk();
    g_autoptr(PersonFact) fact = person_fact(desk, "A041", WHAT_PATIENT_ID);
    g_assert_true(g_str_has_prefix(fact->origin, source_label(SOURCE_BAND)));
}

static void
test_a_scanner_that_ends_with_tab_and_one_in_the_wrong_field(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, TO_510_5);
    night_feed(night, "i y 00398765<Tab>");
    night_check_fact("A041", WHAT_PATIENT_ID, "00398765");
    night_feed(night, "mg1nk7qxa01230319480213fyamada/hanako.mrqv4tsd<Enter>");
    night_check_fact("A041", WHAT_KANA, NULL);
    night_feed(night, "<Esc>");
}

/* 7 April or July 4: nobody but who said it knows. */
static void
test_a_day_of_two_readings_is_asked(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, TO_510_5);
    night_feed(night, "i y <Enter> sumisu<Space>ana<Enter> 7/4/1945<Enter>");
    g_assert_true(screen_shows("1945-04-07"));
    g_assert_true(screen_shows("04-Jul-1945"));
    night_check_fact("A041", WHAT_BIRTHDATE, NULL);
    night_feed(night, "<Backspace><Backspace><Backspace><Backspace><Backspace><Backspace>"
                      "<Backspace><Backspace>1945-7-4<Enter>");
    night_check_fact("A041", WHAT_BIRTHDATE, "1945-07-04");
}

static void
test_known_patient_takes_two_keys(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "r s s f");
    g_assert_true(screen_shows("501-1"));
    night_feed(night, "i =");
    g_assert_true(screen_shows("501-2"));
    g_autoptr(Desk) desk = screen_open_desk();
    g_autoptr(PersonFact) band = person_fact(desk, "A001", WHAT_BAND);
    g_assert_nonnull(strstr(band->origin, "06:45"));
}

static void
test_sweep_takes_two_keys_a_bed_at_most(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "r s s");
    for (guint beds = 0; beds < 45 && !screen_shows("The round is done"); beds++)
        night_feed(night, "i");
    g_assert_true(screen_shows("The round is done"));
    g_assert_true(screen_shows("44  in bed")); /* 512-2 is closed */
}

static void
test_empty_bed_of_a_known_patient_asks_where(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "r s s e k");
    g_assert_true(screen_shows("501-2"));
    g_autoptr(Desk) desk = screen_open_desk();
    g_autofree char *state = person_state_words(desk, "A001");
    g_assert_cmpstr(state, ==, "exam");
}

static void
test_not_now_comes_again(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "r s s n");
    g_assert_true(screen_shows("501-2"));
    for (guint beds = 0; beds < 43; beds++)
        night_feed(night, "i");
    g_assert_true(screen_shows("501-1"));
}

static void
test_strike_asks_again(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "r s s v");
    g_assert_true(screen_shows("501-2"));
    night_feed(night, "x 1");
    g_assert_true(screen_shows("501-1"));
    g_autoptr(Desk) desk = screen_open_desk();
    g_autofree char *state = person_state_words(desk, "A001");
    g_assert_cmpstr(state, ==, "in bed");
}

static void
test_enter_records_nothing(Night *night, gconstpointer data)
{
    (void)data;
    g_autoptr(Desk) before = screen_open_desk();
    guint64 saved = desk_saved_number(before);
    night_feed(night,
               "r s s <Enter> <Enter> f <Enter> <Down> <Up> <Esc> <Enter> <Enter> <Enter> <Esc>");
    g_autoptr(Desk) after = screen_open_desk();
    g_assert_cmpuint(desk_saved_number(after), ==, saved);
}

/* Half a birthdate must not become a whole one of another year. */
static void
test_half_an_answer_is_neither_saved_nor_lost_by_an_arrow(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, TO_510_5 "i y 007<Down>");
    g_assert_true(screen_shows("Half an answer stands here"));
    g_assert_true(screen_shows("510-5"));
    night_check_fact("A041", WHAT_PATIENT_ID, NULL);
    night_feed(night, "7<Left>");
    g_assert_true(screen_shows("0077"));
    night_feed(night, "<Enter>");
    night_check_fact("A041", WHAT_PATIENT_ID, "0077");
    night_feed(night, "<Down>");
    g_assert_false(screen_shows("510-5  "));
}

/* Nobody hears the kana of it at three in the morning, but it stands on her passport. */
static void
test_a_passport_name_is_kept_in_its_letters(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, TO_510_5 "i y <Enter> Nguyen<Space>Thi<Enter>");
    g_assert_true(screen_shows("2 keeps it in Latin letters: Nguyen Thi"));
    night_feed(night, "<Enter>"); /* a hand on Enter keeps nothing */
    night_check_fact("A041", WHAT_KANA, NULL);
    night_feed(night, "2");
    night_check_fact("A041", WHAT_LATIN, "Nguyen Thi");
    night_check_fact("A041", WHAT_KANA, NULL); /* it is asked again when somebody knows */
}

/* Whoever said a name is not counted as nameless when all beds were seen; the kana is, by itself.
 */
static void
test_who_is_known_in_letters_is_not_nameless(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, TO_510_5 "i y <Enter> Nguyen<Space>Thi<Enter> 2 1990-05-01<Enter> <Esc>");
    g_autoptr(Desk) desk = screen_open_desk();
    g_assert_false(round_lacks_identity(desk, "A041"));
    g_assert_true(round_lacks_kana(desk, "A041"));
    g_assert_false(round_lacks_kana(desk, "A001"));
    g_autofree char *aloud = person_read_back(desk, "A041");
    g_assert_true(g_str_has_prefix(aloud, "Nguyen Thi  01-May-1990"));
}

/* l is a small sign in romaji; a foreigner's name must not turn into one unseen. */
static void
test_a_name_that_begins_small_is_asked_again(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, TO_510_5 "i y <Enter> lina<Space>liu<Enter>");
    g_assert_true(screen_shows("begins with a small sign"));
    night_check_fact("A041", WHAT_KANA, NULL);
    night_feed(night, "<Backspace><Backspace><Backspace><Backspace>");
    for (guint i = 0; i < 4; i++)
        night_feed(night, "<Backspace>");
    night_feed(night, "rina<Space>riu<Enter>");
    night_check_fact("A041", WHAT_KANA, "リナ リウ");
}

/* "Falls" must not become "known to be none" by one stray key, and stay beside what is said then. */
static void
test_what_stood_there_goes_only_when_asked_twice(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "<Enter>");
    for (guint i = 0; i < 15; i++)
        night_feed(night, "<Down>");
    night_feed(night, "<Enter> 0");
    g_assert_true(screen_shows("ends nothing; beside it stay: falls"));
    night_check_fact("A001", WHAT_CAUTION, "fall");
    night_feed(night, "f w <Enter>"); /* another tick is no taking away */
    night_check_fact("A001", WHAT_CAUTION, "fall-ended,wandering");
    night_feed(night, "<Enter> u");
    night_check_fact("A001", WHAT_CAUTION, "fall-ended,wandering");
    night_feed(night, "u");
    night_check_fact("A001", WHAT_CAUTION, "unknown");
}

/* As with a table: whoever says "none" over an allergy says so, and it stays beside it. */
static void
test_an_allergy_is_not_lost_behind_a_none(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "<Enter>");
    for (guint i = 0; i < 15; i++)
        night_feed(night, "<Down>");
    night_feed(night, "<Enter> a penicillin<Enter> <Enter>");
    g_assert_false(screen_shows("said before"));
    night_feed(night, "<Enter> f a <Enter>");
    night_feed(night, "<Enter> 0 0");
    night_check_fact("A001", WHAT_CAUTION, "none");
    g_assert_true(screen_shows("none; said before: allergy"));
    g_assert_true(screen_shows("but also: allergy penicillin (seen 11/02 06:45"));
}

/* There u is the beginning of a drug's name. */
static void
test_words_of_an_allergy_are_told_no_keys(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "<Enter>");
    for (guint i = 0; i < 15; i++)
        night_feed(night, "<Down>");
    night_feed(night, "<Enter>");
    g_assert_true(screen_shows("u cannot be told"));
    night_feed(night, "a");
    g_assert_false(screen_shows("cannot be told"));
    g_assert_false(screen_shows("n Enter"));
    night_feed(night, "urokinase<Enter> <Enter>");
    night_check_fact("A001", WHAT_CAUTION, "fall,allergy:urokinase");
}

/* A scanner ends a code with Enter, and a tired hand presses it. */
static void
test_enter_sends_nobody_away(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "r s s a <Enter>");
    g_assert_true(screen_shows("Away: where?"));
    night_check_place("A001", "in bed", "501-1");
    night_feed(night, "u");
    night_check_place("A001", "away", "501-1");
}

/* A slip in the bed before: its question comes again. */
static void
test_what_was_struck_is_asked_again(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "r s s i");
    g_assert_true(screen_shows("501-2"));
    night_feed(night, "x");
    g_assert_true(screen_shows("501-1 A001 ヤマダ ハナコ: Presence in bed"));
    night_feed(night, "1");
    g_assert_true(screen_shows("501-1"));
    g_assert_true(screen_shows("Is the patient there?"));
    g_assert_false(screen_shows("501-2"));
}

/* What was said on another patient's page is named before it is struck, and moves nobody. */
static void
test_nobody_strikes_blindly(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, TO_510_5 "i y 0077<Enter> <Esc>");
    night_feed(night, "<Esc> <Esc> <Esc> <Esc> <Esc> <Home> <Enter>");
    g_assert_true(screen_shows("A001"));
    night_feed(night, "x");
    g_assert_true(screen_shows("The last entry is about somebody else (510-5 A041"));
    night_feed(night, "1 <Esc> r s s");
    g_assert_true(screen_shows("501-1"));
    night_feed(night, "n x"); /* in the next bed now */
    g_assert_true(screen_shows(": Patient ID 0077"));
    night_feed(night, "1");
    g_assert_true(screen_shows("Struck: 510-5 A041"));
    g_assert_true(screen_shows("501-2"));
    night_check_fact("A041", WHAT_PATIENT_ID, NULL);
}

static void
test_yesterday_takes_no_entry(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "a 6:15<Enter> r");
    g_assert_true(screen_shows("another time"));
    night_feed(night, "a<Enter> r");
    g_assert_true(screen_shows("Is the patient there?"));
}

/* Ended in mid-round, by a power cut or a hand: who was asked already is not asked again. */
static void
test_a_round_goes_on_after_the_program_ended(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "r"); /* the drill's own, by another nurse */
    g_assert_true(screen_shows("round since 11/02 06:02: 42 of 44 beds seen"));
    g_assert_true(screen_shows("510-5"));
    night_feed(night, "s");
    g_assert_true(screen_shows("s once more begins a new one"));
    night_feed(night, "<Esc> r s s a t v i");
    g_assert_true(screen_shows("round since 11/02 06:45: 3 of 44 beds seen"));
    app_free(night->app);
    night->app = screen_start(night->terminal);
    night_feed(night, "r");
    g_assert_true(screen_shows("round since 11/02 06:45: 3 of 44 beds seen"));
    g_assert_true(screen_shows("501-5")); /* away as it was, and not the three before it */
}

/* He is not in bed, and "all the same" says no more than that. */
/* The power went while a patient told her name: nobody has ended that check. */
static void
test_a_bed_that_was_half_asked_is_asked_again(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "r s s f i =");
    night_feed(night, "i f <Enter>"); /* 501-2, in its questions */
    g_assert_true(screen_shows("501-2"));
    app_free(night->app);
    night->app = screen_start(night->terminal);
    night_feed(night, "r");
    g_assert_true(screen_shows("501-2"));
    g_assert_true(screen_shows("1 of 44 beds seen"));
    g_assert_true(screen_shows("was begun in this round, and not ended"));
    night_feed(night, "i f <Esc>");
    g_assert_true(screen_shows("501-2 is begun, not ended"));
    night_feed(night, "r =");
    g_assert_true(screen_shows("2 of 44 beds seen"));
    night_feed(night, "x"); /* the last entry is what was said, not that it ended */
    g_assert_true(screen_shows("501-2"));
    g_assert_false(screen_shows("ended"));
}

/* An arrow takes her on, and then the power goes: these beds are not asked twice. */
static void
test_a_bed_that_was_read_back_was_asked(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "r s s f i f <Enter><Enter><Enter><Enter><Enter><Enter>");
    night_feed(night, "<Enter><Enter><Enter><Enter><Enter>");
    g_assert_true(screen_shows("Read it back aloud"));
    night_feed(night, "<Down>");
    g_assert_true(screen_shows("501-2"));
    g_assert_false(screen_shows("begun, not ended"));
    app_free(night->app);
    night->app = screen_start(night->terminal);
    night_feed(night, "r");
    g_assert_true(screen_shows("1 of 44 beds seen"));
    g_assert_true(screen_shows("501-2"));
    night_feed(night, "<Up> f i f <Down>"); /* begun anew, and not read back */
    g_assert_true(screen_shows("501-1 is begun, not ended"));
}

/* She is washed just now: seen she was, but asked nothing. */
static void
test_the_rest_that_was_put_off_comes_again(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "r s s f i n");
    g_assert_true(screen_shows("501-2"));
    g_assert_true(screen_shows("0 of 44 beds seen"));
    night_feed(night, "<Up>");
    g_assert_true(screen_shows("was begun in this round, and not ended"));
    night_feed(night, "i =");
    g_assert_true(screen_shows("1 of 44 beds seen"));
}

static void
test_the_same_of_somebody_away_is_away(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "r s s n n n");
    g_assert_true(screen_shows("as before: dialysis"));
    night_feed(night, "=");
    night_check_place("A003", "dialysis", "501-5");
    g_autoptr(Desk) desk = screen_open_desk();
    g_autoptr(PersonFact) band = person_fact(desk, "A003", WHAT_BAND);
    g_assert_null(strstr(band->origin, "06:45"));
}

/* Somebody who was away when the bed was first seen has no name yet. */
static void
test_who_comes_back_is_asked_who_it_is(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, TO_510_5 "a t <Esc> k <Tab>");
    for (guint row = 0; row < 300 && !screen_shows("A041"); row++)
        night_feed(night, "<Down>");
    night_feed(night, "<Down><Down><Down><Down>");
    g_assert_true(screen_shows("Name in kana"));
    night_feed(night, "<Esc> <Esc> <Esc> r s s <Up> <Up>");
    for (guint i = 0; i < 45 && !screen_shows("510-5  "); i++)
        night_feed(night, "<Down>");
    g_assert_true(screen_shows("in bed again: then who it is will be asked"));
    night_feed(night, "i");
    g_assert_true(screen_shows("Name or birthdate is missing"));
    night_feed(night, "<Enter> y <Enter> satou<Space>yui<Enter>");
    night_check_fact("A041", WHAT_KANA, "サトウ ユイ");
}

static void
test_who_is_brought_back_is_asked_who_it_is(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, TO_510_5 "a t <Esc> m h");
    g_assert_true(screen_shows("Name or birthdate is missing"));
    night_check_place("A041", "in bed", "510-5");
}

/* One key, and nothing that was answered or half typed is lost. */
static void
test_one_key_leaves_a_full_check(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, TO_510_5 "i y 0077<Enter> sa<Esc>");
    g_assert_true(screen_shows("Half an answer stands here"));
    g_assert_true(screen_shows("サ"));
    night_feed(night, "t<Esc>");
    g_assert_true(screen_shows("Esc once more lets it go"));
    night_feed(night, "<Esc>");
    g_assert_true(screen_shows("In hospital"));
    night_check_fact("A041", WHAT_PATIENT_ID, "0077");
}

/* What is typed anew in the same check is a correction, and no second word of the patient. */
static void
test_a_slip_typed_anew_stands_struck(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, TO_510_5 "i y <Enter> satou<Space>yui<Enter> s27.4.1<Enter>");
    night_feed(night, "<Left> s28.4.1<Enter>");
    g_autoptr(Desk) desk = screen_open_desk();
    g_autoptr(PersonFact) fact = person_fact(desk, "A041", WHAT_BIRTHDATE);
    g_assert_cmpstr(fact->value, ==, "1953-04-01");
    g_assert_false(fact->differs);
    night_feed(night, "<Esc><Enter><Tab>");
    g_assert_true(screen_shows("struck 11/02 06:45"));
    night_feed(night, "<Tab><Home>"); /* and on the patient's page as well */
    for (guint row = 0; row < 8; row++)
        night_feed(night, "<Down>");
    night_feed(night, "<Enter>s29.4.1<Enter>");
    night_check_fact("A041", WHAT_BIRTHDATE, "1954-04-01");
    g_assert_false(screen_shows("differs"));
}

/* The line that is read aloud names whom the patient can be mistaken for. */
static void
test_the_read_back_names_the_namesake(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, TO_510_5 "i y <Enter> yamada<Space>hanako<Enter> s27.4.1<Enter>"
                               "1 f 2 5 0 f<Enter> 1");
    g_assert_true(screen_shows("Read it back aloud"));
    g_assert_true(screen_shows("SAME NAME here: 501-1 A001 ヤマダ ハナコ"));
    night_feed(night, "<Esc><Esc><Esc><Esc><Home> r s s"); /* a sweep reads nothing back */
    g_assert_true(screen_shows("SAME NAME here: 510-5 A041 ヤマダ ハナコ 01-Apr-1952"));
}

int
main(int argc, char **argv)
{
    setlocale(LC_ALL, "C.UTF-8");
    g_test_init(&argc, &argv, NULL);
    NIGHT_ADD("/round/put-off", test_the_rest_that_was_put_off_comes_again);
    NIGHT_ADD("/round/half-asked", test_a_bed_that_was_half_asked_is_asked_again);
    NIGHT_ADD("/round/read-back", test_a_bed_that_was_read_back_was_asked);
    NIGHT_ADD("/round/typed-name", test_new_patient_with_a_typed_name);
    NIGHT_ADD("/round/scanned-band", test_new_patient_with_a_scanned_band);
    NIGHT_ADD("/round/tab", test_a_scanner_that_ends_with_tab_and_one_in_the_wrong_field);
    NIGHT_ADD("/round/known", test_known_patient_takes_two_keys);
    NIGHT_ADD("/round/sweep", test_sweep_takes_two_keys_a_bed_at_most);
    NIGHT_ADD("/round/band-alone", test_band_alone_is_no_word_of_the_patient);
    NIGHT_ADD("/round/first-of-two", test_what_was_saved_of_the_first_of_two_is_told);
    NIGHT_ADD("/round/two-readings", test_a_day_of_two_readings_is_asked);
    NIGHT_ADD("/round/empty", test_empty_bed_of_a_known_patient_asks_where);
    NIGHT_ADD("/round/not-now", test_not_now_comes_again);
    NIGHT_ADD("/round/strike", test_strike_asks_again);
    NIGHT_ADD("/round/enter", test_enter_records_nothing);
    NIGHT_ADD("/round/leave", test_half_an_answer_is_neither_saved_nor_lost_by_an_arrow);
    NIGHT_ADD("/round/yesterday", test_yesterday_takes_no_entry);
    NIGHT_ADD("/round/a-name-that-begins-small-is-asked-again",
              test_a_name_that_begins_small_is_asked_again);
    NIGHT_ADD("/round/passport-name", test_a_passport_name_is_kept_in_its_letters);
    NIGHT_ADD("/round/letters", test_who_is_known_in_letters_is_not_nameless);
    NIGHT_ADD("/round/what-stood-there-goes-only-when-asked-twice",
              test_what_stood_there_goes_only_when_asked_twice);
    NIGHT_ADD("/round/allergy", test_words_of_an_allergy_are_told_no_keys);
    NIGHT_ADD("/round/enter-sends-nobody-away", test_enter_sends_nobody_away);
    NIGHT_ADD("/round/what-was-struck-is-asked-again", test_what_was_struck_is_asked_again);
    NIGHT_ADD("/round/nobody-strikes-blindly", test_nobody_strikes_blindly);
    NIGHT_ADD("/round/goes-on", test_a_round_goes_on_after_the_program_ended);
    NIGHT_ADD("/round/the-same-away", test_the_same_of_somebody_away_is_away);
    NIGHT_ADD("/round/who-comes-back", test_who_comes_back_is_asked_who_it_is);
    NIGHT_ADD("/round/who-is-brought-back", test_who_is_brought_back_is_asked_who_it_is);
    NIGHT_ADD("/round/one-key-leaves", test_one_key_leaves_a_full_check);
    NIGHT_ADD("/round/an-allergy", test_an_allergy_is_not_lost_behind_a_none);
    NIGHT_ADD("/round/a-slip", test_a_slip_typed_anew_stands_struck);
    NIGHT_ADD("/round/read-back-namesake", test_the_read_back_names_the_namesake);
    return g_test_run();
}
