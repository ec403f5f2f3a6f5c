/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "story.h"

static void
a_band_of_somebody_else_is_the_loudest(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 band other-person - - id=b\n");
    assert_told(story_conflicts(story, "07:00"), "band-differs A001 601-1");
    assert_told(story_behind(story, "07:00", "band-differs"), "b");
    assert_told(story_marks(story, "07:00", "A1"), "band-differs");
    g_autoptr(Reading) reading = story_read(story, "07:00");
    g_autoptr(Conflicts) conflicts = conflicts_read(reading);
    const Conflict *conflict = conflicts_list(conflicts)->pdata[0];
    g_assert_cmpint(conflict->loudness, ==, LOUD_LOUDEST);
    story_tell(story, "07:30 - A1 band readable\n");
    assert_told(story_conflicts(story, "08:00"), "");
}

static void
what_was_read_off_the_band_must_fit_the_person(void)
{
    static const struct {
        const char *off, *stated, *conflicts;
    } cases[] = {
        { "kana ヤマダ_ハナ", "kana ヤマダ_ハナコ", "band-differs A001 601-1" },
        { "kana ヤマダハナコ", "kana ヤマダ_ハナコ", "" },
        { "birthdate 1945-07-15", "birthdate 1945-07-14", "band-differs A001 601-1" },
        { "patient-id 00124", "patient-id 00123", "band-differs A001 601-1" },
        { "patient-id ００１２３", "patient-id 00123", "" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Story) story = story_new();
        g_autofree char *lines = g_strdup_printf(
            "06:00 601-1 A1 presence in\n06:01 - A1 %s band - id=b\n06:02 - A1 %s stated - id=s\n",
            cases[i].off, cases[i].stated);
        story_tell(story, lines);
        assert_told(story_conflicts(story, "07:00"), cases[i].conflicts);
        if (*cases[i].conflicts != '\0')
            assert_told(story_behind(story, "07:00", "band-differs"), "b,s");
    }
}

static void
only_what_was_last_read_off_the_band_counts(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 kana ヤマダ_ハナ band\n"
                      "06:02 - A1 kana ヤマダ_ハナコ stated\n06:30 - A1 kana ヤマダ_ハナコ band\n");
    assert_told(story_conflicts(story, "06:20"), "band-differs A001 601-1");
    assert_told(story_conflicts(story, "07:00"), "");
}

/* She said it rightly, and it was read rightly: nobody has to strike a true word. */
static void
what_a_wrong_band_says_counts_no_more(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 kana スズキ_フミ stated\n"
                      "06:01 - A1 birthdate 1943-02-11 stated\n"
                      "06:02 - A1 birthdate 1938-02-11 band\n06:30 - A1 band wrong - - id=w\n");
    assert_told(story_conflicts(story, "06:20"),
                "band-differs A001 601-1; value-differs:birthdate A001 601-1");
    assert_told(story_conflicts(story, "07:00"), "band-differs A001 601-1");
    assert_told(story_behind(story, "07:00", "band-differs"), "w");
    story_tell(story, "07:10 - A1 band-issued 1\n");
    assert_told(story_conflicts(story, "07:15"), "band-differs A001 601-1"); /* not on yet */
    story_tell(story, "07:20 - A1 band-worn 1\n");
    assert_told(story_conflicts(story, "07:30"), "");
    story_tell(story, "07:40 - A1 birthdate 1938-02-11 band\n"); /* that is of the new one */
    assert_told(story_conflicts(story, "08:00"),
                "band-differs A001 601-1; value-differs:birthdate A001 601-1");
}

static void
who_is_not_found_is_loud_and_who_wanders_loudest(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story,
               "06:00 601-1 A1 presence in - - id=in\n06:10 601-1 - presence empty - - id=e\n"
               "06:00 601-2 A2 presence unseen - - id=u\n06:00 - A2 caution wandering\n");
    assert_told(story_conflicts(story, "07:00"), "not-found A002 601-2; not-found A001 601-1");
    assert_told(story_behind(story, "07:00", "not-found"), "u; in,e");
}

