/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a clerk types into the hospital's system again when it is back, and what is left to type. */
#include "census/reentry-meal.h"
#include "census/reentry.h"

#include <string.h>

#include "story.h"

/* "part content state" of each line of PERSON in PART, a line each. */
static char *
lines_of(const Story *story, const char *at, const char *person, ReentryPart part)
{
    GString *out = g_string_new(NULL);
    g_autoptr(Reading) reading = story_read(story, at);
    const View *view = reading_view(reading);
    g_autoptr(GPtrArray) lines =
        reentry_read(view, view_person(view, census_find_handle(story->census, person)));
    for (guint i = 0; i < lines->len; i++) {
        const ReentryLine *line = lines->pdata[i];
        if (line->part == part)
            g_string_append_printf(out, "%s %s\n", line->content, reentry_state_key(line->state));
    }
    return g_string_free(out, FALSE);
}

/* Ticks the line of PERSON that says CONTENT. */
static void
tick(Story *story, const char *at, const char *person, const char *content)
{
    g_autoptr(Reading) reading = story_read(story, at);
    const View *view = reading_view(reading);
    g_autoptr(GPtrArray) lines =
        reentry_read(view, view_person(view, census_find_handle(story->census, person)));
    for (guint i = 0; i < lines->len; i++) {
        const ReentryLine *line = lines->pdata[i];
        if (strcmp(line->content, content) != 0)
            continue;
        g_autofree char *value = reentry_tick(line->key, line->content);
        g_autofree char *said = g_strdup_printf("%s - %s reentered x - 田中", at, person);
        Statement *statement = story_say(story, said);
        statement->value = statements_keep(story->told, value);
        census_file(story->census, statement);
        return;
    }
    g_error("no line says %s", content);
}

static const char stay[] =
    "06:00 601-1 A1 presence in\n06:01 - A1 admitted 2026-10-28\n07:00 601-1 A1 presence in\n"
    "08:00 601-1 A1 presence away:exam\n09:00 601-1 A1 presence in\n10:00 601-2 A1 move\n"
    "11:00 601-2 A1 presence away:overnight\n3T09:00 601-2 A1 leave-back\n"
    "3T10:00 603-1 A1 presence in\n3T16:00 - A1 discharge home\n";

static void
a_stay_is_told_by_what_changed(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, stay);
    assert_told(lines_of(story, "4T09:00", "A1", REENTRY_STAY),
                "admitted;2026-10-28 open\nseen-here;601-1 open\nmove;601-2 open\n"
                "away:overnight;601-2 open\nleave-back;601-2 open\nseen-in-bed;603-1 open\n"
                "discharge;;home open\n");
}

static void
who_was_admitted_and_died_is_told_with_both(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 admit\n09:00 - A1 death\n06:30 - A1 diagnosis 肺炎 family\n"
                      "07:30 - A1 diagnosis 肺炎 staff\n08:30 - A1 diagnosis 敗血症 staff\n");
    assert_told(lines_of(story, "4T09:00", "A1", REENTRY_STAY), "admit;601-1 open\ndeath open\n");
    assert_told(lines_of(story, "4T09:00", "A1", REENTRY_DIAGNOSIS), "肺炎 open\n敗血症 open\n");
    assert_told(lines_of(story, "4T09:00", "A1", REENTRY_MEALS), "breakfast=not-told open\n");
    assert_told(lines_of(story, "4T09:00", "A1", REENTRY_NEED), " open\n");
}

static void
meals_and_need_are_told_by_the_day(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 diet regular\n"
                      "12:30 - A1 meal 2026-11-02;lunch;eaten;8;5\n"
                      "09:00 - A1 meal 2026-11-02;supper;skip;exam\n");
    assert_told(lines_of(story, "13:00", "A1", REENTRY_MEALS),
                "breakfast=regular,lunch=regular:8/5 open\n");
    assert_told(lines_of(story, "3T09:00", "A1", REENTRY_MEALS),
                "breakfast=regular,lunch=regular:8/5,supper=stop:exam open\n"
                "breakfast=regular open\n");
}

