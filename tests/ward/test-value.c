/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ward/caution.h"
#include "ward/contact.h"
#include "ward/need.h"
#include "ward/value.h"

#include "base/error.h"

#include <string.h>

#define ZONE 540

/* The canonical text of "ROW TEXT", or the reason why it is refused. */
static char *
kept(const char *key, const char *text)
{
    GDate today;
    g_date_clear(&today, 1);
    g_date_set_dmy(&today, 2, G_DATE_NOVEMBER, 2026);
    ValueGround ground = { &today, ZONE };
    g_autoptr(GError) error = NULL;
    char *value = value_canonical(vocabulary_find(key)->what, text, &ground, NULL, &error);
    if (value != NULL) {
        g_assert_no_error(error);
        return value;
    }
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED);
    const char *label = vocabulary_find(key)->label; /* as people call it */
    g_assert_true(g_str_has_prefix(error->message, label) || strcmp(key, "expected-back") == 0);
    return g_strdup("refused");
}

typedef struct {
    const char *key, *text, *value;
} Case;

static void
check(const Case *cases, guint count)
{
    for (guint i = 0; i < count; i++) {
        g_autofree char *value = kept(cases[i].key, cases[i].text);
        if (strcmp(value, cases[i].value) != 0)
            g_error("%s “%s” became “%s”, not “%s”", cases[i].key, cases[i].text, value,
                    cases[i].value);
    }
}

static void
a_choice_is_one_of_its_row(void)
{
    static const Case cases[] = {
        { "presence", "in", "in" },
        { "presence", " away:dialysis ", "away:dialysis" },
        { "presence", "away:shopping", "refused" },
        { "presence", "IN", "refused" },
        { "presence", "", "refused" },
        { "presence", "unknown", "refused" },
        { "presence", "none", "refused" },
        { "sex", "m", "m" },
        { "sex", "male", "refused" },
        { "transport", "heavy", "heavy" },
        { "transport", "wheelchair", "refused" },
        { "band", "other-person", "other-person" },
        { "identified", "stated-full", "stated-full" },
    };
    check(cases, G_N_ELEMENTS(cases));
}

static void
unknown_and_none_are_values_where_they_mean_something(void)
{
    static const Case cases[] = {
        { "kana", "unknown", "unknown" },
        { "kana", "none", "refused" },
        { "birthdate", "unknown", "unknown" },
        { "birthdate", "none", "refused" },
        { "sex", "unknown", "unknown" },
        { "sex", "none", "refused" },
        { "transport", "unknown", "unknown" },
        { "transport", "none", "refused" },
        { "means", "unknown", "unknown" },
        { "means", "none", "refused" },
        { "patient-id", "none", "none" },
        { "kanji", "none", "none" },
        { "device", "none", "none" },
        { "device", "unknown", "unknown" },
        { "caution", "none", "none" },
        { "contact", "none", "none" },
        { "contact", "unknown", "unknown" },
        { "companion", "none", "none" },
        { "companion", "unknown", "unknown" },
        { "diet", "none", "none" },
        { "expected-back", "unknown", "unknown" },
        { "band", "none", "none" },
        { "identified", "none", "none" },
        { "shares", "none", "none" },
        { "admitted", "none", "none" },
        { "birth-order", "unknown", "refused" },
        { "mother", "unknown", "refused" },
    };
    check(cases, G_N_ELEMENTS(cases));
}

static void
kana_is_kept_full_width_and_kanji_as_given(void)
{
    static const Case cases[] = {
        { "kana", "ﾔﾏﾀﾞ  ﾊﾅｺ", "ヤマダ ハナコ" },
        { "kana", "やまだ　はなこ", "ヤマダ ハナコ" },
        { "kana", "山田 花子", "refused" },
        { "kana", "Yamada", "refused" },
        { "kana", "ー", "refused" },
        { "kanji", " 髙橋　　誠 ", "髙橋 誠" },
        { "kanji", "葛\U000E0100城 登", "葛\U000E0100城 登" },
        { "kanji", "ﾊﾝｶｸ", "ﾊﾝｶｸ" },
        { "latin", "Nguyễn  Thị Hương", "Nguyễn Thị Hương" },
        { "alias", "アサガオ", "アサガオ" },
        { "patient-id", " 00123 ", "00123" },
        { "patient-id", "００１２３", "00123" },
        { "patient-id", "Ｐ－００１２３", "P-00123" },
        { "patient-id", "P-00123", "P-00123" },
        { "patient-id", "yamada hanako", "refused" },
        { "patient-id", "さっぱり", "refused" },
        { "patient-id", "yamada", "refused" },
        { "patient-id", "やまだ はなこ0012345", "refused" },
        { "patient-id", "001 2345", "refused" },
    };
    check(cases, G_N_ELEMENTS(cases));
}