static void
two_in_one_bed_are_told_and_the_dead_and_missing_are_not_among_them(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story,
               "06:00 601-1 A2 presence in - - id=p2\n06:01 601-1 A1 presence away - - id=p1\n"
               "06:00 601-2 A3 presence in\n06:01 601-2 A4 presence unseen\n"
               "06:00 601-3 A5 presence in\n06:01 - A5 death\n06:02 601-3 A6 presence in\n");
    assert_told(story_conflicts(story, "06:30"),
                "not-found A004 601-2; two-in-bed A001,A002 601-1");
    assert_told(story_behind(story, "06:30", "two-in-bed"), "p1,p2");
    assert_told(story_marks(story, "06:30", "A2"), "two-in-bed");
    story_tell(story, "06:40 602-1 A1 leave-back\n");
    assert_told(story_conflicts(story, "06:50"), "not-found A004 601-2");
}

static void
mothers_siblings_and_those_who_share_are_tied_in_one_bed(void)
{
    static const char *const ties[] = {
        "07:00 - A2 mother A1\n07:00 - A3 mother A1\n",
        "07:00 - A1 mother A9\n07:00 - A2 mother A9\n07:00 - A3 mother A9\n",
        "07:00 - A1 shares yes\n07:00 - A2 shares yes\n07:00 - A3 shares yes\n",
        "07:00 - A1 mother A2\n07:00 - A2 shares yes\n07:00 - A3 shares yes\n",
    };
    for (guint i = 0; i < G_N_ELEMENTS(ties); i++) {
        g_autoptr(Story) story = story_new();
        story_tell(story, "06:00 601-1 A1 presence in\n06:00 601-1 A2 presence in\n"
                          "06:00 601-1 A3 presence in\n");
        assert_told(story_conflicts(story, "06:30"), "two-in-bed A001,A002,A003 601-1");
        story_tell(story, ties[i]);
        assert_told(story_conflicts(story, "08:00"), "");
    }
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:00 601-1 A2 presence in\n"
                      "06:00 601-1 A3 presence in\n07:00 - A2 mother A1\n07:00 - A3 shares yes\n");
    assert_told(story_conflicts(story, "08:00"), "two-in-bed A001,A002,A003 601-1");
}

static void
one_patient_id_on_two_is_told_for_each_pair(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 602-1 A1 presence in\n06:00 601-1 A2 presence in\n"
                      "06:00 - A3 transfer-out 7W\n06:05 - A1 patient-id 00123 - - id=i1\n"
                      "06:05 - A2 patient-id ００１２３ - - id=i2\n"
                      "06:05 - A3 patient-id 00123 - - id=i3\n06:05 - A4 patient-id 00123\n"
                      "06:00 603-1 A5 presence in\n06:05 - A5 patient-id none\n"
                      "06:00 601-4 A6 presence in\n06:05 - A6 patient-id none\n");
    assert_told(story_conflicts(story, "06:20"),
                "same-id A002,A003 601-1; same-id A001,A002 602-1,601-1; same-id A001,A003 602-1");
    assert_told(story_marks(story, "06:20", "A1"), "same-id");
    assert_told(story_marks(story, "06:20", "A5"), "");
}

static void
equal_name_and_birthdate_is_perhaps_one_person_twice(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:00 601-2 A2 presence in\n"
                      "06:01 - A1 kana ショウジ_キョウ\n06:01 - A2 kana シヨウジキヨウ\n"
                      "06:02 - A1 birthdate 1945-07-14\n06:02 - A2 birthdate 1945-07\n");
    assert_told(story_conflicts(story, "06:30"), "namesake A001,A002 601-1,601-2");
    story_tell(story, "06:40 - A2 birthdate 1945-07-14 - - id=b\n");
    assert_told(story_conflicts(story, "06:45"), "same-identity A001,A002 601-1,601-2");
    assert_told(story_marks(story, "06:45", "A1"), "same-identity");
    story_tell(story, "06:50 - A2 different A1 - - id=d\n");
    assert_told(story_conflicts(story, "06:45"), "namesake A001,A002 601-1,601-2");
    story_tell(story, "06:55 - - strike d\n06:56 - A1 not-same-person A2\n");
    assert_told(story_conflicts(story, "06:45"), "namesake A001,A002 601-1,601-2");
    assert_told(story_marks(story, "06:45", "A2"), "namesake");
}

