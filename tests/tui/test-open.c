/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first page: a sealed book asks for its passphrase, shows nothing of it, and opens with it. */
#include "desk/lockout.h"
#include "desk/night-key.h"
#include "desk/shelf.h"

#include "base/error.h"
#include "base/secret.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "night.h"

#define PASSPHRASE "fourwordsoftheleadnurse"

static const char layout[] = "[ward]\nname=5東\n[room 601]\nbeds=601-1,601-2\n";

/* At the least that a guess may cost; the book that is made on the screen costs the full second. */
static void
make_sealed(void)
{
    g_autoptr(GError) error = NULL;
    LogKey key = { "ward", PASSPHRASE, NULL, LOG_KEY_MEMORY_LEAST, LOG_KEY_PASSES_LEAST };
    LogBirth birth = { layout, strlen(layout), "A", "K7QX", key };
    g_assert_true(log_create("sealed.meguri", &birth, &error));
}

static void
open_sealed(Night *night, const char *passphrase)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Secret) given = g_strdup(passphrase);
    AppStart start = {
        .book = "sealed.meguri", .observer = "佐々木", .now = SCREEN_NOW, .passphrase = given
    };
    app_free(night->app);
    night->app = app_new(&start, night->terminal, &error);
    g_assert_no_error(error);
}

static void
open_nothing(Night *night)
{
    g_autoptr(GError) error = NULL;
    static const AppStart start = { .observer = "佐々木", .now = SCREEN_NOW };
    app_free(night->app);
    night->app = app_new(&start, night->terminal, &error);
    g_assert_no_error(error);
}

static void
test_a_passphrase_is_asked_and_not_shown(Night *night, gconstpointer data)
{
    (void)data;
    make_sealed();
    open_sealed(night, NULL);
    g_assert_true(screen_shows("Passphrase of sealed.meguri"));
    night_feed(night, "fourwords");
    g_assert_true(screen_shows("*********"));
    g_assert_false(screen_shows("four"));
    night_feed(night, "<Enter>");
    g_assert_true(screen_shows("The passphrase does not open this book."));
    g_assert_true(screen_shows("Passphrase of sealed.meguri"));
    night_feed(night, PASSPHRASE "<Enter>");
    g_assert_true(screen_shows("601"));
    g_assert_true(screen_shows("as of 11/02 06:45"));
}

static void
test_a_key_file_opens_at_once(Night *night, gconstpointer data)
{
    (void)data;
    make_sealed();
    open_sealed(night, PASSPHRASE);
    g_assert_true(screen_shows("as of 11/02 06:45"));
}

/* In another window, without the second that each costs there. */
static void
guess_elsewhere(guint tries)
{
    for (guint i = 0; i < tries; i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(GError) wrong = g_error_new_literal(MEGURI_ERROR, MEGURI_ERROR_LOCKED, "wrong");
        g_autoptr(Lockout) lockout = lockout_new("sealed.meguri", NULL, NULL);
        g_assert_true(lockout_begin(lockout, &error));
        lockout_end(lockout, &wrong);
    }
}

static Secret *
envelope_of_book(void)
{
    DeskOpening opening = { .book = "sealed.meguri", .passphrase = PASSPHRASE, .now = SCREEN_NOW };
    g_autoptr(Desk) desk = desk_open(&opening, NULL);
    return log_envelope(desk_log(desk));
}

/* A visitor at the PC guesses; the lead nurse comes with the envelope. */
static void
test_guesses_are_counted_and_the_envelope_opens(Night *night, gconstpointer data)
{
    (void)data;
    make_sealed();
    g_autoptr(Secret) envelope = envelope_of_book();
    guess_elsewhere(2);
    open_sealed(night, NULL);
    for (guint i = 0; i < 2; i++)
        night_feed(night, "wrong<Enter>");
    g_assert_true(screen_shows("Tries left: 1, then a pause of 15 min."));
    g_assert_true(screen_shows("it takes about a second"));
    night_feed(night, "wrong<Enter>");
    night_feed(night, "four");
    g_assert_true(screen_shows("5 wrong passphrases: no more are tried here for 15 min."));
    g_assert_true(screen_shows("****"));
    night_feed(night, "<Backspace><Backspace><Backspace><Backspace>" PASSPHRASE "<Enter>");
    g_assert_false(screen_shows("as of"));
    open_sealed(night, PASSPHRASE); /* the program started anew */
    g_assert_true(screen_shows("5 wrong passphrases"));
    night_feed(night, envelope);
    night_feed(night, "<Enter>");
    g_assert_true(screen_shows("ENVELOPE OPENED"));
}

