/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a scanner types: into the right field, into a wrong one, and on a PC without the book. */
#include "desk/check-away.h"
#include "desk/output.h"

#include "ward/form-code.h"

#include <glib/gstdio.h>
#include <string.h>

#include "stage.h"

static char *
code(Desk *desk, const char *site, const guint8 *key, guint serial)
{
    BandIdentity identity = { .serial = serial,
                              .kana = (char *)"ヤマダ ハナコ",
                              .birthdate = { BIRTHDATE_DAY, 1945, 7, 14 },
                              .sex = 'U',
                              .handle = "A001" };
    g_strlcpy(identity.site, site != NULL ? site : log_site(desk_log(desk)), sizeof identity.site);
    return band_payload(&identity, key != NULL ? key : log_band_key(desk_log(desk)));
}

static bool
say(Desk *desk, What what, const char *value, GError **error)
{
    Saying saying = { .what = what, .person = "A001", .value = value };
    return desk_say(desk, &saying, NULL, NULL, error);
}

static void
test_an_old_barcode_goes_where_the_id_is_asked_and_nowhere_else(void)
{
    static const What others[] = { WHAT_KANJI,      WHAT_LATIN,     WHAT_ALIAS, WHAT_DOCTOR,
                                   WHAT_DEPARTMENT, WHAT_DIAGNOSIS, WHAT_NOTE,  WHAT_DIET,
                                   WHAT_KANA,       WHAT_BIRTHDATE, WHAT_SEX,   WHAT_CONTACT };
    static const char *const codes[] = { "a00410199a", "A00410199A\r", "*004101990*" };
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    for (guint i = 0; i < G_N_ELEMENTS(codes); i++) {
        for (guint k = 0; k < G_N_ELEMENTS(others); k++) {
            g_autoptr(GError) error = NULL;
            g_assert_false(say(desk, others[k], codes[i], &error));
            g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED);
        }
        g_assert_true(say(desk, WHAT_PATIENT_ID, codes[i], NULL));
        g_autofree char *cells = stage_cells(desk, "patient-list", "patient_id");
        g_assert_true(g_str_has_prefix(cells, "00410199,"));
    }
}

static void
test_a_forms_code_is_no_fact_of_anybody(void)
{
    static const What all[] = { WHAT_PATIENT_ID, WHAT_NOTE, WHAT_KANJI, WHAT_DIET, WHAT_CONTACT };
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    g_autofree char *form = form_code(desk_layout(desk), "601-1");
    for (guint i = 0; i < G_N_ELEMENTS(all); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_false(say(desk, all[i], form, &error));
        g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED);
        g_assert_nonnull(strstr(error->message, "bedside form"));
    }
}

static void
test_a_band_of_ours_is_no_patient_id_and_no_note(void)
{
    static const What all[] = { WHAT_PATIENT_ID, WHAT_NOTE, WHAT_KANJI, WHAT_DOCTOR };
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    g_autofree char *whole = code(desk, NULL, NULL, 1);
    g_autofree char *lower = g_ascii_strdown(whole, -1);
    g_autofree char *cut = g_strndup(whole, 30); /* a scan that broke off */
    const char *const scans[] = { whole, lower, cut };
    for (guint i = 0; i < G_N_ELEMENTS(all); i++)
        for (guint k = 0; k < G_N_ELEMENTS(scans); k++) {
            g_autoptr(GError) error = NULL;
            g_assert_false(say(desk, all[i], scans[k], &error));
            g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED);
        }
}

/* ---- stations ---- */

typedef enum { CENSUS, KEY_ONLY, NEITHER, STATIONS } Station;