static void
a_list_is_kept_item_by_item(void)
{
    static const Case cases[] = {
        { "device", "oxygen:2,drip", "oxygen:2,drip" },
        { "device", " oxygen: 2.5 , monitor ", "oxygen:2.5,monitor" },
        { "device", "oxygen:", "oxygen" },
        { "device", "oxygen:３", "oxygen:3" },
        { "device", "oxygen:much", "refused" },
        { "device", "oxygen:1.2.3", "refused" },
        { "device", "drip,oxygen:.", "refused" },
        { "device", "oxygen:.5", "oxygen:.5" },
        { "device", "monitor:2", "refused" },
        { "device", "laser", "refused" },
        { "device", "drip,none", "refused" },
        { "device", "drip,,monitor", "refused" },
        { "device", "", "refused" },
        { "caution", "isolation:droplet,fall", "isolation:droplet,fall" },
        { "caution", "isolation:接触", "isolation:contact" },
        { "caution", "isolation:空気感染", "isolation:airborne" },
        { "caution", "isolation:Droplet precautions", "isolation:droplet" },
        { "caution", "isolation:接触・飛沫 個室", "isolation:接触・飛沫 個室" },
        { "caution", "allergy: そば ,language:English", "allergy:そば,language:English" },
        { "caution", "hidden:yes", "refused" },
    };
    check(cases, G_N_ELEMENTS(cases));
}

static void
a_birthdate_takes_every_form_that_is_said(void)
{
    static const Case cases[] = {
        { "birthdate", "昭20.7.14", "1945-07-14" },  { "birthdate", "S200714", "1945-07-14" },
        { "birthdate", "1945/7/14", "1945-07-14" },  { "birthdate", "1945-07", "1945-07" },
        { "birthdate", "約80歳", "about 80" },       { "birthdate", "7.5.3", "refused" },
        { "birthdate", "1900-02-29", "refused" },    { "birthdate", "2026-11-03", "refused" },
        { "birthdate", "2026-11-02", "2026-11-02" },
    };
    check(cases, G_N_ELEMENTS(cases));
}

static void
an_era_date_outside_its_era_is_taken_and_asked_about(void)
{
    GDate today;
    g_date_clear(&today, 1);
    g_date_set_dmy(&today, 2, G_DATE_NOVEMBER, 2026);
    ValueGround ground = { &today, ZONE };
    g_autofree char *warning = NULL;
    g_autofree char *value = value_canonical(WHAT_BIRTHDATE, "S64.1.8", &ground, &warning, NULL);
    g_assert_cmpstr(value, ==, "1989-01-08");
    g_assert_nonnull(warning);
}

static void
days_times_and_numbers_are_what_they_say(void)
{
    static const Case cases[] = {
        { "admitted", "2026-10-20", "2026-10-20" },
        { "admitted", "R8.10.20", "2026-10-20" },
        { "admitted", "2026-10", "2026-10" },
        { "admitted", "11/2", "2026-11-02" },
        { "admitted", "１０／３０", "2026-10-30" },
        { "admitted", "11月25日", "2025-11-25" },
        { "admitted", "11月25", "refused" },
        { "admitted", "13/1", "refused" },
        { "admitted", "about 80", "refused" },
        { "expected-back", "2026-11-03T10:00", "2026-11-03T10:00:00+09:00" },
        { "expected-back", "2026-11-03T10:00Z", "2026-11-03T10:00:00+00:00" },
        { "expected-back", "~2026-11-03T10:00", "~2026-11-03T10:00:00+09:00" },
        { "expected-back", "2026-11-03", "~2026-11-03T00:00:00+09:00" },
        { "expected-back", "evening", "refused" },
        { "companion", "2", "2" },
        { "companion", "02", "2" },
        { "companion", "1.5", "refused" },
        { "companion", "-1", "refused" },
        { "companion", "100", "refused" },
        { "birth-order", "1", "1" },
        { "birth-time", "0312", "03:12" },
        { "birth-time", "３：１２", "03:12" },
        { "birth-time", "3時12分", "03:12" },
        { "birth-time", "unknown", "unknown" },
    };
    check(cases, G_N_ELEMENTS(cases));
}

