/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The disk was set back in the night, and one station wrote on twice: two patients bear one number.
 * Both come into one book, each with all that was said of each, and nothing of the other. */
#include "desk/exchange.h"
#include "desk/output.h"

#include "store/last-step.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pc-clock.h"
#include "stage.h"

typedef struct {
    Stage *stage;
    Desk *desk;
    ExchangeCopy copy; /* of the night that was set back */
} Night;

static void
write_back(const Stage *stage, const char *bytes, gsize length)
{
    int file = open(stage->book, O_WRONLY | O_TRUNC); /* the same file: no copy is noticed */
    g_autofree char *journal = g_strconcat(stage->book, "-journal", NULL);
    g_assert_cmpint(write(file, bytes, length), ==, (gssize)length);
    close(file);
    unlink(journal);
}

/* Somebody in 603, A004 here. */
static void
admit(Desk *desk, const char *kana)
{
    g_autofree char *person = NULL;
    Saying saying = { .what = WHAT_PRESENCE, .bed = "603", .value = "in", .makes_person = true };
    g_assert_true(desk_say(desk, &saying, &person, NULL, NULL));
    g_assert_cmpstr(person, ==, "A004");
    stage_say(desk, WHAT_KANA, "A004", NULL, kana);
}

static void
begin(Night *night, gconstpointer data)
{
    (void)data;
    gsize length;
    g_autofree char *bytes = NULL;
    g_autoptr(GError) error = NULL;
    night->stage = stage_new();
    stage_fill(night->stage);
    g_assert_true(g_file_get_contents(night->stage->book, &bytes, &length, NULL));
    {
        g_autofree char *struck = NULL;
        g_autoptr(Desk) desk = stage_open(night->stage, STAGE_MORNING);
        admit(desk, "スズキ フミ");
        stage_say(desk, WHAT_TRANSPORT, "A004", NULL, "walk");
        stage_say(desk, WHAT_TRANSPORT, "A001", NULL, "escort");
        stage_say(desk, WHAT_MEANS, "A004", NULL, "walker");
        g_assert_true(desk_strike_last(desk, "", &struck, &error));
        stage_say(desk, WHAT_BAND_WORN, "A004", NULL, "1");
        g_assert_true(exchange_out(desk, night->stage->folder, &night->copy, &error));
        g_assert_no_error(error);
    }
    write_back(night->stage, bytes, length);
    night->desk = stage_open(night->stage, STAGE_EVENING);
    admit(night->desk, "モリ アキ");
}

static void
end(Night *night, gconstpointer data)
{
    (void)data;
    exchange_copy_clear(&night->copy);
    desk_free(night->desk);
    stage_free(night->stage);
}

static ExchangeMerged
merge(Night *night)
{
    g_autoptr(GError) error = NULL;
    ExchangeMerged merged = { 0 };
    exchange_in(night->desk, night->copy.path, &merged, &error);
    g_assert_no_error(error);
    return merged;
}

/* The handle of who was A004 in the copy. (transfer full) */
static char *
other(Desk *desk)
{
    StationId own = log_station(desk_log(desk));
    return g_strdup_printf("%s001", log_letters(desk_log(desk), &own));
}

static void
test_nobody_takes_over_what_was_said_of_the_other(Night *night, gconstpointer data)
{
    (void)data;
    g_auto(ExchangeMerged) merged = merge(night);
    (void)merged;
    g_autofree char *handle = other(night->desk);
    g_autofree char *found =
        stage_cells(night->desk, "patient-list", "person kana transport means");
    g_autofree char *wanted = g_strdup_printf("A001 ヤマダ ハナコ escort ., A002 スズキ フミ . ., "
                                              "A003 アオキ カヨコ . ., A004 モリ アキ . ., "
                                              "%s スズキ フミ walk .",
                                              handle);
    g_assert_true(g_str_has_prefix(found, "A001 ヤマダ ハナコ escort ."));
    g_assert_nonnull(strstr(found, "A004 モリ アキ . ."));
    g_autofree char *line = g_strdup_printf("%s スズキ フミ walk .", handle); /* the struck means */
    g_assert_nonnull(strstr(found, line));
    g_assert_cmpuint(strlen(found), ==, strlen(wanted));
}

