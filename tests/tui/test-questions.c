/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is still open is taken to the archive viewer, and its answers are entered in one pass (story
 * 27). */
#include "desk/person.h"

#include <locale.h>
#include <string.h>

#include "night.h"

static char *
origin(const char *person, What what)
{
    g_autoptr(Desk) desk = screen_open_desk();
    g_autoptr(PersonFact) fact = person_fact(desk, person, what);
    return g_strdup(fact->origin);
}

/* The allergies of A001 and of A002, of whom falls are known: passed over. */
#define PASS_ALLERGIES "<Enter> <Enter> "

/* A002: doctor, department, admitted, diagnosis; then A003, whose band no viewer knows. */
static void
test_answers_go_line_by_line(Night *night, gconstpointer data)
{
    (void)data;
    static const char answers[] = "tanabe<Enter> naika<Enter> 2026-10-28<Enter> haien<Enter>";
    night_feed(night, "k <Tab> e");
    g_assert_true(screen_shows("Up to when are the viewer's data?"));
    night_feed(night, "11/01<Enter> " PASS_ALLERGIES);
    night_feed(night, answers);
    night_check_fact("A002", WHAT_DOCTOR, "tanabe");
    night_check_fact("A002", WHAT_DEPARTMENT, "naika");
    night_check_fact("A002", WHAT_ADMITTED, "2026-10-28");
    night_check_fact("A002", WHAT_DIAGNOSIS, "haien");
    g_autofree char *from = origin("A002", WHAT_DOCTOR);
    g_assert_cmpstr(from, ==, "archive viewer ~11/01 00:00 佐々木");
    g_assert_true(screen_shows("A003  ワタナベ ミツエ"));
    g_assert_true(screen_shows("Patient ID")); /* the band was passed over */
    night_feed(night, "00001234<Enter>");
    night_check_fact("A003", WHAT_PATIENT_ID, "00001234");
    night_check_fact("A003", WHAT_BAND, NULL);
}

static void
test_what_is_not_there_is_passed_over(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "k <Tab> e 11/01<Enter> " PASS_ALLERGIES "<Enter> naika<Enter>");
    night_check_fact("A002", WHAT_DOCTOR, NULL);
    night_check_fact("A002", WHAT_DEPARTMENT, "naika");
    night_feed(night, "u<Enter>"); /* looked for, and not there: stays on the list as unknown */
    night_check_fact("A002", WHAT_ADMITTED, "unknown");
    night_feed(night, "haien<Enter>");
    night_check_fact("A002", WHAT_DIAGNOSIS, "haien");
}

/* 大野 answers for A002 at another window while A002's question stands open here: the lines move,
 * the answer must not move with them to A003. */
static void
test_an_answer_stays_with_whom_it_was_asked_of(Night *night, gconstpointer data)
{
    (void)data;
    g_autoptr(GError) error = NULL;
    Key nothing = { .kind = KEY_KIND_NOTHING };
    static const Saying answers[] = {
        { .what = WHAT_DEPARTMENT, .person = "A002", .value = "geka" },
        { .what = WHAT_ADMITTED, .person = "A002", .value = "2026-10-28" },
        { .what = WHAT_DIAGNOSIS, .person = "A002", .value = "haien" },
        { .what = WHAT_DOCTOR, .person = "A002", .value = "suzuki" },
    };
    night_feed(night, "k <Tab> e 11/01<Enter> " PASS_ALLERGIES);
    g_autoptr(Desk) elsewhere = screen_open_desk();
    g_assert_true(desk_say_together(elsewhere, answers, G_N_ELEMENTS(answers), &error));
    app_key(night->app, &nothing);
    g_assert_true(screen_shows("A002  スズキ フミ"));
    night_feed(night, "tanabe<Enter>");
    g_assert_true(screen_shows("NOT SAVED YET: 大野 said meanwhile"));
    night_feed(night, "<Enter>");
    g_assert_true(screen_shows("✓ A002 スズキ フミ"));
    night_check_fact("A003", WHAT_DOCTOR, NULL);
}

/* A003 is asked; meanwhile all four lines of A002 above are answered elsewhere and go. The pass
 * goes on with A003's next line, and leaves nobody out. */