static void
what_changed_after_it_was_entered_is_open_again(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 patient-id 00410112 - - id=p\n"
                      "06:02 - A1 diagnosis 肺炎\n");
    tick(story, "3T09:00", "A1", "A001=00410112");
    tick(story, "3T09:00", "A1", "肺炎");
    assert_told(lines_of(story, "3T10:00", "A1", REENTRY_IDENTITY), "A001=00410112 done\n");
    assert_told(lines_of(story, "3T10:00", "A1", REENTRY_DIAGNOSIS), "肺炎 done\n");
    story_tell(story, "3T11:00 - - strike p\n3T11:01 - A1 patient-id 00410113\n");
    assert_told(lines_of(story, "3T12:00", "A1", REENTRY_IDENTITY), "A001=00410113 changed\n");
    assert_told(lines_of(story, "3T12:00", "A1", REENTRY_DIAGNOSIS), "肺炎 done\n");
    tick(story, "3T13:00", "A1", "A001=00410113");
    assert_told(lines_of(story, "3T14:00", "A1", REENTRY_IDENTITY), "A001=00410113 done\n");
}

static void
yesterdays_list_makes_no_days_to_enter(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "2026-10-20 601-1 A1 presence in import\n06:00 601-1 A1 presence in\n");
    assert_told(lines_of(story, "12:00", "A1", REENTRY_NEED), " open\n");
}

static void
a_diet_of_any_words_is_entered_whole(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 diet 糖尿病食_1600kcal,塩分:6g|stop\n"
                      "12:30 - A1 meal 2026-11-02;lunch;eaten;8;5\n");
    g_autoptr(Reading) reading = story_read(story, "13:00");
    const View *view = reading_view(reading);
    MealTime lunch;
    g_assert_true(meal_time_parse("2026-11-02:lunch", &lunch, NULL));
    Serving serving =
        serving_read(view, view_person(view, census_find_handle(story->census, "A1")), &lunch);
    g_autofree char *code = reentry_meal_format(MEAL_LUNCH, &serving);
    g_autoptr(GPtrArray) meals = reentry_meals_parse(code);
    g_assert_cmpuint(meals->len, ==, 1);
    const ReentryMeal *meal = meals->pdata[0];
    g_assert_cmpstr(meal->diet, ==, "糖尿病食 1600kcal,塩分:6g|stop");
    g_assert_cmpstr(meal->stop, ==, NULL);
    g_assert_true(meal->eaten);
    g_assert_cmpint(meal->staple, ==, 8);
    g_assert_cmpint(meal->side, ==, 5);
}

static void
a_diet_called_stop_is_no_meal_that_was_stopped(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 diet stop:なし\n");
    assert_told(lines_of(story, "08:00", "A1", REENTRY_MEALS), "breakfast=stop%3Aなし open\n");
    story_tell(story, "06:02 - A1 diet leave\n");
    assert_told(lines_of(story, "08:00", "A1", REENTRY_MEALS), "breakfast=%6Ceave open\n");
}

static void
what_was_eaten_on_leave_and_what_nobody_can_tell_are_both_told(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 diet soft\n"
                      "12:30 - A1 meal 2026-11-02;lunch;unknown\n"
                      "14:00 601-1 A1 presence away:outing\n"
                      "18:30 - A1 meal 2026-11-02;supper;eaten;10;9\n");
    assert_told(lines_of(story, "19:00", "A1", REENTRY_MEALS),
                "breakfast=soft,lunch=soft:unknown,supper=soft:10/9:leave open\n");
}

static void
a_meal_of_someone_not_found_says_so(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 diet soft\n"
                      "07:00 601-1 A1 presence unseen\n");
    assert_told(lines_of(story, "08:00", "A1", REENTRY_MEALS), "breakfast=soft:not-found open\n");
}

static void
a_meal_of_someone_gone_or_on_a_list_only_says_so(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 diet soft\n"
                      "11:00 - A1 discharge home\n12:30 - A1 meal 2026-11-02;lunch;eaten;5;5\n"
                      "06:00 601-2 A2 presence in import\n06:01 - A2 diet soft\n");
    assert_told(lines_of(story, "13:00", "A1", REENTRY_MEALS),
                "breakfast=soft,lunch=soft:5/5:not-here open\n");
    assert_told(lines_of(story, "11:00", "A2", REENTRY_MEALS), "breakfast=soft:paper open\n");
}

