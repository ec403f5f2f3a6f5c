/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/check.h"
#include "desk/correct.h"
#include "desk/output.h"

#include "ward/band.h"

#include <string.h>

#include "stage.h"

/* The code on a band, as the scanner would type it. */
typedef struct {
    const char *handle;
    guint serial;
    const char *kana;
    const char *site; /* NULL = the book's */
    const guint8 *key;
} Code;

static char *
scan_of(Desk *desk, const Code *code)
{
    BandIdentity identity = { .serial = code->serial,
                              .kana = (char *)code->kana,
                              .birthdate = { BIRTHDATE_DAY, 1945, 7, 14 },
                              .sex = 'U' };
    g_strlcpy(identity.site, code->site != NULL ? code->site : log_site(desk_log(desk)),
              sizeof identity.site);
    g_strlcpy(identity.handle, code->handle, sizeof identity.handle);
    return band_payload(&identity, code->key != NULL ? code->key : log_band_key(desk_log(desk)));
}

static char *
scan_yamada(Desk *desk)
{
    Code code = { .handle = "A001", .serial = 1, .kana = "ヤマダ ハナコ" };
    return scan_of(desk, &code);
}

/* "yes A001 reason" */
static char *
ask(Desk *desk, const char *scan, const char *name, const char *birthdate)
{
    g_autoptr(GError) error = NULL;
    CheckWish wish = { .scan = scan, .stated_name = name, .stated_birthdate = birthdate };
    g_autoptr(CheckAnswer) answer = check_patient(desk, &wish, &error);
    g_assert_no_error(error);
    return g_strdup_printf("%s %s %s", check_verdict_key(answer->verdict),
                           answer->person != NULL ? answer->person : "-", answer->reason);
}

static void
issue(Desk *desk, const Stage *stage, const char *handle)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *to = stage_path(stage, "bands.pdf");
    g_autoptr(GPtrArray) persons = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(persons, g_strdup(handle));
    BandWish wish = { .to = to };
    stage_settle(desk, handle);
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

static const struct {
    const char *name;
    const char *birthdate;
    const char *answer;
} spoken[] = {
    { "ヤマダ ハナコ", "1945-07-14", "yes A001 Name and birthdate fit the band" },
    { "やまだ はなこ", "昭和20年7月14日", "yes A001 Name and birthdate fit the band" },
    { "yamada hanako", "S200714", "yes A001 Name and birthdate fit the band" },
    { "ヤマダハナコ", "19450714", "yes A001 Name and birthdate fit the band" },
    { "ヤマダ ハルコ", "1945-07-14",
      "no A001 The birthdate fits, but the name is another one. Nearly the name: only one "
      "kana or letter differs. Ask again" },
    { "ハナコ", "1945-07-14",
      "no A001 The birthdate fits, but the name is another one. Nearly the name: a word of it was "
      "not said. Ask again" },
    { "ヤマダ マリ ハナコ", "1945-07-14",
      "no A001 The birthdate fits, but the name is another one. Nearly the name: a word more was "
      "said than it has. Ask again" },
    { "ヤマダ フミ", "1945-07-14", "no A001 The birthdate fits, but the name is another one" },
    { "ヤマダ", "1945-07-14",
      "cannot-tell A001 Surname and given name must both be said; type two letters of each at "
      "least" },
    { "ya ha", "19450714",
      "cannot-tell A001 Surname and given name must both be said; type two letters of each at "
      "least" },
    { "yama hana", "19450714", "yes A001 Name and birthdate fit the band" },
    { "yama hano", "19450714", "no A001 The birthdate fits, but the name is another one" },
    { "hana yama", "19450714", "no A001 The birthdate fits, but the name is another one" },
    { "ヤマダ ハナコ", "1945-07-15", "no A001 The name fits, but the birthdate is another one" },
    { "スズキ フミ", "1943-02-11",
      "no A001 Another person: neither name nor birthdate fits the band" },
    { "ヤマダ ハナコ", "1945", "cannot-tell A001 The birthdate was not said to the day" },
    { "ヤマダ ハナコ", "unknown", "cannot-tell A001 The birthdate was not said to the day" },
    { "スズキ フミ", "1945", "no A001 The name is another one" },
    { "スズキ フミ", "unknown", "no A001 The name is another one" },
    { "スズキ フミ", "1943", "no A001 Another person: neither name nor birthdate fits the band" },
    { "ヤマダ ハナコ", "1945-08", "no A001 The name fits, but the birthdate is another one" },
};

