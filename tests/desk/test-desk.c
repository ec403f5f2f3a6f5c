/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "stage.h"

static void
test_one_saying_is_one_statement(void)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *handle = NULL, *warning = NULL;
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    Saying someone = { .what = WHAT_PRESENCE, .bed = "601-1", .value = "in", .makes_person = true };
    g_assert_true(desk_say(desk, &someone, &handle, NULL, &error));
    g_assert_cmpstr(handle, ==, "A001");
    Saying birthdate = { .what = WHAT_BIRTHDATE, .person = "A001", .value = "S64.1.8" };
    g_assert_true(desk_say(desk, &birthdate, NULL, &warning, &error));
    g_assert_nonnull(warning);
    g_assert_cmpuint(desk_saved_number(desk), ==, 2);
    g_autofree char *rows = stage_cells(desk, "patient-list", "bed person birthdate seen_by");
    g_assert_cmpstr(rows, ==, "601-1 A001 1989-01-08 佐々木");
}

static const struct {
    Saying saying;
    MeguriError code;
    const char *words;
} sayings[] = {
    { { .what = WHAT_KANA, .person = "A099", .value = "ヤマダ" },
      MEGURI_ERROR_USAGE,
      "There is no person A099" },
    { { .what = WHAT_PRESENCE, .person = "A001", .bed = "999", .value = "in" },
      MEGURI_ERROR_REFUSED,
      "There is no bed 999" },
    { { .what = WHAT_SEX, .person = "A001", .value = "x" },
      MEGURI_ERROR_REFUSED,
      "Sex “x”: is none of the choices of this row" },
    { { .what = WHAT_SEX, .person = "A001", .value = "f", .source = "heard" },
      MEGURI_ERROR_REFUSED,
      "There is no source “heard”" },
    { { .what = WHAT_SEX, .bed = "601-1", .value = "f" },
      MEGURI_ERROR_USAGE,
      "“Sex” needs a person" },
};

static void
test_what_cannot_be_said_leaves_nothing_behind(void)
{
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    guint64 before = desk_saved_number(desk);
    for (guint i = 0; i < G_N_ELEMENTS(sayings); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_false(desk_say(desk, &sayings[i].saying, NULL, NULL, &error));
        g_assert_error(error, MEGURI_ERROR, (int)sayings[i].code);
        g_assert_cmpstr(error->message, ==, sayings[i].words);
    }
    g_assert_cmpuint(desk_saved_number(desk), ==, before);
    stage_say(desk, WHAT_SEX, "A001", "601-1", "f"); /* the pen was put down each time */
}