static void
a_death_told_twice_is_entered_once_and_says_at_which_times(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 admit\n10:00 - A1 death\n10:00 - A1 death\n"
                      "~10:20 - A1 death\n");
    assert_told(lines_of(story, "11:00", "A1", REENTRY_STAY), "admit;601-1 open\ndeath open\n");
    story_tell(story, "10:05 - A1 death\n10:05 - A1 death\n");
    assert_told(lines_of(story, "11:00", "A1", REENTRY_STAY),
                "admit;601-1 open\ndeath|2026-11-02T10:05:00+09:00 open\n");
}

/* A book may hold what another program wrote. */
static void
need_of_no_form_ends_no_list(void)
{
    static const char *const values[] = { "2026-11-02", "2026-11-02;", "2026-11-02;general-2024",
                                          "2026-11-02;other;A1=1", "2026-11-02;general-2024;A1" };
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n");
    for (guint i = 0; i < G_N_ELEMENTS(values); i++) {
        Statement *statement =
            story_say(story, "07:00 - A1 nursing-need 2026-11-02;general-2024;A1=0");
        statement->value = statements_keep(story->told, values[i]);
        census_file(story->census, statement);
    }
    g_autofree char *lines = lines_of(story, "12:00", "A1", REENTRY_NEED);
    g_assert_nonnull(strstr(lines, " open\n"));
}

/* What both told of its end is one line, with what only one of them knew. */
static void
an_end_told_by_two_is_one_line_with_what_either_knew(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 admit\n10:00 - A1 discharge\n10:05 - A1 discharge home\n");
    assert_told(lines_of(story, "11:00", "A1", REENTRY_STAY),
                "admit;601-1 open\ndischarge|2026-11-02T10:05:00+09:00;;home open\n");
    story_tell(story, "10:10 - A1 discharge 転院,北\n");
    assert_told(lines_of(story, "11:00", "A1", REENTRY_STAY),
                "admit;601-1 open\ndischarge|2026-11-02T10:05:00+09:00|2026-11-02T10:10:00+09:00;;"
                "home|転院%2C北 open\n");
}

static void
a_number_that_is_contested_is_shown_with_its_rival(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 patient-id 00012\n"
                      "06:02 - A1 patient-id 00013 band\n06:03 - A1 patient-id 00013 band\n"
                      "06:04 - A1 admitted 2026-10-28\n06:05 - A1 admitted 2026-10-29\n");
    assert_told(lines_of(story, "07:00", "A1", REENTRY_IDENTITY), "A001=00012|00013 open\n");
    assert_told(lines_of(story, "07:00", "A1", REENTRY_STAY),
                "admitted;2026-10-29|2026-10-28 open\nseen-here;601-1 open\n");
}

/* The record system comes back empty of it: who types must not take silence for "none". */
static void
what_is_to_be_minded_is_entered_or_blank_and_open_again_when_it_changes(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n");
    assert_told(lines_of(story, "06:30", "A1", REENTRY_CAUTION), " open\n");
    story_tell(story, "07:00 601-1 A1 caution isolation:droplet,allergy:卵\n");
    assert_told(lines_of(story, "07:30", "A1", REENTRY_CAUTION),
                "allergy%3A卵%2Cisolation%3Adroplet open\n");
    tick(story, "08:00", "A1", "allergy%3A卵%2Cisolation%3Adroplet");
    assert_told(lines_of(story, "08:30", "A1", REENTRY_CAUTION),
                "allergy%3A卵%2Cisolation%3Adroplet done\n");
    story_tell(story, "08:40 601-1 A1 caution allergy:卵,isolation:droplet\n"); /* the same */
    assert_told(lines_of(story, "08:50", "A1", REENTRY_CAUTION),
                "allergy%3A卵%2Cisolation%3Adroplet done\n");
    story_tell(story, "09:00 601-1 A1 caution isolation:droplet,fall\n"); /* and the egg? */
    assert_told(lines_of(story, "09:30", "A1", REENTRY_CAUTION),
                "fall%2Cisolation%3Adroplet|allergy%3A卵 changed\n");
}