/* The visitor guessed all tries away; the night nurse names her key and goes on. */
static void
test_whoever_names_her_key_goes_on(Night *night, gconstpointer data)
{
    (void)data;
    make_sealed();
    open_sealed(night, NULL);
    g_assert_false(screen_shows("Whose:")); /* there is one */
    night_key_add("sealed.meguri", PASSPHRASE);
    open_sealed(night, NULL);
    g_assert_true(screen_shows("Whose: any key"));
    guess_elsewhere(4);
    night_feed(night, "wrong<Enter>");
    g_assert_true(screen_shows("5 wrong passphrases: no more are tried here for 15 min."));
    night_feed(night, "<Up>");
    g_assert_true(screen_shows("Whose: 夜勤"));
    g_assert_true(screen_shows("it takes about a second"));
    night_feed(night, PASSPHRASE "<Enter>"); /* the lead nurse's */
    g_assert_true(screen_shows("Tries left: 4"));
    night_feed(night, NIGHT_KEY_PASSPHRASE "<Enter>");
    g_assert_true(screen_shows("as of 11/02 06:45"));
    night_feed(night, "L");
    g_assert_true(screen_shows("Whose: any key"));
    g_assert_true(screen_shows("5 wrong passphrases"));
    night_feed(night, "<Down>" PASSPHRASE "<Enter><Enter>"); /* and now the lead nurse's */
    g_assert_true(screen_shows("as of 11/02 06:45"));
}

/* Nobody wrote a layout file before the night; the nurse tells the rooms as she walks past them. */
static void
test_a_ward_that_has_nothing_makes_its_book_from_its_rooms(Night *night, gconstpointer data)
{
    (void)data;
    open_nothing(night);
    g_assert_true(screen_shows("There is no ward book on this PC yet. n makes one"));
    night_feed(night, "n6E<Enter>601-602:2<Space>605<Enter>");
    g_assert_true(screen_shows("“605”: how many beds?"));
    night_feed(night, "<Enter><Enter>");
    g_assert_true(screen_shows("Which ward is this?")); /* no book of half a ward */
    night_feed(night, ":1/2/3/5<Esc>");
    g_assert_true(screen_shows("There is no ward book on this PC yet."));
    night_feed(night, "n");
    g_assert_true(screen_shows("Rooms: 3. Beds: 8, from 601-1 to 605-5."));
    night_feed(night, "<Down>" PASSPHRASE "<Enter>fourwords<Enter>");
    g_assert_true(screen_shows("The two passphrases differ; type both again."));
    g_assert_false(screen_shows("four"));
    night_feed(night, "short<Enter>short<Enter>");
    g_assert_true(screen_shows("16"));
    night_feed(night, "<Backspace><Backspace><Backspace><Backspace><Backspace>" PASSPHRASE
                      "<Enter><Backspace><Backspace><Backspace><Backspace><Backspace>" PASSPHRASE
                      "<Enter>");
    g_assert_true(screen_shows("6E.meguri is made."));
    night_feed(night, "<Esc>");
    g_assert_true(screen_shows("605"));
    g_assert_true(screen_shows("beds not seen 8"));
}

/* One nurse chose the passphrase at three; by eight she is at home, and the first key she pressed took
 * away the line that told her to print the recovery key. */