/* "no superseded": verdict and the words that tell this fault from the others. */
static void
assert_answer(Desk *desk, const BandSeal *seal, const char *scan,
              const char *const wanted[STATIONS])
{
    for (Station station = CENSUS; station < STATIONS; station++) {
        g_autoptr(GError) error = NULL;
        CheckWish wish = { .scan = scan,
                           .stated_name = "ヤマダ ハナコ",
                           .stated_birthdate = "1945-07-14" };
        g_autoptr(CheckAnswer) answer =
            station == CENSUS ? check_patient(desk, &wish, &error)
                              : check_away(station == KEY_ONLY ? seal : NULL, &wish, &error);
        g_assert_no_error(error);
        g_autofree char *got =
            g_strdup_printf("%s %s", check_verdict_key(answer->verdict), answer->reason);
        g_auto(GStrv) words = g_strsplit(wanted[station], "|", 2);
        g_assert_true(g_str_has_prefix(got, words[0]));
        if (strstr(got, words[1]) == NULL)
            g_error("station %d: “%s” has no “%s”", station, got, words[1]);
    }
}

static void
issue(Desk *desk, const Stage *stage)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *to = stage_path(stage, "bands.pdf");
    g_autoptr(GPtrArray) persons = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(persons, g_strdup("A001"));
    BandWish wish = { .to = to };
    output_bands(desk, persons, &wish, &error);
    g_assert_no_error(error);
}

static void
test_seven_faults_have_seven_words_on_three_stations(void)
{
    static const guint8 strange[BAND_KEY_BYTES] = { 7 };
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    issue(desk, stage);
    issue(desk, stage);
    g_autofree char *path = stage_path(stage, "band.key");
    BandSeal seal;
    g_assert_true(check_away_write_seal(desk, path, &error));
    g_assert_true(check_away_read_seal(path, &seal, &error));
    GStatBuf status;
    g_assert_cmpint(g_stat(path, &status), ==, 0);
    g_assert_cmpint(status.st_mode & 077, ==, 0);
    const char *site = strcmp(log_site(desk_log(desk)), "7KQX") == 0 ? "8KQX" : "7KQX";
    g_autofree char *good = code(desk, NULL, NULL, 2);
    g_autofree char *old = code(desk, NULL, NULL, 1);
    g_autofree char *other = code(desk, site, NULL, 2);
    g_autofree char *forged = code(desk, NULL, strange, 2);
    g_autofree char *misread = code(desk, NULL, NULL, 2);
    misread[25] = misread[25] == 'K' ? 'S' : 'K';
    g_autofree char *label = code(desk, NULL, NULL, 0);
    static const char *const away[] = { "yes|not known without the book",
                                        "cannot-tell|Unverified" };
    assert_answer(desk, &seal, good, (const char *const[]){ "yes|fit", away[0], away[1] });
    assert_answer(desk, &seal, old,
                  (const char *const[]){ "no|superseded by no. 2", away[0], away[1] });
    assert_answer(desk, &seal, other,
                  (const char *const[]){ "no|another ward", "no|another ward", away[1] });
    assert_answer(desk, &seal, forged,
                  (const char *const[]){ "no|seal is wrong", "no|seal is wrong", away[1] });
    assert_answer(desk, &seal, misread,
                  (const char *const[]){ "cannot-tell|misread", "cannot-tell|misread",
                                         "cannot-tell|misread" });
    assert_answer(desk, &seal, label, (const char *const[]){ "no|label", "no|label", "no|label" });
    assert_answer(desk, &seal, "4901234567894",
                  (const char *const[]){ "no|no band of this program", "cannot-tell|no band of",
                                         "cannot-tell|no band of" });
    Saying gone = { .what = WHAT_BAND_VOID, .person = "A001", .value = "2" };
    g_assert_true(desk_say(desk, &gone, NULL, NULL, NULL));
    assert_answer(desk, &seal, good, (const char *const[]){ "no|void", away[0], away[1] });
    g_test_message("faults told apart with the book 7 of 7; a PC without it says what it cannot "
                   "know");
}