static void
a_contact_has_an_order_a_relation_a_name_and_a_phone(void)
{
    static const Case cases[] = {
        { "contact", "1;妻;ヤマダ ミツ;090-0000-0000;reached",
          "1;妻;ヤマダ ミツ;090-0000-0000;reached" },
        { "contact", " 2 ; 長男 ; ヤマダ ケン ; 03 ; ", "2;長男;ヤマダ ケン;03" },
        { "contact", "1;妻;ヤマダ", "1;妻;ヤマダ;" },
        { "contact", "1;妻;ヤマダ;03;reached,do-not-call", "1;妻;ヤマダ;03;reached,do-not-call" },
        { "contact", "1;妻", "refused" },
        { "contact", "妻;ヤマダ;03", "refused" },
        { "contact", "0;妻;ヤマダ;03", "refused" },
        { "contact", "1;妻;ヤマダ;03;shout", "refused" },
        { "contact", "1;妻;ヤマダ;03;reached;x", "refused" },
    };
    check(cases, G_N_ELEMENTS(cases));
}

/* Words in the place of a number are asked about; how a number is written is nobody's business. */
static void
a_phone_without_a_digit_is_doubted(void)
{
    static const struct {
        const char *phone;
        bool doubted;
    } cases[] = {
        { "+81-3-(0000)-0000", false },
        { "内線 2345", false },
        { "０９０", false },
        { "", false },
        { "不明", true },
        { "ヤマダ", true },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        const char *why = NULL;
        g_autofree char *doubt = NULL;
        g_autofree char *text = g_strconcat("1;妻;ヤマダ;", cases[i].phone, NULL);
        g_autofree char *value = contact_canonical(text, &doubt, &why);
        g_assert_cmpstr(value, ==, text);
        g_assert_true((doubt != NULL) == cases[i].doubted);
    }
}

static void
an_event_may_carry_a_remark_and_a_tie_must_name_someone(void)
{
    static const Case cases[] = {
        { "discharge", "", "" },
        { "discharge", " 自宅 ", "自宅" },
        { "admit", "", "" },
        { "same-person", "A017", "refused" },
        { "same-person", "0123456789abcdef0123456789abcdef.17",
          "0123456789abcdef0123456789abcdef.17" },
        { "same-person", "0123456789abcdef0123456789abcdef.0", "refused" },
        { "strike", "0123456789abcdef0123456789abcdef", "0123456789abcdef0123456789abcdef" },
        { "strike", "n7", "refused" },
        { "diet", "soft", "soft" },
        { "diet", "きざみ食", "きざみ食" },
        { "note", " 夜は 眠れない ", "夜は 眠れない" },
    };
    check(cases, G_N_ELEMENTS(cases));
}

