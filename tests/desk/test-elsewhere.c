/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The drive takes no more in the middle of the round: the ward goes on in another folder, with all
 * that was said and with the entry that was refused, once. */
#include "desk/clock.h"
#include "desk/elsewhere.h"
#include "desk/exchange.h"
#include "desk/record.h"

#include "census/fact.h"
#include "store/last-step.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "pc-clock.h"
#include "stage.h"

#define PASSPHRASE "fourwordsoftheleadnurse"

/* A ward, its desk, and a stick. */
typedef struct {
    Stage *stage;
    char *stick;
    Desk *desk;
} Round;

static void
begin(Round *round, gconstpointer data)
{
    (void)data;
    g_autoptr(GError) error = NULL;
    last_step_set(LAST_STEP_GOOD, SQLITE_OK);
    round->stage = stage_new();
    stage_fill(round->stage);
    round->stick = g_dir_make_tmp("meguri-stick-XXXXXX", &error);
    g_assert_no_error(error);
    round->desk = stage_open(round->stage, STAGE_MORNING);
}

static void
end(Round *round, gconstpointer data)
{
    (void)data;
    const char *name;
    last_step_set(LAST_STEP_GOOD, SQLITE_OK);
    desk_free(round->desk);
    stage_free(round->stage);
    g_autoptr(GDir) dir = g_dir_open(round->stick, 0, NULL);
    while ((name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(round->stick, name, NULL);
        g_unlink(path);
    }
    g_rmdir(round->stick);
    g_free(round->stick);
}

static bool
walks(Desk *desk, GError **error)
{
    Saying saying = { .what = WHAT_TRANSPORT, .person = "A001", .value = "walk" };
    return desk_say(desk, &saying, NULL, NULL, error);
}

/* It fails at its last step; whether it reached the file is STEP. */
static void
fail_to_say_that_a_patient_walks(Round *round, LastStep step)
{
    last_step_set(step, SQLITE_IOERR_WRITE);
    g_assert_false(elsewhere_is_due(round->desk));
    g_assert_false(walks(round->desk, NULL));
    g_assert_true(elsewhere_is_due(round->desk));
    last_step_set(LAST_STEP_GOOD, SQLITE_OK);
}

static void
go(Round *round)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *words = elsewhere_go(round->desk, round->stick, &error);
    g_assert_no_error(error);
    g_assert_nonnull(strstr(words, log_path(desk_log(round->desk))));
    g_assert_true(g_str_has_prefix(log_path(desk_log(round->desk)), round->stick));
    g_assert_false(desk_is_read_only(round->desk));
    g_assert_false(elsewhere_is_due(round->desk));
}

static guint
count(Desk *desk, const char *what)
{
    g_autofree char *said = stage_cells(desk, "history", "what");
    g_auto(GStrv) words = g_strsplit(said, what, -1);
    return g_strv_length(words) - 1;
}

/* What the file itself holds, opened anew. */
static Desk *
open_new(Round *round, const char *passphrase)
{
    guint64 rows;
    g_autoptr(GError) error = NULL;
    DeskOpening opening = { .book = log_path(desk_log(round->desk)),
                            .observer = "大野",
                            .passphrase = passphrase,
                            .now = STAGE_EVENING };
    Desk *desk = desk_open(&opening, &error);
    g_assert_no_error(error);
    g_assert_true(log_verify(desk_log(desk), &rows, &error));
    g_assert_no_error(error);
    return desk;
}

