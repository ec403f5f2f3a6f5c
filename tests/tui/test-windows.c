/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two windows on one book: nothing is lost, and what changed under a form is told before it is
 * saved (E10). */
#include "desk/person.h"

#include <locale.h>

#include "night.h"

/* Another window, where 大野 writes. */
static void
said_elsewhere(What what, const char *person, const char *bed, const char *value)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Desk) desk = screen_open_desk();
    Saying saying = { .what = what, .person = person, .bed = bed, .value = value };
    g_assert_true(desk_say(desk, &saying, NULL, NULL, &error));
    g_assert_no_error(error);
}

static void
test_the_map_follows_without_a_key(Night *night, gconstpointer data)
{
    (void)data;
    Key nothing = { .kind = KEY_KIND_NOTHING };
    said_elsewhere(WHAT_MOVE, "A001", "505-5", "");
    app_key(night->app, &nothing);
    night_feed(night, "/ yamada<Space>hana");
    g_assert_true(screen_shows("505-5"));
}

static void
test_a_form_tells_what_changed_before_it_saves(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "<Enter>"); /* the person's page; twelve facts down is the transport class */
    night_feed(night,
               "<Down><Down><Down><Down><Down><Down><Down><Down><Down><Down><Down><Down><Enter>");
    said_elsewhere(WHAT_TRANSPORT, "A001", "501-1", "heavy");
    night_feed(night, "1");
    g_assert_true(screen_shows("NOT SAVED YET: 大野 said meanwhile: A001 ヤマダ ハナコ 501-1:"));
    g_assert_true(screen_shows("The same key again saves yours too."));
    night_check_fact("A001", WHAT_TRANSPORT, "heavy");
    night_feed(night, "1"); /* seen, and meant */
    night_check_fact("A001", WHAT_TRANSPORT, "walk");
}

/* "The same as before" is what stood on the screen, whatever was said meanwhile. */
static void
test_the_same_is_what_stood_on_the_screen(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "<Enter>");
    night_feed(night,
               "<Down><Down><Down><Down><Down><Down><Down><Down><Down><Down><Down><Down><Enter>");
    g_assert_true(screen_shows("2 with escort (now)"));
    said_elsewhere(WHAT_TRANSPORT, "A001", "501-1", "heavy");
    night_feed(night, "=");
    g_assert_true(screen_shows("NOT SAVED YET: 大野 said meanwhile"));
    night_feed(night, "=");
    night_check_fact("A001", WHAT_TRANSPORT, "escort");
}

/* Enter takes what is under the cursor: the choice that was made by its letter. */
static void
test_a_choice_that_was_not_saved_stays_chosen(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "m d");
    said_elsewhere(WHAT_MOVE, "A001", "505-5", "");
    night_feed(night, "2");
    g_assert_true(screen_shows("NOT SAVED YET: 大野 said meanwhile"));
    night_feed(night, "<Enter>");
    g_assert_true(screen_shows("discharged: to another hospital"));
}

static void
test_a_movement_tells_what_changed_and_goes_on(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "m b 505-5");
    said_elsewhere(WHAT_MOVE, "A001", "502-1", "");
    night_feed(night, "<Enter>");
    g_assert_true(screen_shows("NOT SAVED YET: 大野 said meanwhile"));
    night_check_place("A001", "in bed", "502-1");
    night_feed(night, "<Enter>");
    night_check_place("A001", "in bed", "505-5");
}

/* In 510-5 nobody is known; both stand before the bed. */
static void
test_two_nurses_in_one_room_do_not_make_two_patients(Night *night, gconstpointer data)
{
    (void)data;
    g_autoptr(GError) error = NULL;
    night_feed(night, "<Right><Right><Right><Down><Down><Down><Down><Down><Down><Down><Enter>");
    g_assert_true(screen_shows("510-5"));
    g_autoptr(Desk) desk = screen_open_desk();
    Saying here = { .what = WHAT_PRESENCE, .bed = "510-5", .value = "in", .makes_person = true };
    g_assert_true(desk_say(desk, &here, NULL, NULL, &error));
    night_feed(night, "i");
    g_assert_true(screen_shows("NOT SAVED YET: 大野 said meanwhile"));
    night_feed(night, "<Esc>");
    g_autoptr(Desk) after = screen_open_desk();
    g_assert_nonnull(census_find_handle(desk_census(after), "A041"));
    g_assert_null(census_find_handle(desk_census(after), "A042"));
}

static void
test_a_whole_act_is_taken_back_at_once(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "m s satou<Space>ichirou<Enter>");
    night_check_place("A001", "in bed", "502-1");
    night_feed(night, "<Enter> x 1");
    night_check_place("A001", "in bed", "501-1");
    night_check_place("A004", "in bed", "502-1");
}

int
main(int argc, char **argv)
{
    setlocale(LC_ALL, "C.UTF-8");
    g_test_init(&argc, &argv, NULL);
    NIGHT_ADD("/windows/the-map-follows-without-a-key", test_the_map_follows_without_a_key);
    NIGHT_ADD("/windows/a-form-tells-what-changed-before-it-saves",
              test_a_form_tells_what_changed_before_it_saves);
    NIGHT_ADD("/windows/the-same-is-what-stood-on-the-screen",
              test_the_same_is_what_stood_on_the_screen);
    NIGHT_ADD("/windows/a-choice-that-was-not-saved-stays-chosen",
              test_a_choice_that_was_not_saved_stays_chosen);
    NIGHT_ADD("/windows/a-movement-tells-what-changed-and-goes-on",
              test_a_movement_tells_what_changed_and_goes_on);
    NIGHT_ADD("/windows/two-nurses-in-one-room-do-not-make-two-patients",
              test_two_nurses_in_one_room_do_not_make_two_patients);
    NIGHT_ADD("/windows/a-whole-act-is-taken-back-at-once", test_a_whole_act_is_taken_back_at_once);
    return g_test_run();
}
