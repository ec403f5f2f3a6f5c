/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks in which a yes would say too much: what is disputed, and who has no name of their own. */
#include "desk/check.h"
#include "desk/movement.h"
#include "desk/output.h"

#include "ward/band.h"

#include <string.h>

#include "stage.h"

/* The code on band 1 of HANDLE, without a name. (transfer full) */
static char *
scan_of(Desk *desk, const char *handle)
{
    BandIdentity identity = { .serial = 1, .sex = 'U' };
    g_strlcpy(identity.site, log_site(desk_log(desk)), sizeof identity.site);
    g_strlcpy(identity.handle, handle, sizeof identity.handle);
    return band_payload(&identity, log_band_key(desk_log(desk)));
}

/* "yes A001 reason" (transfer full) */
static char *
ask(Desk *desk, const char *scan, const char *name, const char *birthdate)
{
    g_autoptr(GError) error = NULL;
    CheckWish wish = { .scan = scan, .stated_name = name, .stated_birthdate = birthdate };
    g_autoptr(CheckAnswer) answer = check_patient(desk, &wish, &error);
    g_assert_no_error(error);
    return g_strdup_printf("%s %s %s", check_verdict_key(answer->verdict), answer->person,
                           answer->reason);
}

static void
issue(Desk *desk, const Stage *stage, const char *handle)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *to = stage_path(stage, "bands.pdf");
    g_autoptr(GPtrArray) persons = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(persons, g_strdup(handle));
    BandWish wish = { .to = to };
    output_bands(desk, persons, &wish, &error);
    g_assert_no_error(error);
}

/* A ward where A001 wears band 1. */
static Desk *
open_ward(const Stage *stage)
{
    stage_fill(stage);
    Desk *desk = stage_open(stage, STAGE_MORNING);
    issue(desk, stage, "A001");
    return desk;
}

/* The band was printed before the family spoke: whoever reads it must not take it for settled. */
static void
test_a_yes_is_none_while_two_sources_dispute_the_birthdate(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = open_ward(stage);
    Saying family = {
        .what = WHAT_BIRTHDATE, .person = "A001", .value = "1945-07-13", .source = "family"
    };
    g_assert_true(desk_say(desk, &family, NULL, NULL, &error));
    g_autofree char *doubtful = ask(desk, "A001 1", "ヤマダ ハナコ", "1945-07-14");
    g_assert_cmpstr(doubtful, ==,
                    "cannot-tell A001 Name and birthdate fit the band. The birthdate is said in "
                    "two ways: settle it first. The number was typed: the band needs replacing");
    g_autofree char *other = ask(desk, "A001 1", "ヤマダ ハナコ", "1945-07-13");
    g_assert_true(g_str_has_prefix(other, "no A001 "));
    g_assert_nonnull(strstr(other, "The birthdate is said in two ways"));
    stage_settle(desk, "A001");
    g_autofree char *settled = ask(desk, "A001 1", "ヤマダ ハナコ", "1945-07-14");
    g_assert_true(g_str_has_prefix(settled, "yes A001 "));
}

static void
test_a_name_said_in_two_ways_is_no_yes_and_two_writings_are_told(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = open_ward(stage);
    g_autofree char *scan = scan_of(desk, "A001");
    stage_say(desk, WHAT_KANJI, "A001", NULL, "山田 花子");
    stage_say(desk, WHAT_KANJI, "A001", NULL, "山田 華子");
    g_autofree char *written = ask(desk, scan, "ヤマダ ハナコ", "1945-07-14");
    g_assert_cmpstr(
        written, ==,
        "yes A001 Name and birthdate fit the band. The name in kanji is said in two ways");
    Saying family = {
        .what = WHAT_KANA, .person = "A001", .value = "ヤマダ ハナヨ", .source = "family"
    };
    g_assert_true(desk_say(desk, &family, NULL, NULL, &error));
    g_autofree char *answer = ask(desk, scan, "ヤマダ ハナコ", "1945-07-14");
    g_assert_true(g_str_has_prefix(answer, "cannot-tell A001 "));
    g_assert_nonnull(strstr(answer, "The name in kana is said in two ways: settle it first"));
}

/* A002's own name is ハルコ by her word and ハナコ by her family's: her band may be on A001. */
static void
test_who_may_be_of_the_same_name_in_another_reading_is_named(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = open_ward(stage);
    g_autofree char *scan = scan_of(desk, "A001");
    Saying family = {
        .what = WHAT_KANA, .person = "A002", .value = "ヤマダ ハナコ", .source = "family"
    };
    stage_say(desk, WHAT_KANA, "A002", NULL, "モリ エリ");
    g_assert_true(desk_say(desk, &family, NULL, NULL, &error));
    g_autofree char *open = ask(desk, scan, "ヤマダ ハナコ", "1945-07-14");
    g_assert_cmpstr(open, ==,
                    "yes A001 Name and birthdate fit the band. Perhaps the SAME NAME here, one "
                    "name is said in two ways: 601-2 A002 モリ エリ 11-Feb-1943");
    stage_say(desk, WHAT_BIRTHDATE, "A002", NULL, "1946-07-14");
    Saying born = {
        .what = WHAT_BIRTHDATE, .person = "A002", .value = "1945-07-14", .source = "family"
    };
    g_assert_true(desk_say(desk, &born, NULL, NULL, &error));
    g_autofree char *both = ask(desk, scan, "ヤマダ ハナコ", "1945-07-14");
    g_assert_true(g_str_has_prefix(both, "cannot-tell A001 Name and birthdate fit another one"));
}