static void
test_who_speaks_is_who_wears_the_band(void)
{
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = open_ward(stage);
    g_autofree char *scan = scan_yamada(desk);
    for (guint i = 0; i < G_N_ELEMENTS(spoken); i++) {
        g_autofree char *answer = ask(desk, scan, spoken[i].name, spoken[i].birthdate);
        g_assert_cmpstr(answer, ==, spoken[i].answer);
    }
}

static void
test_scanners_with_other_keyboards_are_forgiven(void)
{
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = open_ward(stage);
    g_autofree char *scan = scan_yamada(desk);
    g_autofree char *lower = g_ascii_strdown(scan, -1);
    g_autofree char *typed = g_strdup_printf("]Q1%s\r\n", lower);
    g_autofree char *answer = ask(desk, typed, "ヤマダ ハナコ", "1945-07-14");
    g_assert_cmpstr(answer, ==, "yes A001 Name and birthdate fit the band");
}

/* Asks with the right name and birthdate, so that only the band can be at fault. */
static void
assert_band(Desk *desk, const char *scan, const char *wanted)
{
    g_autofree char *answer = ask(desk, scan, "ヤマダ ハナコ", "1945-07-14");
    g_assert_cmpstr(answer, ==, wanted);
}

static void
test_each_wrong_band_is_told_from_the_others(void)
{
    static const guint8 strange_key[BAND_KEY_BYTES] = { 7 };
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = open_ward(stage);
    const char *site = strcmp(log_site(desk_log(desk)), "7KQX") == 0 ? "8KQX" : "7KQX";
    Code other_site = { "A001", 1, "ヤマダ ハナコ", site, NULL };
    Code forged = { "A001", 1, "ヤマダ ハナコ", NULL, strange_key };
    Code nobody = { "A099", 1, "ヤマダ ハナコ", NULL, NULL };
    g_autofree char *elsewhere = scan_of(desk, &other_site);
    g_autofree char *fake = scan_of(desk, &forged);
    g_autofree char *unknown = scan_of(desk, &nobody);
    g_autofree char *misread = scan_yamada(desk);
    misread[20] = misread[20] == '1' ? '2' : '1';
    assert_band(desk, elsewhere, "no - This band was made by another ward or hospital");
    assert_band(desk, fake, "no - This band was not made by this book: its seal is wrong");
    assert_band(desk, unknown,
                "no - Nobody known here has this number: another station of this ward may know it");
    assert_band(
        desk, misread,
        "cannot-tell - The band was misread: its check letters are wrong. Scan another copy of "
        "the code, or type the number that stands on it, such as A001 2");
    assert_band(desk, "4901234567894",
                "no - This is no band of this program and no patient ID of this ward");
    assert_band(desk, "", "no - This is no band of this program and no patient ID of this ward");
}

static void
test_an_old_band_must_come_off(void)
{
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = open_ward(stage);
    g_autofree char *scan = scan_yamada(desk);
    issue(desk, stage, "A001");
    assert_band(desk, scan, "no A001 This band is superseded by no. 2: take it off");
}

/* Two handles turn out to be one person, and each has a band no. 1. */
static void
test_of_two_first_bands_only_the_newer_counts(void)
{
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = open_ward(stage);
    stage_say(desk, WHAT_KANA, "A002", NULL, "ヤマダ ハナコ");
    stage_say(desk, WHAT_BIRTHDATE, "A002", NULL, "1945-07-14");
    issue(desk, stage, "A002");
    g_assert_true(correct_tie(desk, "A001", "A002", NULL));
    Code newer = { .handle = "A002", .serial = 1, .kana = "ヤマダ ハナコ" };
    g_autofree char *old = scan_yamada(desk);
    g_autofree char *scan = scan_of(desk, &newer);
    assert_band(desk, old,
                "no A001 This band is superseded by no. 1 of A002, who is the same person: take it "
                "off");
    assert_band(desk, scan, "yes A001 Name and birthdate fit the band");
}

static void
test_a_void_band_must_come_off(void)
{
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = open_ward(stage);
    g_autofree char *scan = scan_yamada(desk);
    stage_say(desk, WHAT_BAND_VOID, "A001", NULL, "1");
    assert_band(desk, scan, "no A001 This band is void or to be recalled: take it off");
}