static void
test_all_the_same_confirms_what_an_eye_can_see(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    stage_record(stage, "person\twhat\tvalue\tsource\np1\ttransport\tescort\t\np1\tdiet\tsoft\t\n"
                        "p1\tmeans\tunknown\t\np1\tcaution\tfall\tpaper\np1\tband\treadable\t\n");
    g_autoptr(Desk) desk = stage_open(stage, STAGE_EVENING);
    guint64 before = desk_saved_number(desk);
    g_assert_true(desk_say_all_same(desk, "A001", "601-1", &error));
    g_assert_no_error(error);
    /* presence, band and transport: not who someone is, not what is unknown, not what paper says */
    g_assert_cmpuint(desk_saved_number(desk), ==, before + 3);
    g_autofree char *seen = stage_cells(desk, "round-list", "bed last_seen_at");
    g_assert_nonnull(strstr(seen, "601-1 2026-11-02T19:00:00+09:00"));
    g_assert_nonnull(strstr(seen, "601-2 2026-11-02T06:14:00+09:00"));
    g_assert_false(desk_say_all_same(desk, "A099", "601-1", &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE);
}

/* A band on paper is not unprinted: x goes past it to the last entry. */
static void
test_what_was_printed_is_no_entry(void)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *struck = NULL;
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    stage_say(desk, WHAT_SEX, "A001", "601-1", "f");
    stage_say(desk, WHAT_BAND_ISSUED, "A001", "601-1", "1");
    g_assert_true(desk_strike_last(desk, "打ち間違い", &struck, &error));
    g_assert_cmpstr(struck, ==, "Sex female");
    g_assert_false(desk_strike_last(desk, "打ち間違い", NULL, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_NO);
}

/* Away and when back are one act: both go, or neither. */
static void
test_an_act_is_saved_and_taken_back_whole(void)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *struck = NULL;
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    guint64 before = desk_saved_number(desk);
    Saying bad[] = { { .what = WHAT_PRESENCE, .person = "A001", .value = "away:outing" },
                     { .what = WHAT_EXPECTED_BACK, .person = "A001", .value = "soon" } };
    g_assert_false(desk_say_together(desk, bad, G_N_ELEMENTS(bad), &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED);
    g_clear_error(&error);
    g_assert_cmpuint(desk_saved_number(desk), ==, before);
    bad[1].value = "2026-11-02T18:00";
    g_assert_true(desk_say_together(desk, bad, G_N_ELEMENTS(bad), &error));
    g_assert_no_error(error);
    g_assert_true(desk_strike_last(desk, "まちがい", &struck, &error));
    g_assert_nonnull(strstr(struck, "Expected back"));
    g_autofree char *state = stage_cells(desk, "patient-list", "person state");
    g_assert_nonnull(strstr(state, "A001 in"));
}

static void
test_the_last_words_can_be_taken_back_one_by_one(void)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *first = NULL, *second = NULL;
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    g_assert_false(desk_strike_last(desk, "打ち間違い", NULL, &error)); /* others' words stay */
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_NO);
    g_clear_error(&error);
    stage_say(desk, WHAT_SEX, "A001", "601-1", "f");
    stage_say(desk, WHAT_TRANSPORT, "A001", "601-1", "walk");
    g_assert_true(desk_strike_last(desk, "打ち間違い", &second, &error));
    g_assert_cmpstr(second, ==, "Transport class walks alone");
    g_assert_true(desk_strike_last(desk, "打ち間違い", &first, &error));
    g_assert_cmpstr(first, ==, "Sex female");
    g_assert_false(desk_strike_last(desk, "打ち間違い", NULL, &error));
    g_clear_error(&error);
    g_autofree char *rows = stage_cells(desk, "patient-list", "person sex transport");
    g_assert_cmpstr(rows, ==, "A001 . ., A002 . ., A003 . .");
    g_autofree char *history = stage_cells(desk, "history", "what value struck_by");
    g_assert_null(strstr(history, "sex f .")); /* struck, and still there to be read */
    g_assert_nonnull(strstr(history, "sex f "));
}

static void
test_a_statement_is_struck_by_its_id(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    Saying someone = { .what = WHAT_PRESENCE, .bed = "601-1", .value = "in", .makes_person = true };
    g_assert_true(desk_say(desk, &someone, NULL, NULL, &error));
    g_autofree char *id = stage_cells(desk, "history", "id");
    g_assert_true(desk_strike(desk, id, "別の床", &error));
    g_autofree char *rows = stage_cells(desk, "patient-list", "person");
    g_assert_cmpstr(rows, ==, "");
    g_assert_false(desk_strike(desk, "00", "別の床", &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE);
}

static void
test_two_windows_never_give_one_number_twice(void)
{
    g_autoptr(GError) error = NULL;
    bool news = false;
    g_autofree char *a = NULL, *b = NULL, *c = NULL;
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) left = stage_open(stage, STAGE_MORNING);
    g_autoptr(Desk) right = stage_open(stage, STAGE_MORNING);
    Saying one = { .what = WHAT_PRESENCE, .bed = "601-1", .value = "in", .makes_person = true };
    Saying other = { .what = WHAT_PRESENCE, .bed = "602", .value = "in", .makes_person = true };
    g_assert_true(desk_say(left, &one, &a, NULL, &error));
    g_assert_true(desk_say(right, &other, &b, NULL, &error));
    g_assert_true(desk_say(left, &one, &c, NULL, &error));
    g_assert_cmpstr(a, ==, "A001");
    g_assert_cmpstr(b, ==, "A002");
    g_assert_cmpstr(c, ==, "A003");
    g_autofree char *seen_left = stage_cells(left, "patient-list", "bed person");
    g_assert_cmpstr(seen_left, ==, "601-1 A001, 601-1 A003, 602 A002");
    g_assert_true(desk_follow(right, &news, &error));
    g_assert_true(news);
    g_autofree char *seen_right = stage_cells(right, "patient-list", "bed person");
    g_assert_cmpstr(seen_right, ==, seen_left);
    g_assert_true(desk_follow(right, &news, &error));
    g_assert_false(news);
}

