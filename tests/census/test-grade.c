/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story.h"

static const char *
grade(const char *lines)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "05:00 601-1 A1 presence in\n");
    story_tell(story, lines);
    g_autoptr(Reading) reading = story_read(story, "12:00");
    return grade_key(fact_grade(reading_view(reading), census_find_handle(story->census, "A1")));
}

static void
each_source_is_worth_its_grade(void)
{
    static const struct {
        const char *source, *grade;
    } table[] = {
        { "stated", "stated" }, { "band", "band" },   { "family", "vouched" },
        { "staff", "vouched" }, { "seen", "paper" },  { "belongings", "paper" },
        { "viewer", "paper" },  { "paper", "paper" }, { "import", "paper" },
        { "memo", "paper" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(table); i++) {
        g_autofree char *lines = g_strdup_printf(
            "06:00 - A1 kana ヤマダ_ハナコ %s\n06:00 - A1 birthdate 1945-07-14 %s\n",
            table[i].source, table[i].source);
        g_assert_cmpstr(grade(lines), ==, table[i].grade);
    }
}

static void
the_weaker_of_name_and_birthdate_is_the_grade(void)
{
    g_assert_cmpstr(grade("06:00 - A1 kana ヤマダ_ハナコ stated\n"
                          "06:00 - A1 birthdate 1945-07-14 paper\n"),
                    ==, "paper");
    g_assert_cmpstr(grade("06:00 - A1 kana ヤマダ_ハナコ family\n"
                          "06:00 - A1 birthdate 1945-07-14 stated\n"),
                    ==, "vouched");
    g_assert_cmpstr(grade("06:00 - A1 kana ヤマダ_ハナコ stated\n"), ==, "none");
    g_assert_cmpstr(grade("06:00 - A1 birthdate 1945-07-14 stated\n"), ==, "none");
    g_assert_cmpstr(grade(""), ==, "none");
}

static void
a_name_stated_in_letters_identifies_where_no_kana_are_known(void)
{
    g_assert_cmpstr(grade("06:00 - A1 latin Nguyen_Van_An stated\n"
                          "06:00 - A1 birthdate 1990-05-01 stated\n"),
                    ==, "stated");
    g_assert_cmpstr(grade("06:00 - A1 kanji 佐藤_健二 stated\n"
                          "06:00 - A1 birthdate 1960-01-02 stated\n"),
                    ==, "none");
    g_assert_cmpstr(grade("06:00 - A1 latin Nguyen_Van_An paper\n"
                          "06:00 - A1 birthdate 1990-05-01 stated\n"),
                    ==, "paper");
    g_assert_cmpstr(grade("06:00 - A1 latin Suharto stated\n"
                          "06:00 - A1 birthdate 1990-05-01 stated\n"),
                    ==, "none");
    /* kana that only paper told are no surer because the letters were said */
    g_assert_cmpstr(grade("06:00 - A1 kana グエン_アン import\n"
                          "06:00 - A1 latin Nguyen_Van_An stated\n"
                          "06:00 - A1 birthdate 1990-05-01 stated\n"),
                    ==, "paper");
}

static void
half_a_name_or_a_year_identifies_nobody(void)
{
    g_assert_cmpstr(grade("06:00 - A1 kana ヤマダ stated\n06:00 - A1 birthdate 1945-07-14\n"), ==,
                    "none");
    g_assert_cmpstr(grade("06:00 - A1 kana ヤマダ_ハナコ\n06:00 - A1 birthdate 1945-07\n"), ==,
                    "none");
    g_assert_cmpstr(grade("06:00 - A1 kana ヤマダ_ハナコ\n06:00 - A1 birthdate unknown\n"), ==,
                    "none");
}

static void
the_best_word_that_agrees_counts_and_one_that_does_not_is_left_out(void)
{
    /* current by rank is the band's; family agrees, paper does not */
    g_assert_cmpstr(grade("06:00 - A1 kana ヤマダ_ハナコ family\n"
                          "06:01 - A1 kana ヤマダ_ハナコ band\n"
                          "06:02 - A1 birthdate 1945-07-14 band\n"
                          "06:03 - A1 birthdate 1945-07-15 paper\n"),
                    ==, "band");
    /* a year that agrees vouches for no date */
    g_assert_cmpstr(grade("06:00 - A1 kana ヤマダ_ハナコ stated\n"
                          "06:01 - A1 birthdate 1945 stated\n"
                          "06:02 - A1 birthdate 1945-07-14 paper\n"),
                    ==, "paper");
}

static void
the_answer_how_identified_grants_a_grade_of_its_own(void)
{
    static const struct {
        const char *identified, *grade;
    } table[] = {
        { "stated-full", "stated" }, { "stated-name", "stated" }, { "band", "band" },
        { "family", "vouched" },     { "staff", "vouched" },      { "belongings", "paper" },
        { "paper", "paper" },        { "none", "none" },          { "unknown", "none" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(table); i++) {
        g_autofree char *line = g_strdup_printf("06:00 - A1 identified %s\n", table[i].identified);
        g_assert_cmpstr(grade(line), ==, table[i].grade);
    }
    g_assert_cmpstr(grade("06:00 - A1 kana ヤマダ_ハナコ stated\n"
                          "06:00 - A1 birthdate 1945-07-14 stated\n06:01 - A1 identified paper\n"),
                    ==, "stated");
}

static void
said_and_read_off_the_band_is_confirmed(void)
{
    g_assert_cmpstr(grade("06:00 - A1 kana ヤマダ_ハナコ\n06:00 - A1 birthdate 1945-07-14\n"
                          "06:01 - A1 kana ヤマダ_ハナコ band\n"
                          "06:01 - A1 birthdate 1945-07-14 band\n"),
                    ==, "confirmed");
    g_assert_cmpstr(grade("06:00 - A1 kana ヤマダ_ハナコ\n06:00 - A1 birthdate 1945-07-14\n"
                          "06:01 - A1 kana ヤマダ_ハナコ band\n"),
                    ==, "stated");
    g_assert_cmpstr(grade("06:00 - A1 kana ヤマダ_ハナコ\n06:00 - A1 birthdate 1945-07-14\n"
                          "06:01 - A1 kana ヤマダ_ハナ band\n"
                          "06:01 - A1 birthdate 1945-07-14 band\n"),
                    ==, "stated");
}

static void
both_said_to_each_of_two_nurses_is_confirmed(void)
{
    g_assert_cmpstr(grade("06:00 - A1 kana ヤマダ_ハナコ - 佐々木\n"
                          "06:00 - A1 birthdate 1945-07-14 - 佐々木\n"
                          "09:00 - A1 kana ヤマダ_ハナコ - 三浦\n"
                          "09:00 - A1 birthdate 1945-07-14 - 三浦\n"),
                    ==, "confirmed");
    /* one heard the name twice, the other the birthdate twice: nobody heard both but one */
    g_assert_cmpstr(grade("06:00 - A1 kana ヤマダ_ハナコ - 佐々木\n"
                          "06:00 - A1 birthdate 1945-07-14 - 佐々木\n"
                          "09:00 - A1 kana ヤマダ_ハナコ - 三浦\n"),
                    ==, "stated");
    g_assert_cmpstr(grade("06:00 - A1 kana ヤマダ_ハナコ - 佐々木\n"
                          "06:00 - A1 birthdate 1945-07-14 - 佐々木\n"
                          "09:00 - A1 kana ヤマダ_ハナコ - 佐々木\n"
                          "09:00 - A1 birthdate 1945-07-14 - 佐々木\n"),
                    ==, "stated");
}

static void
whoever_gave_two_answers_is_not_confirmed(void)
{
    g_assert_cmpstr(grade("06:00 - A1 kana ヤマダ_ハナコ\n06:00 - A1 birthdate 1945-07-14\n"
                          "06:01 - A1 kana ヤマダ_ハナコ band\n"
                          "06:01 - A1 birthdate 1945-07-14 band\n"
                          "06:02 - A1 birthdate 1945-07-15 memo\n"),
                    ==, "stated");
}

static void
a_scan_alone_never_confirms(void)
{
    g_assert_cmpstr(grade("06:01 - A1 kana ヤマダ_ハナコ band 佐々木\n"
                          "06:01 - A1 birthdate 1945-07-14 band 佐々木\n"
                          "06:02 - A1 kana ヤマダ_ハナコ band 三浦\n"
                          "06:02 - A1 birthdate 1945-07-14 band 三浦\n"),
                    ==, "band");
}

/* The moment of the grade: of the two facts the one told earlier, or a later answer that grants as
 * much. A look, a paper and a half name identify nobody. */
static void
assert_graded(const char *lines, const char *at)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "05:00 601-1 A1 presence in\n");
    story_tell(story, lines);
    g_autoptr(Reading) reading = story_read(story, "12:00");
    Graded graded = fact_graded(reading_view(reading), census_find_handle(story->census, "A1"));
    if (at == NULL)
        g_assert_null(graded.by);
    else
        g_assert_cmpint(graded.by->said.seen, ==, story_moment(at));
}