/* Found to be wrong at the last round, and still on: the code reads as well as ever. */
static void
test_a_wrong_band_says_so_each_time_it_is_scanned(void)
{
    static const char wrong_no[] = "no A001 This band was said to be wrong (11/02 07:00 佐々木) "
                                   "and identifies nobody: take it off";
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = open_ward(stage);
    g_autofree char *scan = scan_yamada(desk);
    stage_say(desk, WHAT_BAND_WORN, "A001", NULL, "1");
    stage_say(desk, WHAT_BAND, "A001", NULL, "wrong");
    assert_band(desk, scan, wrong_no);
    assert_band(desk, "00410112",
                "cannot-tell A001 The band on this person's wrist was said to be wrong (11/02 "
                "07:00 佐々木): it identifies nobody until another band is on");
    stage_say(desk, WHAT_BAND, "A001", NULL, "readable");
    assert_band(desk, scan, wrong_no);
    stage_say(desk, WHAT_BAND_WORN, "A001", NULL, "1");
    assert_band(desk, scan, wrong_no);
    issue(desk, stage, "A001");
    stage_say(desk, WHAT_BAND_WORN, "A001", NULL, "2");
    assert_band(desk, scan, "no A001 This band is superseded by no. 2: take it off");
    assert_band(desk, "00410112", "yes A001 Name and birthdate fit the band");
}

static void
test_who_went_home_is_not_given_anything(void)
{
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = open_ward(stage);
    g_autofree char *scan = scan_yamada(desk);
    stage_say(desk, WHAT_DISCHARGE, "A001", NULL, "自宅");
    assert_band(desk, scan, "no A001 This person is not in hospital any more");
}

static void
test_a_hospital_barcode_is_the_patient_id(void)
{
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = open_ward(stage);
    assert_band(desk, "00410112\r", "yes A001 Name and birthdate fit the band");
    assert_band(desk, "０0410112", "yes A001 Name and birthdate fit the band");
    assert_band(desk, "410112",
                "no - This is no band of this program and no patient ID of this ward");
    stage_say(desk, WHAT_PATIENT_ID, "A002", NULL, "00410112");
    assert_band(desk, "00410112",
                "cannot-tell - Two persons have this patient ID: it identifies neither");
}

/* Whose it is nobody has said by sending one of the two home. */
static void
test_an_id_of_two_identifies_neither_though_one_of_them_left(void)
{
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = open_ward(stage);
    stage_say(desk, WHAT_PATIENT_ID, "A002", NULL, "00410112");
    stage_say(desk, WHAT_DISCHARGE, "A002", NULL, "自宅");
    assert_band(desk, "00410112",
                "cannot-tell - Two persons have this patient ID: it identifies neither");
}

static void
test_an_id_said_in_two_ways_identifies_nobody(void)
{
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = open_ward(stage);
    stage_say(desk, WHAT_PATIENT_ID, "A001", NULL, "00410113");
    for (guint i = 0; i < 2; i++)
        assert_band(desk, i == 0 ? "00410112" : "00410113",
                    "cannot-tell A001 The patient ID of this person is said in two ways: it "
                    "identifies nobody until that is settled");
}

static void
test_what_is_not_known_cannot_be_compared(void)
{
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    stage_record(stage, "bed\tperson\twhat\tvalue\n603\tp4\tpresence\tin\n"
                        "603\tp4\talias\tスミレ\n603\tp4\tpatient-id\t777\n"
                        "601-3\tp5\tpresence\tin\n601-3\tp5\tkana\tヤマダ ハナコ\n"
                        "601-3\tp5\tbirthdate\t1945\n601-3\tp5\tpatient-id\t888\n");
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    assert_band(desk, "777",
                "cannot-tell A004 Name or birthdate of this band's person is not known yet");
    assert_band(desk, "888",
                "cannot-tell A005 The birthdate of this band's person is not known to the day");
    g_autofree char *other = ask(desk, "888", "スズキ フミ", "1945-07-14");
    g_assert_cmpstr(other, ==, "no A005 The name is another one");
    stage_say(desk, WHAT_KANA, "A005", NULL, "ヤマダ");
    stage_say(desk, WHAT_BIRTHDATE, "A005", NULL, "1945-07-14");
    g_autofree char *letters = ask(desk, "888", "yama", "1945-07-14");
    g_assert_true(g_str_has_prefix(letters, "cannot-tell A005 Surname and given name"));
}