static void
a_year_of_birth_is_no_full_birthdate(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:00 601-2 A2 presence in\n"
                      "06:01 - A1 kana ヤマダ_ハナコ\n06:01 - A2 kana ヤマダ_ハナコ\n"
                      "06:02 - A1 birthdate about_80\n06:02 - A2 birthdate about_80\n");
    assert_told(story_conflicts(story, "06:30"), "namesake A001,A002 601-1,601-2");
}

static void
a_surname_alone_is_a_quiet_mark(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:00 601-2 A2 presence in\n"
                      "06:00 601-3 A3 presence in\n06:01 - A1 kana ヤマダ_ハナコ\n"
                      "06:01 - A2 kana ヤマダ_ケン\n06:01 - A3 kana ヤマザキ_ケン\n");
    assert_told(story_conflicts(story, "06:30"), "");
    assert_told(story_marks(story, "06:30", "A1"), "same-surname");
    assert_told(story_marks(story, "06:30", "A3"), "");
    g_assert_false(marks_are_loud(MARK_SAME_SURNAME));
    g_assert_true(marks_are_loud(MARK_SAME_SURNAME | MARK_NAMESAKE));
}

static void
a_similar_name_is_a_mark_and_no_conflict(void)
{
    static const struct {
        const char *one, *other, *marks;
    } cases[] = {
        { "kana サイトー_ハナ", "kana サイトウ_ハナ", "similar-name" },
        { "kana ツヅキ_トシ", "kana ツズキ_トシ", "similar-name" },
        { "kana サトウ_ハナコ", "kana サトウ_ハルコ", "similar-name,same-surname" },
        { "kana ハナコ_サトウ", "kana サトウ_ハナコ", "similar-name" },
        { "kanji 髙橋_﨑子", "kanji 高橋_崎子", "similar-name" },
        { "latin SATO_Kenichi", "kana サトウ_ケンイチ", "similar-name" },
        { "kanji 高橋_崎子", "kanji 高橋_花子", "" },
        { "kana サトウ_ハナコ", "kana サトウ_フユミ", "same-surname" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Story) story = story_new();
        g_autofree char *lines = g_strdup_printf("06:00 601-1 A1 presence in\n06:00 601-2 A2 "
                                                 "presence in\n06:01 - A1 %s\n06:01 - A2 %s\n",
                                                 cases[i].one, cases[i].other);
        story_tell(story, lines);
        assert_told(story_conflicts(story, "07:00"), "");
        assert_told(story_marks(story, "07:00", "A1"), cases[i].marks);
        assert_told(story_marks(story, "07:00", "A2"), cases[i].marks);
        story_tell(story, "07:10 - A2 discharge home\n");
        assert_told(story_marks(story, "07:20", "A1"), "");
    }
}

/* Band 1 was read when she could still speak for nobody; band 2 has a birthdate that was typed
 * wrongly, was off for a night and on again before somebody saw it. */
static void
what_was_read_off_an_earlier_band_counts_when_a_later_one_is_wrong(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 sex f band\n"
                      "07:00 - A1 band-issued 1\n07:01 - A1 band-worn 1\n"
                      "07:02 - A1 kana スズキ_フミ band\n08:00 - A1 band-issued 2\n"
                      "08:01 - A1 band-worn 2\n08:02 - A1 birthdate 1938-02-11 band\n"
                      "09:00 - A1 band-off 2\n10:00 - A1 band-worn 2\n"
                      "10:01 - A1 latin Suzuki_Fumi band\n11:00 - A1 band wrong\n");
    assert_told(story_fact(story, "10:30", "A1", "birthdate"), "1938-02-11");
    assert_told(story_fact(story, "12:00", "A1", "sex"), "f");
    assert_told(story_fact(story, "12:00", "A1", "kana"), "スズキ フミ");
    assert_told(story_fact(story, "12:00", "A1", "birthdate"), "not asked");
    assert_told(story_fact(story, "12:00", "A1", "latin"), "not asked");
    story_tell(story, "07:30 - A1 band wrong\n"); /* and the first was wrong in its own way */
    assert_told(story_fact(story, "12:00", "A1", "sex"), "f");
    assert_told(story_fact(story, "12:00", "A1", "kana"), "not asked");
}

