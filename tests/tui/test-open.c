/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first page: a sealed book asks for its passphrase, shows nothing of it, and opens with it. */
#include <locale.h>

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
    AppStart start = {
        .book = "sealed.meguri", .observer = "佐々木", .now = SCREEN_NOW, .passphrase = passphrase
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

int
main(int argc, char **argv)
{
    setlocale(LC_ALL, "C.UTF-8");
    g_test_init(&argc, &argv, NULL);
    NIGHT_ADD("/open/a-passphrase-is-asked-and-not-shown",
              test_a_passphrase_is_asked_and_not_shown);
    NIGHT_ADD("/open/a-key-file-opens-at-once", test_a_key_file_opens_at_once);
    return g_test_run();
}