static void
test_lines_that_vanish_take_no_other_with_them(Night *night, gconstpointer data)
{
    (void)data;
    g_autoptr(GError) error = NULL;
    Key nothing = { .kind = KEY_KIND_NOTHING };
    static const Saying answers[] = {
        { .what = WHAT_DOCTOR, .person = "A002", .value = "suzuki" },
        { .what = WHAT_DEPARTMENT, .person = "A002", .value = "geka" },
        { .what = WHAT_ADMITTED, .person = "A002", .value = "2026-10-28" },
        { .what = WHAT_DIAGNOSIS, .person = "A002", .value = "haien" },
    };
    night_feed(night, "k <Tab> e 11/01<Enter> " PASS_ALLERGIES "<Enter> <Enter> <Enter> <Enter>");
    g_assert_true(screen_shows("A003  ワタナベ ミツエ"));
    g_autoptr(Desk) elsewhere = screen_open_desk();
    g_assert_true(desk_say_together(elsewhere, answers, G_N_ELEMENTS(answers), &error));
    app_key(night->app, &nothing);
    night_feed(night, "00001234<Enter>");
    night_check_fact("A003", WHAT_PATIENT_ID, "00001234");
    g_assert_true(screen_shows("A003  ワタナベ ミツエ"));
    night_feed(night, "u<Enter>"); /* her devices, the line behind the ID */
    night_check_fact("A003", WHAT_DEVICE, "unknown");
}

/* The archive viewer knows of the allergies that nobody asked at the bedside. */
static void
test_allergies_that_nobody_asked_come_from_the_viewer(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "k <Tab> e");
    night_feed(night, "11/01<Enter> g <Enter>");
    g_assert_true(screen_shows("A002  スズキ フミ"));
    night_feed(night, "<Esc>");
    g_assert_false(screen_shows("A001  ヤマダ ハナコ"));
}

static void
test_the_bedside_is_not_overridden(Night *night, gconstpointer data)
{
    (void)data;
    g_autoptr(GError) error = NULL;
    night_feed(night, "k <Tab> e 11/01 18:30<Enter> " PASS_ALLERGIES "tanabe<Enter>");
    g_autoptr(Desk) desk = screen_open_desk();
    Saying said = { .what = WHAT_DOCTOR, .person = "A002", .value = "ono" };
    g_assert_true(desk_say(desk, &said, NULL, NULL, &error));
    night_check_fact("A002", WHAT_DOCTOR, "ono");
}

static void
test_a_day_to_come_is_no_date_of_data(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "k <Tab> e 2026-11-03<Enter>");
    g_assert_true(screen_shows("This is no day up to today."));
    night_feed(night, "<Esc>");
    g_assert_true(screen_shows("Question list"));
}

static void
test_the_pass_ends_at_the_last_line(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "k <Tab> <End> e 11/01<Enter>");
    g_assert_true(screen_shows("Tab source: archive viewer"));
    night_feed(night, "<Enter>");
    g_assert_true(screen_shows("That was the last line."));
    g_assert_true(screen_shows("Question list"));
    g_assert_false(screen_shows("Tab source"));
}

int
main(int argc, char **argv)
{
    setlocale(LC_ALL, "C.UTF-8");
    g_test_init(&argc, &argv, NULL);
    NIGHT_ADD("/questions/answers-go-line-by-line", test_answers_go_line_by_line);
    NIGHT_ADD("/questions/what-is-not-there-is-passed-over", test_what_is_not_there_is_passed_over);
    NIGHT_ADD("/questions/an-answer-stays-with-whom-it-was-asked-of",
              test_an_answer_stays_with_whom_it_was_asked_of);
    NIGHT_ADD("/questions/allergies", test_allergies_that_nobody_asked_come_from_the_viewer);
    NIGHT_ADD("/questions/vanished", test_lines_that_vanish_take_no_other_with_them);
    NIGHT_ADD("/questions/the-bedside-is-not-overridden", test_the_bedside_is_not_overridden);
    NIGHT_ADD("/questions/a-day-to-come-is-no-date-of-data", test_a_day_to_come_is_no_date_of_data);
    NIGHT_ADD("/questions/the-pass-ends-at-the-last-line", test_the_pass_ends_at_the_last_line);
    return g_test_run();
}