static bool
is_perhaps_namesake(const Story *story, const char *at, const char *person)
{
    g_autofree char *words = story_words(story, at, person);
    return strstr(words, "[SAME NAME?]") != NULL;
}

/* She said ハルコ, her daughter wrote ハナコ: until it is settled she may be the other one's
 * namesake, and whoever goes to either must look twice. */
static void
a_name_that_is_said_in_two_ways_warns_of_a_namesake_of_either(void)
{
    static const struct {
        const char *what, *holds, *beside, *other;
    } cases[] = {
        { "kana", "ヤマダ_ハルコ", "ヤマダ_ハナコ", "kana ヤマダ_ハナコ" },
        { "kana", "モリ_エリ", "ヤマダ_ハナコ", "kana ヤマダ_ハナコ" },
        { "known-as-kana", "モリ_エリ", "ヤマダ_ハナコ", "kana ヤマダ_ハナコ" },
        { "kana", "ヤマダ_ハルコ", "ヤマダ_ハナコ", "known-as-kana ヤマダ_ハナコ" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Story) story = story_new();
        g_autofree char *lines = g_strdup_printf(
            "06:00 601-1 A1 presence in\n06:00 601-2 A2 presence in\n06:00 601-3 A3 presence in\n"
            "06:01 - A2 %s\n06:02 - A3 kana スズキ_フミ\n06:02 - A1 %s %s stated\n"
            "06:30 - A1 %s %s family - id=daughter\n",
            cases[i].other, cases[i].what, cases[i].holds, cases[i].what, cases[i].beside);
        story_tell(story, lines);
        g_assert_false(is_perhaps_namesake(story, "06:20", "A2"));
        g_assert_true(is_perhaps_namesake(story, "07:00", "A1"));
        assert_told(story_words(story, "07:00", "A2"), "[SAME NAME?]");
        assert_told(story_words(story, "07:00", "A3"), "");
        g_autofree char *marks = story_marks(story, "07:00", "A2");
        g_assert_true(g_str_has_prefix(marks, "similar-name"));
        g_autofree char *conflicts = story_conflicts(story, "07:00");
        g_assert_null(strstr(conflicts, "namesake"));
        story_tell(story, "07:30 - A1 strike daughter\n");
        g_assert_false(is_perhaps_namesake(story, "08:00", "A2"));
    }
}

/* The reading that is not settled is one kana from the other's name; both dispute one reading. */
static void
an_open_reading_is_similar_to_a_name_and_to_an_open_reading(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:00 601-2 A2 presence in\n"
                      "06:00 601-3 A3 presence in\n06:01 - A2 kana ヤマダ_ハルコ\n"
                      "06:01 - A1 kana モリ_エリ stated\n06:02 - A1 kana ヤマダ_ハナコ family\n"
                      "06:01 - A3 kanji 森_絵里 stated\n06:02 - A3 kanji 山田_花子 family\n");
    assert_told(story_words(story, "07:00", "A2"), "[similar]");
    assert_told(story_words(story, "07:00", "A3"), "[differs]");
    story_tell(story, "07:10 - A1 kanji 山田_花子 staff\n");
    assert_told(story_words(story, "08:00", "A3"), "[differs][similar]");
    story_tell(story, "08:10 601-4 A4 presence in\n08:11 - A4 kana カトウ_ジン stated\n"
                      "08:12 - A4 kana ヤマダ_ハナコ staff\n");
    assert_told(story_words(story, "09:00", "A4"), "[SAME NAME?][differs][similar]");
}

