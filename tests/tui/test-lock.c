/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The nurse is called away in the middle of a word: after the ward's minutes no name is on the
 * screen, and the very same page comes back with what was half typed (C3). */
#include "tui/snapshot.h"

#include "desk/pc-clock.h"
#include "desk/person.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "night.h"

#define PASSPHRASE "fourwordsoftheleadnurse"
#define MINUTE 60

static void
start(Night *night, const char *book, const char *passphrase)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Secret) given = g_strdup(passphrase);
    AppStart wish = { .book = book,
                      .observer = "佐々木",
                      .now = SCREEN_NOW,
                      .passphrase = given,
                      .clock = pc_clock() };
    app_free(night->app);
    night->app = app_new(&wish, night->terminal, &error);
    g_assert_no_error(error);
}

static void
pass(Night *night, gint64 seconds)
{
    Key nothing = { .kind = KEY_KIND_NOTHING };
    pc_pass(seconds);
    app_key(night->app, &nothing);
}

static void
test_after_five_minutes_no_name_is_shown(Night *night, gconstpointer data)
{
    (void)data;
    start(night, "drill.meguri", NULL);
    pass(night, 5 * MINUTE - 1);
    g_assert_true(screen_shows("ﾀｶﾊｼ"));
    night_feed(night, "<Right>"); /* each key begins them anew */
    pass(night, 5 * MINUTE - 1);
    g_assert_true(screen_shows("ﾀｶﾊｼ"));
    pass(night, 1);
    g_assert_true(screen_shows("locked"));
    g_assert_false(screen_shows("ﾀｶﾊｼ"));
    g_assert_false(screen_shows("501"));
    g_assert_true(screen_shows("Enter alone: 佐々木 goes on."));
    g_assert_true(screen_shows("1 三浦")); /* whoever wrote last: a digit is learnt by heart */
    g_assert_true(screen_shows("2 佐々木"));
    night_feed(night, "<Enter>");
    g_assert_true(screen_shows("ﾀｶﾊｼ"));
    pass(night, 5 * MINUTE - 1);
    g_assert_true(screen_shows("ﾀｶﾊｼ"));
}

/* The PC slept with its lid shut: the key that wakes it says nothing about a patient. */
static void
test_the_first_key_after_a_sleep_enters_nothing(Night *night, gconstpointer data)
{
    (void)data;
    start(night, "drill.meguri", NULL);
    night_feed(night, "r");
    g_autoptr(Desk) before = screen_open_desk();
    pc_pass(3600);
    night_feed(night, "i");
    g_assert_true(screen_shows("locked"));
    night_feed(night, "<Enter>");
    g_assert_false(screen_shows("locked"));
    g_autoptr(Desk) after = screen_open_desk();
    g_assert_cmpuint(desk_saved_number(after), ==, desk_saved_number(before));
}

/* Wherever the nurse was. */
static const char *const places[] = {
    "",
    "<Right><Down><Down>",
    "a 6:1",
    "<Enter>",
    "<Enter> <Down><Down> <Enter> yama",
    "<Enter> <Tab> <Down><Down><Down>",
    "<Enter> x", /* a reason is asked */
    "<Enter> m",
    "<Enter> i ya",
    "m b 50",
    "m b 50 <Down><Down>",
    "l <Down><Down><Down> s",
    "t <PageDown>",
    "c",
    "k",
    "k <Down> e",
    "k <Tab>",
    "k <Tab> e 11/01<Enter> tana",
    "k <Tab> e 11/0",
    "/ yama",
    "/ yama <Down>",
    "v 123",
    "v 1234<Enter> yamada",
    "b <Down><Down>",
    "b <Down> i",
    "p <Down> f other",
    "r",
    "r a",
    "r f i f",
    "r f i f u tana",
    "w oono",
    "w oono<Enter> 6:1",
};