static void
cautions_entered_of_whoever_was_never_here_are_taken_back_there(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in - - id=p\n06:01 - A1 caution fall - - id=c\n");
    tick(story, "07:00", "A1", "fall");
    story_tell(story, "08:00 - - strike c\n");
    assert_told(lines_of(story, "08:30", "A1", REENTRY_CAUTION), " changed\n");
    story_tell(story, "09:00 - - strike p\n");
    assert_told(lines_of(story, "09:30", "A1", REENTRY_CAUTION), " struck\n");
}

/* That the ward reached her changes nothing in the record. */
static void
each_contact_is_a_line_and_open_again_when_its_number_changes(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 contact 2;長男;佐藤|健;\n"
                      "06:02 - A1 contact 1;妻;佐藤_花;090-1111 - - id=w\n");
    assert_told(lines_of(story, "06:30", "A1", REENTRY_CONTACT),
                "1;妻;佐藤 花;090-1111 open\n2;長男;佐藤|健; open\n");
    tick(story, "07:00", "A1", "1;妻;佐藤 花;090-1111");
    tick(story, "07:00", "A1", "2;長男;佐藤|健;");
    story_tell(story, "08:00 - A1 contact 1;妻;佐藤_花;090-1111;reached - - id=r\n"
                      "08:01 - A1 contact 2;長男;佐藤|健;;do-not-call\n");
    assert_told(lines_of(story, "08:30", "A1", REENTRY_CONTACT),
                "1;妻;佐藤 花;090-1111 done\n2;長男;佐藤|健;;do-not-call changed\n");
    story_tell(story, "09:00 - - strike w\n09:00 - - strike r\n");
    assert_told(lines_of(story, "09:30", "A1", REENTRY_CONTACT),
                "2;長男;佐藤|健;;do-not-call changed\n struck\n");
}

static void
that_there_is_nobody_to_call_is_entered_too(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n");
    assert_told(lines_of(story, "06:30", "A1", REENTRY_CONTACT), "");
    story_tell(story, "07:00 - A1 contact unknown\n");
    assert_told(lines_of(story, "07:30", "A1", REENTRY_CONTACT), "unknown open\n");
    story_tell(story, "08:00 - A1 contact none\n");
    tick(story, "08:30", "A1", "none");
    story_tell(story, "09:00 - A1 contact 1;妻;佐藤;090\n"); /* she was found after all */
    assert_told(lines_of(story, "09:30", "A1", REENTRY_CONTACT), "1;妻;佐藤;090 open\n struck\n");
}

/* Her band says A002, the first night's papers A001. */
static void
each_number_of_one_person_is_a_line_of_its_own(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 patient-id 00410112\n"
                      "07:00 601-1 A2 presence in\n");
    tick(story, "08:00", "A1", "A001=00410112");
    story_tell(story, "09:00 - A2 same-person A1\n");
    assert_told(lines_of(story, "10:00", "A1", REENTRY_IDENTITY),
                "A001=00410112 done\nA002=00410112 open\n");
}

static void
who_is_known_from_a_list_alone_was_seen_by_nobody(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "2026-11-01 601-1 A1 presence in import\n"
                      "2026-11-01 601-2 A2 presence in import\n07:00 601-2 A2 presence unseen\n");
    assert_told(lines_of(story, "08:00", "A1", REENTRY_STAY), "listed-here;601-1 open\n");
    assert_told(lines_of(story, "08:00", "A2", REENTRY_STAY), "listed-here;601-2 open\n");
}

static void
what_two_ticked_of_one_day_is_joined_item_by_item(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n"
                      "18:00 - A1 nursing-need 2026-11-02;general-2024;A1=1,B1=0 - 三浦\n"
                      "18:30 - A1 nursing-need 2026-11-02;general-2024;B2=1 - 佐々木\n");
    assert_told(lines_of(story, "20:00", "A1", REENTRY_NEED), "general-2024;A1=1,B1=0,B2=1 open\n");
    story_tell(story, "19:00 - A1 nursing-need 2026-11-02;general-2024;B1=2 - 田中\n"
                      "19:30 - A1 nursing-need 2026-11-02;general-2024;A1=0 memo 田中\n");
    assert_told(lines_of(story, "20:00", "A1", REENTRY_NEED),
                "general-2024;A1=1|0,B1=2|0,B2=1 open\n");
    story_tell(story, "19:40 - A1 nursing-need 2026-11-02;general-2024;B1=0 - 三浦\n"); /* again */
    assert_told(lines_of(story, "20:00", "A1", REENTRY_NEED),
                "general-2024;A1=1|0,B1=0|2,B2=1 open\n");
}