static void
equal_birthdate_and_surname_is_similar(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:00 601-2 A2 presence in\n"
                      "06:01 - A1 kana サトウ_ハナコ\n06:01 - A2 kana サトウ_フユミ\n"
                      "06:02 - A1 birthdate 1945-07\n06:02 - A2 birthdate 1945-07\n");
    assert_told(story_marks(story, "06:30", "A1"), "same-surname");
    story_tell(story, "06:40 - A1 birthdate 1945-07-14\n06:40 - A2 birthdate 1945-07-14\n");
    assert_told(story_marks(story, "06:45", "A2"), "similar-name,same-surname");
    story_tell(story, "06:50 - A2 different A1\n"); /* two persons are similar all the more */
    assert_told(story_marks(story, "06:55", "A1"), "similar-name,same-surname");
}

static void
a_louder_word_takes_the_place_of_the_surname(void)
{
    g_autofree char *quiet = marks_label(MARK_SAME_SURNAME);
    g_autofree char *both = marks_label(MARK_SAME_SURNAME | MARK_NAMESAKE);
    g_autofree char *loud = marks_label(MARK_NAMESAKE);
    g_assert_cmpstr(both, ==, loud);
    g_autofree char *similar = marks_label(MARK_SAME_SURNAME | MARK_SIMILAR_NAME);
    g_assert_cmpstr(quiet, !=, "");
    g_assert_cmpstr(similar, ==, "[similar]");
}

static void
whoever_is_seen_after_leaving_is_told_until_they_leave_or_are_admitted(void)
{
    static const char *const ends[] = {
        "08:00 - A1 discharge home",
        "08:00 601-1 A1 admit",
        "08:00 - - strike out",
        "08:00 - - strike back",
    };
    for (guint i = 0; i < G_N_ELEMENTS(ends); i++) {
        g_autoptr(Story) story = story_new();
        story_tell(story, "06:00 601-1 A1 presence in\n06:30 - A1 discharge home - - id=out\n"
                          "07:00 601-1 A1 presence in - - id=back\n");
        assert_told(story_conflicts(story, "07:30"), "seen-after-leaving A001 601-1");
        assert_told(story_behind(story, "07:30", "seen-after-leaving"), "out,back");
        assert_told(story_marks(story, "07:30", "A1"), "seen-after-leaving");
        story_tell(story, ends[i]);
        assert_told(story_conflicts(story, "09:00"), "");
    }
}

static void
the_two_that_do_not_fit_stay_named_when_more_is_said(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:30 - A1 death - - id=out\n"
                      "07:00 601-1 A1 presence in - - id=back\n07:10 - A1 presence away:exam\n");
    assert_told(story_conflicts(story, "07:30"), "seen-after-leaving A001 601-1");
    assert_told(story_behind(story, "07:30", "seen-after-leaving"), "out,back");
    story_tell(story, "07:20 - - strike out\n");
    assert_told(story_conflicts(story, "07:30"), "");
}

static void
who_was_sent_is_waited_for_half_an_hour(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:30 - A1 transfer-out 7W - - id=out\n");
    assert_told(story_conflicts(story, "07:00"), "");
    assert_told(story_conflicts(story, "07:01"), "not-received A001 -");
    assert_told(story_behind(story, "07:01", "not-received"), "out");
    story_tell(story, "07:10 - A1 transfer-in 7W\n");
    assert_told(story_conflicts(story, "07:10"), "");
    g_autoptr(Story) quick = story_new_where("transit_minutes=10\n");
    story_tell(quick, "06:30 - A1 transfer-out 7W\n");
    assert_told(story_conflicts(quick, "06:41"), "not-received A001 -");
}

static void
two_answers_are_told_for_each_fact_loud_where_it_is_dangerous(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 kanji 高橋_誠 - - id=c1\n"
                      "06:02 - A1 kanji 髙橋_誠 - - id=c2\n06:03 - A1 kanji 高橋_真 memo - id=c3\n"
                      "06:01 - A1 sex f - - id=s1\n06:02 - A1 sex m - - id=s2\n");
    assert_told(story_conflicts(story, "06:30"),
                "value-differs:sex A001 601-1; value-differs:kanji A001 601-1");
    assert_told(story_behind(story, "06:30", "value-differs"), "s2,s1; c2,c1,c3");
    assert_told(story_marks(story, "06:30", "A1"), "differs");
}