static void
test_namesakes_on_the_ward_are_named(void)
{
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = open_ward(stage);
    g_autofree char *scan = scan_yamada(desk);
    stage_say(desk, WHAT_KANA, "A002", NULL, "ハナコ ヤマタ");
    assert_band(desk, scan, "yes A001 Name and birthdate fit the band");
    stage_say(desk, WHAT_KANA, "A002", NULL, "ハナコ ヤマダ");
    assert_band(desk, scan,
                "yes A001 Name and birthdate fit the band. A similar name here: 601-2 A002 ハナコ "
                "ヤマダ 11-Feb-1943 (surname and given name are the other way round)");
    stage_say(desk, WHAT_KANA, "A003", NULL, "ヤマダ ハナコ");
    assert_band(desk, scan,
                "yes A001 Name and birthdate fit the band. SAME NAME here: 602 A003 ヤマダ ハナコ "
                "02-Jan-1950. A similar name here: 601-2 A002 ハナコ ヤマダ 11-Feb-1943 (surname "
                "and given name are the other way round)");
    stage_say(desk, WHAT_BIRTHDATE, "A003", NULL, "1945-07-14");
    assert_band(desk, scan,
                "cannot-tell A001 Name and birthdate fit another one here too: 602 A003 ヤマダ "
                "ハナコ. Compare the patient IDs; if both are one person, say so");
    stage_say(desk, WHAT_DEATH, "A003", NULL, ""); /* still in the bed, and mixed up no more */
    g_autofree char *answer = ask(desk, scan, "ヤマダ ハナコ", "1945-07-14");
    g_assert_null(strstr(answer, "SAME NAME"));
}

static void
test_first_letters_are_not_enough_beside_one_who_begins_alike(void)
{
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = open_ward(stage);
    g_autofree char *scan = scan_yamada(desk);
    stage_say(desk, WHAT_KANA, "A002", NULL, "ヤマダ ハナエ");
    g_autofree char *short_one = ask(desk, scan, "yama hana", "19450714");
    g_assert_cmpstr(short_one, ==,
                    "cannot-tell A001 Type the name in full as it is said: here begin alike 601-2 "
                    "A002 ヤマダ ハナエ");
    g_autofree char *long_one = ask(desk, scan, "yama hanako", "19450714");
    g_assert_true(g_str_has_prefix(long_one, "yes A001 "));
}

static void
test_a_name_cut_in_the_code_must_be_said_in_full(void)
{
    static const char kana[] =
        "キョウゴクジョウノウチシュウゲツイン リュウノスケシンイチロウジュンノスケ";
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = open_ward(stage);
    stage_say(desk, WHAT_KANA, "A002", NULL, kana);
    stage_say(desk, WHAT_KANJI, "A002", NULL, "京極 龍");
    stage_say(desk, WHAT_BIRTHDATE, "A002", NULL, "1945-07-14");
    issue(desk, stage, "A002");
    Code code = { .handle = "A002", .serial = 1, .kana = kana };
    g_autofree char *scan = scan_of(desk, &code);
    g_assert_cmpint(scan[3], ==, BAND_NAME_CUT);
    g_autofree char *letters = ask(desk, scan, "キョウ リュウ", "1945-07-14");
    g_assert_true(g_str_has_prefix(letters, "cannot-tell A002 Type the name in full"));
    g_autofree char *whole = ask(desk, scan, kana, "1945-07-14");
    g_assert_true(g_str_has_prefix(whole, "yes A002 "));
}

/* ---- who cannot speak ---- */

static char *
ask_other(Desk *desk, CheckVoice voice, const char *who, const char *name)
{
    g_autoptr(GError) error = NULL;
    CheckWish wish = { "00410112", name, "1945-07-14", voice, who };
    g_autoptr(CheckAnswer) answer = check_patient(desk, &wish, &error);
    return g_strdup(answer != NULL ? answer->reason : error->message);
}