static void
test_the_entry_that_was_refused_stands_once(Round *round, gconstpointer data)
{
    const LastStep *step = data;
    guint64 saved = desk_saved_number(round->desk);
    fail_to_say_that_a_patient_walks(round, *step);
    g_autofree char *entry = elsewhere_refused(round->desk);
    g_assert_nonnull(strstr(entry, "walk"));
    go(round);
    g_assert_cmpuint(desk_saved_number(round->desk), ==, saved + 1);
    g_assert_true(walks(round->desk, NULL)); /* the same key: it is that entry */
    g_assert_cmpuint(desk_saved_number(round->desk), ==, saved + 1);
    g_autofree char *folder = elsewhere_folder(round->desk);
    g_assert_cmpstr(folder, ==, round->stick);
    g_autoptr(Desk) desk = open_new(round, NULL);
    g_assert_cmpuint(count(desk, "transport"), ==, 1);
    g_autofree char *found = stage_cells(desk, "patient-list", "bed kana");
    g_assert_cmpstr(found, ==, "601-1 ヤマダ ハナコ, 601-2 スズキ フミ, 602 アオキ カヨコ");
    g_assert_true(walks(round->desk, NULL)); /* said once more is said once more */
    g_assert_cmpuint(desk_saved_number(round->desk), ==, saved + 2);
}

static void
test_the_last_entry_can_be_struck_there(Round *round, gconstpointer data)
{
    (void)data;
    g_autofree char *struck = NULL;
    fail_to_say_that_a_patient_walks(round, LAST_STEP_UNDONE);
    go(round);
    g_assert_true(desk_strike_last(round->desk, "", &struck, NULL));
    g_assert_nonnull(strstr(struck, "walk"));
}

/* A004 may one day be given by the old station to somebody else. */
static void
test_a_new_patient_has_a_number_of_the_new_station(Round *round, gconstpointer data)
{
    (void)data;
    g_autofree char *person = NULL;
    Saying saying = { .what = WHAT_PRESENCE, .bed = "603", .value = "in", .makes_person = true };
    last_step_set(LAST_STEP_UNDONE, SQLITE_IOERR_WRITE);
    g_assert_false(desk_say(round->desk, &saying, NULL, NULL, NULL));
    last_step_set(LAST_STEP_GOOD, SQLITE_OK);
    go(round);
    guint64 saved = desk_saved_number(round->desk);
    g_assert_true(desk_say(round->desk, &saying, &person, NULL, NULL));
    g_assert_cmpuint(desk_saved_number(round->desk), ==, saved);
    StationId own = log_station(desk_log(round->desk));
    g_autofree char *first = g_strdup_printf("%s001", log_letters(desk_log(round->desk), &own));
    g_assert_cmpstr(log_letters(desk_log(round->desk), &own), !=, "A");
    g_assert_cmpstr(person, ==, first);
    g_autoptr(Desk) desk = open_new(round, NULL);
    g_autofree char *found = stage_cells(desk, "patient-list", "person");
    g_autofree char *wanted = g_strdup_printf("A001, A002, A003, %s", person);
    g_assert_cmpstr(found, ==, wanted);
}

/* The new station numbers both anew; who the mother is and what was struck must follow. */
static void
test_a_mother_and_a_strike_of_the_entry_are_the_same_there(Round *round, gconstpointer data)
{
    (void)data;
    static const char table[] =
        "bed\tperson\twhat\tvalue\tid\n603\tmo\tpresence\tin\tx1\n603\tba\tpresence\tin\tx2\n"
        "\tba\tmother\tmo\tx3\n\tba\tcaution\tnone\tx4\n\tba\tstrike\tx4\tx5\n";
    g_autoptr(RecordReport) report = record_report_new();
    RecordWish wish = { table, sizeof table - 1, "table", false };
    last_step_set(LAST_STEP_UNDONE, SQLITE_IOERR_WRITE);
    g_assert_false(record_table(round->desk, &wish, report, NULL));
    last_step_set(LAST_STEP_GOOD, SQLITE_OK);
    go(round);
    StationId own = log_station(desk_log(round->desk));
    PersonId mother = { own, 1 }, baby = { own, 2 };
    View view = { desk_census(round->desk), INSTANT_END, INSTANT_END, NULL };
    const Person *born = census_find_person(desk_census(round->desk), baby);
    g_assert_nonnull(born);
    g_autofree char *named = person_format(mother);
    g_assert_cmpstr(fact_value(&view, born, WHAT_MOTHER), ==, named);
    g_assert_null(fact_value(&view, born, WHAT_CAUTION));
}

