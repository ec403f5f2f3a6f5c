/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A PC whose clock is nine hours off, was reset to 1970 or set back in mid-round (E6): order kept,
 * nobody disappears, and what was written under it can be put right. */
#include "desk/clock.h"

#include <locale.h>
#include <string.h>

#include "pc-clock.h"
#include "stage.h"

#define NINE_HOURS (9 * 3600)

static char *
now_words(const Desk *desk)
{
    Instant now = desk_now(desk);
    return instant_format(&now);
}

static void
put_right(Desk *desk, gint64 right)
{
    g_autoptr(GError) error = NULL;
    Instant moment = { right, 540, false };
    g_assert_true(clock_put_right(desk, &moment, &error));
    g_assert_no_error(error);
}

/* Somebody is seen in BED. */
static void
put_in(Desk *desk, const char *bed)
{
    g_autoptr(GError) error = NULL;
    Saying here = { .what = WHAT_PRESENCE, .bed = bed, .value = "in", .makes_person = true };
    g_assert_true(desk_say(desk, &here, NULL, NULL, &error));
    g_assert_no_error(error);
}

static void
test_a_wrong_clock_is_put_right_for_this_book(void)
{
    g_autoptr(Stage) stage = stage_new();
    pc_set(PC_TRUE_MORNING + NINE_HOURS + 25);
    g_autoptr(Desk) desk = pc_open(stage->book);
    g_autofree char *wrong = now_words(desk);
    g_assert_cmpstr(wrong, ==, "2026-11-02T15:40:25+09:00");
    put_right(desk, PC_TRUE_MORNING);
    g_autofree char *right = now_words(desk);
    g_assert_cmpstr(right, ==, "2026-11-02T06:40:25+09:00");
    put_in(desk, "601-1");
    g_autofree char *seen = stage_cells(desk, "patient-list", "person seen_at");
    g_assert_cmpstr(seen, ==, "A001 2026-11-02T06:40:25+09:00");
    g_autofree char *conflicts = stage_cells(desk, "conflicts", "kind");
    g_assert_cmpstr(conflicts, ==, ""); /* neither in the future nor set back */
}

static void
test_what_was_said_of_the_clock_holds_when_the_book_is_opened_again(void)
{
    g_autoptr(Stage) stage = stage_new();
    pc_set(PC_TRUE_MORNING - NINE_HOURS);
    g_autoptr(Desk) first = pc_open(stage->book);
    put_right(first, PC_TRUE_MORNING);
    pc_pass(60);
    g_autoptr(Desk) again = pc_open(stage->book);
    g_autofree char *right = now_words(again);
    g_assert_cmpstr(right, ==, "2026-11-02T06:41:00+09:00");
    pc_set(pc_wall() + NINE_HOURS); /* by somebody; the nurse says what time it is */
    put_right(again, PC_TRUE_MORNING + 60);
    g_autoptr(Desk) third = pc_open(stage->book);
    g_autofree char *still = now_words(third);
    g_assert_cmpstr(still, ==, "2026-11-02T06:41:00+09:00");
    g_autofree char *history = stage_cells(third, "history", "what value");
    g_assert_nonnull(strstr(history, "clock +09:00:00"));
    g_assert_nonnull(strstr(history, "clock +00:00:00"));
}

/* In mid-round somebody sets the PC's clock back nine hours: time goes on as it was, and the next
 * word comes after the last one. Whoever opens the book after that sees the newest word as now. */
static void
test_a_clock_set_back_in_mid_round_changes_nothing(void)
{
    g_autoptr(Stage) stage = stage_new();
    pc_set(PC_TRUE_MORNING);
    g_autoptr(Desk) desk = pc_open(stage->book);
    put_in(desk, "601-1");
    pc_set(pc_wall() - NINE_HOURS);
    pc_pass(60);
    stage_say(desk, WHAT_MOVE, "A001", "603", "");
    g_autofree char *rows = stage_cells(desk, "patient-list", "person bed seen_at");
    g_assert_cmpstr(rows, ==, "A001 603 2026-11-02T06:41:00+09:00");
    g_autofree char *conflicts = stage_cells(desk, "conflicts", "kind");
    g_assert_cmpstr(conflicts, ==, "");
    g_autoptr(Desk) later = pc_open(stage->book);
    g_autofree char *wrong = now_words(later);
    g_assert_cmpstr(wrong, ==, "2026-11-01T21:41:00+09:00");
    g_autofree char *seen = stage_cells(later, "patient-list", "person bed");
    g_assert_cmpstr(seen, ==, "A001 603");
}