static void
test_who_cannot_speak_is_vouched_for_and_that_is_kept(void)
{
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = open_ward(stage);
    g_autofree char *before = stage_cells(desk, "patient-list", "person grade");
    g_autofree char *family = ask_other(desk, VOICE_FAMILY, "長女", "ヤマダ ハナコ");
    g_assert_cmpstr(family, ==,
                    "Name and birthdate fit the band. Said by 長女, not by the patient");
    g_autofree char *nurse = ask_other(desk, VOICE_STAFF, "三浦", "ヤマダ ハナコ");
    g_assert_cmpstr(nurse, ==, "Name and birthdate fit the band. Said by 三浦, not by the patient");
    g_autofree char *wrong = ask_other(desk, VOICE_STAFF, "三浦", "ヤマダ フミ");
    g_assert_cmpstr(wrong, ==, "The birthdate fits, but the name is another one");
    static const char *const no_second[] = { NULL, "", "佐々木" };
    for (guint i = 0; i < G_N_ELEMENTS(no_second); i++) {
        g_autofree char *refused = ask_other(desk, VOICE_STAFF, no_second[i], "ヤマダ ハナコ");
        g_assert_nonnull(strstr(refused, "second nurse"));
    }
    g_autofree char *history = stage_cells(desk, "history", "what value source note");
    g_assert_nonnull(strstr(history, "check vouched;yes;ヤマダ ハナコ;1945-07-14 family 長女"));
    g_assert_nonnull(strstr(history, "check vouched;yes;ヤマダ ハナコ;1945-07-14 staff 三浦"));
    g_autofree char *after = stage_cells(desk, "patient-list", "person grade");
    g_assert_cmpstr(after, ==, before);
}

static void
test_an_unknown_man_is_known_by_his_alias_to_who_knows_him(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    stage_record(stage, "bed\tperson\twhat\tvalue\n603\tp4\tpresence\tin\n"
                        "603\tp4\talias\t不明 男性1\n603\tp4\tbirthdate\tabout 70\n");
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    issue(desk, stage, "A004");
    CheckWish wish = { "A004 1", "不明 男性1", "unknown", VOICE_STAFF, "三浦" };
    g_autoptr(CheckAnswer) answer = check_patient(desk, &wish, &error);
    g_assert_no_error(error);
    g_assert_cmpint(answer->verdict, ==, CHECK_YES);
    wish.stated_name = "不明 男性2";
    g_autoptr(CheckAnswer) other = check_patient(desk, &wish, &error);
    g_assert_cmpint(other->verdict, ==, CHECK_NO);
}

/* ---- bands that no scanner reads ---- */

static void
test_a_damaged_bands_number_is_typed(void)
{
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = open_ward(stage);
    const char *yes = "yes A001 Name and birthdate fit the band. The number was typed: the band "
                      "needs replacing";
    assert_band(desk, "A001 1", yes);
    assert_band(desk, "a1-1\r", yes);
    assert_band(desk, "Ａ００１", yes);
    assert_band(desk, "A0001", yes); /* as a PC without the book shows it */
    assert_band(desk, "A001 2", "no A001 This band is superseded by no. 1: take it off");
    assert_band(desk, "A002", "no A002 No band was issued here to this person");
    assert_band(desk, "A099 1",
                "no - This is no band of this program and no patient ID of this ward");
    g_autofree char *history = stage_cells(desk, "history", "what value");
    g_assert_nonnull(strstr(history, "check typed;yes;A001 1"));
}

/* An old band on the wrist has the same number of its person as the one that counts. */
static void
test_a_person_of_several_bands_is_not_known_by_their_number_alone(void)
{
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = open_ward(stage);
    issue(desk, stage, "A001");
    assert_band(desk, "A001",
                "cannot-tell A001 More than one band was issued to this person: type the band's "
                "number too, such as A001 2");
    assert_band(desk, "A001 2",
                "yes A001 Name and birthdate fit the band. The number was typed: the band needs "
                "replacing");
}

static void
test_a_label_is_no_band(void)
{
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = open_ward(stage);
    Code label = { .handle = "A001", .serial = 0, .kana = "ヤマダ ハナコ" };
    g_autofree char *scan = scan_of(desk, &label);
    assert_band(desk, scan, "no A001 This is a label and no band: look for the band on the wrist");
}

static void
test_a_band_put_off_for_a_leave_must_be_said_to_be_on_again(void)
{
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = open_ward(stage);
    g_autofree char *scan = scan_yamada(desk);
    stage_say(desk, WHAT_BAND_OFF, "A001", NULL, "1");
    assert_band(desk, scan,
                "yes A001 Name and birthdate fit the band. The book has this band taken off: say "
                "that it is on again");
}