static void
test_the_very_same_page_comes_back(Night *night, gconstpointer data)
{
    (void)data;
    for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
        start(night, "drill.meguri", NULL);
        night_feed(night, places[i]);
        g_autofree char *before = snapshot_text(stdscr);
        pass(night, 5 * MINUTE);
        g_assert_true(screen_shows("locked"));
        g_assert_false(screen_shows("ヤマダ") || screen_shows("ﾔﾏﾀﾞ") || screen_shows("A00"));
        night_feed(night, "<Enter>");
        g_autofree char *after = snapshot_text(stdscr);
        if (strcmp(before, after) != 0)
            g_test_message("after %s:\n%s\n%s", places[i], before, after);
        g_assert_true(strcmp(before, after) == 0);
    }
}

/* The handle of whose page it is. (transfer full) */
static char *
person_here(void)
{
    g_autofree char *row = screen_row(0);
    return g_strndup(row, 4);
}

/* Somebody above leaves the list meanwhile: the band that is asked for next is no one else's. */
static void
test_the_cursor_stays_on_its_person(Night *night, gconstpointer data)
{
    (void)data;
    start(night, "drill.meguri", NULL);
    night_feed(night, "b <Enter>");
    g_autofree char *first = person_here();
    night_feed(night, "<Esc> <Down><Down> <Enter>");
    g_autofree char *third = person_here();
    night_feed(night, "<Esc> L");
    g_autoptr(Desk) elsewhere = screen_open_desk();
    Saying leaves = { .what = WHAT_DISCHARGE, .person = first, .value = "home" };
    g_assert_true(desk_say(elsewhere, &leaves, NULL, NULL, NULL));
    night_feed(night, "<Enter> <Enter>");
    g_autofree char *after = person_here();
    g_assert_cmpstr(after, ==, third);
}

static void
test_what_was_half_typed_is_saved_after_all(Night *night, gconstpointer data)
{
    (void)data;
    start(night, "drill.meguri", NULL);
    /* past the allergies of A001 and A002, to the doctor */
    night_feed(night, "k <Tab> e 11/01<Enter> <Enter> <Enter> tana");
    pass(night, 10 * MINUTE);
    night_feed(night, "大野<Enter> be<Enter>"); /* another nurse goes on */
    night_check_fact("A002", WHAT_DOCTOR, "tanabe");
    g_autoptr(Desk) desk = screen_open_desk();
    g_autoptr(PersonFact) fact = person_fact(desk, "A002", WHAT_DOCTOR);
    g_assert_true(g_str_has_suffix(fact->origin, "大野"));
}

static void
test_a_capital_l_locks_at_once(Night *night, gconstpointer data)
{
    (void)data;
    start(night, "drill.meguri", NULL);
    night_feed(night, "l L");
    g_assert_true(screen_shows("locked"));
    night_feed(night, "<Enter>");
    g_assert_true(screen_shows("Inpatient list"));
    night_feed(night, "/ L"); /* where a name is typed it is a letter */
    g_assert_false(screen_shows("locked"));
    night_feed(night, "<Esc> <Enter> <Tab> x t L");
    g_assert_false(screen_shows("locked"));
    night_feed(night, "<Esc> <Esc> <Tab> <Esc> ?");
    g_assert_true(screen_shows("L locks the screen."));
}

static void
test_a_capital_l_locks_a_choice_too(Night *night, gconstpointer data)
{
    (void)data;
    static const char *const choices[] = {
        "<Enter> <Down><Down><Down><Down><Down><Down><Down><Down><Down><Down><Down><Down><Enter>",
        "m",
        "k <Down> e",
        "r f i f",
        "<Enter> x",
        "r f i x"
    };
    for (guint i = 0; i < G_N_ELEMENTS(choices); i++) {
        start(night, "drill.meguri", NULL);
        night_feed(night, choices[i]);
        night_feed(night, "L");
        g_assert_true(screen_shows("locked"));
    }
}

static void
make_book(const char *book, const char *layout, const char *passphrase)
{
    g_autoptr(GError) error = NULL;
    LogKey key = { "ward", passphrase, NULL, LOG_KEY_MEMORY_LEAST, LOG_KEY_PASSES_LEAST };
    LogBirth birth = { layout, strlen(layout), "A", "K7QX", key };
    g_assert_true(log_create(book, &birth, &error));
    g_assert_no_error(error);
}

