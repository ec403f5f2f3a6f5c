/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the kitchen is told about one tray: who gets it, on which diet, and who is to be asked. */
#include "census/serving.h"

#include "story.h"

/* "serve regular", "stop fasting", "ask -", "leave -", "nobody -" */
static char *
tray(const Story *story, const char *at, const char *person, const char *meal)
{
    static const char *const kinds[] = {
        [SERVING_NOBODY] = "nobody", [SERVING_LEAVE] = "leave", [SERVING_ASK] = "ask",
        [SERVING_STOP] = "stop",     [SERVING_SERVE] = "serve",
    };
    MealTime time;
    g_assert_true(meal_time_parse(meal, &time, NULL));
    g_autoptr(Reading) reading = story_read(story, at);
    const View *view = reading_view(reading);
    const Person *one = view_person(view, census_find_handle(story->census, person));
    Serving serving = serving_read(view, one, &time);
    return g_strdup_printf("%s %s", kinds[serving.kind], serving.diet != NULL ? serving.diet : "-");
}

#define BREAKFAST "2026-11-02:breakfast"
#define LUNCH "2026-11-02:lunch"
#define SUPPER "2026-11-02:supper"
#define TOMORROW "2026-11-03:breakfast"

static void
who_leaves_is_off_the_list_from_the_right_meal_on(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:00 - A1 diet regular\n"
                      "06:00 601-2 A2 presence in\n06:00 - A2 diet soft\n"
                      "06:00 601-3 A3 presence in\n06:00 - A3 diet soft\n"
                      "11:30 - A1 death\n12:30 - A2 discharge home\n"
                      "11:00 601-3 A3 presence away:overnight\n17:00 601-3 A3 leave-back\n");
    assert_told(tray(story, "20:00", "A1", BREAKFAST), "serve regular");
    assert_told(tray(story, "20:00", "A1", LUNCH), "nobody regular");
    assert_told(tray(story, "20:00", "A2", LUNCH), "serve soft");
    assert_told(tray(story, "20:00", "A2", SUPPER), "nobody soft");
    assert_told(tray(story, "20:00", "A3", LUNCH), "leave soft");
    assert_told(tray(story, "20:00", "A3", SUPPER), "serve soft");
    assert_told(tray(story, "10:00", "A1", LUNCH), "serve regular");
}

static void
what_nobody_said_is_asked_and_never_the_usual_diet(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:00 601-2 A2 presence in\n"
                      "06:00 - A2 diet unknown\n06:00 601-3 A3 presence in\n06:00 - A3 diet soft\n"
                      "07:00 601-3 A3 presence unseen\n");
    assert_told(tray(story, "10:00", "A1", LUNCH), "ask -");
    assert_told(tray(story, "10:00", "A2", LUNCH), "ask unknown");
    assert_told(tray(story, "10:00", "A3", LUNCH), "ask soft");
}

static void
who_may_be_back_before_the_meal_is_asked_for(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:00 - A1 diet regular\n"
                      "09:00 601-1 A1 presence away:outing\n"
                      "09:00 - A1 expected-back 2026-11-02T17:00\n");
    assert_told(tray(story, "10:00", "A1", LUNCH), "leave regular");
    assert_told(tray(story, "10:00", "A1", SUPPER), "ask regular");
}

static void
who_is_late_from_an_outing_keeps_the_tray_that_is_asked_for(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:00 - A1 diet regular\n"
                      "09:00 601-1 A1 presence away:outing\n"
                      "09:00 - A1 expected-back 2026-11-02T17:00\n");
    assert_told(tray(story, "17:30", "A1", SUPPER), "ask regular");
    story_tell(story, "17:40 601-1 A1 leave-back\n17:50 601-1 A1 presence away:outing\n");
    assert_told(tray(story, "17:55", "A1", SUPPER),
                "leave regular"); /* of this leave nothing was said */
}

/* The kitchen would send a whole tray to somebody who lies on the table, or must fast after it. */
static void
who_is_in_surgery_before_the_meal_is_asked_for(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:00 - A1 diet regular\n"
                      "09:00 601-1 A1 presence away:surgery\n");
    assert_told(tray(story, "11:00", "A1", LUNCH), "ask regular");
    assert_told(tray(story, "11:00", "A1", SUPPER), "serve regular"); /* far off */
    assert_told(tray(story, "13:00", "A1", LUNCH), "serve regular");  /* over */
    story_tell(story, "10:30 - A1 meal 2026-11-02;lunch;skip;surgery\n");
    assert_told(tray(story, "11:00", "A1", LUNCH), "stop regular");
    story_tell(story, "14:00 601-1 A1 presence in\n");
    assert_told(tray(story, "17:00", "A1", SUPPER), "serve regular");
}

static void
whoever_ate_and_was_said_to_be_away_is_asked_about(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:00 - A1 diet soft\n"
                      "06:00 601-2 A2 presence in\n06:00 - A2 diet soft\n"
                      "09:00 601-1 A1 presence away:outing\n11:00 - A2 discharge home\n");
    assert_told(tray(story, "13:00", "A1", LUNCH), "leave soft");
    assert_told(tray(story, "13:00", "A2", LUNCH), "nobody soft");
    story_tell(story, "12:30 - A1 meal 2026-11-02;lunch;eaten;10;9\n"
                      "12:30 - A2 meal 2026-11-02;lunch;eaten;10;9\n");
    assert_told(tray(story, "13:00", "A1", LUNCH), "ask soft");
    assert_told(tray(story, "13:00", "A2", LUNCH), "ask soft");
    story_tell(story, "11:50 601-1 A1 leave-back\n");
    assert_told(tray(story, "13:00", "A1", LUNCH), "serve soft");
}

