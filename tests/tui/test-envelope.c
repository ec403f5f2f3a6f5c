/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The charge nurse makes the envelope for the safe on the screen. */
#include "base/secret.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "night.h"

static void
begin(Night *night, gconstpointer data)
{
    night_begin(night, data);
    night_feed(night, "ok");
    g_assert_true(screen_shows("The recovery key for the safe"));
}

/* As it stands on the paper. */
static Secret *
code_of_book(void)
{
    g_autoptr(Desk) desk = screen_open_desk();
    return log_envelope(desk_log(desk));
}

static void
type(Night *night, const char *text)
{
    night_feed(night, text);
    night_feed(night, "<Enter>");
}

static void
test_an_envelope_is_issued_once_it_was_read_back(Night *night, gconstpointer data)
{
    (void)data;
    g_autoptr(Secret) code = code_of_book();
    night_feed(night, "1");
    g_assert_true(screen_shows("Whoever has this file opens the book"));
    night_feed(night, "<Enter>");
    g_assert_true(screen_shows("Envelope no. 1 is printed to"));
    g_assert_true(g_file_test("key.pdf", G_FILE_TEST_EXISTS));
    g_autofree char *wrong = g_strdup(code);
    wrong[2] = wrong[2] == 'A' ? 'B' : 'A';
    type(night, wrong);
    g_assert_true(screen_shows("The code is misread"));
    night_feed(night, code);
    g_assert_true(screen_shows("*********"));
    g_autofree char *group = g_strndup(code, 4);
    g_assert_false(screen_shows(group));
    night_feed(night, "<Enter>");
    g_assert_true(screen_shows("is issued."));
    g_unlink("key.pdf");
}

static void
test_an_envelope_from_the_safe_is_tried_without_opening_anything(Night *night, gconstpointer data)
{
    (void)data;
    g_autoptr(Secret) code = code_of_book();
    night_feed(night, "2");
    type(night, code);
    g_assert_true(screen_shows("This envelope opens"));
    g_assert_false(screen_shows("is issued."));
    g_assert_false(screen_shows("ENVELOPE OPENED"));
    night_feed(night, "<Esc><Esc>");
    g_assert_true(screen_shows("501"));
}

/* Nobody finds the envelope of the safe: the next one bears a new code, and the old paper, found
 * again, is not taken for it. */
static void
test_a_lost_envelope_is_replaced_by_one_with_a_new_code(Night *night, gconstpointer data)
{
    (void)data;
    g_autoptr(Secret) old = code_of_book();
    night_feed(night, "3<Enter>");
    g_assert_true(screen_shows("Envelope no. 1 is printed to"));
    type(night, old);
    g_assert_true(screen_shows("This envelope opens"));
    g_assert_false(screen_shows("is issued."));
    g_autoptr(Secret) still = code_of_book(); /* nothing changed before the paper was read */
    g_assert_cmpstr(still, ==, old);
    g_unlink("key.pdf");
}

int
main(int argc, char **argv)
{
    setlocale(LC_ALL, "C.UTF-8");
    g_test_init(&argc, &argv, NULL);
    g_test_add("/envelope/an-envelope-is-issued-once-it-was-read-back", Night, NULL, begin,
               test_an_envelope_is_issued_once_it_was_read_back, night_end);
    g_test_add("/envelope/an-envelope-from-the-safe-is-tried-without-opening-anything", Night, NULL,
               begin, test_an_envelope_from_the_safe_is_tried_without_opening_anything, night_end);
    g_test_add("/envelope/a-lost-envelope-is-replaced-by-one-with-a-new-code", Night, NULL, begin,
               test_a_lost_envelope_is_replaced_by_one_with_a_new_code, night_end);
    return g_test_run();
}