static void
a_grade_is_as_old_as_the_word_that_gave_it(void)
{
    static const char both[] = "06:00 - A1 kana ヤマダ_ハナコ stated\n"
                               "06:01 - A1 birthdate 1945-07-14 stated\n";
    g_autofree char *looked = g_strconcat(both, "09:00 601-1 A1 presence in\n", NULL);
    g_autofree char *paper = g_strconcat(both,
                                         "09:00 - A1 kana ヤマダ_ハナコ paper\n"
                                         "09:00 - A1 birthdate 1945-07-14 paper\n",
                                         NULL);
    g_autofree char *name = g_strconcat(both, "09:00 - A1 kana ヤマダ_ハナコ stated\n", NULL);
    g_autofree char *again = g_strconcat(name, "09:01 - A1 birthdate 1945-07-14 stated\n", NULL);
    g_autofree char *granted = g_strconcat(both, "09:00 - A1 identified stated-full\n", NULL);
    g_autofree char *weaker = g_strconcat(both, "09:00 - A1 identified band\n", NULL);
    assert_graded(looked, "06:00");
    assert_graded(paper, "06:00");
    assert_graded(name, "06:01");
    assert_graded(again, "09:00");
    assert_graded(granted, "09:00");
    assert_graded(weaker, "06:00");
    assert_graded("06:00 - A1 identified family\n", "06:00");
    assert_graded("06:00 - A1 kana ヤマダ_ハナコ stated\n", NULL);
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/grade/moment", a_grade_is_as_old_as_the_word_that_gave_it);
    g_test_add_func("/grade/sources", each_source_is_worth_its_grade);
    g_test_add_func("/grade/weaker", the_weaker_of_name_and_birthdate_is_the_grade);
    g_test_add_func("/grade/letters", a_name_stated_in_letters_identifies_where_no_kana_are_known);
    g_test_add_func("/grade/half", half_a_name_or_a_year_identifies_nobody);
    g_test_add_func("/grade/agrees",
                    the_best_word_that_agrees_counts_and_one_that_does_not_is_left_out);
    g_test_add_func("/grade/identified", the_answer_how_identified_grants_a_grade_of_its_own);
    g_test_add_func("/grade/band", said_and_read_off_the_band_is_confirmed);
    g_test_add_func("/grade/two-nurses", both_said_to_each_of_two_nurses_is_confirmed);
    g_test_add_func("/grade/differs", whoever_gave_two_answers_is_not_confirmed);
    g_test_add_func("/grade/scan", a_scan_alone_never_confirms);
    return g_test_run();
}
