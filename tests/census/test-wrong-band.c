/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/bandbook.h"

#include "story.h"

#define HERE                                                                                       \
    "05:00 601-1 A1 presence in\n05:01 - A1 kana ヤマダ_ハナコ paper\n"                      \
    "05:01 - A1 birthdate 1945-07-14 paper\n"
#define READ_OFF "06:00 - A1 kana ヤマダ_ハナコ band\n06:01 - A1 birthdate 1945-07-14 band\n"
#define READ_AGAIN "09:00 - A1 kana ヤマダ_ハナコ band\n09:01 - A1 birthdate 1945-07-14 band\n"
#define PUT_ON "05:30 - A1 band-issued 1\n05:40 - A1 band-worn 1\n"
#define FOUND_WRONG "07:00 - A1 band wrong - - id=w\n"

/* The grade of A1, the state of the last band, and whether the wrist is in the list of what does not
 * fit: "paper 1 recall loud". */
static char *
wrist(const Story *story, const char *at)
{
    g_autoptr(Reading) reading = story_read(story, at);
    const View *view = reading_view(reading);
    const Person *person = view_person(view, census_find_handle(story->census, "A1"));
    BandEntry band = bandbook_last(view, person);
    g_autofree char *behind = story_behind(story, at, "band-differs");
    g_autofree char *last = band.number > 0
                                ? g_strdup_printf(" %u %s", band.number, band_state_key(band.state))
                                : g_strdup("");
    return g_strdup_printf("%s%s%s", grade_key(fact_grade(view, person)), last,
                           *behind != '\0' ? " loud" : "");
}

/* The same words reach another PC, the last one first. */
static void
hand_over_backwards(const Story *story, Story *other)
{
    StationId station = story_station("A");
    census_name_station(other->census, &station, "A");
    for (guint i = story->told->items->len; i-- > 0;)
        census_file(other->census, statements_at(story->told, i));
}

static void
assert_wrist(const char *lines, const char *expected)
{
    g_autoptr(Story) story = story_new();
    g_autoptr(Story) other = story_new();
    story_tell(story, HERE);
    story_tell(story, lines);
    assert_told(wrist(story, "12:00"), expected);
    hand_over_backwards(story, other);
    assert_told(wrist(other, "12:00"), expected);
}

/* Found at seven to say what is not so, and still on the wrist at the next round: the scanner reads
 * it as well as before. */
static void
the_same_wrong_band_read_again_identifies_nobody(void)
{
    assert_wrist(PUT_ON READ_OFF, "band 1 worn");
    assert_wrist(PUT_ON READ_OFF FOUND_WRONG, "paper 1 recall loud");
    assert_wrist(PUT_ON READ_OFF FOUND_WRONG READ_AGAIN, "paper 1 recall loud");
    assert_wrist(READ_OFF FOUND_WRONG READ_AGAIN, "paper loud"); /* the hospital's old one */
    assert_wrist(PUT_ON FOUND_WRONG "09:00 - A1 identified band\n", "paper 1 recall loud");
    assert_wrist("06:00 - A1 identified band\n" FOUND_WRONG, "paper loud");
    assert_wrist(FOUND_WRONG "06:00 - A1 identified family\n09:00 - A1 identified band\n",
                 "vouched loud");
}

/* What a look finds afterwards makes it no better, nor does taking it off and putting it on. */
static void
a_wrong_band_stays_so_whatever_a_later_look_finds(void)
{
    static const char *const later[] = {
        "08:00 - A1 band readable\n",
        "08:00 - A1 band damaged\n",
        "08:00 - A1 band unknown\n",
        "08:00 - A1 band-worn 1\n",
        "08:00 - A1 band-off 1\n08:30 - A1 band-worn 1\n",
        "08:00 - A1 band none\n08:30 - A1 band-worn 1\n08:40 - A1 band readable\n",
        "08:00 - A1 band-issued 2\n08:10 - A1 band-worn 2\n08:20 - A1 band-worn 1\n",
    };
    for (guint i = 0; i < G_N_ELEMENTS(later); i++) {
        g_autofree char *lines =
            g_strconcat(PUT_ON READ_OFF FOUND_WRONG READ_AGAIN, later[i], NULL);
        bool replaced = strstr(later[i], "issued") != NULL;
        assert_wrist(lines, replaced ? "paper 2 worn loud" : "paper 1 recall loud");
    }
}

static void
once_another_is_on_or_the_wrong_one_off_a_reading_counts(void)
{
    assert_wrist(PUT_ON READ_OFF FOUND_WRONG
                 "08:00 - A1 band-issued 2\n08:10 - A1 band-worn 2\n" READ_AGAIN,
                 "band 2 worn");
    assert_wrist(READ_OFF FOUND_WRONG
                 "08:00 - A1 band-issued 1\n08:10 - A1 band-worn 1\n" READ_AGAIN,
                 "band 1 worn");
    /* printed, and not on yet: what is read is still the wrong one */
    assert_wrist(PUT_ON READ_OFF FOUND_WRONG "08:00 - A1 band-issued 2\n" READ_AGAIN,
                 "paper 2 issued loud");
    /* the hospital put on one of its own, of which the book knows nothing */
    assert_wrist(PUT_ON FOUND_WRONG "08:00 - A1 band none\n" READ_AGAIN, "band 1 recall");
    assert_wrist(FOUND_WRONG "08:00 - A1 band none\n" READ_AGAIN, "band");
}

static void
who_said_it_of_the_wrong_patient_strikes_it(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, HERE PUT_ON READ_OFF FOUND_WRONG READ_AGAIN);
    assert_told(wrist(story, "12:00"), "paper 1 recall loud");
    story_tell(story, "10:00 - - strike w\n");
    assert_told(wrist(story, "12:00"), "band 1 worn");
}

/* It came out of the printer and was put on, and nobody took either down. */
static void
a_band_sent_to_the_printer_may_be_the_wrong_one(void)
{
    assert_wrist("05:30 - A1 band-issued 1\n05:30 - A1 band-sent 1\n" READ_OFF FOUND_WRONG,
                 "paper 1 recall loud");
    assert_wrist("05:30 - A1 band-issued 1\n" READ_OFF FOUND_WRONG "08:00 - A1 band-off 1\n",
                 "paper 1 recall");
}

/* What is read off it stands with that word beside it, until a look finds something else. */
static void
another_s_band_is_told_until_it_is_gone(void)
{
    assert_wrist("07:00 - A1 band other-person\n" READ_AGAIN, "band loud");
    assert_wrist("07:00 - A1 band other-person\n08:00 - A1 band readable\n" READ_AGAIN, "band");
    assert_wrist(PUT_ON "07:00 - A1 band other-person\n", "paper 1 missing loud");
    assert_wrist(PUT_ON "07:00 - A1 band other-person\n08:00 - A1 band-worn 1\n", "paper 1 worn");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/wrong-band/read again", the_same_wrong_band_read_again_identifies_nobody);
    g_test_add_func("/wrong-band/stays wrong", a_wrong_band_stays_so_whatever_a_later_look_finds);
    g_test_add_func("/wrong-band/another is on",
                    once_another_is_on_or_the_wrong_one_off_a_reading_counts);
    g_test_add_func("/wrong-band/struck", who_said_it_of_the_wrong_patient_strikes_it);
    g_test_add_func("/wrong-band/sent", a_band_sent_to_the_printer_may_be_the_wrong_one);
    g_test_add_func("/wrong-band/another's", another_s_band_is_told_until_it_is_gone);
    return g_test_run();
}