/* What is kept once is kept the same when it is read again. */
static void
a_kept_value_stays_as_it_is(void)
{
    static const char *const cases[][2] = {
        { "kana", "ﾔﾏﾀﾞ ﾊﾅｺ" },
        { "birthdate", "昭20.7.14" },
        { "device", "oxygen: 2 ,drip" },
        { "contact", "1; 妻 ;ヤマダ" },
        { "expected-back", "2026-11-03" },
        { "companion", "02" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *once = kept(cases[i][0], cases[i][1]);
        g_autofree char *twice = kept(cases[i][0], once);
        g_assert_cmpstr(once, ==, twice);
    }
}

static void
the_refusal_shows_what_was_typed_and_nothing_that_steers_a_terminal(void)
{
    g_autoptr(GError) error = NULL;
    ValueGround ground = { NULL, ZONE };
    g_assert_null(value_canonical(WHAT_SEX, "\x1B[2Jx", &ground, NULL, &error));
    g_assert_nonnull(strstr(error->message, "<U+001B>[2Jx"));
}

static void
words_for_people_come_from_the_table(void)
{
    static const Case cases[] = {
        { "transport", "escort", "with escort" },
        { "presence", "away:dialysis", "dialysis" },
        { "device", "oxygen:2,drip", "oxygen 2, drip" },
        { "device", "none", "none" },
        { "band", "none", "no band" },
        { "caution", "isolation:droplet,hidden", "isolation droplet precautions, name hidden" },
        { "caution", "isolation:MRSA 個室", "isolation MRSA 個室" },
        { "sex", "unknown", "unknown" },
        { "kanji", "none", "none" },
        { "diet", "きざみ食", "きざみ食" },
        { "diet", "soft", "soft diet" },
        { "contact", "1;妻;ヤマダ;03;do-not-call", "1 wife ヤマダ 03 DO NOT CALL" },
        { "note", "", "" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *label = value_label(vocabulary_find(cases[i].key)->what, cases[i].text);
        g_assert_cmpstr(label, ==, cases[i].value);
    }
    g_autofree char *nothing = value_label(WHAT_SEX, NULL);
    g_assert_cmpstr(nothing, ==, "");
}

static void
letters_for_the_map_leave_out_what_has_none(void)
{
    static const Case cases[] = {
        { "device", "oxygen:2,drip", "O2 IV" },
        { "caution", "fall,hidden", "Fa Hd" },
        { "device", "none", "" },
        { "transport", "heavy", "H" },
        { "device", "unknown", "" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *letters =
            value_letters(vocabulary_find(cases[i].key)->what, cases[i].text);
        g_assert_cmpstr(letters, ==, cases[i].value);
    }
    g_autofree char *nothing = value_letters(WHAT_DEVICE, NULL);
    g_assert_cmpstr(nothing, ==, "");
}

/* A caution that the table of kinds does not know would be lost behind the next list in silence. */
static void
every_caution_lasts_ends_another_or_denies_allergies(void)
{
    for (const Choice *choice = vocabulary_row(WHAT_CAUTION)->choices; choice->key; choice++) {
        bool lasts = false;
        for (guint i = 0; i < CAUTION_KINDS; i++)
            lasts |= strcmp(caution_kinds[i].key, choice->key) == 0;
        bool other = caution_is_end(choice->key) || strcmp(choice->key, CAUTION_NO_ALLERGY) == 0;
        g_assert_true(lasts != other);
    }
    g_assert_cmpstr(caution_end("wandering"), ==, "wandering-ended");
    g_assert_null(caution_end("allergy"));
    g_autofree char *rest = caution_going_on("isolation-ended,allergy-none,fall", false);
    g_assert_cmpstr(rest, ==, "fall");
}

static void
an_item_of_a_list_is_found_by_its_whole_key(void)
{
    g_assert_true(value_has("fall,hidden", "hidden"));
    g_assert_true(value_has("isolation:droplet,fall", "isolation"));
    g_assert_true(value_has("pump:2", "pump"));
    g_assert_false(value_has("syringe-pump:2", "pump"));
    g_assert_false(value_has("hidden", "hid"));
    g_assert_false(value_has("allergy:hidden", "hidden"));
    g_assert_false(value_has("none", "hidden"));
    g_assert_false(value_has(NULL, "hidden"));
}

static void
the_parts_of_a_contact_are_never_missing(void)
{
    g_autoptr(Contact) contact = contact_parse("2;長男;ヤマダ ケン;03;reached,do-not-call");
    g_assert_cmpint(contact->order, ==, 2);
    g_assert_cmpstr(contact->relation, ==, "長男");
    g_assert_cmpstr(contact->name, ==, "ヤマダ ケン");
    g_assert_cmpstr(contact->phone, ==, "03");
    g_assert_cmpstr(contact->flags, ==, "reached,do-not-call");
    g_autoptr(Contact) brief = contact_parse("1;妻;");
    g_assert_cmpstr(brief->name, ==, "");
    g_assert_cmpstr(brief->phone, ==, "");
    g_assert_cmpstr(brief->flags, ==, "");
    g_assert_null(contact_parse("none"));
    g_assert_null(contact_parse("unknown"));
    g_assert_null(contact_parse(NULL));
}

static void
two_values_contradict_when_both_cannot_be_true(void)
{
    static const struct {
        What what;
        const char *one, *other;
        bool contradict;
    } cases[] = {
        { WHAT_KANA, "ショウジ キョウコ", "シヨウジキヨウコ", false },
        { WHAT_KANA, "ヤマダ ハナコ", "ヤマダ ハナ", true },
        { WHAT_KANJI, "髙橋 誠", "高橋 誠", true },
        { WHAT_KANJI, "葛城", "葛\U000E0100城", false },
        { WHAT_KANJI, "山田\uFE00", "山 田", false },
        { WHAT_BIRTHDATE, "1945", "1945-07-14", false },
        { WHAT_BIRTHDATE, "1945-08", "1945-07-14", true },
        { WHAT_BIRTHDATE, "about 20", "1945-07-14", false },
        { WHAT_ADMITTED, "2026-10", "2026-10-20", false },
        { WHAT_ADMITTED, "2026-10-21", "2026-10-20", true },
        { WHAT_ADMITTED, "none", "2026-10-20", true },
        { WHAT_PATIENT_ID, "００１２３", "00123", false },
        { WHAT_PATIENT_ID, "123", "00123", true },
        { WHAT_SEX, "m", "f", true },
        { WHAT_SEX, "m", "unknown", false },
        { WHAT_LATIN, "Nguyễn Thị Hương", "NGUYEN THI HUONG", false },
        { WHAT_LATIN, "Nguyen Thi Huong", "Nguyen Thi Hoa", true },
        { WHAT_LATIN, "محمد", "علي", true },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_assert_cmpint(value_contradicts(cases[i].what, cases[i].one, cases[i].other), ==,
                        cases[i].contradict);
        g_assert_cmpint(value_contradicts(cases[i].what, cases[i].other, cases[i].one), ==,
                        cases[i].contradict);
        g_assert_false(value_contradicts(cases[i].what, cases[i].one, cases[i].one));
    }
}

static void
a_meal_is_named_by_its_day_and_says_one_thing(void)
{
    static const Case cases[] = {
        { "meal", "2026-11-02;lunch;eaten;8;5", "2026-11-02;lunch;eaten;8;5" },
        { "meal", "2026-11-02:lunch;eaten; 8 ", "2026-11-02;lunch;eaten;8" },
        { "meal", "2026-11-02;lunch;eaten;;5", "2026-11-02;lunch;eaten;;5" },
        { "meal", "2026-11-02;lunch;eaten", "2026-11-02;lunch;eaten" },
        { "meal", "2026-11-02;breakfast;skip;exam", "2026-11-02;breakfast;skip;exam" },
        { "meal", "2026-11-02;supper;order;糖尿病食", "2026-11-02;supper;order;糖尿病食" },
        { "meal", "2026-11-02;supper;unknown", "2026-11-02;supper;unknown" },
        { "meal", "2026-11-02;lunch;eaten;11", "refused" },
        { "meal", "2026-11-02;lunch;eaten;1;2;3", "refused" },
        { "meal", "2026-11-02;lunch;skip", "refused" },
        { "meal", "2026-11-02;tea;eaten", "refused" },
        { "meal", "2026-02-30;lunch;eaten", "refused" },
        { "meal", "2026- 1-02;lunch;eaten", "refused" },
        { "meal", "+202-11-02;lunch;eaten", "refused" },
        { "meal", "2026-1-002;lunch;eaten", "refused" },
        { "meal", "lunch;eaten", "refused" },
        { "meal", "2026-11-02", "refused" },
        { "meal", "2026-11-02;", "refused" },
        { "meal", "none", "refused" },
    };
    check(cases, G_N_ELEMENTS(cases));
}

static void
a_day_of_nursing_need_is_ticked_on_its_own_form(void)
{
    static const Case cases[] = {
        { "nursing-need", "2026-11-02;general-2024;B2=1, A1=1",
          "2026-11-02;general-2024;A1=1,B2=1" },
        { "nursing-need", "2026-11-02;general-2024;B7=2", "2026-11-02;general-2024;B7=2" },
        { "nursing-need", "2026-11-02;general-2024;B7=1", "refused" },
        { "nursing-need", "2026-11-02;general-2024;A1=1,A1=0", "refused" },
        { "nursing-need", "2026-11-02;general-2024;A8=1", "refused" },
        { "nursing-need", "2026-11-02;general-2024;A1", "refused" },
        { "nursing-need", "2026-11-02;general-2024;", "refused" },
        { "nursing-need", "2026-11-02;general-1999;A1=1", "refused" },
        { "nursing-need", "2026-02-30;general-2024;A1=1", "refused" },
        { "nursing-need", "2026- 1-02;general-2024;A1=1", "refused" }, /* no form of that day */
        { "nursing-need", "+202-11-02;general-2024;A1=1", "refused" },
        { "nursing-need", " 2026-11-02 ;general-2024;A1=1", "2026-11-02;general-2024;A1=1" },
        { "nursing-need", "A1=1", "refused" },
    };
    check(cases, G_N_ELEMENTS(cases));
}

static void
what_was_ticked_is_read_back_and_zero_by_its_key(void)
{
    g_autofree char *words =
        value_label(WHAT_NURSING_NEED, "2026-11-02;general-2024;A1=1,B1=0,B2=1,B7=0");
    g_assert_cmpstr(words, ==,
                    "2026-11-02: A1 Wound care (no pressure sores): yes, B2 Transfer: with some "
                    "help, 0: B1 B7");
}

/* The items and their number as the ministry's form of 2024 has them; the points are the office's.
 */
static void
the_form_of_2024_is_whole(void)
{
    g_autoptr(NeedForm) form = need_form_load(NULL);
    guint parts[3] = { 0 };
    g_assert_cmpstr(form->key, ==, "general-2024");
    for (guint i = 0; i < form->items->len; i++) {
        const NeedItem *item = form->items->pdata[i];
        parts[*item->part - 'A']++;
        g_assert_true(g_str_has_prefix(item->key, item->part));
        g_assert_nonnull(item->label);
        g_assert_cmpuint(g_strv_length(item->words), ==, g_strv_length(item->choices));
    }
    g_assert_cmpuint(parts[0], ==, 6 + 11); /* A6 is eleven treatments */
    g_assert_cmpuint(parts[1], ==, 7 + 4);  /* of four items whether help was given */
    g_assert_cmpuint(parts[2], ==, 9);
}

/* "lina liu" as romaji. */
static void
a_name_that_begins_small_is_taken_and_asked_about(void)
{
    static const char *const names[][2] = {
        { "ィナ リュウ",
          "ィナ リュウ begins with a small sign: of romaji l and x make one, r makes "
          "ラ リ ル レ ロ" },
        { "リナ ィウ", "リナ ィウ begins with a small sign: of romaji l and x make one, r makes "
                       "ラ リ ル レ ロ" },
        { "リナ リュウ", NULL },
        { "マッツ", NULL },
    };
    ValueGround ground = { NULL, 540 };
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *warning = NULL;
        g_autofree char *value = value_canonical(WHAT_KANA, names[i][0], &ground, &warning, NULL);
        g_assert_cmpstr(value, ==, names[i][0]);
        g_assert_cmpstr(warning, ==, names[i][1]);
        g_autofree char *unheard = value_canonical(WHAT_KANA, names[i][0], &ground, NULL, NULL);
        g_assert_cmpstr(unheard, ==, names[i][0]);
    }
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/value/choice", a_choice_is_one_of_its_row);
    g_test_add_func("/value/nothing", unknown_and_none_are_values_where_they_mean_something);
    g_test_add_func("/value/small", a_name_that_begins_small_is_taken_and_asked_about);
    g_test_add_func("/value/names", kana_is_kept_full_width_and_kanji_as_given);
    g_test_add_func("/value/list", a_list_is_kept_item_by_item);
    g_test_add_func("/value/birthdate", a_birthdate_takes_every_form_that_is_said);
    g_test_add_func("/value/warning", an_era_date_outside_its_era_is_taken_and_asked_about);
    g_test_add_func("/value/numbers", days_times_and_numbers_are_what_they_say);
    g_test_add_func("/value/contact", a_contact_has_an_order_a_relation_a_name_and_a_phone);
    g_test_add_func("/value/a phone without a digit is doubted",
                    a_phone_without_a_digit_is_doubted);
    g_test_add_func("/value/event", an_event_may_carry_a_remark_and_a_tie_must_name_someone);
    g_test_add_func("/value/again", a_kept_value_stays_as_it_is);
    g_test_add_func("/value/refusal",
                    the_refusal_shows_what_was_typed_and_nothing_that_steers_a_terminal);
    g_test_add_func("/value/label", words_for_people_come_from_the_table);
    g_test_add_func("/value/letters", letters_for_the_map_leave_out_what_has_none);
    g_test_add_func("/value/cautions", every_caution_lasts_ends_another_or_denies_allergies);
    g_test_add_func("/value/has", an_item_of_a_list_is_found_by_its_whole_key);
    g_test_add_func("/value/parts", the_parts_of_a_contact_are_never_missing);
    g_test_add_func("/value/contradicts", two_values_contradict_when_both_cannot_be_true);
    g_test_add_func("/value/meal", a_meal_is_named_by_its_day_and_says_one_thing);
    g_test_add_func("/value/need", a_day_of_nursing_need_is_ticked_on_its_own_form);
    g_test_add_func("/value/need-form", the_form_of_2024_is_whole);
    g_test_add_func("/value/need-words", what_was_ticked_is_read_back_and_zero_by_its_key);
    return g_test_run();
}
