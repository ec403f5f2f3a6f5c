/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first page: a sealed book asks for its passphrase, shows nothing of it, and opens with it. */
#include "base/secret.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "night.h"

#define PASSPHRASE "fourwordsoftheleadnurse"

static const char layout[] = "[ward]\nname=5東\n[room 601]\nbeds=601-1,601-2\n";

static void
make_sealed(void)
{
    g_autoptr(GError) error = NULL;
    BookBirth birth = { "sealed.meguri", "ward.ini", layout, PASSPHRASE };
    desk_new_book(&birth, &error);
    g_assert_no_error(error);
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

/* At the least that a guess may cost. */
static void
make_cheap(void)
{
    g_autoptr(GError) error = NULL;
    LogKey key = { "ward", PASSPHRASE, NULL, LOG_KEY_MEMORY_LEAST, LOG_KEY_PASSES_LEAST };
    LogBirth birth = { layout, strlen(layout), "A", "K7QX", key };
    g_assert_true(log_create("sealed.meguri", &birth, &error));
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
    make_cheap();
    g_autoptr(Secret) envelope = envelope_of_book();
    open_sealed(night, NULL);
    for (guint i = 0; i < 4; i++)
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

int
main(int argc, char **argv)
{
    setlocale(LC_ALL, "C.UTF-8");
    g_autofree char *state = g_dir_make_tmp("meguri-state-XXXXXX", NULL);
    g_setenv("XDG_STATE_HOME", state, TRUE);
    g_test_init(&argc, &argv, NULL);
    NIGHT_ADD("/open/a-passphrase-is-asked-and-not-shown",
              test_a_passphrase_is_asked_and_not_shown);
    NIGHT_ADD("/open/a-key-file-opens-at-once", test_a_key_file_opens_at_once);
    NIGHT_ADD("/open/guesses-are-counted-and-the-envelope-opens",
              test_guesses_are_counted_and_the_envelope_opens);
    int status = g_test_run();
    screen_leave_folder(g_build_filename(state, "meguri", NULL));
    g_rmdir(state);
    return status;
}