static void
test_what_a_new_book_still_needs_is_told_where_it_can_be_done(Night *night, gconstpointer data)
{
    (void)data;
    g_autoptr(GError) error = NULL;
    static const AppStart start = { .now = SCREEN_NOW };
    app_free(night->app);
    night->app = app_new(&start, night->terminal, &error);
    g_assert_no_error(error);
    night_feed(night, "n7E<Enter>601:2<Enter>" PASSPHRASE "<Enter>" PASSPHRASE "<Enter>");
    g_assert_true(screen_shows("7E.meguri is made."));
    night_feed(night, "佐");
    g_assert_false(screen_shows("7E.meguri is made."));
    night_feed(night, "<Enter>");
    g_assert_true(screen_shows("601"));
    g_assert_true(screen_shows("7E.meguri is made."));
    night_feed(night, "o");
    g_assert_true(screen_shows("there is none yet"));
}

static void
test_a_second_ward_of_the_same_name_is_another_book(Night *night, gconstpointer data)
{
    (void)data;
    g_autoptr(GError) error = NULL;
    g_autofree char *first = shelf_place("6E/東 2", &error);
    g_assert_no_error(error);
    g_assert_true(g_str_has_suffix(first, "/meguri/6E_東_2.meguri"));
    BookBirth birth = { .book = first, .layout_file = "ward.ini", .layout_text = layout };
    g_assert_true(desk_new_book(&birth, &error));
    g_autofree char *second = shelf_place("6E/東 2", &error);
    g_assert_true(g_str_has_suffix(second, "/meguri/6E_東_2-2.meguri"));
    g_autofree char *hidden = shelf_place("..", &error);
    g_assert_true(g_str_has_suffix(hidden, "/meguri/_..meguri"));
    open_nothing(night); /* nothing is asked of a book that nobody named */
    g_assert_true(screen_shows("There is no ward book on this PC yet."));
}

/* "2" where one name was offered, or a stray sign, would stand on every sheet. */
static void
test_nobody_is_called_by_a_digit(Night *night, gconstpointer data)
{
    (void)data;
    g_autoptr(GError) error = NULL;
    static const AppStart start = { .book = "drill.meguri", .now = SCREEN_NOW };
    app_free(night->app);
    night->app = app_new(&start, night->terminal, &error);
    g_assert_no_error(error);
    night_feed(night, "/<Enter>");
    g_assert_true(screen_shows("Please tell who is looking"));
    night_feed(night, "<Backspace>99<Enter>");
    g_assert_true(screen_shows("Please tell who is looking"));
    night_feed(night, "<Backspace><Backspace>岡<Enter>");
    g_assert_true(screen_shows("岡  as of 11/02 06:45"));
}

int
main(int argc, char **argv)
{
    setlocale(LC_ALL, "C.UTF-8");
    g_autofree char *state = g_dir_make_tmp("meguri-state-XXXXXX", NULL);
    g_autofree char *shelf = g_dir_make_tmp("meguri-shelf-XXXXXX", NULL);
    g_setenv("XDG_STATE_HOME", state, TRUE);
    g_setenv("XDG_DATA_HOME", shelf, TRUE);
    g_test_init(&argc, &argv, NULL);
    NIGHT_ADD("/open/a-passphrase-is-asked-and-not-shown",
              test_a_passphrase_is_asked_and_not_shown);
    NIGHT_ADD("/open/a-key-file-opens-at-once", test_a_key_file_opens_at_once);
    NIGHT_ADD("/open/guesses-are-counted-and-the-envelope-opens",
              test_guesses_are_counted_and_the_envelope_opens);
    NIGHT_ADD("/open/whoever-names-her-key-goes-on", test_whoever_names_her_key_goes_on);
    NIGHT_ADD("/open/a-ward-that-has-nothing-makes-its-book-from-its-rooms",
              test_a_ward_that_has_nothing_makes_its_book_from_its_rooms);
    NIGHT_ADD("/open/new-ward-needs-an-envelope",
              test_what_a_new_book_still_needs_is_told_where_it_can_be_done);
    NIGHT_ADD("/open/a-second-ward-of-the-same-name-is-another-book",
              test_a_second_ward_of_the_same_name_is_another_book);
    NIGHT_ADD("/open/nobody-is-called-by-a-digit", test_nobody_is_called_by_a_digit);
    int status = g_test_run();
    screen_leave_folder(g_build_filename(state, "meguri", NULL));
    screen_leave_folder(g_build_filename(shelf, "meguri", NULL));
    g_rmdir(shelf);
    g_rmdir(state);
    return status;
}