static void
test_a_ward_may_have_no_lock(Night *night, gconstpointer data)
{
    (void)data;
    make_book("never.meguri", "[ward]\nname=5東\nlock_minutes=0\n[room 601]\nbeds=601-1\n", NULL);
    start(night, "never.meguri", NULL);
    pass(night, 24 * 3600);
    g_assert_true(screen_shows("601"));
    night_feed(night, "L"); /* but who wants to may */
    g_assert_true(screen_shows("locked"));
}

static void
test_a_sealed_book_wants_its_passphrase(Night *night, gconstpointer data)
{
    (void)data;
    make_book("sealed.meguri", "[ward]\nname=5東\nlock_minutes=2\n[room 601]\nbeds=601-1\n",
              PASSPHRASE);
    start(night, "sealed.meguri", PASSPHRASE);
    pass(night, 2 * MINUTE);
    g_assert_true(screen_shows("Passphrase of sealed.meguri"));
    night_feed(night, "wrong<Enter>");
    g_assert_true(screen_shows("The passphrase does not open this book."));
    g_assert_false(screen_shows("601"));
    night_feed(night, PASSPHRASE "<Enter>");
    g_assert_false(screen_shows("601"));
    night_feed(night, "<Enter>");
    g_assert_true(screen_shows("601"));
    g_assert_true(screen_shows("佐々木"));
}

/* The pause is told once, and no longer than it lasts. */
static void
test_too_many_wrong_passphrases(Night *night, gconstpointer data)
{
    (void)data;
    make_book("sealed.meguri", "[ward]\nname=5東\n[room 601]\nbeds=601-1\n", PASSPHRASE);
    start(night, "sealed.meguri", PASSPHRASE);
    night_feed(night, "L");
    for (guint i = 0; i < 5; i++)
        night_feed(night, "wrong<Enter>");
    g_assert_true(screen_shows("no more are tried here for 15 min"));
    pass(night, 10 * MINUTE);
    g_assert_false(screen_shows("for 15 min"));
    g_assert_true(screen_shows("no more are tried here for 5 min"));
    pass(night, 5 * MINUTE);
    g_assert_false(screen_shows("no more are tried"));
}

/* A nurse who leans on Enter, or a scanner that ends with it, does not lock the ward out. */
static void
test_enter_alone_is_no_wrong_passphrase(Night *night, gconstpointer data)
{
    (void)data;
    make_book("sealed.meguri", "[ward]\nname=5東\n[room 601]\nbeds=601-1\n", PASSPHRASE);
    start(night, "sealed.meguri", PASSPHRASE);
    night_feed(night, "L");
    for (guint i = 0; i < 6; i++)
        night_feed(night, "<Enter>");
    g_assert_true(screen_shows("Nothing is typed yet; nothing was tried."));
    g_assert_false(screen_shows("no more are tried"));
    night_feed(night, "wrong<Enter>");
    g_assert_true(screen_shows("The passphrase does not open this book."));
    g_assert_true(screen_shows("Tries left: 4"));
    night_feed(night, PASSPHRASE "<Enter><Enter>");
    g_assert_true(screen_shows("601"));
}

static void
test_the_passphrase_alone_does_not_keep_it_open(Night *night, gconstpointer data)
{
    (void)data;
    make_book("sealed.meguri", "[ward]\nname=5東\nlock_minutes=2\n[room 601]\nbeds=601-1\n",
              PASSPHRASE);
    start(night, "sealed.meguri", PASSPHRASE);
    night_feed(night, "L " PASSPHRASE "<Enter>");
    g_assert_true(screen_shows("Who is looking after the ward now?"));
    pass(night, 2 * MINUTE);
    g_assert_true(screen_shows("Passphrase of sealed.meguri"));
    night_feed(night, "<Enter>");
    g_assert_false(screen_shows("601"));
}

