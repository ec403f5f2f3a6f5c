/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/allergy.h"
#include "census/lasting.h"

#include "ward/contact.h"

#include "story.h"

static void
who_someone_is_goes_by_rank_then_by_time(void)
{
    /* each later line is weaker than the one above, so the first stays */
    g_autoptr(Story) story = story_new();
    story_tell(story,
               "06:00 - A1 sex f stated\n06:01 - A1 sex m band\n06:02 - A1 sex m family\n"
               "06:03 - A1 sex m seen\n06:04 - A1 sex m belongings\n06:05 - A1 sex m viewer\n"
               "06:06 - A1 sex m paper\n06:07 - A1 sex m memo\n");
    assert_told(story_fact(story, "07:00", "A1", "sex"), "f differs");
    /* and from below each stronger one takes its place */
    static const char *const rising[] = { "memo", "paper",  "viewer", "belongings",
                                          "seen", "family", "band",   "stated" };
    g_autoptr(Story) other = story_new();
    for (guint i = 0; i < G_N_ELEMENTS(rising); i++) {
        g_autofree char *line =
            g_strdup_printf("07:%02u - A1 kanji 甲%u %s\n", 30 - i, i, rising[i]);
        g_autofree char *expected = g_strdup_printf("甲%u%s", i, i > 0 ? " differs" : "");
        story_tell(other, line);
        assert_told(story_fact(other, "08:00", "A1", "kanji"), expected);
    }
}

static void
sources_of_one_rank_leave_it_to_the_later_word(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 - A1 kana ヤマダ_ハナコ staff\n06:01 - A1 kana ヤマダ_ハナ seen\n"
                      "06:00 - A2 kana ヤマダ_ハナコ seen\n06:01 - A2 kana ヤマダ_ハナ staff\n"
                      "06:00 - A3 kana ヤマダ_ハナコ import\n06:01 - A3 kana ヤマダ_ハナ paper\n"
                      "06:00 - A4 kana ヤマダ_ハナコ paper\n06:01 - A4 kana ヤマダ_ハナ import\n");
    for (guint i = 1; i <= 4; i++) {
        g_autofree char *handle = g_strdup_printf("A%u", i);
        assert_told(story_fact(story, "07:00", handle, "kana"), "ヤマダ ハナ differs");
    }
}

static void
a_late_entry_of_an_earlier_word_lands_where_it_belongs(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:30 - A1 kana サトウ_ケン stated\n"
                      "06:00 - A1 kana ヤマダ_ハナコ stated 佐々木 wall=09:00\n");
    assert_told(story_fact(story, "10:00", "A1", "kana"), "サトウ ケン differs");
    assert_told(story_fact(story, "06:10", "A1", "kana"), "ヤマダ ハナコ");
}

static void
a_whole_birthdate_goes_before_a_part_whoever_said_it(void)
{
    static const char *const rising[] = { "about_80 stated", "1945 band", "1945-07 paper",
                                          "1945-07-14 memo" };
    static const char *const shown[] = { "about 80", "1945", "1945-07", "1945-07-14" };
    g_autoptr(Story) story = story_new();
    for (guint i = 0; i < G_N_ELEMENTS(rising); i++) {
        g_autofree char *line = g_strdup_printf("07:%02u - A1 birthdate %s\n", 30 - i, rising[i]);
        story_tell(story, line);
        assert_told(story_fact(story, "08:00", "A1", "birthdate"), shown[i]);
    }
}

static void
about_agrees_with_all_and_a_year_with_the_dates_in_it(void)
{
    static const struct {
        const char *second;
        const char *expected;
    } cases[] = {
        { "about_20", "1945-07-14" },        { "1945", "1945-07-14" },
        { "1945-07", "1945-07-14" },         { "1946", "1945-07-14 differs" },
        { "1945-08", "1945-07-14 differs" }, { "1945-07-14", "1945-07-14" },
        { "unknown", "1945-07-14" },         { "1945-07-15", "1945-07-15 differs" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Story) story = story_new();
        g_autofree char *line = g_strdup_printf(
            "06:00 - A1 birthdate S20.7.14\n06:10 - A1 birthdate %s\n", cases[i].second);
        story_tell(story, line);
        assert_told(story_fact(story, "07:00", "A1", "birthdate"), cases[i].expected);
    }
}