static void
an_order_begins_with_its_meal_and_ends_with_the_next_word(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:00 - A1 diet regular\n"
                      "10:00 - A1 meal 2026-11-02;supper;order;fasting\n");
    assert_told(tray(story, "11:00", "A1", LUNCH), "serve regular");
    assert_told(tray(story, "11:00", "A1", SUPPER), "stop fasting");
    assert_told(tray(story, "11:00", "A1", TOMORROW), "stop fasting");
    story_tell(story, "13:00 - A1 diet regular\n"); /* a round says again what is served now */
    assert_told(tray(story, "14:00", "A1", SUPPER), "stop fasting");
    story_tell(story, "19:00 - A1 meal 2026-11-03;breakfast;order;porridge\n");
    assert_told(tray(story, "19:30", "A1", SUPPER), "stop fasting");
    assert_told(tray(story, "19:30", "A1", TOMORROW), "serve porridge");
    story_tell(story, "20:00 - A1 meal 2026-11-03;breakfast;order;liquid\n");
    assert_told(tray(story, "21:00", "A1", TOMORROW), "serve liquid");
    story_tell(story, "3T08:30 - A1 diet regular\n");
    assert_told(tray(story, "3T09:00", "A1", TOMORROW), "serve liquid");
    assert_told(tray(story, "3T09:00", "A1", "2026-11-03:lunch"), "serve regular");
}

static void
whoever_says_another_diet_than_was_ordered_for_later_has_it_asked(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:00 - A1 diet regular\n"
                      "10:00 - A1 meal 2026-11-02;supper;order;fasting\n13:00 - A1 diet soft\n");
    assert_told(tray(story, "14:00", "A1", SUPPER), "ask fasting");
    story_tell(story, "14:10 - A1 meal 2026-11-02;supper;order;soft\n");
    assert_told(tray(story, "14:20", "A1", SUPPER), "serve soft");
}

static void
paper_does_not_order_against_the_bedside(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:00 - A1 diet soft\n"
                      "07:00 - A1 meal 2026-11-02;lunch;order;regular import\n");
    assert_told(tray(story, "10:00", "A1", LUNCH), "serve soft");
}

static void
one_meal_that_is_stopped_is_that_one_alone(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:00 - A1 diet regular\n"
                      "10:00 - A1 meal 2026-11-02;lunch;skip;exam - - id=s\n");
    assert_told(tray(story, "11:00", "A1", LUNCH), "stop regular");
    assert_told(tray(story, "11:00", "A1", SUPPER), "serve regular");
    story_tell(story, "11:30 - - strike s\n");
    assert_told(tray(story, "11:40", "A1", LUNCH), "serve regular");
}

static void
a_ward_serves_at_its_own_times(void)
{
    g_autoptr(Story) story = story_new_where("meal_times=07:30,11:45,18:15\n");
    MealTime next = meal_next(story->layout, story_moment("11:45"));
    g_autofree char *lunch = meal_time_format(&next);
    g_assert_cmpstr(lunch, ==, LUNCH);
    next = meal_next(story->layout, story_moment("18:16"));
    g_autofree char *breakfast = meal_time_format(&next);
    g_assert_cmpstr(breakfast, ==, TOMORROW);
}

static void
no_day_is_too_far_to_be_asked_for(void)
{
    g_autoptr(Story) story = story_new();
    MealTime meal;
    g_assert_true(meal_time_parse(LUNCH, &meal, NULL));
    g_assert_cmpint(meal_moment(story->layout, &meal), ==, story_moment("12:00"));
    g_assert_true(meal_time_parse("9999-12-31:supper", &meal, NULL));
    MealTime after = meal_step(&meal, 1);
    g_assert_cmpint(meal_moment(story->layout, &after), >, meal_moment(story->layout, &meal));
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/serving/leaving", who_leaves_is_off_the_list_from_the_right_meal_on);
    g_test_add_func("/serving/not-said", what_nobody_said_is_asked_and_never_the_usual_diet);
    g_test_add_func("/serving/back", who_may_be_back_before_the_meal_is_asked_for);
    g_test_add_func("/serving/late", who_is_late_from_an_outing_keeps_the_tray_that_is_asked_for);
    g_test_add_func("/serving/surgery", who_is_in_surgery_before_the_meal_is_asked_for);
    g_test_add_func("/serving/elsewhere", whoever_ate_and_was_said_to_be_away_is_asked_about);
    g_test_add_func("/serving/order", an_order_begins_with_its_meal_and_ends_with_the_next_word);
    g_test_add_func("/serving/doubt",
                    whoever_says_another_diet_than_was_ordered_for_later_has_it_asked);
    g_test_add_func("/serving/paper", paper_does_not_order_against_the_bedside);
    g_test_add_func("/serving/stopped", one_meal_that_is_stopped_is_that_one_alone);
    g_test_add_func("/serving/far", no_day_is_too_far_to_be_asked_for);
    g_test_add_func("/serving/times", a_ward_serves_at_its_own_times);
    return g_test_run();
}