static void
test_the_old_number_is_told_and_its_band_left(Night *night, gconstpointer data)
{
    (void)data;
    bool told = false;
    g_auto(ExchangeMerged) merged = merge(night);
    (void)merged;
    g_autofree char *handle = other(night->desk);
    g_autofree char *words = g_strdup_printf("Who is A004 in the copy is %s here", handle);
    for (guint i = 0; i < merged.news->len; i++)
        told |= g_str_has_prefix(merged.news->pdata[i], words);
    g_assert_true(told);
    g_autofree char *said = stage_cells(night->desk, "history", "what");
    g_assert_null(strstr(said, "band-worn"));
}

static void
test_the_same_copy_twice_is_once(Night *night, gconstpointer data)
{
    (void)data;
    g_auto(ExchangeMerged) first = merge(night);
    (void)first;
    guint64 saved = desk_saved_number(night->desk);
    g_autofree char *before = stage_cells(night->desk, "patient-list", "person kana");
    g_auto(ExchangeMerged) again = merge(night);
    (void)again;
    g_autofree char *after = stage_cells(night->desk, "patient-list", "person kana");
    g_assert_cmpstr(after, ==, before);
    g_assert_cmpuint(desk_saved_number(night->desk), ==, saved);
}

/* It never writes rows of that name again. */
static void
test_the_station_that_wrote_twice_makes_room(Night *night, gconstpointer data)
{
    (void)data;
    guint64 rows;
    g_autoptr(GError) error = NULL;
    g_auto(ExchangeMerged) merged = merge(night);
    (void)merged;
    desk_free(night->desk);
    night->desk = stage_open(night->stage, STAGE_EVENING);
    StationId own = log_station(desk_log(night->desk));
    g_assert_cmpstr(log_letters(desk_log(night->desk), &own), !=, "A");
    stage_say(night->desk, WHAT_TRANSPORT, "A004", NULL, "heavy");
    g_assert_true(log_verify(desk_log(night->desk), &rows, &error));
    g_assert_no_error(error);
}

/* ---- a third PC, made of the night that was set back ---- */

/* At a new book made of the copy FILE. (transfer full) */
static Desk *
third_desk(const char *book, const char *file, const char *letters)
{
    g_autoptr(GError) error = NULL;
    ExchangeNew wish = { .book = book, .file = file, .letters = letters };
    DeskOpening opening = { .book = book, .observer = "大野", .now = STAGE_EVENING };
    g_assert_true(exchange_new(&wish, &error));
    g_assert_no_error(error);
    Desk *desk = desk_open(&opening, &error);
    g_assert_no_error(error);
    return desk;
}

/* FROM's newest copy into TO; how many statements TO then has. */
static guint64
carry(Night *night, Desk *from, Desk *to)
{
    g_autoptr(GError) error = NULL;
    g_auto(ExchangeCopy) copy = { 0 };
    g_auto(ExchangeMerged) merged = { 0 };
    static guint carried;
    g_autofree char *name = g_strdup_printf("stick%u", carried++);
    g_autofree char *stick = stage_path(night->stage, name);
    g_assert_cmpint(g_mkdir(stick, 0700), ==, 0);
    g_assert_true(exchange_out(from, stick, &copy, &error));
    g_assert_true(exchange_in(to, copy.path, &merged, &error));
    g_assert_no_error(error);
    g_assert_cmpint(g_unlink(copy.path), ==, 0);
    g_assert_cmpint(g_rmdir(stick), ==, 0);
    return desk_saved_number(to);
}