static void
test_nobody_disappears_under_a_clock_that_was_reset(void)
{
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage); /* written at STAGE_MORNING */
    pc_set(3 * 60);    /* 1970 */
    g_autoptr(Desk) desk = pc_open(stage->book);
    g_autofree char *rows = stage_cells(desk, "patient-list", "person");
    g_assert_cmpstr(rows, ==, "A001, A002, A003");
    g_assert_cmpint(reading_at(desk_reading(desk)), ==, clock_newest_word(desk));
    put_right(desk, PC_TRUE_MORNING + 3600);
    g_autofree char *right = now_words(desk);
    g_assert_cmpstr(right, ==, "2026-11-02T07:40:00+09:00");
}

/* What another window says is the newest word until it is struck there. */
static void
test_the_newest_word_is_one_that_stands(void)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *struck = NULL;
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    pc_set(3 * 60); /* 1970 */
    g_autoptr(Desk) desk = pc_open(stage->book);
    gint64 morning = clock_newest_word(desk);
    g_autoptr(Desk) other = stage_open(stage, STAGE_EVENING);
    stage_say(other, WHAT_TRANSPORT, "A001", NULL, "walk");
    g_assert_true(desk_follow(desk, NULL, &error));
    g_assert_cmpint(clock_newest_word(desk), ==, desk_now(other).seconds);
    g_assert_true(desk_strike_last(other, "", &struck, &error));
    g_assert_true(desk_follow(desk, NULL, &error));
    g_assert_no_error(error);
    g_assert_cmpint(clock_newest_word(desk), ==, morning);
}

/* Two stations forty minutes apart on one book: what the other wrote ahead of this clock is there.
 */
static void
test_what_a_clock_ahead_wrote_is_there(void)
{
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    pc_set(PC_TRUE_MORNING - 20 * 60); /* the book was written at seven */
    g_autoptr(Desk) desk = pc_open(stage->book);
    g_autofree char *rows = stage_cells(desk, "patient-list", "person");
    g_assert_cmpstr(rows, ==, "A001, A002, A003");
    pc_set(PC_TRUE_MORNING + 3600);
    g_autoptr(Desk) later = pc_open(stage->book);
    g_assert_cmpint(reading_at(desk_reading(later)), ==, pc_wall());
}

/* From four in the afternoon by its clock, seven in the morning in truth: after the clock is right
 * a move must not hide behind what was written "later". */
static void
test_what_was_written_ahead_is_put_back(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    pc_set(PC_TRUE_MORNING + NINE_HOURS);
    g_autoptr(Desk) desk = pc_open(stage->book);
    put_in(desk, "601-1");
    stage_say(desk, WHAT_KANA, "A001", "601-1", "ヤマダ ハナコ");
    put_in(desk, "601-2");
    g_assert_true(desk_strike_last(desk, "まちがい", NULL, &error));
    pc_pass(600);
    put_right(desk, PC_TRUE_MORNING + 600);
    ClockAhead ahead = clock_ahead(desk);
    g_assert_cmpuint(ahead.count, ==, 2); /* what was struck stays struck */
    g_assert_cmpint(ahead.last, ==, PC_TRUE_MORNING + NINE_HOURS);
    desk_set_observer(desk, "大野");
    g_assert_true(clock_put_back(desk, NINE_HOURS, &error));
    g_assert_no_error(error);
    g_assert_cmpuint(clock_ahead(desk).count, ==, 0);
    g_assert_cmpint(reading_at(desk_reading(desk)), ==, PC_TRUE_MORNING + 600);
    g_autofree char *rows = stage_cells(desk, "patient-list", "person bed kana seen_at seen_by");
    g_assert_cmpstr(rows, ==, "A001 601-1 ヤマダ ハナコ ~2026-11-02T06:40:00+09:00 佐々木");
    stage_say(desk, WHAT_MOVE, "A001", "603", "");
    g_autofree char *moved = stage_cells(desk, "patient-list", "person bed");
    g_assert_cmpstr(moved, ==, "A001 603");
    g_autofree char *history = stage_cells(desk, "history", "seen_at what struck_by");
    g_assert_nonnull(strstr(history, "2026-11-02T15:40:00+09:00 kana ")); /* struck, legible */
    g_assert_nonnull(strstr(history, "~2026-11-02T06:40:00+09:00 kana ."));
}