static void
a_diagnosis_told_again_after_another_is_entered_once(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 diagnosis 肺炎\n"
                      "06:02 - A1 diagnosis 心不全\n06:03 - A1 diagnosis 肺炎 staff\n");
    assert_told(lines_of(story, "07:00", "A1", REENTRY_DIAGNOSIS), "肺炎 open\n心不全 open\n");
}

static void
a_diagnosis_entered_and_struck_is_taken_back_there(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:02 - A1 diagnosis 肺炎 - - id=d\n");
    tick(story, "3T09:00", "A1", "肺炎");
    story_tell(story, "3T10:00 - - strike d\n");
    assert_told(lines_of(story, "3T11:00", "A1", REENTRY_DIAGNOSIS), " struck\n");
    g_autoptr(Reading) reading = story_read(story, "3T11:00");
    const View *view = reading_view(reading);
    g_autoptr(GPtrArray) lines =
        reentry_read(view, view_person(view, census_find_handle(story->census, "A1")));
    for (guint i = 0; i < lines->len; i++)
        if (((const ReentryLine *)lines->pdata[i])->state == REENTRY_STRUCK)
            g_assert_cmpstr(((const ReentryLine *)lines->pdata[i])->entered, ==, "肺炎");
}

/* The line that is to be taken back reads "", and is ticked like any other. */
static void
what_was_taken_back_there_is_off_the_list(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:02 - A1 diagnosis 肺炎 - - id=d\n");
    tick(story, "3T09:00", "A1", "肺炎");
    story_tell(story, "3T10:00 - - strike d\n");
    g_autoptr(Reading) reading = story_read(story, "3T11:00");
    const View *view = reading_view(reading);
    g_autoptr(GPtrArray) lines =
        reentry_read(view, view_person(view, census_find_handle(story->census, "A1")));
    for (guint i = 0; i < lines->len; i++) {
        const ReentryLine *line = lines->pdata[i];
        if (line->state != REENTRY_STRUCK)
            continue;
        g_autofree char *value = reentry_tick(line->key, line->content);
        Statement *statement = story_say(story, "3T11:01 - A1 reentered x - 田中");
        statement->value = statements_keep(story->told, value);
        census_file(story->census, statement);
    }
    assert_told(lines_of(story, "3T12:00", "A1", REENTRY_DIAGNOSIS), "");
}

static void
a_diagnosis_struck_and_said_again_is_not_entered_twice(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:02 - A1 diagnosis 肺炎 - - id=d\n");
    tick(story, "3T09:00", "A1", "肺炎");
    story_tell(story, "3T10:00 - - strike d\n06:03 - A1 diagnosis 肺炎\n");
    assert_told(lines_of(story, "3T11:00", "A1", REENTRY_DIAGNOSIS), "肺炎 done\n");
}

static void
whoever_was_never_here_after_all_is_taken_back_there(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in - - id=p\n");
    tick(story, "3T09:00", "A1", "seen-here;601-1");
    story_tell(story, "3T10:00 - - strike p\n");
    assert_told(lines_of(story, "3T11:00", "A1", REENTRY_STAY), " struck\n");
    assert_told(lines_of(story, "3T11:00", "A1", REENTRY_NEED), "");
}

static void
words_given_away_and_back_make_nobody_a_day(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in memo\n07:00 601-2 A2 presence in seen - id=p\n"
                      "3T06:00 601-1 A1 presence in\n");
    assert_told(lines_of(story, "3T06:30", "A1", REENTRY_NEED), " open\n");
    story_tell(story, "3T06:10 - A1 belongs-to p\n3T06:20 - A2 belongs-to p\n");
    assert_told(lines_of(story, "3T06:30", "A1", REENTRY_NEED), " open\n");
}