/* A window too small to show a page takes no key for it, locked or not. */
static void
test_a_window_too_small_takes_no_key(Night *night, gconstpointer data)
{
    (void)data;
    start(night, "drill.meguri", NULL);
    /* past the allergies of A001 and A002, to the doctor */
    night_feed(night, "k <Tab> e 11/01<Enter> <Enter> <Enter> tana");
    pass(night, 5 * MINUTE);
    resizeterm(20, 70);
    night_feed(night, "<Enter><Enter>");
    resizeterm(24, 80);
    pass(night, 0);
    g_assert_true(screen_shows("locked"));
    night_feed(night, "<Enter>");
    resizeterm(20, 70);
    night_feed(night, "<Enter>");
    resizeterm(24, 80);
    night_check_fact("A002", WHAT_DOCTOR, NULL);
    night_feed(night, "<Enter>");
    night_check_fact("A002", WHAT_DOCTOR, "tana");
}

static void
test_the_book_is_gone_meanwhile(Night *night, gconstpointer data)
{
    (void)data;
    start(night, "drill.meguri", NULL);
    night_feed(night, "/ yama");
    pass(night, 5 * MINUTE);
    g_assert_cmpint(g_rename("drill.meguri", "elsewhere"), ==, 0);
    night_feed(night, "<Enter>");
    g_assert_true(screen_shows("locked"));
    g_assert_true(screen_shows("drill.meguri"));
    g_assert_cmpint(g_rename("elsewhere", "drill.meguri"), ==, 0);
    night_feed(night, "<Enter>");
    g_assert_true(screen_shows("yama"));
    g_assert_cmpint(g_rename("drill.meguri", "elsewhere"), ==,
                    0); /* before the lock: all is kept */
    pass(night, 5 * MINUTE);
    g_assert_true(screen_shows("The book cannot be read just now"));
    g_assert_false(screen_shows("ヤマダ"));
    night_feed(night, "<Enter>");
    g_assert_true(screen_shows("ヤマダ"));
}

int
main(int argc, char **argv)
{
    setlocale(LC_ALL, "C.UTF-8");
    g_autofree char *state = g_dir_make_tmp("meguri-state-XXXXXX", NULL);
    g_setenv("XDG_STATE_HOME", state, TRUE);
    g_test_init(&argc, &argv, NULL);
    NIGHT_ADD("/lock/after-five-minutes-no-name-is-shown",
              test_after_five_minutes_no_name_is_shown);
    NIGHT_ADD("/lock/the-first-key-after-a-sleep-enters-nothing",
              test_the_first_key_after_a_sleep_enters_nothing);
    NIGHT_ADD("/lock/the-very-same-page-comes-back", test_the_very_same_page_comes_back);
    NIGHT_ADD("/lock/the-cursor-stays-on-its-person", test_the_cursor_stays_on_its_person);
    NIGHT_ADD("/lock/what-was-half-typed-is-saved-after-all",
              test_what_was_half_typed_is_saved_after_all);
    NIGHT_ADD("/lock/a-capital-l-locks-at-once", test_a_capital_l_locks_at_once);
    NIGHT_ADD("/lock/a-capital-l-locks-a-choice-too", test_a_capital_l_locks_a_choice_too);
    NIGHT_ADD("/lock/a-ward-may-have-no-lock", test_a_ward_may_have_no_lock);
    NIGHT_ADD("/lock/a-sealed-book-wants-its-passphrase", test_a_sealed_book_wants_its_passphrase);
    NIGHT_ADD("/lock/too-many-wrong-passphrases", test_too_many_wrong_passphrases);
    NIGHT_ADD("/lock/enter-alone-is-no-try", test_enter_alone_is_no_wrong_passphrase);
    NIGHT_ADD("/lock/the-passphrase-alone-does-not-keep-it-open",
              test_the_passphrase_alone_does_not_keep_it_open);
    NIGHT_ADD("/lock/a-window-too-small-takes-no-key", test_a_window_too_small_takes_no_key);
    NIGHT_ADD("/lock/the-book-is-gone-meanwhile", test_the_book_is_gone_meanwhile);
    int status = g_test_run();
    screen_leave_folder(g_build_filename(state, "meguri", NULL));
    g_rmdir(state);
    return status;
}
