/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "night.h"

#include "desk/person.h"

void
night_begin(Night *night, gconstpointer data)
{
    (void)data;
    night->folder = screen_enter_folder();
    screen_make_drill();
    night->terminal = screen_open(24, 80);
    night->app = screen_start(night->terminal);
}

void
night_end(Night *night, gconstpointer data)
{
    (void)data;
    app_free(night->app);
    terminal_free(night->terminal);
    screen_leave_folder(night->folder);
}

void
night_feed(Night *night, const char *keys)
{
    g_assert_true(app_feed(night->app, keys));
}

guint
night_count_keys(const char *keys)
{
    Key key;
    guint count = 0;
    while (key_from_script(&keys, &key))
        count++;
    return count;
}

void
night_check_fact(const char *person, What what, const char *expected)
{
    g_autoptr(Desk) desk = screen_open_desk();
    g_autoptr(PersonFact) fact = person_fact(desk, person, what);
    g_assert_nonnull(fact);
    g_assert_cmpstr(fact->value, ==, expected);
}

void
night_check_place(const char *person, const char *state, const char *bed)
{
    g_autoptr(Desk) desk = screen_open_desk();
    g_autofree char *words = person_state_words(desk, person);
    const Person *found = census_find_handle(desk_census(desk), person);
    g_assert_nonnull(found);
    const Standing *standing = reading_of(desk_reading(desk), found);
    g_assert_cmpstr(words, ==, state);
    g_assert_nonnull(standing);
    if (bed != NULL)
        g_assert_cmpstr(standing->bed->label, ==, bed);
}