static int
compare_rows(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Who lies where, and how they walk, whatever their numbers. (transfer full) */
static char *
list_of(Desk *desk)
{
    g_autofree char *cells = stage_cells(desk, "patient-list", "bed kana transport");
    g_auto(GStrv) rows = g_strsplit(cells, ", ", -1);
    qsort(rows, g_strv_length(rows), sizeof *rows, compare_rows);
    return g_strjoinv(", ", rows);
}

/* Both wrote on about the same patients under other numbers: each is there once, in every book. */
static void
test_a_third_pc_has_nobody_twice(Night *night, gconstpointer data)
{
    (void)data;
    g_autofree char *book = stage_path(night->stage, "third.meguri");
    g_autoptr(Desk) third = third_desk(book, night->copy.path, "E");
    stage_say(third, WHAT_TRANSPORT, "A004", NULL, "stretcher");
    g_auto(ExchangeMerged) merged = merge(night);
    g_assert_nonnull(merged.news);
    carry(night, night->desk, third);
    g_autofree char *there = list_of(third);
    g_assert_cmpstr(there, ==,
                    "601-1 ヤマダ ハナコ escort, 601-2 スズキ フミ ., 602 アオキ カヨコ ., "
                    "603 スズキ フミ stretcher, 603 モリ アキ .");
    carry(night, third, night->desk);
    g_autofree char *here = list_of(night->desk);
    g_assert_cmpstr(here, ==, there);
    stage_say(night->desk, WHAT_TRANSPORT, "A004", NULL, "heavy"); /* of モリ, as she is here */
    carry(night, night->desk, third);
    g_autofree char *later = list_of(third);
    g_assert_nonnull(strstr(later, "603 スズキ フミ stretcher, 603 モリ アキ heavy"));
    guint64 saved = desk_saved_number(third) + 1; /* that a copy went out is said too */
    carry(night, third, night->desk);
    g_assert_cmpuint(carry(night, night->desk, third), ==, saved);
}

/* One more on the ward of DESK, under a name that nobody else has. */
static void
admit_another(Desk *desk, guint number)
{
    static const char *const signs[] = {
        "ア", "イ", "ウ", "エ", "オ", "カ", "キ", "ク", "ケ", "コ"
    };
    g_autofree char *person = NULL;
    g_autofree char *kana = g_strconcat("ワダ ", signs[number / 10], signs[number % 10], NULL);
    Saying saying = { .what = WHAT_PRESENCE, .bed = "601-3", .value = "in", .makes_person = true };
    g_assert_true(desk_say(desk, &saying, &person, NULL, NULL));
    stage_say(desk, WHAT_KANA, person, NULL, kana);
}

/* Something is said of somebody by DESK. */
static void
say_somehow(Desk *desk, GRand *rand)
{
    static const char *const ways[] = { "walk", "escort", "stretcher" };
    g_autofree char *cells = stage_cells(desk, "patient-list", "person");
    g_auto(GStrv) persons = g_strsplit(cells, ", ", -1);
    gint32 at = g_rand_int_range(rand, 0, (gint32)g_strv_length(persons));
    stage_say(desk, WHAT_TRANSPORT, persons[at], NULL, ways[g_rand_int_range(rand, 0, 3)]);
}

/* Whatever was said where and carried when: once everything was carried, all say the same. */
static void
test_books_agree_in_the_end(Night *night, gconstpointer data)
{
    (void)data;
    guint admitted = 0;
    g_autoptr(GRand) rand = g_rand_new_with_seed(5);
    g_autofree char *book = stage_path(night->stage, "third.meguri");
    desk_free(third_desk(book, night->copy.path, "E"));
    g_clear_pointer(&night->desk, desk_free);
    pc_set(PC_TRUE_MORNING + 13 * 3600);
    night->desk = pc_open(night->stage->book);
    g_autoptr(Desk) third = pc_open(book);
    Desk *desks[] = { night->desk, third };
    for (guint i = 0; i < 40; i++) {
        gint32 fall = g_rand_int_range(rand, 0, 10), who = g_rand_int_range(rand, 0, 2);
        pc_pass(60);
        if (fall < 6)
            say_somehow(desks[who], rand);
        else if (fall < 8)
            admit_another(desks[who], admitted++);
        else
            carry(night, desks[who], desks[1 - who]);
    }
    for (guint i = 0; i < 4; i++)
        carry(night, desks[i % 2], desks[1 - i % 2]);
    g_autofree char *here = list_of(night->desk), *there = list_of(third);
    g_auto(GStrv) persons = g_strsplit(here, ", ", -1);
    g_assert_cmpstr(here, ==, there);
    g_assert_cmpuint(g_strv_length(persons), ==, 5 + admitted);
}

/* What the manual tells a ward to do in the end: one number is one patient again. */
static void
test_a_book_made_anew_has_the_same_numbers(Night *night, gconstpointer data)
{
    (void)data;
    g_autoptr(GError) error = NULL;
    g_auto(ExchangeCopy) copy = { 0 };
    g_autofree char *book = stage_path(night->stage, "third.meguri");
    g_autofree char *anew = stage_path(night->stage, "anew.meguri");
    g_autoptr(Desk) third = third_desk(book, night->copy.path, "E");
    stage_say(third, WHAT_TRANSPORT, "A004", NULL, "stretcher");
    g_auto(ExchangeMerged) merged = merge(night);
    g_assert_nonnull(merged.news);
    g_assert_true(exchange_out(night->desk, night->stage->folder, &copy, &error));
    g_assert_no_error(error);
    g_autoptr(Desk) fourth = third_desk(anew, copy.path, "F");
    carry(night, third, fourth);
    carry(night, fourth, night->desk);
    g_autofree char *here = stage_cells(night->desk, "patient-list", "person bed kana transport");
    g_autofree char *there = stage_cells(fourth, "patient-list", "person bed kana transport");
    g_autofree char *handle = other(night->desk);
    g_autofree char *line = g_strdup_printf("%s 603 スズキ フミ stretcher", handle);
    g_assert_cmpstr(here, ==, there);
    g_assert_nonnull(strstr(here, line));
}

/* The book's BYTES on another PC, where WHO is seen in 601-3: the copy that comes back. */
static void
write_elsewhere(const Stage *stage, const char *name, const char *bytes, gsize length,
                ExchangeCopy *copy)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *folder = stage_path(stage, name);
    g_autofree char *book = g_build_filename(folder, "ward.meguri", NULL);
    g_assert_cmpint(g_mkdir(folder, 0700), ==, 0);
    g_assert_true(g_file_set_contents(book, bytes, (gssize)length, NULL));
    const Stage other = { folder, book };
    g_autoptr(Desk) desk = stage_open(&other, STAGE_MORNING);
    Saying saying = { .what = WHAT_PRESENCE, .bed = "601-3", .value = "in", .makes_person = true };
    g_autofree char *person = NULL;
    g_assert_true(desk_say(desk, &saying, &person, NULL, &error));
    stage_say(desk, WHAT_KANA, person, NULL, "タナカ キヨ");
    g_assert_true(exchange_out(desk, folder, copy, &error));
    g_assert_no_error(error);
}