/* A band given under the wrong clock stays the same band, and is not to be recalled: what it says
 * was said again. */
static void
test_a_band_given_ahead_is_put_back_too(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    pc_set(PC_TRUE_MORNING + NINE_HOURS);
    g_autoptr(Desk) desk = pc_open(stage->book);
    put_in(desk, "601-1");
    stage_say(desk, WHAT_KANA, "A001", "601-1", "ヤマダ ハナコ");
    stage_say(desk, WHAT_BIRTHDATE, "A001", "601-1", "1945-07-14");
    pc_pass(120);
    stage_say(desk, WHAT_BAND_ISSUED, "A001", "601-1", "1");
    pc_pass(60);
    put_right(desk, PC_TRUE_MORNING + 180);
    g_assert_true(clock_put_back(desk, NINE_HOURS, &error));
    g_assert_no_error(error);
    g_autofree char *bands = stage_cells(desk, "bands", "band person issued_at state");
    g_assert_cmpstr(bands, ==, "1 A001 ~2026-11-02T06:42:00+09:00 issued");
}

static void
test_a_time_told_ahead_by_hand_is_not_touched(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    pc_set(PC_TRUE_MORNING + 3600);
    g_autoptr(Desk) desk = pc_open(stage->book);
    Instant noon = { PC_TRUE_MORNING + 5 * 3600, 540, false };
    Saying walks = { .what = WHAT_TRANSPORT, .person = "A001", .value = "walk", .seen = &noon };
    g_assert_true(desk_say(desk, &walks, NULL, NULL, &error));
    g_assert_cmpuint(clock_ahead(desk).count, ==, 0);
    g_autofree char *conflicts = stage_cells(desk, "conflicts", "kind persons");
    g_assert_cmpstr(conflicts, ==, "future A001");
}

static void
test_a_fixed_clock_is_not_put_right(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    Instant right = { PC_TRUE_MORNING, 540, false };
    g_assert_false(clock_put_right(desk, &right, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED);
    g_assert_cmpuint(desk_saved_number(desk), ==, 0);
}

int
main(int argc, char **argv)
{
    setlocale(LC_ALL, "C.UTF-8");
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/clock/a-wrong-clock-is-put-right-for-this-book",
                    test_a_wrong_clock_is_put_right_for_this_book);
    g_test_add_func("/clock/holds-when-the-book-is-opened-again",
                    test_what_was_said_of_the_clock_holds_when_the_book_is_opened_again);
    g_test_add_func("/clock/set-back-in-mid-round",
                    test_a_clock_set_back_in_mid_round_changes_nothing);
    g_test_add_func("/clock/nobody-disappears-under-a-clock-that-was-reset",
                    test_nobody_disappears_under_a_clock_that_was_reset);
    g_test_add_func("/clock/what-a-clock-ahead-wrote-is-there",
                    test_what_a_clock_ahead_wrote_is_there);
    g_test_add_func("/clock/what-was-written-ahead-is-put-back",
                    test_what_was_written_ahead_is_put_back);
    g_test_add_func("/clock/a-band-given-ahead-is-put-back-too",
                    test_a_band_given_ahead_is_put_back_too);
    g_test_add_func("/clock/a-time-told-ahead-by-hand-is-not-touched",
                    test_a_time_told_ahead_by_hand_is_not_touched);
    g_test_add_func("/clock/a-fixed-clock-is-not-put-right", test_a_fixed_clock_is_not_put_right);
    g_test_add_func("/clock/newest-word", test_the_newest_word_is_one_that_stands);
    return g_test_run();
}
