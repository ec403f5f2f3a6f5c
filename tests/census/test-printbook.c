/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/printbook.h"

#include "story.h"

/* Files a print of SHEET as of AT, as far as STORY has been told. */
static void
print_now(Story *story, guint number, const char *sheet, const char *at)
{
    g_autoptr(Print) print = g_new0(Print, 1);
    print->number = number;
    print->sheet = g_strdup(sheet);
    print->medium = g_strdup("a4");
    print->at = (Instant){ story_moment(at), 540, false };
    print->receivers = g_strdup("カルテ;医事課");
    print->sort = g_strdup("");
    print->anchor = g_strdup("K7QX-2M9P/12");
    print->horizon = horizon_format(story->census);
    print->subject = g_strdup("");
    g_autofree char *value = print_format(print);
    g_autofree char *line = g_strdup_printf("%s - - printed x", at);
    Statement *said = story_say(story, line);
    said->value = statements_keep(story->told, value); /* a story takes "=" for a key's sign */
    census_file(story->census, said);
}

static const Print *
last_of(const GPtrArray *book, const char *sheet, gint64 at)
{
    return printbook_last(book, &(PrintMatter){ sheet, NULL, { at, 540, false } });
}

static GPtrArray *
book_of(const Story *story)
{
    g_autoptr(Reading) reading = story_read(story, "23:00");
    return printbook_read(reading_view(reading));
}

static char *
kana_on(const Story *story, const Print *print)
{
    g_autoptr(Horizon) horizon = NULL;
    g_autoptr(Reading) then = printbook_reading(story->census, print, &horizon);
    g_assert_nonnull(then);
    const Person *person = census_find_handle(story->census, "A1");
    const char *kana = fact_value(reading_view(then), person, WHAT_KANA);
    return g_strdup(kana != NULL ? kana : "not asked");
}

/* The list on the wall was drawn before the first bed was looked at. */
static void
a_print_of_nothing_is_one_that_the_next_differs_from(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n");
    g_autoptr(Census) fresh = census_new(census_layout(story->census));
    const Statement *first = &((const Filed *)census_statements(story->census)->pdata[0])->said;
    census_name_station(fresh, &first->station, "A");
    g_autofree char *horizon = horizon_format(fresh);
    g_assert_cmpstr(horizon, ==, "A=0");
    g_autoptr(Print) print = g_new0(Print, 1);
    print->horizon = g_steal_pointer(&horizon);
    print->at = (Instant){ story_moment("07:00"), 540, false };
    g_autoptr(Horizon) reach = NULL;
    g_autoptr(Reading) then = printbook_reading(story->census, print, &reach);
    g_assert_nonnull(then);
    g_assert_cmpuint(reading_standings(then)->len, ==, 0);
}

static void
what_stood_on_a_print_is_read_again(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:00 601-1 A1 kana ヤマダ_ハナコ\n");
    print_now(story, 1, "patient-list", "07:00");
    story_tell(story, "06:30 601-1 A1 kana ヤマダ_ハナヨ stated 佐々木 wall=07:30\n");
    print_now(story, 2, "patient-list", "08:00");
    g_autoptr(GPtrArray) book = book_of(story);
    g_assert_cmpuint(book->len, ==, 2);
    assert_told(kana_on(story, book->pdata[0]), "ヤマダ ハナコ");
    assert_told(kana_on(story, book->pdata[1]), "ヤマダ ハナヨ");
}

/* Its clock says 06:40, but it came in with a copy at 09:00: no clock tells that the paper of 07:00
 * does not show it. */
static void
what_another_station_wrote_before_and_brought_after_is_not_on_it(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:00 601-1 A1 kana ヤマダ_ハナコ\n"
                      "06:10 601-2 B1 presence in - - station=B\n");
    print_now(story, 1, "patient-list", "07:00");
    guint64 early = statement_clock_at(story_moment("06:40"));
    g_autofree char *line =
        g_strdup_printf("06:40 601-1 A1 kana ヤマダ_ハナヨ stated 佐々木 station=B "
                        "wall=06:40 clock=%" G_GINT64_MODIFIER "x\n",
                        early);
    story_tell(story, line);
    g_autoptr(GPtrArray) book = book_of(story);
    assert_told(kana_on(story, book->pdata[0]), "ヤマダ ハナコ");
    assert_told(story_fact(story, "07:00", "A1", "kana"), "ヤマダ ハナヨ differs");
}