static void
unknown_gives_way_to_any_value_and_never_differs(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 - A1 sex unknown stated\n06:01 - A1 sex f memo\n"
                      "06:00 - A2 sex f memo\n06:01 - A2 sex unknown stated\n"
                      "06:00 - A3 birthdate unknown stated\n06:01 - A3 birthdate about_80 paper\n"
                      "06:00 - A4 sex unknown stated\n");
    assert_told(story_fact(story, "07:00", "A1", "sex"), "f");
    assert_told(story_fact(story, "07:00", "A2", "sex"), "f");
    assert_told(story_fact(story, "07:00", "A3", "birthdate"), "about 80");
    assert_told(story_fact(story, "07:00", "A4", "sex"), "unknown");
}

static void
not_asked_unknown_and_none_are_three_things(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 - A1 patient-id none\n06:00 - A2 patient-id unknown\n"
                      "06:00 - A3 sex f\n06:00 - A4 patient-id none paper\n"
                      "06:01 - A4 patient-id 00123 memo\n");
    assert_told(story_fact(story, "07:00", "A1", "patient-id"), "none");
    assert_told(story_fact(story, "07:00", "A2", "patient-id"), "unknown");
    assert_told(story_fact(story, "07:00", "A3", "patient-id"), "not asked");
    assert_told(story_fact(story, "07:00", "A4", "patient-id"), "none differs");
}

static void
an_older_and_weaker_word_does_not_make_a_fact_differ(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 - A1 kana サトウ_ケン paper\n06:10 - A1 kana ヤマダ_ハナコ stated\n");
    assert_told(story_fact(story, "07:00", "A1", "kana"), "ヤマダ ハナコ");
    story_tell(story, "06:20 - A1 kana サトウ_ケン memo - id=m\n");
    assert_told(story_fact(story, "07:00", "A1", "kana"), "ヤマダ ハナコ differs");
    story_tell(story, "06:30 - - strike m\n");
    assert_told(story_fact(story, "07:00", "A1", "kana"), "ヤマダ ハナコ");
    story_tell(story, "06:05 - A1 kana サトウ_ケン stated\n");
    assert_told(story_fact(story, "07:00", "A1", "kana"), "ヤマダ ハナコ differs");
}

static void
names_are_compared_as_people_mean_them(void)
{
    static const struct {
        const char *what, *one, *other;
        bool differs;
    } cases[] = {
        { "kana", "ショウジ_キョウコ", "シヨウジキヨウコ", false },
        { "kana", "ヤマダ_アン・リー", "ﾔﾏﾀﾞ_ｱﾝﾘｰ", false },
        { "kana", "オータ_ケン", "オオタ_ケン", true },
        { "kanji", "葛城_登", "葛\U000E0100城登", false },
        { "kanji", "髙橋_誠", "高橋_誠", true },
        { "kanji", "塚田", "\uFA10田", false }, /* a compatibility form, one sign for NFKC */
        { "alias", "アサガオ", "ｱｻｶﾞｵ", false },
        { "patient-id", "００１２３", "00123", false },
        { "patient-id", "123", "00123", true },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Story) story = story_new();
        g_autofree char *lines =
            g_strdup_printf("06:00 - A1 %s %s stated\n06:01 - A1 %s %s memo\n", cases[i].what,
                            cases[i].one, cases[i].what, cases[i].other);
        story_tell(story, lines);
        g_autofree char *fact = story_fact(story, "07:00", "A1", cases[i].what);
        g_assert_cmpint(g_str_has_suffix(fact, " differs"), ==, cases[i].differs);
    }
}

static void
how_someone_is_follows_the_latest_bedside_word(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 - A1 diet regular stated\n06:10 - A1 diet soft belongings\n"
                      "06:20 - A1 diet fasting viewer\n"
                      "06:00 - A2 diet regular stated\n06:10 - A2 diet unknown seen\n"
                      "06:00 - A3 diet soft viewer\n06:10 - A3 diet fasting memo\n"
                      "06:00 - A4 diet soft paper\n06:10 - A4 diet unknown import\n");
    assert_told(story_fact(story, "07:00", "A1", "diet"), "soft");
    assert_told(story_fact(story, "07:00", "A2", "diet"), "unknown");
    assert_told(story_fact(story, "07:00", "A3", "diet"), "fasting");
    assert_told(story_fact(story, "07:00", "A4", "diet"), "unknown");
}