/* "key content state" of the days of PERSON in PART. */
static char *
days_of(const Story *story, const char *at, ReentryPart part)
{
    GString *out = g_string_new(NULL);
    g_autoptr(Reading) reading = story_read(story, at);
    const View *view = reading_view(reading);
    g_autoptr(GPtrArray) lines =
        reentry_read(view, view_person(view, census_find_handle(story->census, "A1")));
    for (guint i = 0; i < lines->len; i++) {
        const ReentryLine *line = lines->pdata[i];
        if (line->part == part)
            g_string_append_printf(out, "%s %s %s\n", strchr(line->key, ':') + 1,
                                   line->entered != NULL ? line->entered : line->content,
                                   reentry_state_key(line->state));
    }
    return g_string_free(out, FALSE);
}

#define UNTOLD "breakfast=not-told,lunch=not-told,supper=not-told"

static void
weeks_of_which_nobody_said_anything_are_one_line(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n");
    assert_told(days_of(story, "20T13:00", REENTRY_MEALS),
                "2026-11-02/2026-11-19 " UNTOLD " open\n"
                "2026-11-20 breakfast=not-told,lunch=not-told open\n");
    assert_told(days_of(story, "20T13:00", REENTRY_NEED), "2026-11-02/2026-11-20  open\n");
    story_tell(story, "12T10:00 - A1 diet soft\n5T12:30 - A1 meal 2026-11-05;lunch;eaten;8;5\n"
                      "6T12:30 - A1 meal 2026-11-06;lunch;eaten;8;5\n");
    assert_told(days_of(story, "14T07:00", REENTRY_MEALS),
                "2026-11-02/2026-11-04 " UNTOLD " open\n"
                "2026-11-05 breakfast=not-told,lunch=not-told:8/5,supper=not-told open\n"
                "2026-11-06 breakfast=not-told,lunch=not-told:8/5,supper=not-told open\n"
                "2026-11-07/2026-11-11 " UNTOLD " open\n"
                "2026-11-12 breakfast=not-told,lunch=soft,supper=soft open\n"
                "2026-11-13 breakfast=soft,lunch=soft,supper=soft open\n");
}

/* The clerk ticked ten days at once; on one of them something was eaten, as a note says now. */
static void
a_late_word_opens_its_day_alone_among_those_that_were_ticked(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 caution none\n");
    tick(story, "12T05:00", "A1", UNTOLD);
    tick(story, "12T05:00", "A1", "");
    assert_told(days_of(story, "12T05:30", REENTRY_MEALS),
                "2026-11-02/2026-11-11 " UNTOLD " done\n");
    assert_told(days_of(story, "12T05:30", REENTRY_NEED), "2026-11-02/2026-11-12  done\n");
    assert_told(days_of(story, "15T05:30", REENTRY_MEALS), /* no tick holds a day that came since */
                "2026-11-02/2026-11-11 " UNTOLD " done\n"
                "2026-11-12/2026-11-14 " UNTOLD " open\n");
    story_tell(story, "12T06:00 - A1 meal 2026-11-05;lunch;eaten;8;5 - - id=m\n");
    assert_told(days_of(story, "12T06:30", REENTRY_MEALS),
                "2026-11-02/2026-11-04 " UNTOLD " done\n"
                "2026-11-05 breakfast=not-told,lunch=not-told:8/5,supper=not-told changed\n"
                "2026-11-06/2026-11-11 " UNTOLD " done\n");
    story_tell(story, "12T07:00 - - strike m\n");
    assert_told(days_of(story, "12T09:00", REENTRY_MEALS), "2026-11-02/2026-11-11 " UNTOLD " done\n"
                                                           "2026-11-12 breakfast=not-told open\n");
}

static void
days_ticked_for_somebody_who_was_gone_are_taken_back_in_one_line(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 caution none\n");
    tick(story, "8T05:00", "A1", UNTOLD);
    story_tell(story, "4T10:00 - A1 discharge home\n");
    assert_told(days_of(story, "8T06:00", REENTRY_MEALS),
                "2026-11-02/2026-11-03 " UNTOLD " done\n2026-11-04 breakfast=not-told changed\n"
                "2026-11-05/2026-11-07 " UNTOLD " struck\n");
    tick(story, "8T07:00", "A1", "");
    assert_told(days_of(story, "8T08:00", REENTRY_MEALS),
                "2026-11-02/2026-11-03 " UNTOLD " done\n2026-11-04 breakfast=not-told changed\n");
}