/* What a mother says of her child at its cot. */
static void
test_a_newborn_is_checked_by_its_mothers_name_and_never_by_her_band(void)
{
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = open_ward(stage);
    stage_record(stage, "seen_at\tbed\tperson\twhat\tvalue\n"
                        "2026-11-02T03:12\t601-1\tb1\tadmit\t\n"
                        "2026-11-02T03:12\t601-1\tb1\tmother\t=A001\n"
                        "2026-11-02T03:12\t601-1\tb1\tbirth-order\t1\n"
                        "2026-11-02T03:12\t601-1\tb1\tbirthdate\t2026-11-02\n");
    g_assert_true(desk_follow(desk, NULL, NULL));
    issue(desk, stage, "A004");
    g_autofree char *child = scan_of(desk, "A004"), *mother = scan_of(desk, "A001");
    const char *const cases[][3] = {
        { child, "2026-11-02",
          "yes A004 Name and birthdate fit the band. This is the child's band: A004 1. child of "
          "ヤマダ ハナコ, by the mother's name and the child's birthdate" },
        { child, "1945-07-14",
          "no A004 The name fits, but the birthdate is another one. This is the band of a child "
          "without a name: what counts are the mother's name and the child's birthdate" },
        { mother, "2026-11-02", "no A001 The name fits, but the birthdate is another one" },
        { mother, "1945-07-14", "yes A001 Name and birthdate fit the band" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *answer = ask(desk, cases[i][0], "ヤマダ ハナコ", cases[i][1]);
        g_assert_cmpstr(answer, ==, cases[i][2]);
    }
    g_autofree char *stranger = ask(desk, child, "スズキ フミ", "2026-11-02");
    g_assert_true(g_str_has_prefix(stranger, "no A004 "));
}

/* A birth on the screen gives an alias, which no mother says. */
static void
test_a_child_born_on_the_screen_is_checked_by_its_mothers_name_too(void)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *person = NULL;
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = open_ward(stage);
    Birth birth = { .mother = "A001", .order = 1 };
    g_assert_true(movement_birth(desk, &birth, &person, &error));
    issue(desk, stage, person);
    g_autofree char *child = scan_of(desk, person);
    g_autofree char *born = ask(desk, child, "ヤマダ ハナコ", "2026-11-02");
    g_assert_true(g_str_has_prefix(born, "yes "));
    g_assert_nonnull(strstr(born, "This is the child's band"));
    g_autofree char *own = ask(desk, child, "ヤマダ ハナコ", "1945-07-14");
    g_assert_true(g_str_has_prefix(own, "no "));
}

static void
test_twins_are_told_apart_by_no_word_of_their_mother(void)
{
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = open_ward(stage);
    for (guint i = 1; i <= 2; i++) {
        g_autofree char *birth = g_strdup_printf("seen_at\tbed\tperson\twhat\tvalue\n"
                                                 "2026-11-02T03:1%u\t601-1\tb%u\tadmit\t\n"
                                                 "2026-11-02T03:15\t\tb%u\tmother\t=A001\n"
                                                 "2026-11-02T03:15\t\tb%u\tbirthdate\t2026-11-02\n"
                                                 "2026-11-02T03:15\t\tb%u\tbirth-order\t%u\n",
                                                 i, i, i, i, i, i);
        stage_record(stage, birth);
    }
    g_assert_true(desk_follow(desk, NULL, NULL));
    issue(desk, stage, "A004");
    g_autofree char *scan = scan_of(desk, "A004");
    g_autofree char *answer = ask(desk, scan, "ヤマダ ハナコ", "2026-11-02");
    g_assert_cmpstr(answer, ==,
                    "cannot-tell A004 Mother's name and birthdate fit another child here too: "
                    "601-1 A005 2. child of ヤマダ ハナコ. Compare the temporary numbers on the "
                    "bands");
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/check-doubt/dispute",
                    test_a_yes_is_none_while_two_sources_dispute_the_birthdate);
    g_test_add_func("/check-doubt/two-names",
                    test_a_name_said_in_two_ways_is_no_yes_and_two_writings_are_told);
    g_test_add_func("/check-doubt/open-name",
                    test_who_may_be_of_the_same_name_in_another_reading_is_named);
    g_test_add_func("/check-doubt/newborn",
                    test_a_newborn_is_checked_by_its_mothers_name_and_never_by_her_band);
    g_test_add_func("/check-doubt/born-on-the-screen",
                    test_a_child_born_on_the_screen_is_checked_by_its_mothers_name_too);
    g_test_add_func("/check-doubt/twins", test_twins_are_told_apart_by_no_word_of_their_mother);
    return g_test_run();
}