static void
devices_and_cautions_are_whole_lists(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 - A1 device oxygen:2,drip\n06:10 - A1 device monitor\n"
                      "06:00 - A1 caution fall\n06:10 - A1 caution none\n");
    assert_told(story_fact(story, "06:05", "A1", "device"), "oxygen:2,drip");
    assert_told(story_fact(story, "07:00", "A1", "device"), "monitor");
    assert_told(story_fact(story, "07:00", "A1", "caution"), "none");
}

static void
transport_is_derived_from_the_means_until_someone_says_it(void)
{
    static const char *const table[][2] = {
        { "walk", "walk derived" },
        { "cane", "walk derived" },
        { "walk-escorted", "escort derived" },
        { "walker", "escort derived" },
        { "wheelchair", "escort derived" },
        { "reclining-wheelchair", "escort derived" },
        { "carried", "escort derived" },
        { "stretcher", "stretcher derived" },
        { "bed", "stretcher derived" },
        { "unknown", "not asked" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(table); i++) {
        g_autoptr(Story) story = story_new();
        g_autofree char *line = g_strdup_printf("06:00 - A1 means %s\n", table[i][0]);
        story_tell(story, line);
        assert_told(story_transport(story, "07:00", "A1"), table[i][1]);
        story_tell(story, "05:00 - A1 transport heavy\n");
        assert_told(story_transport(story, "07:00", "A1"), "heavy");
    }
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 - A1 means bed\n06:00 - A1 transport unknown\n");
    assert_told(story_transport(story, "07:00", "A1"), "unknown");
}

/* "1 妻, 2 長女", or what is said where there is nobody. */
static char *
contacts(const Story *story, const char *at)
{
    const Filed *nothing;
    g_autoptr(Reading) reading = story_read(story, at);
    g_autoptr(GPtrArray) list =
        fact_contacts(reading_view(reading), census_find_handle(story->census, "A1"), &nothing);
    if (list->len == 0)
        return g_strdup(nothing != NULL ? nothing->said.value : "not asked");
    g_assert_null(nothing);
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < list->len; i++) {
        g_autoptr(Contact) contact = contact_parse(((const Filed *)list->pdata[i])->said.value);
        g_string_append_printf(out, "%s%d %s", i > 0 ? ", " : "", contact->order,
                               contact->relation);
    }
    return g_string_free(out, FALSE);
}

static void
a_contact_replaces_the_one_of_its_number(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 - A1 presence unseen\n06:01 - A1 contact 2;長女;アベ;1\n"
                      "06:02 - A1 contact 1;妻;アベ;2\n06:03 - A1 contact 2;長男;アベ;3\n");
    assert_told(contacts(story, "06:00"), "not asked");
    assert_told(contacts(story, "06:02"), "1 妻, 2 長女");
    assert_told(contacts(story, "06:03"), "1 妻, 2 長男");
}

static void
no_contact_replaces_all_and_unknown_replaces_nothing(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:01 - A1 contact 1;妻;アベ;2\n06:02 - A1 contact unknown\n"
                      "06:03 - A1 contact none\n06:04 - A1 contact unknown\n"
                      "06:05 - A1 contact 3;兄;アベ;2\n");
    assert_told(contacts(story, "06:02"), "1 妻");
    assert_told(contacts(story, "06:03"), "none");
    assert_told(contacts(story, "06:04"), "unknown");
    assert_told(contacts(story, "06:05"), "3 兄");
}

static void
a_contact_from_paper_never_replaces_one_from_the_bedside(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:01 - A1 contact 1;妻;アベ;2\n06:02 - A1 contact 1;母;アベ;2 viewer\n"
                      "06:03 - A1 contact 2;父;アベ;2 viewer\n06:04 - A1 contact none viewer\n");
    assert_told(contacts(story, "06:03"), "1 妻, 2 父");
    assert_told(contacts(story, "06:04"), "1 妻");
    story_tell(story, "06:05 - A1 contact none\n06:06 - A1 contact 1;母;アベ;2 viewer\n");
    assert_told(contacts(story, "06:06"), "none");
}