static void
paper_that_names_another_place_later_is_listed(void)
{
    static const struct {
        const char *line, *conflicts;
    } cases[] = {
        { "07:00 601-2 A1 presence in paper - id=w", "place-differs A001 601-1" },
        { "07:00 - A1 discharge home viewer - id=w", "place-differs A001 601-1" },
        { "07:00 - A1 presence away import - id=w", "place-differs A001 601-1" },
        { "07:00 601-1 A1 presence in paper", "" },
        { "07:00 - A1 presence in paper", "" },
        { "05:00 601-2 A1 presence in paper", "" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Story) story = story_new();
        story_tell(story, "06:00 601-1 A1 presence in - - id=p\n");
        story_tell(story, cases[i].line);
        assert_told(story_conflicts(story, "08:00"), cases[i].conflicts);
        assert_told(story_where(story, "08:00", "A1"), "in 601-1");
        if (*cases[i].conflicts != '\0')
            assert_told(story_behind(story, "08:00", "place-differs"), "p,w");
    }
}

static void
who_stays_away_longer_than_said_is_overdue(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "05:00 601-1 A1 presence in\n05:00 - A1 expected-back 2026-11-02T05:30\n"
                      "06:00 - A1 presence away:exam - - id=a\n07:00 - A1 presence away:rehab\n");
    assert_told(story_conflicts(story, "10:00"), "");
    assert_told(story_conflicts(story, "10:01"), "overdue A001 601-1");
    story_tell(story, "07:10 - A1 expected-back 2026-11-02T08:00 - - id=e\n");
    assert_told(story_conflicts(story, "08:00"), "");
    assert_told(story_conflicts(story, "08:01"), "overdue A001 601-1");
    assert_told(story_behind(story, "08:01", "overdue"), "a,e");
    assert_told(story_marks(story, "08:01", "A1"), "overdue");
    story_tell(story, "09:00 - A1 leave-back\n09:10 - A1 presence away\n");
    assert_told(story_conflicts(story, "13:10"), "");
    assert_told(story_conflicts(story, "13:11"), "overdue A001 601-1");
}

static void
a_longer_leave_that_was_said_is_not_overdue(void)
{
    g_autoptr(Story) story = story_new_where("away_minutes=60\n");
    story_tell(story, "06:00 601-1 A1 presence away:overnight\n"
                      "06:00 - A1 expected-back 2026-11-03T10:00\n"
                      "06:00 601-2 A2 presence away\n06:00 - A2 expected-back unknown\n");
    assert_told(story_conflicts(story, "07:01"), "overdue A002 601-2");
    assert_told(story_conflicts(story, "3T10:01"), "overdue A001 601-1; overdue A002 601-2");
}

static void
the_marks_moved_and_hidden_are_told_beside_the_name(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:10 - A1 caution hidden,fall\n"
                      "12:00 601-2 A1 move\n");
    assert_told(story_marks(story, "07:00", "A1"), "hidden");
    assert_told(story_marks(story, "13:00", "A1"), "moved,hidden");
    assert_told(story_marks(story, "3T00:00", "A1"), "moved,hidden");
    assert_told(story_marks(story, "3T00:01", "A1"), "hidden");
}

static void
those_who_left_take_part_in_nothing(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:00 601-2 A2 presence in\n"
                      "06:00 601-3 A3 presence in\n06:01 - A1 kana ヤマダ_ハナコ\n"
                      "06:01 - A2 kana ヤマダ_ハナコ\n06:01 - A3 kana ヤマダ_ハナコ\n"
                      "06:02 - A1 caution hidden\n06:03 - A1 sex f\n06:03 - A1 sex m\n"
                      "06:30 - A1 death\n06:30 - A2 discharge home\n");
    assert_told(story_conflicts(story, "07:00"), "");
    assert_told(story_marks(story, "07:00", "A3"), "");
    assert_told(story_bed(story, "07:00", "601-1"), "released-late A001");
    assert_told(story_marks(story, "07:00", "A1"), "hidden");
}