static void
prints_of_older_books_are_read_as_far_as_they_tell(void)
{
    g_autoptr(Print) old = print_parse("3;bed-map;a3;2026-11-02T07:00:00+09:00;39");
    g_assert_nonnull(old);
    g_assert_cmpuint(old->number, ==, 3);
    g_assert_cmpuint(old->in_hospital, ==, 39);
    g_assert_cmpstr(old->horizon, ==, "");
    static const char *const no_prints[] = { "", "x", "0;bed-map;a4;2026-11-02T07:00:00+09:00;3",
                                             "3;bed-map;a4;yesterday;3", "3;bed-map" };
    for (guint i = 0; i < G_N_ELEMENTS(no_prints); i++)
        g_assert_null(print_parse(no_prints[i]));
}

static void
a_print_says_what_was_put_into_it(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n");
    print_now(story, 12, "handoff", "07:00");
    g_autoptr(GPtrArray) book = book_of(story);
    const Print *print = book->pdata[0];
    g_assert_cmpuint(print->number, ==, 12);
    g_assert_cmpstr(print->sheet, ==, "handoff");
    g_assert_cmpstr(print->receivers, ==, "カルテ,医事課"); /* ";" parts the fields */
    g_assert_cmpstr(print->anchor, ==, "K7QX-2M9P/12");
    g_assert_true(last_of(book, "handoff", INSTANT_END) == print);
    g_assert_null(last_of(book, "bed-map", INSTANT_END));
}

static void
the_last_print_is_the_one_of_the_latest_moment(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n");
    print_now(story, 1, "bed-map", "08:00");
    print_now(story, 2, "bed-map", "07:00"); /* yesterday's, printed today */
    g_autoptr(GPtrArray) book = book_of(story);
    g_assert_cmpuint(last_of(book, "bed-map", story_moment("09:00"))->number, ==, 1);
    g_assert_cmpuint(last_of(book, "bed-map", story_moment("07:30"))->number, ==, 2);
    g_assert_null(last_of(book, "bed-map", story_moment("06:30")));
}

/* The balance of the third is no worse for that of the fourth: each is the record of its day. */
static void
a_midnight_balance_is_renewed_on_its_own_day_alone(void)
{
    g_autoptr(Story) story = story_new();
    print_now(story, 1, "movement", "12:00");
    print_now(story, 2, "movement", "3T00:00");
    print_now(story, 3, "movement", "3T12:00");
    print_now(story, 4, "day-report", "3T12:00");
    g_autoptr(GPtrArray) book = book_of(story);
    Instant noon = { story_moment("12:00"), 540, false };
    Instant midnight = { story_moment("3T00:00"), 540, false };
    Instant next = { story_moment("3T12:00"), 540, false };
    g_assert_true(print_is_renewed(book->pdata[0], &(PrintMatter){ "movement", "", midnight }));
    g_assert_false(print_is_renewed(book->pdata[1], &(PrintMatter){ "movement", "", next }));
    g_assert_false(print_is_renewed(book->pdata[0], &(PrintMatter){ "bed-map", "", noon }));
    g_assert_false(print_is_renewed(book->pdata[3], &(PrintMatter){ "day-report", "", midnight }));
    g_assert_null(last_of(book, "movement", story_moment("4T00:30")));
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/printbook/nothing", a_print_of_nothing_is_one_that_the_next_differs_from);
    g_test_add_func("/printbook/again", what_stood_on_a_print_is_read_again);
    g_test_add_func("/printbook/merged later",
                    what_another_station_wrote_before_and_brought_after_is_not_on_it);
    g_test_add_func("/printbook/older", prints_of_older_books_are_read_as_far_as_they_tell);
    g_test_add_func("/printbook/fields", a_print_says_what_was_put_into_it);
    g_test_add_func("/printbook/last", the_last_print_is_the_one_of_the_latest_moment);
    g_test_add_func("/printbook/midnight", a_midnight_balance_is_renewed_on_its_own_day_alone);
    return g_test_run();
}