/* The entry stays, and the page that shows it too. */
static void
test_a_folder_that_fails_too_leaves_all_as_it_was(Round *round, gconstpointer data)
{
    (void)data;
    g_autoptr(GError) error = NULL;
    fail_to_say_that_a_patient_walks(round, LAST_STEP_UNDONE);
    g_assert_null(elsewhere_go(round->desk, "/nowhere", &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE);
    g_clear_error(&error);
    last_step_set(LAST_STEP_UNDONE, SQLITE_IOERR_WRITE); /* of that drive */
    g_assert_null(elsewhere_go(round->desk, round->stick, &error));
    g_assert_nonnull(error);
    g_autoptr(GDir) dir = g_dir_open(round->stick, 0, NULL);
    g_assert_null(g_dir_read_name(dir));
    last_step_set(LAST_STEP_GOOD, SQLITE_OK);
    g_assert_cmpstr(log_path(desk_log(round->desk)), ==, round->stage->book);
    g_autofree char *folder = elsewhere_folder(round->desk);
    g_assert_null(folder);
    g_autofree char *entry = elsewhere_refused(round->desk);
    g_assert_nonnull(entry);
    g_autofree char *found = stage_cells(round->desk, "patient-list", "person");
    g_assert_cmpstr(found, ==, "A001, A002, A003");
    go(round);
    g_assert_cmpuint(count(round->desk, "transport"), ==, 1);
}

/* A full disk can be made room on; the same key then saves in the old place. */
static void
test_a_full_disk_leaves_the_choice(Round *round, gconstpointer data)
{
    (void)data;
    last_step_set(LAST_STEP_UNDONE, SQLITE_FULL);
    g_assert_false(walks(round->desk, NULL));
    last_step_set(LAST_STEP_GOOD, SQLITE_OK);
    g_assert_true(elsewhere_is_due(round->desk));
    g_assert_true(walks(round->desk, NULL));
    g_assert_false(elsewhere_is_due(round->desk));
}

/* The stick with the book was pulled out: what this window has read is all there is. */
static void
test_what_the_drive_gives_back_no_more_is_written_anew(Round *round, gconstpointer data)
{
    (void)data;
    g_autoptr(GError) error = NULL;
    g_auto(ExchangeMerged) merged = { 0 };
    g_auto(ExchangeCopy) copy = { NULL, 0 };
    g_assert_true(exchange_out(round->desk, round->stick, &copy, &error));
    g_autofree char *before = stage_cells(round->desk, "patient-list", "bed person kana birthdate");
    guint64 saved = desk_saved_number(round->desk);
    fail_to_say_that_a_patient_walks(round, LAST_STEP_UNDONE);
    g_assert_cmpint(g_unlink(round->stage->book), ==, 0);
    g_autofree char *words = elsewhere_go(round->desk, round->stick, &error);
    g_assert_no_error(error);
    g_assert_nonnull(strstr(words, "written anew from memory"));
    g_autoptr(Desk) desk = open_new(round, NULL);
    g_autofree char *after = stage_cells(desk, "patient-list", "bed person kana birthdate");
    g_assert_cmpstr(after, ==, before);
    g_assert_cmpuint(desk_saved_number(desk), ==, saved + 1);
    g_assert_true(exchange_in(desk, copy.path, &merged, &error)); /* found again: counts once */
    g_assert_no_error(error);
    g_assert_cmpuint(merged.rows, >, 0);
    g_assert_cmpuint(desk_saved_number(desk), ==, saved + 1);
}

static void
test_it_opens_with_the_passphrase_of_the_ward(Round *round, gconstpointer data)
{
    (void)data;
    g_autoptr(GError) error = NULL;
    g_autofree char *book = stage_path(round->stage, "sealed.meguri");
    BookBirth birth = { .book = book,
                        .layout_file = "ward.ini",
                        .layout_text = "[ward]\nname=6東\n[room 601]\nbeds=601-1\n",
                        .passphrase = PASSPHRASE };
    g_assert_true(desk_new_book(&birth, &error));
    DeskOpening opening = {
        .book = book, .observer = "佐々木", .passphrase = PASSPHRASE, .now = STAGE_MORNING
    };
    desk_free(round->desk);
    round->desk = desk_open(&opening, &error);
    g_assert_no_error(error);
    Saying saying = { .what = WHAT_PRESENCE, .bed = "601-1", .value = "in", .makes_person = true };
    last_step_set(LAST_STEP_UNDONE, SQLITE_IOERR_WRITE);
    g_assert_false(desk_say(round->desk, &saying, NULL, NULL, NULL));
    last_step_set(LAST_STEP_GOOD, SQLITE_OK);
    go(round);
    opening.passphrase = NULL;
    opening.book = log_path(desk_log(round->desk));
    g_assert_null(desk_open(&opening, NULL));
    g_autoptr(Desk) desk = open_new(round, PASSPHRASE);
    g_autofree char *found = stage_cells(desk, "patient-list", "bed");
    g_assert_cmpstr(found, ==, "601-1");
}

/* It is the same PC, and its clock is as wrong as before. */
static void
test_what_was_said_of_the_clock_goes_along(Round *round, gconstpointer data)
{
    (void)data;
    g_autoptr(GError) error = NULL;
    DeskOpening opening = { .book = round->stage->book, .observer = "佐々木", .clock = pc_clock() };
    Instant right = { pc_wall() + 3 * 3600, 540, false };
    desk_free(round->desk);
    round->desk = desk_open(&opening, &error);
    g_assert_true(clock_put_right(round->desk, &right, &error));
    gint64 now = desk_now(round->desk).seconds;
    fail_to_say_that_a_patient_walks(round, LAST_STEP_UNDONE);
    go(round);
    g_assert_cmpint(desk_now(round->desk).seconds, ==, now);
    opening.book = log_path(desk_log(round->desk));
    g_autoptr(Desk) desk = desk_open(&opening, &error);
    g_assert_cmpint(desk_now(desk).seconds, ==, now);
}

/* Neither takes the other's file; what the first may have left in the old book comes along. */
static void
test_windows_that_fail_in_one_second_go_to_books_of_their_own(Round *round, gconstpointer data)
{
    static const char *const endings[] = { "00.meguri", "00-2.meguri", "00-3.meguri" };
    (void)data;
    for (guint i = 0; i < G_N_ELEMENTS(endings); i++) {
        fail_to_say_that_a_patient_walks(round, LAST_STEP_DONE);
        go(round);
        g_assert_true(g_str_has_suffix(log_path(desk_log(round->desk)), endings[i]));
        g_autoptr(Desk) made = open_new(round, NULL);
        g_assert_cmpuint(count(made, "transport"), ==, i + 1);
        desk_free(round->desk);
        round->desk = stage_open(round->stage, STAGE_MORNING);
    }
}

int
main(int argc, char **argv)
{
    static const LastStep done = LAST_STEP_DONE, undone = LAST_STEP_UNDONE;
    setlocale(LC_ALL, "C.UTF-8");
    g_test_init(&argc, &argv, NULL);
#define ADD(path, data, test) g_test_add("/elsewhere/" path, Round, data, begin, test, end)
    ADD("refused-entry/not-there", &undone, test_the_entry_that_was_refused_stands_once);
    ADD("refused-entry/there", &done, test_the_entry_that_was_refused_stands_once);
    ADD("struck", NULL, test_the_last_entry_can_be_struck_there);
    ADD("new-patient", NULL, test_a_new_patient_has_a_number_of_the_new_station);
    ADD("mother-and-strike", NULL, test_a_mother_and_a_strike_of_the_entry_are_the_same_there);
    ADD("fails-too", NULL, test_a_folder_that_fails_too_leaves_all_as_it_was);
    ADD("full", NULL, test_a_full_disk_leaves_the_choice);
    ADD("pulled-out", NULL, test_what_the_drive_gives_back_no_more_is_written_anew);
    ADD("passphrase", NULL, test_it_opens_with_the_passphrase_of_the_ward);
    ADD("in-one-second", NULL, test_windows_that_fail_in_one_second_go_to_books_of_their_own);
    ADD("clock", NULL, test_what_was_said_of_the_clock_goes_along);
    return g_test_run();
}