/* A book may hold what another program wrote. */
static void
a_tick_of_days_without_end_hangs_no_list(void)
{
    static const char *const values[] = { "meals:0001-01-01/9999-12-31;x",
                                          "meals:2026-11-02/;x",
                                          "meals:2026-11-04/2026-11-02;x",
                                          "meals:/;x",
                                          "meals;x",
                                          "need:2026-11-02/2026-11-03/2026-11-04;x",
                                          "meals:;x" };
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n");
    for (guint i = 0; i < G_N_ELEMENTS(values); i++) {
        Statement *statement = story_say(story, "07:00 - A1 reentered x - 田中");
        statement->value = statements_keep(story->told, values[i]);
        census_file(story->census, statement);
    }
    g_autofree char *lines = lines_of(story, "09:00", "A1", REENTRY_MEALS);
    g_assert_true(g_str_has_prefix(lines, "breakfast=not-told open\n struck\n"));
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/reentry/stay", a_stay_is_told_by_what_changed);
    g_test_add_func("/reentry/death", who_was_admitted_and_died_is_told_with_both);
    g_test_add_func("/reentry/days", meals_and_need_are_told_by_the_day);
    g_test_add_func("/reentry/changed", what_changed_after_it_was_entered_is_open_again);
    g_test_add_func("/reentry/import", yesterdays_list_makes_no_days_to_enter);
    g_test_add_func("/reentry/any-words", a_diet_of_any_words_is_entered_whole);
    g_test_add_func("/reentry/called-stop", a_diet_called_stop_is_no_meal_that_was_stopped);
    g_test_add_func("/reentry/on-leave",
                    what_was_eaten_on_leave_and_what_nobody_can_tell_are_both_told);
    g_test_add_func("/reentry/not-found", a_meal_of_someone_not_found_says_so);
    g_test_add_func("/reentry/gone", a_meal_of_someone_gone_or_on_a_list_only_says_so);
    g_test_add_func("/reentry/twice", a_death_told_twice_is_entered_once_and_says_at_which_times);
    g_test_add_func("/reentry/no-form", need_of_no_form_ends_no_list);
    g_test_add_func("/reentry/told-by-two", an_end_told_by_two_is_one_line_with_what_either_knew);
    g_test_add_func("/reentry/contested", a_number_that_is_contested_is_shown_with_its_rival);
    g_test_add_func("/reentry/two-numbers", each_number_of_one_person_is_a_line_of_its_own);
    g_test_add_func("/reentry/list-only", who_is_known_from_a_list_alone_was_seen_by_nobody);
    g_test_add_func("/reentry/need", what_two_ticked_of_one_day_is_joined_item_by_item);
    g_test_add_func("/reentry/diagnosis", a_diagnosis_told_again_after_another_is_entered_once);
    g_test_add_func("/reentry/struck", a_diagnosis_entered_and_struck_is_taken_back_there);
    g_test_add_func("/reentry/taken-back", what_was_taken_back_there_is_off_the_list);
    g_test_add_func("/reentry/said-again", a_diagnosis_struck_and_said_again_is_not_entered_twice);
    g_test_add_func("/reentry/never-here", whoever_was_never_here_after_all_is_taken_back_there);
    g_test_add_func("/reentry/given-back", words_given_away_and_back_make_nobody_a_day);
    g_test_add_func("/reentry/one-line", weeks_of_which_nobody_said_anything_are_one_line);
    g_test_add_func("/reentry/late-word",
                    a_late_word_opens_its_day_alone_among_those_that_were_ticked);
    g_test_add_func("/reentry/gone-days",
                    days_ticked_for_somebody_who_was_gone_are_taken_back_in_one_line);
    g_test_add_func("/reentry/no-end", a_tick_of_days_without_end_hangs_no_list);
    g_test_add_func("/reentry/cautions",
                    what_is_to_be_minded_is_entered_or_blank_and_open_again_when_it_changes);
    g_test_add_func("/reentry/cautions-back",
                    cautions_entered_of_whoever_was_never_here_are_taken_back_there);
    g_test_add_func("/reentry/contacts",
                    each_contact_is_a_line_and_open_again_when_its_number_changes);
    g_test_add_func("/reentry/nobody", that_there_is_nobody_to_call_is_entered_too);
    return g_test_run();
}