/* The disk is full when the first copy is taken in; the second one brings another station, under
 * the number that the first one's would have had. */
static void
test_a_station_that_was_not_taken_in_hides_no_other(void)
{
    gsize begun_length, gone_length;
    g_autoptr(GError) error = NULL;
    g_autofree char *begun = NULL, *gone = NULL;
    g_autoptr(Stage) stage = stage_new();
    g_auto(ExchangeCopy) first = { 0 }, second = { 0 };
    ExchangeMerged merged = { 0 };
    stage_fill(stage);
    g_assert_true(g_file_get_contents(stage->book, &begun, &begun_length, NULL));
    {
        g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
        admit(desk, "スズキ フミ");
    }
    g_assert_true(g_file_get_contents(stage->book, &gone, &gone_length, NULL));
    write_elsewhere(stage, "first", gone, gone_length, &first);
    write_elsewhere(stage, "second", begun, begun_length, &second);
    write_back(stage, begun, begun_length);
    g_autoptr(Desk) desk = stage_open(stage, STAGE_EVENING);
    admit(desk, "モリ アキ");
    last_step_set(LAST_STEP_UNDONE, SQLITE_FULL);
    g_assert_false(exchange_in(desk, first.path, &merged, &error));
    last_step_set(LAST_STEP_GOOD, 0);
    g_test_message("%s", error->message);
    g_clear_error(&error);
    g_assert_true(exchange_in(desk, second.path, &merged, &error));
    g_assert_no_error(error);
    exchange_merged_clear(&merged);
    g_autofree char *names = stage_cells(desk, "patient-list", "kana");
    g_assert_nonnull(strstr(names, "タナカ キヨ"));
}

int
main(int argc, char **argv)
{
    setlocale(LC_ALL, "C.UTF-8");
    g_test_init(&argc, &argv, NULL);
    last_step_set(LAST_STEP_GOOD, 0);
#define ADD(path, test) g_test_add("/apart/" path, Night, NULL, begin, test, end)
    ADD("nobody-mixed", test_nobody_takes_over_what_was_said_of_the_other);
    ADD("number-told", test_the_old_number_is_told_and_its_band_left);
    ADD("twice", test_the_same_copy_twice_is_once);
    ADD("third", test_a_third_pc_has_nobody_twice);
    ADD("in-the-end", test_books_agree_in_the_end);
    ADD("anew", test_a_book_made_anew_has_the_same_numbers);
    ADD("makes-room", test_the_station_that_wrote_twice_makes_room);
    g_test_add_func("/apart/a-full-disk-hides-no-station",
                    test_a_station_that_was_not_taken_in_hides_no_other);
    return g_test_run();
}