static void
test_a_pc_without_the_book_compares_what_was_said(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    g_autofree char *scan = code(desk, NULL, NULL, 1);
    CheckWish wish = { .scan = scan,
                       .stated_name = "ヤマダ ハルコ",
                       .stated_birthdate = "S20.7.14" };
    g_autoptr(CheckAnswer) name = check_away(NULL, &wish, &error);
    wish.stated_name = "yama hana";
    wish.stated_birthdate = "S20.7.15";
    g_autoptr(CheckAnswer) date = check_away(NULL, &wish, &error);
    g_assert_cmpint(name->verdict, ==, CHECK_NO);
    g_assert_cmpint(date->verdict, ==, CHECK_NO);
    g_assert_cmpstr(name->reason, ==, "The birthdate fits, but the name is another one");
    g_assert_cmpstr(date->reason, ==, "The name fits, but the birthdate is another one");
}

static void
test_a_pc_without_the_book_knows_nobody_who_begins_alike(void)
{
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    g_autofree char *path = stage_path(stage, "band.key");
    g_autofree char *scan = code(desk, NULL, NULL, 1);
    BandSeal seal;
    g_assert_true(check_away_write_seal(desk, path, NULL));
    g_assert_true(check_away_read_seal(path, &seal, NULL));
    CheckWish wish = { .scan = scan, .stated_name = "yama hana", .stated_birthdate = "S20.7.14" };
    g_autoptr(CheckAnswer) letters = check_away(&seal, &wish, NULL);
    g_assert_cmpint(letters->verdict, ==, CHECK_CANNOT_TELL);
    g_assert_nonnull(strstr(letters->reason, "Type the name in full"));
    wish.stated_name = "yamada hanako";
    g_autoptr(CheckAnswer) whole = check_away(&seal, &wish, NULL);
    g_assert_cmpint(whole->verdict, ==, CHECK_YES);
}

static void
test_a_pc_without_the_book_tells_who_spoke(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    g_autofree char *scan = code(desk, NULL, NULL, 1);
    CheckWish wish = { scan, "ヤマダ ハナコ", "S20.7.14", VOICE_STAFF, NULL };
    g_assert_null(check_away(NULL, &wish, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED);
    wish.who = "三浦";
    g_autoptr(CheckAnswer) answer = check_away(NULL, &wish, NULL);
    g_assert_nonnull(strstr(answer->reason, "Said by 三浦, not by the patient"));
}

static void
test_a_file_that_is_no_key_is_refused(void)
{
    static const char *const texts[] = { "", "meguri-band-key 1 7KQX 00", "meguri-band-key 2 7KQX",
                                         "MG1NK7QX" };
    g_autoptr(Stage) stage = stage_new();
    g_autofree char *path = stage_path(stage, "band.key");
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autoptr(GError) error = NULL;
        BandSeal seal;
        g_assert_true(g_file_set_contents(path, texts[i], -1, NULL));
        g_assert_false(check_away_read_seal(path, &seal, &error));
        g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/scan/a form's code is no fact of anybody",
                    test_a_forms_code_is_no_fact_of_anybody);
    g_test_add_func("/scan/an old barcode goes where the id is asked",
                    test_an_old_barcode_goes_where_the_id_is_asked_and_nowhere_else);
    g_test_add_func("/scan/a band of ours is no patient id",
                    test_a_band_of_ours_is_no_patient_id_and_no_note);
    g_test_add_func("/scan/seven faults have seven words",
                    test_seven_faults_have_seven_words_on_three_stations);
    g_test_add_func("/scan/a PC without the book compares",
                    test_a_pc_without_the_book_compares_what_was_said);
    g_test_add_func("/scan/a PC without the book knows nobody who begins alike",
                    test_a_pc_without_the_book_knows_nobody_who_begins_alike);
    g_test_add_func("/scan/a PC without the book tells who spoke",
                    test_a_pc_without_the_book_tells_who_spoke);
    g_test_add_func("/scan/a file that is no key", test_a_file_that_is_no_key_is_refused);
    return g_test_run();
}
