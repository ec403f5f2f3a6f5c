/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/round.h"

#include <string.h>

#include "stage.h"

static gint64
moment(const char *text)
{
    Instant instant;
    g_assert_true(instant_parse(text, 540, &instant, NULL));
    return instant.seconds;
}

/* "601-1:occupied:A001:seen ..." */
static char *
walk(Desk *desk, const char *since)
{
    GString *out = g_string_new(NULL);
    g_autoptr(GPtrArray) beds = round_beds(desk, moment(since));
    for (guint i = 0; i < beds->len; i++) {
        const RoundBed *bed = beds->pdata[i];
        g_string_append_printf(out, "%s%s:%s:", i > 0 ? " " : "", bed->label, bed->state);
        for (guint k = 0; k < bed->persons->len; k++)
            g_string_append_printf(out, "%s%s", k > 0 ? "+" : "",
                                   (const char *)bed->persons->pdata[k]);
        g_string_append(out, bed->seen ? ":seen" : "");
    }
    return g_string_free(out, FALSE);
}

static void
test_the_round_goes_from_bed_to_bed(void)
{
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    stage_record(stage, "seen_at\tbed\tperson\twhat\tvalue\n"
                        "2026-11-02T06:16\t601-3\t\tpresence\tempty\n"
                        "2026-11-02T06:17\t601-2\tp6\tpresence\tin\n");
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    g_autofree char *first = walk(desk, "2026-11-02T06:00");
    g_assert_cmpstr(first, ==,
                    "601-1:occupied:A001:seen 601-2:occupied:A002+A004:seen 601-3:empty::seen "
                    "602:claimed:A003 603:unchecked:");
    g_autofree char *second = walk(desk, "2026-11-02T06:15");
    g_assert_cmpstr(second, ==,
                    "601-1:occupied:A001 601-2:occupied:A002+A004:seen 601-3:empty::seen "
                    "602:claimed:A003 603:unchecked:");
}

/* Nothing but the book knows a round: it begins where a nurse began it, or after a pause. */
static void
test_a_round_is_read_out_of_the_book(void)
{
    g_autoptr(Stage) stage = stage_new();
    stage_record(stage, "seen_at\tbed\tperson\twhat\tvalue\n"
                        "2026-11-01T22:00\t601-1\tp1\tpresence\tin\n"
                        "2026-11-02T03:10\t601-1\tp1\tpresence\taway:dialysis\n"
                        "2026-11-02T03:20\t601-3\t\tpresence\tempty\n");
    g_autoptr(Desk) desk = stage_open(stage, "2026-11-02T04:00");
    g_assert_cmpint(round_going_on(desk), ==, moment("2026-11-02T03:10"));
    g_autofree char *asked = walk(desk, "2026-11-02T03:10");
    g_assert_nonnull(strstr(asked, "601-1:held:A001:seen"));
    Instant anew;
    g_assert_true(instant_parse("2026-11-02T03:15", 540, &anew, NULL));
    g_assert_true(round_begin(desk, &anew, NULL));
    g_assert_cmpint(round_going_on(desk), ==, moment("2026-11-02T03:15"));
    g_autoptr(Desk) late = stage_open(stage, "2026-11-02T07:30");
    g_assert_cmpint(round_going_on(late), ==, 0);
}

/* What was answered in it counts, but the bed is asked again until somebody ends it. */
static void
test_a_begun_check_is_no_look(void)
{
    g_autoptr(Stage) stage = stage_new();
    stage_record(stage, "seen_at\tbed\tperson\twhat\tvalue\n"
                        "2026-11-02T03:10\t601-1\tp1\tpresence\tin\n"
                        "2026-11-02T03:10\t601-1\t\tbed-check\tbegun\n"
                        "2026-11-02T03:12\t601-3\t\tpresence\tempty\n");
    g_autoptr(Desk) desk = stage_open(stage, "2026-11-02T04:00");
    g_autofree char *half = walk(desk, "2026-11-02T03:00");
    g_assert_nonnull(strstr(half, "601-1:occupied:A001 "));
    g_assert_nonnull(strstr(half, "601-3:empty::seen"));
    guint64 saved = desk_saved_number(desk);
    g_assert_true(round_end_check(desk, "601-1", NULL));
    g_autofree char *whole = walk(desk, "2026-11-02T03:00");
    g_assert_nonnull(strstr(whole, "601-1:occupied:A001:seen"));
    g_assert_cmpuint(desk_saved_number(desk), ==, saved + 1);
    g_assert_true(round_end_check(desk, "601-1", NULL)); /* once */
    g_assert_true(round_end_check(desk, "601-3", NULL)); /* nothing was begun there */
    g_assert_cmpuint(desk_saved_number(desk), ==, saved + 1);
}