static void
test_a_desk_that_may_only_read_says_so(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    g_autoptr(Desk) desk = stage_open_read_only(stage, STAGE_MORNING);
    g_assert_true(desk_is_read_only(desk));
    Saying saying = { .what = WHAT_SEX, .person = "A001", .value = "f" };
    g_assert_false(desk_say(desk, &saying, NULL, NULL, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE);
    g_assert_cmpstr(error->message, ==,
                    "The book is open for reading only, so nothing can be saved in it. Reading and "
                    "printing still work.");
    g_autofree char *rows = stage_cells(desk, "patient-list", "person");
    g_assert_cmpstr(rows, ==, "A001, A002, A003");
}

static gint64
moment(const char *text)
{
    Instant instant;
    g_assert_true(instant_parse(text, 540, &instant, NULL));
    return instant.seconds;
}

static void
test_the_ward_can_be_looked_at_as_it_was(void)
{
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    g_autoptr(Desk) desk = stage_open(stage, STAGE_EVENING);
    stage_say(desk, WHAT_MOVE, "A001", "603", NULL);
    g_assert_true(desk_looks_at_now(desk));
    g_autofree char *now = stage_cells(desk, "patient-list", "bed person");
    g_assert_cmpstr(now, ==, "601-2 A002, 602 A003, 603 A001");
    desk_look(desk, moment("2026-11-02T06:13"), INSTANT_END);
    g_assert_false(desk_looks_at_now(desk));
    g_autofree char *then = stage_cells(desk, "patient-list", "bed person");
    g_assert_cmpstr(then, ==, "601-1 A001, 602 A003");
    desk_look(desk, 0, moment("2026-11-02T12:00"));
    g_autofree char *known = stage_cells(desk, "patient-list", "bed person");
    g_assert_cmpstr(known, ==, "601-1 A001, 601-2 A002, 602 A003");
    desk_look(desk, 0, moment("2026-11-02T06:30")); /* written at 07:00 */
    g_autofree char *nothing = stage_cells(desk, "patient-list", "bed person");
    g_assert_cmpstr(nothing, ==, "");
    desk_look(desk, 0, INSTANT_END);
    g_assert_cmpuint(desk_counts(desk).in_hospital, ==, 3);
}

static const struct {
    SheetWish wish;
    const char *words;
} wishes[] = {
    { { .key = "menu" },
      "There is no sheet “menu”; there are: bed-map, patient-list, transport-list, contact-list, "
      "round-list, questions, conflicts, counts, handoff, day-report, movement, meal-list, "
      "nursing-need, bands, history, scan-cover, reentry, reentry-open, blank-form, "
      "bedside-form" },
    { { .key = "counts", .sort = "age" }, "Sheet “counts” sorts by bed, kana, birthdate or id" },
    { { .key = "history", .person = "A099" }, "There is no person or bed “A099”" },
    { { .key = "history", .bed = "999" }, "There is no bed 999" },
    { { .key = "bed-map", .person = "A001" }, "Sheet “bed-map” cannot be narrowed to that" },
};

static void
test_a_sheet_that_is_none_is_named(void)
{
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    g_autoptr(Desk) desk = stage_open_read_only(stage, STAGE_MORNING);
    for (guint i = 0; i < G_N_ELEMENTS(wishes); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_null(desk_sheet(desk, &wishes[i].wish, &error));
        g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE);
        g_assert_cmpstr(error->message, ==, wishes[i].words);
    }
}

static void
test_the_clock_is_an_option_and_read_as_one(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    DeskOpening opening = { .book = stage->book, .now = "tomorrow", .read_only = true };
    g_assert_null(desk_open(&opening, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/desk/what was printed is no entry", test_what_was_printed_is_no_entry);
    g_test_add_func("/desk/an act is saved and taken back whole",
                    test_an_act_is_saved_and_taken_back_whole);
    g_test_add_func("/desk/one saying is one statement", test_one_saying_is_one_statement);
    g_test_add_func("/desk/what cannot be said leaves nothing behind",
                    test_what_cannot_be_said_leaves_nothing_behind);
    g_test_add_func("/desk/all the same confirms what an eye can see",
                    test_all_the_same_confirms_what_an_eye_can_see);
    g_test_add_func("/desk/the last words can be taken back one by one",
                    test_the_last_words_can_be_taken_back_one_by_one);
    g_test_add_func("/desk/a statement is struck by its id", test_a_statement_is_struck_by_its_id);
    g_test_add_func("/desk/two windows never give one number twice",
                    test_two_windows_never_give_one_number_twice);
    g_test_add_func("/desk/a desk that may only read says so",
                    test_a_desk_that_may_only_read_says_so);
    g_test_add_func("/desk/the ward can be looked at as it was",
                    test_the_ward_can_be_looked_at_as_it_was);
    g_test_add_func("/desk/a sheet that is none is named", test_a_sheet_that_is_none_is_named);
    g_test_add_func("/desk/the clock is an option and read as one",
                    test_the_clock_is_an_option_and_read_as_one);
    return g_test_run();
}