static void
what_was_read_off_the_band_is_remembered_beside_the_fact(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:01 - A1 kana ヤマダ_ハナコ band\n06:02 - A1 kana ヤマダ_ハナ band\n"
                      "06:03 - A1 kana サトウ_ケン stated\n");
    g_autoptr(Reading) reading = story_read(story, "07:00");
    const Person *person = census_find_handle(story->census, "A1");
    const Filed *off = fact_off_band(reading_view(reading), person, WHAT_KANA);
    g_assert_cmpstr(off->said.value, ==, "ヤマダ ハナ");
    g_assert_null(fact_off_band(reading_view(reading), person, WHAT_BIRTHDATE));
}

static bool
is_newborn(const Story *story, const char *at)
{
    g_autoptr(Reading) reading = story_read(story, at);
    return fact_is_newborn(reading_view(reading), census_find_handle(story->census, "A2"));
}

static void
a_newborn_has_a_mother_and_is_under_four_weeks_old(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:00 601-1 A2 presence in\n");
    g_assert_false(is_newborn(story, "06:00"));
    story_tell(story, "06:01 - A2 mother A1\n06:02 - A2 birthdate 2026-11 memo\n");
    g_assert_true(is_newborn(story, "06:01"));
    g_assert_true(is_newborn(story, "06:02"));
    story_tell(story, "06:03 - A2 birthdate 2026-11-02\n");
    g_assert_true(is_newborn(story, "29T23:59"));
    g_assert_false(is_newborn(story, "30T00:00"));
}

/* What the newest list leaves out. (transfer full) */
static char *
dropped(const Story *story, const char *at, const char *handle)
{
    g_autoptr(Reading) reading = story_read(story, at);
    const View *view = reading_view(reading);
    const Person *person = census_find_handle(story->census, handle);
    g_autoptr(GArray) lasting = lasting_dropped(view, view_person(view, person));
    return lasting_list(lasting);
}

/* At 06:00 the patient tells of penicillin; at 09:00 somebody who did not ask writes "none". */
static void
an_allergy_stands_beside_a_list_that_leaves_it_out(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 - A1 caution allergy:ペニシリン stated 佐々木 id=told\n"
                      "07:00 - A1 caution allergy:ﾍﾟﾆｼﾘﾝ,allergy:卵 stated\n");
    assert_told(dropped(story, "08:00", "A001"), ""); /* one drug is written so */
    story_tell(story, "09:00 - A1 caution none seen 大野\n");
    assert_told(story_fact(story, "10:00", "A1", "caution"), "none");
    assert_told(dropped(story, "10:00", "A001"), "allergy:ﾍﾟﾆｼﾘﾝ,allergy:卵");
    assert_told(dropped(story, "08:00", "A001"), "");
    story_tell(story, "09:10 - A1 caution unknown seen\n");
    assert_told(dropped(story, "10:00", "A001"), "allergy:ﾍﾟﾆｼﾘﾝ,allergy:卵");
    story_tell(story, "09:20 - A1 caution wandering,allergy:卵 seen\n");
    assert_told(dropped(story, "10:00", "A001"), "allergy:ﾍﾟﾆｼﾘﾝ");
}

static void
an_allergy_that_was_struck_is_gone(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 - A1 caution allergy:ペニシリン stated 佐々木 id=told\n"
                      "09:00 - A1 caution none stated 大野\n");
    assert_told(dropped(story, "10:00", "A001"), "allergy:ペニシリン");
    story_tell(story, "09:30 - A1 strike told\n");
    assert_told(dropped(story, "10:00", "A001"), "");
}