/* The foot of every page is not to say that all were seen. */
static void
test_a_look_grows_old(void)
{
    g_autoptr(Stage) stage = stage_new();
    stage_record(stage, "seen_at\tbed\tperson\twhat\tvalue\n"
                        "2026-11-01T03:10\t601-1\tp1\tpresence\tin\n"
                        "2026-11-01T20:10\t601-3\t\tpresence\tempty\n");
    g_autoptr(Desk) soon = stage_open(stage, "2026-11-02T03:00");
    g_assert_cmpuint(round_count_stale(soon), ==, 0);
    g_autoptr(Desk) morning = stage_open(stage, "2026-11-02T06:00");
    g_assert_cmpuint(round_count_stale(morning), ==, 1);
    g_autoptr(Desk) later = stage_open(stage, "2027-01-02T06:00");
    g_assert_cmpuint(round_count_stale(later), ==, 2);
}

/* Keys of the questions joined by blanks. */
static char *
questions(Desk *desk, const char *person, bool only_open)
{
    GString *out = g_string_new(NULL);
    g_autoptr(GArray) asked = round_questions(desk, person, only_open);
    for (guint i = 0; i < asked->len; i++)
        g_string_append_printf(out, "%s%s", i > 0 ? " " : "",
                               vocabulary_row(g_array_index(asked, What, i))->key);
    return g_string_free(out, FALSE);
}

static void
test_only_what_is_open_is_asked_again(void)
{
    static const char all[] =
        "band patient-id kana birthdate identified sex transport means device "
        "caution diet kanji contact doctor department admitted diagnosis note known-as-kana "
        "companion";
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    stage_record(stage, "person\twhat\tvalue\tsource\np1\tsex\tunknown\t\np1\ttransport\twalk\t\n"
                        "p1\tbirthdate\t1946-07-14\tband\np1\tdevice\tnone\t\n");
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    g_autofree char *newcomer = questions(desk, NULL, true);
    g_autofree char *whole = questions(desk, "A001", false);
    g_autofree char *open = questions(desk, "A001", true);
    g_assert_cmpstr(newcomer, ==, all);
    g_assert_cmpstr(whole, ==, all);
    g_assert_cmpstr(open, ==,
                    "band birthdate identified sex means caution diet kanji contact doctor "
                    "department admitted diagnosis note known-as-kana companion");
    stage_record(stage, "person\twhat\tvalue\tsource\np1\tcaution\tfall\t\n");
    g_autoptr(Desk) ticked = stage_open(stage, STAGE_MORNING);
    g_autofree char *allergies = questions(ticked, "A001", true);
    g_assert_nonnull(strstr(allergies, " caution ")); /* falls are no answer about allergies */
    stage_record(stage, "person\twhat\tvalue\tsource\np1\tcaution\tfall,allergy-none\t\n");
    g_autoptr(Desk) told = stage_open(stage, STAGE_MORNING);
    g_autofree char *rest = questions(told, "A001", true);
    g_assert_null(strstr(rest, " caution "));
    g_assert_false(round_is_second_part(WHAT_DIET));
    g_assert_true(round_is_second_part(WHAT_KANJI));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/round/the round goes from bed to bed", test_the_round_goes_from_bed_to_bed);
    g_test_add_func("/round/a round is read out of the book", test_a_round_is_read_out_of_the_book);
    g_test_add_func("/round/a begun check is no look", test_a_begun_check_is_no_look);
    g_test_add_func("/round/a look grows old", test_a_look_grows_old);
    g_test_add_func("/round/only what is open is asked again",
                    test_only_what_is_open_is_asked_again);
    return g_test_run();
}