static void
test_scan_and_words_are_kept_apart_and_identify_nobody(void)
{
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    stage_say(desk, WHAT_PATIENT_ID, "A003", NULL, "555");
    g_autofree char *before = stage_cells(desk, "patient-list", "person grade seen_at");
    g_autofree char *answer = ask(desk, "555", "アオキ カヨコ", "1950-01-02");
    g_assert_cmpstr(answer, ==, "yes A003 Name and birthdate fit the band");
    g_autofree char *history = stage_cells(desk, "history", "person what value source");
    g_assert_nonnull(strstr(history, "A003 check id;yes;555 band, "
                                     "A003 check stated;yes;アオキ カヨコ;1950-01-02 stated"));
    g_autofree char *after = stage_cells(desk, "patient-list", "person grade seen_at");
    g_assert_cmpstr(after, ==, before);
}

static void
test_what_cannot_be_read_is_asked_again(void)
{
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = open_ward(stage);
    guint64 before = desk_saved_number(desk);
    CheckWish wishes[] = {
        { .scan = "00410112", .stated_name = "山田", .stated_birthdate = "1945-07-14" },
        { .scan = "00410112", .stated_name = "", .stated_birthdate = "1945-07-14" },
        { .scan = "00410112", .stated_name = "ヤマダ", .stated_birthdate = "45.7.14" },
        { .scan = "00410112", .stated_name = "ヤマダ", .stated_birthdate = "" }
    };
    for (guint i = 0; i < G_N_ELEMENTS(wishes); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_null(check_patient(desk, &wishes[i], &error));
        g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED);
    }
    g_assert_cmpuint(desk_saved_number(desk), ==, before);
}

static void
test_a_ward_that_may_only_read_still_checks(void)
{
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    g_autoptr(Desk) desk = stage_open_read_only(stage, STAGE_MORNING);
    assert_band(desk, "00410112", "yes A001 Name and birthdate fit the band");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/check/who speaks is who wears the band",
                    test_who_speaks_is_who_wears_the_band);
    g_test_add_func("/check/scanners with other keyboards are forgiven",
                    test_scanners_with_other_keyboards_are_forgiven);
    g_test_add_func("/check/each wrong band is told from the others",
                    test_each_wrong_band_is_told_from_the_others);
    g_test_add_func("/check/an old band must come off", test_an_old_band_must_come_off);
    g_test_add_func("/check/of two first bands only the newer counts",
                    test_of_two_first_bands_only_the_newer_counts);
    g_test_add_func("/check/a name cut in the code must be said in full",
                    test_a_name_cut_in_the_code_must_be_said_in_full);
    g_test_add_func("/check/a void band must come off", test_a_void_band_must_come_off);
    g_test_add_func("/check/who went home is not given anything",
                    test_who_went_home_is_not_given_anything);
    g_test_add_func("/check/a hospital barcode is the patient id",
                    test_a_hospital_barcode_is_the_patient_id);
    g_test_add_func("/check/wrong", test_a_wrong_band_says_so_each_time_it_is_scanned);
    g_test_add_func("/check/id-of-two",
                    test_an_id_of_two_identifies_neither_though_one_of_them_left);
    g_test_add_func("/check/two-ids", test_an_id_said_in_two_ways_identifies_nobody);
    g_test_add_func("/check/what is not known cannot be compared",
                    test_what_is_not_known_cannot_be_compared);
    g_test_add_func("/check/namesakes on the ward are named", test_namesakes_on_the_ward_are_named);
    g_test_add_func("/check/first letters are not enough",
                    test_first_letters_are_not_enough_beside_one_who_begins_alike);
    g_test_add_func("/check/who cannot speak is vouched for",
                    test_who_cannot_speak_is_vouched_for_and_that_is_kept);
    g_test_add_func("/check/an unknown man is known by his alias",
                    test_an_unknown_man_is_known_by_his_alias_to_who_knows_him);
    g_test_add_func("/check/a damaged band's number is typed",
                    test_a_damaged_bands_number_is_typed);
    g_test_add_func("/check/a person of several bands is not known by their number alone",
                    test_a_person_of_several_bands_is_not_known_by_their_number_alone);
    g_test_add_func("/check/a label is no band", test_a_label_is_no_band);
    g_test_add_func("/check/a band off for a leave",
                    test_a_band_put_off_for_a_leave_must_be_said_to_be_on_again);
    g_test_add_func("/check/scan and words are kept apart and identify nobody",
                    test_scan_and_words_are_kept_apart_and_identify_nobody);
    g_test_add_func("/check/what cannot be read is asked again",
                    test_what_cannot_be_read_is_asked_again);
    g_test_add_func("/check/a ward that may only read still checks",
                    test_a_ward_that_may_only_read_still_checks);
    return g_test_run();
}