/* A bare word is held by any allergy, one with its name only by the same; paper counts too. */
static void
an_allergy_without_a_name_hides_none_that_has_one(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 - A1 caution allergy stated\n07:00 - A1 caution allergy:卵 stated\n"
                      "06:00 - A2 caution allergy:卵 stated\n07:00 - A2 caution allergy stated\n"
                      "06:00 - A3 caution allergy:そば paper\n07:00 - A3 caution fall seen\n"
                      "06:00 - A4 device drip seen\n");
    assert_told(dropped(story, "10:00", "A001"), "");
    assert_told(dropped(story, "10:00", "A002"), "allergy:卵");
    assert_told(dropped(story, "10:00", "A003"), "allergy:そば");
    assert_told(dropped(story, "10:00", "A004"), "");
}

/* The family tells of falls, and who goes into the room must still know. */
static void
isolation_stands_until_somebody_says_that_it_ended(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 - A1 caution isolation:airborne seen 佐々木\n"
                      "06:10 - A1 caution isolation:contact seen 佐々木\n"
                      "07:00 - A1 caution fall family 大野\n");
    assert_told(dropped(story, "06:20", "A001"), "");
    assert_told(dropped(story, "08:00", "A001"), "isolation:contact");
    story_tell(story, "09:00 - A1 caution isolation-ended,fall seen 佐々木\n"
                      "10:00 - A1 caution wandering,fall seen 大野\n");
    assert_told(dropped(story, "09:30", "A001"), "");
    assert_told(dropped(story, "11:00", "A001"), "");
    story_tell(story, "11:10 - A1 caution isolation:droplet,fall-ended,wandering-ended seen\n"
                      "11:20 - A1 caution none seen\n");
    assert_told(dropped(story, "12:00", "A001"), "isolation:droplet");
}

static bool
hides(const Story *story, const char *at, const char *handle)
{
    g_autoptr(Reading) reading = story_read(story, at);
    const View *view = reading_view(reading);
    const Person *person = census_find_handle(story->census, handle);
    return person != NULL && lasting_hides_name(view, view_person(view, person));
}

/* At 06:00 the night nurse knows that he walks out; the day nurse's table and the family do not. */
static void
wandering_and_falls_stand_until_somebody_says_that_they_are_over(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 - A1 caution wandering,fall seen 佐々木\n"
                      "07:00 - A1 caution none family 大野\n"
                      "08:00 - A1 caution isolation:contact,fall seen 三浦\n");
    assert_told(dropped(story, "06:30", "A001"), "");
    assert_told(dropped(story, "07:30", "A001"), "wandering,fall");
    assert_told(dropped(story, "08:30", "A001"), "wandering");
    story_tell(story, "09:00 - A1 caution isolation:contact,wandering-ended seen 佐々木\n");
    assert_told(dropped(story, "09:30", "A001"), "fall");
    story_tell(story, "10:00 - A1 caution fall-ended,isolation:contact seen\n"
                      "11:00 - A1 caution unknown seen\n");
    assert_told(dropped(story, "10:30", "A001"), "");
    assert_told(dropped(story, "11:30", "A001"), "isolation:contact");
}

/* Another PC's 08:00 comes in after our 09:00, and is read in its place. */
static void
what_lasts_does_not_hang_on_the_order_of_arrival(void)
{
    static const char *const said[] = { "06:00 - A1 caution wandering,fall seen\n",
                                        "07:00 - A1 caution wandering-ended seen\n",
                                        "08:00 - A1 caution wandering,language:vi family\n",
                                        "09:00 - A1 caution none seen\n" };
    static const guint orders[][4] = { { 0, 1, 2, 3 }, { 3, 2, 1, 0 }, { 2, 0, 3, 1 } };
    for (guint i = 0; i < G_N_ELEMENTS(orders); i++) {
        g_autoptr(Story) story = story_new();
        for (guint k = 0; k < G_N_ELEMENTS(said); k++)
            story_tell(story, said[orders[i][k]]);
        assert_told(dropped(story, "07:30", "A001"), "fall");
        assert_told(dropped(story, "10:00", "A001"), "wandering,language:vi,fall");
    }
}

/* Whoever writes "isolation" alone knows no less of the N95 that hangs at the door; chickenpox is
 * both. */