static void
conflicts_stand_loudest_kind_first_then_by_walk_then_by_handle(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story,
               "06:00 603-1 A1 presence unseen\n06:00 601-1 A2 presence unseen\n"
               "06:00 601-1 A3 presence unseen\n06:01 - A1 band other-person\n"
               "06:02 - A3 sex f\n06:03 - A3 sex m\n06:04 - A2 kanji 甲\n06:05 - A2 kanji 乙\n");
    assert_told(
        story_conflicts(story, "06:30"),
        "band-differs A001 603-1; not-found A002 601-1; not-found A003 601-1; "
        "not-found A001 603-1; value-differs:sex A003 601-1; value-differs:kanji A002 601-1");
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/conflict/a wrong band", what_a_wrong_band_says_counts_no_more);
    g_test_add_func("/conflict/band", a_band_of_somebody_else_is_the_loudest);
    g_test_add_func("/conflict/band-read", what_was_read_off_the_band_must_fit_the_person);
    g_test_add_func("/conflict/band-last", only_what_was_last_read_off_the_band_counts);
    g_test_add_func("/conflict/not-found", who_is_not_found_is_loud_and_who_wanders_loudest);
    g_test_add_func("/conflict/two-in-bed",
                    two_in_one_bed_are_told_and_the_dead_and_missing_are_not_among_them);
    g_test_add_func("/conflict/tied", mothers_siblings_and_those_who_share_are_tied_in_one_bed);
    g_test_add_func("/conflict/same-id", one_patient_id_on_two_is_told_for_each_pair);
    g_test_add_func("/conflict/same-identity",
                    equal_name_and_birthdate_is_perhaps_one_person_twice);
    g_test_add_func("/conflict/namesake", a_year_of_birth_is_no_full_birthdate);
    g_test_add_func("/conflict/same-surname", a_surname_alone_is_a_quiet_mark);
    g_test_add_func("/conflict/similar-name", a_similar_name_is_a_mark_and_no_conflict);
    g_test_add_func("/conflict/born-alike", equal_birthdate_and_surname_is_similar);
    g_test_add_func("/conflict/words", a_louder_word_takes_the_place_of_the_surname);
    g_test_add_func("/conflict/seen-after-leaving",
                    whoever_is_seen_after_leaving_is_told_until_they_leave_or_are_admitted);
    g_test_add_func("/conflict/seen-after-leaving-named",
                    the_two_that_do_not_fit_stay_named_when_more_is_said);
    g_test_add_func("/conflict/not-received", who_was_sent_is_waited_for_half_an_hour);
    g_test_add_func("/conflict/value-differs",
                    two_answers_are_told_for_each_fact_loud_where_it_is_dangerous);
    g_test_add_func("/conflict/place-differs", paper_that_names_another_place_later_is_listed);
    g_test_add_func("/conflict/overdue", who_stays_away_longer_than_said_is_overdue);
    g_test_add_func("/conflict/not-overdue", a_longer_leave_that_was_said_is_not_overdue);
    g_test_add_func("/conflict/open-name",
                    a_name_that_is_said_in_two_ways_warns_of_a_namesake_of_either);
    g_test_add_func("/conflict/open-similar",
                    an_open_reading_is_similar_to_a_name_and_to_an_open_reading);
    g_test_add_func("/conflict/one wrong band",
                    what_was_read_off_an_earlier_band_counts_when_a_later_one_is_wrong);
    g_test_add_func("/conflict/marks", the_marks_moved_and_hidden_are_told_beside_the_name);
    g_test_add_func("/conflict/left", those_who_left_take_part_in_nothing);
    g_test_add_func("/conflict/order",
                    conflicts_stand_loudest_kind_first_then_by_walk_then_by_handle);
    return g_test_run();
}