static void
which_isolation_it_is_does_not_end_with_a_shorter_word(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 - A1 caution isolation:contact,isolation:airborne seen\n"
                      "07:00 - A1 caution isolation family\n"
                      "08:00 - A1 caution isolation seen\n09:00 - A1 caution fall seen\n");
    assert_told(dropped(story, "06:30", "A001"), "");
    assert_told(dropped(story, "08:30", "A001"), "isolation:contact,isolation:airborne");
    assert_told(dropped(story, "09:30", "A001"), "isolation,isolation:contact,isolation:airborne");
    story_tell(story, "10:00 - A1 caution isolation:droplet,fall seen\n");
    assert_told(dropped(story, "10:30", "A001"), "");
    story_tell(story, "11:00 - A1 caution fall seen\n");
    assert_told(dropped(story, "11:30", "A001"), "isolation:droplet");
}

/* The patient asks it because of a violent husband; the sister who tells of no allergies knows nothing. */
static void
a_name_stays_hidden_until_somebody_says_that_it_may_be_shown(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 - A1 caution hidden stated 佐々木\n"
                      "07:00 - A1 caution allergy-none family 大野\n"
                      "07:10 - A1 caution none seen 大野\n");
    assert_told(dropped(story, "06:30", "A001"), "");
    assert_told(dropped(story, "07:05", "A001"), "hidden");
    assert_told(dropped(story, "08:00", "A001"), "hidden");
    story_tell(story, "09:00 - A1 caution hidden-ended stated 佐々木\n"
                      "10:00 - A1 caution allergy-none seen 大野\n");
    assert_told(dropped(story, "09:30", "A001"), "");
    assert_told(dropped(story, "11:00", "A001"), "");
    story_tell(story, "11:10 - A1 caution hidden stated\n11:20 - A1 caution none seen\n");
    assert_told(dropped(story, "12:00", "A001"), "hidden");
    g_assert_true(hides(story, "12:00", "A001"));
    g_assert_false(hides(story, "11:05", "A001"));
    g_assert_false(hides(story, "12:00", "A002"));
}

/* Said of the wrong bed and given to her; or said of the number that she had in the first night. */
static void
a_wish_that_was_said_of_another_number_is_hers(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:00 601-2 A2 presence in\n"
                      "06:00 - A3 presence in\n06:10 - A1 caution hidden stated 佐々木 id=wish\n"
                      "06:20 - A3 caution fall seen\n");
    g_assert_false(hides(story, "07:00", "A002"));
    story_tell(story, "06:40 - A2 belongs-to wish\n06:50 - A2 caution fall family\n");
    g_assert_true(hides(story, "07:00", "A002"));
    g_assert_false(hides(story, "07:00", "A001"));
    story_tell(story, "07:10 - A3 same-person A2\n");
    g_assert_true(hides(story, "08:00", "A003"));
}

static void
a_language_does_not_end_with_the_next_list(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 - A1 caution language:vi seen\n07:00 - A1 caution fall seen\n"
                      "06:00 - A2 caution language:vi seen\n07:00 - A2 caution language:pt seen\n");
    assert_told(dropped(story, "08:00", "A001"), "language:vi");
    assert_told(dropped(story, "08:00", "A002"), "");
}

static void
assert_allergies(const Story *story, const char *person, AllergyWord expected)
{
    g_autoptr(Reading) reading = story_read(story, "10:00");
    const View *view = reading_view(reading);
    const Person *found = census_find_handle(story->census, person);
    g_assert_cmpint(allergy_word(view, view_person(view, found)), ==, expected);
}

/* Who ticks falls at the bedside, and asked no more, told the kitchen of no allergy. */
static void
a_list_that_names_no_allergy_is_no_answer_about_allergies(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 - A1 caution fall seen\n06:00 - A2 caution fall,allergy-none stated\n"
                      "06:00 - A3 caution none seen\n07:00 - A3 caution fall seen\n"
                      "06:00 - A4 caution none seen\n07:00 - A4 caution unknown seen\n"
                      "06:00 - A5 caution allergy:卵 family\n07:00 - A5 caution none seen\n"
                      "06:00 - A6 device drip seen\n");
    assert_allergies(story, "A001", ALLERGY_UNASKED);
    assert_allergies(story, "A002", ALLERGY_NONE);
    assert_allergies(story, "A003", ALLERGY_NONE);
    assert_allergies(story, "A004", ALLERGY_UNKNOWN);
    assert_allergies(story, "A005", ALLERGY_SAID);
    assert_allergies(story, "A006", ALLERGY_UNASKED);
}

/* A paper of last month is no newer word than the nurse's, and a struck word is none. */
static void
what_was_said_of_allergies_at_the_bedside_goes_before_paper(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 - A1 caution unknown seen\n07:00 - A1 caution none paper\n"
                      "06:00 - A2 caution none paper\n07:00 - A2 caution fall seen\n"
                      "06:00 - A4 caution allergy:卵 paper\n07:00 - A4 caution none seen\n"
                      "06:00 - A3 caution allergy-none stated id=k3\n07:00 - - strike k3\n"
                      "06:00 - A3 device drip seen\n");
    assert_allergies(story, "A001", ALLERGY_UNKNOWN);
    assert_allergies(story, "A002", ALLERGY_NONE);
    assert_allergies(story, "A003", ALLERGY_UNASKED);
    assert_allergies(story, "A004", ALLERGY_SAID);
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/fact/allergies", a_list_that_names_no_allergy_is_no_answer_about_allergies);
    g_test_add_func("/fact/allergies-by-source",
                    what_was_said_of_allergies_at_the_bedside_goes_before_paper);
    g_test_add_func("/fact/rank", who_someone_is_goes_by_rank_then_by_time);
    g_test_add_func("/fact/one-rank", sources_of_one_rank_leave_it_to_the_later_word);
    g_test_add_func("/fact/late", a_late_entry_of_an_earlier_word_lands_where_it_belongs);
    g_test_add_func("/fact/precision", a_whole_birthdate_goes_before_a_part_whoever_said_it);
    g_test_add_func("/fact/birthdate", about_agrees_with_all_and_a_year_with_the_dates_in_it);
    g_test_add_func("/fact/unknown", unknown_gives_way_to_any_value_and_never_differs);
    g_test_add_func("/fact/nothing", not_asked_unknown_and_none_are_three_things);
    g_test_add_func("/fact/differs", an_older_and_weaker_word_does_not_make_a_fact_differ);
    g_test_add_func("/fact/names", names_are_compared_as_people_mean_them);
    g_test_add_func("/fact/how", how_someone_is_follows_the_latest_bedside_word);
    g_test_add_func("/fact/lists", devices_and_cautions_are_whole_lists);
    g_test_add_func("/fact/allergy", an_allergy_stands_beside_a_list_that_leaves_it_out);
    g_test_add_func("/fact/allergy-struck", an_allergy_that_was_struck_is_gone);
    g_test_add_func("/fact/allergy-bare", an_allergy_without_a_name_hides_none_that_has_one);
    g_test_add_func("/fact/isolation-kinds",
                    which_isolation_it_is_does_not_end_with_a_shorter_word);
    g_test_add_func("/fact/wandering",
                    wandering_and_falls_stand_until_somebody_says_that_they_are_over);
    g_test_add_func("/fact/lasting-order", what_lasts_does_not_hang_on_the_order_of_arrival);
    g_test_add_func("/fact/isolation", isolation_stands_until_somebody_says_that_it_ended);
    g_test_add_func("/fact/hidden", a_name_stays_hidden_until_somebody_says_that_it_may_be_shown);
    g_test_add_func("/fact/hidden-given", a_wish_that_was_said_of_another_number_is_hers);
    g_test_add_func("/fact/language", a_language_does_not_end_with_the_next_list);
    g_test_add_func("/fact/transport", transport_is_derived_from_the_means_until_someone_says_it);
    g_test_add_func("/fact/contact", a_contact_replaces_the_one_of_its_number);
    g_test_add_func("/fact/no-contact", no_contact_replaces_all_and_unknown_replaces_nothing);
    g_test_add_func("/fact/contact-paper",
                    a_contact_from_paper_never_replaces_one_from_the_bedside);
    g_test_add_func("/fact/off-band", what_was_read_off_the_band_is_remembered_beside_the_fact);
    g_test_add_func("/fact/newborn", a_newborn_has_a_mother_and_is_under_four_weeks_old);
    return g_test_run();
}
