/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What gloved hands type: names without an input method, slips of the finger, times in a hurry. */
#include "tui/bed-cell.h"
#include "tui/field.h"
#include "tui/keymap.h"
#include "tui/question.h"
#include "tui/toggles.h"

#include "base/text.h"

#include <locale.h>
#include <string.h>

static void
type(Field *field, const char *keys)
{
    Key key;
    while (key_from_script(&keys, &key))
        field_key(field, &key);
}

static void
check_shown(const Field *field, const char *expected)
{
    g_autofree char *shown = field_shown(field);
    g_assert_cmpstr(shown, ==, expected);
}

static void
test_romaji_become_kana_while_typed(void)
{
    g_autoptr(Field) field = field_new(FIELD_KANA);
    type(field, "yamad");
    check_shown(field, "ヤマd");
    type(field, "a<Space>hanako");
    check_shown(field, "ヤマダ ハナコ");
    g_autofree char *text = field_text(field);
    g_assert_cmpstr(text, ==, "ヤマダ ハナコ");
}

static void
test_backspace_takes_what_the_eye_sees(void)
{
    g_autoptr(Field) kana = field_new(FIELD_KANA);
    type(kana, "yamada<Backspace>");
    check_shown(kana, "ヤマ");
    type(kana, "moto");
    check_shown(kana, "ヤマモト");
    g_autoptr(Field) plain = field_new(FIELD_PLAIN);
    field_set(plain, "葛󠄀城");
    type(plain, "<Backspace>");
    check_shown(plain, "葛󠄀");
    type(plain, "<Backspace>");
    check_shown(plain, "");
    type(plain, "<Backspace>");
    check_shown(plain, "");
}

/* A poster that was scanned, or what somebody pasted: each key forms the kana of all of it anew. */
static void
test_a_name_has_an_end(void)
{
    g_autofree char *paste = g_strnfill(5000, 'a');
    g_autoptr(Field) kana = field_new(FIELD_KANA);
    type(kana, paste);
    g_assert_cmpuint(strlen(field_typed(kana)), ==, 600);
    type(kana, "<Backspace>");
    g_autofree char *text = field_text(kana);
    g_assert_cmpint(g_utf8_strlen(text, -1), ==, 599);
}

static void
test_a_trailing_n_is_finished_at_the_end(void)
{
    g_autoptr(Field) field = field_new(FIELD_KANA);
    type(field, "ken");
    check_shown(field, "ケn");
    g_autofree char *text = field_text(field);
    g_assert_cmpstr(text, ==, "ケン");
}

static void
test_names_grow_narrow(void)
{
    g_autofree char *narrow = bed_cell_narrow("ヤマダ ヴィクトル・ジョー");
    g_assert_cmpstr(narrow, ==, "ﾔﾏﾀﾞ ｳﾞｨｸﾄﾙ･ｼﾞｮｰ");
    g_autofree char *kanji = bed_cell_narrow("山田 花子");
    g_assert_cmpstr(kanji, ==, "山田 花子");
}

static Answered
answer(Question *question, const char *keys)
{
    Key key;
    Answered answered = ANSWER_OPEN;
    while (key_from_script(&keys, &key))
        answered = question_key(question, &key);
    return answered;
}

static Question *
ask(What what, const char *known)
{
    static GDate today;
    g_date_set_dmy(&today, 2, G_DATE_NOVEMBER, 2026);
    QuestionAsk wish = { .what = what, .known = known, .source = SOURCE_STATED };
    wish.ground = (ValueGround){ &today, 540 };
    return question_new(&wish);
}

static void
check_value(Question *question, const char *expected)
{
    g_autofree char *value = question_value(question);
    g_assert_cmpstr(value, ==, expected);
}

static void
test_three_kinds_of_nothing(void)
{
    g_autoptr(Question) skipped = ask(WHAT_DEVICE, "oxygen:2");
    g_assert_cmpint(answer(skipped, "<Enter>"), ==, ANSWER_SKIPPED);
    g_autoptr(Question) unknown = ask(WHAT_DEVICE, NULL);
    g_assert_cmpint(answer(unknown, "u"), ==, ANSWER_GIVEN);
    check_value(unknown, "unknown");
    g_autoptr(Question) none = ask(WHAT_DEVICE, NULL);
    g_assert_cmpint(answer(none, "0"), ==, ANSWER_GIVEN);
    check_value(none, "none");
    g_autoptr(Question) sex = ask(WHAT_SEX, NULL);
    g_assert_cmpint(answer(sex, "0"), ==, ANSWER_IGNORED);
}

static void
test_a_lone_letter_in_a_name_is_an_answer(void)
{
    g_autoptr(Question) unknown = ask(WHAT_KANA, NULL);
    g_assert_cmpint(answer(unknown, "u<Enter>"), ==, ANSWER_GIVEN);
    check_value(unknown, "unknown");
    g_autoptr(Question) later = ask(WHAT_KANA, NULL);
    g_assert_cmpint(answer(later, "n<Enter>"), ==, ANSWER_LATER);
    g_autoptr(Question) name = ask(WHAT_KANA, NULL);
    g_assert_cmpint(answer(name, "ueda<Space>un<Enter>"), ==, ANSWER_GIVEN);
    check_value(name, "ウエダ ウン");
    g_autoptr(Question) same = ask(WHAT_KANA, "ウエダ ウン");
    g_assert_cmpint(answer(same, "="), ==, ANSWER_SAME);
}

/* Typed into the wrong field, or ticked in the wrong list, and nothing of it recorded. */
static void
test_what_was_begun_by_mistake_goes_at_once(void)
{
    g_autoptr(Question) name = ask(WHAT_KANA, NULL);
    g_assert_cmpint(answer(name, "00398765<Clear>"), ==, ANSWER_OPEN);
    g_assert_false(question_is_begun(name));
    g_assert_cmpint(answer(name, "<Enter>"), ==, ANSWER_SKIPPED);
    g_autoptr(Question) devices = ask(WHAT_DEVICE, "oxygen:2");
    g_assert_cmpint(answer(devices, "od<Clear>"), ==, ANSWER_OPEN);
    g_assert_cmpint(answer(devices, "<Enter>"), ==, ANSWER_SKIPPED);
    g_autoptr(Question) contact = ask(WHAT_CONTACT, NULL);
    g_assert_cmpint(answer(contact, "yamada<Clear><Enter>"), ==, ANSWER_SKIPPED);
}

static void
test_a_bad_date_stays_in_the_line(void)
{
    g_autoptr(Question) date = ask(WHAT_BIRTHDATE, NULL);
    g_assert_cmpint(answer(date, "1900-02-29<Enter>"), ==, ANSWER_OPEN);
    g_assert_true(question_is_begun(date));
    g_assert_cmpint(answer(date, "<Backspace>8<Enter>"), ==, ANSWER_GIVEN);
    check_value(date, "1900-02-28");
}

static void
test_a_date_outside_its_era_is_asked_once_more(void)
{
    g_autoptr(Question) date = ask(WHAT_BIRTHDATE, NULL);
    g_assert_cmpint(answer(date, "s64.1.8<Enter>"), ==, ANSWER_OPEN);
    g_assert_cmpint(answer(date, "<Enter>"), ==, ANSWER_GIVEN);
    g_autoptr(Question) typed_anew = ask(WHAT_BIRTHDATE, NULL);
    g_assert_cmpint(answer(typed_anew, "h31.5.1<Enter><Backspace>2<Enter>"), ==, ANSWER_OPEN);
    g_assert_cmpint(answer(typed_anew, "<Backspace><Backspace><Backspace>4.30<Enter>"), ==,
                    ANSWER_GIVEN);
    g_autoptr(Question) coded = ask(WHAT_BIRTHDATE, NULL);
    g_assert_cmpint(answer(coded, "3200714<Enter>"), ==, ANSWER_GIVEN);
}

/* Words where a number is dialled from; once others stand there they are asked about anew. */
static void
test_a_phone_without_a_digit_is_asked_once_more(void)
{
    g_autoptr(Question) contact = ask(WHAT_CONTACT, NULL);
    g_assert_cmpint(answer(contact, "1<Enter>1mitsu<Enter>musuko<Enter>"), ==, ANSWER_OPEN);
    g_assert_cmpint(answer(contact, "ni<Enter>"), ==, ANSWER_OPEN);
    g_assert_cmpint(answer(contact, "2<Enter>"), ==, ANSWER_GIVEN);
}

/* One calls for さとう はな, as she writes herself; letters have no other way to become a name. */
static void
test_the_name_of_a_contact_stays_as_it_is_typed(void)
{
    g_autoptr(Question) written = ask(WHAT_CONTACT, NULL);
    g_assert_cmpint(answer(written, "1<Enter>2さとう<Space>はな<Enter>0901234<Enter>"), ==,
                    ANSWER_GIVEN);
    check_value(written, "1;wife;さとう はな;0901234");
    g_autoptr(Question) mixed = ask(WHAT_CONTACT, NULL);
    g_assert_cmpint(answer(mixed, "1<Enter>2satou<Space>はな子<Enter>0901234<Enter>"), ==,
                    ANSWER_GIVEN);
    check_value(mixed, "1;wife;サトウ はな子;0901234");
    g_autoptr(Question) letters = ask(WHAT_CONTACT, NULL);
    g_assert_cmpint(answer(letters, "1<Enter>2shinn<Space>ken<Enter>0901234<Enter>"), ==,
                    ANSWER_GIVEN);
    check_value(letters, "1;wife;シン ケン;0901234");
}

static void
test_devices_with_amounts(void)
{
    g_autoptr(Question) devices = ask(WHAT_DEVICE, "drip");
    g_assert_cmpint(answer(devices, "o10im<Enter>"), ==, ANSWER_GIVEN);
    check_value(devices, "oxygen:10,monitor");
    g_autoptr(Question) cautions = ask(WHAT_CAUTION, NULL);
    g_assert_cmpint(answer(cautions, "i3al,<Enter>f<Enter>"), ==, ANSWER_GIVEN);
    check_value(cautions, "isolation:airborne,fall,allergy:l");
}

/* The book knows three kinds; the nurse's own words are kept beside them. */
static void
test_isolation_of_no_kind_is_told_in_words(void)
{
    g_autoptr(Question) words = ask(WHAT_CAUTION, "fall");
    g_assert_cmpint(answer(words, "itMRSA,own<Space>room<Enter><Enter>"), ==, ANSWER_GIVEN);
    check_value(words, "isolation:MRSA own room,fall");
    g_autoptr(Question) kind = ask(WHAT_CAUTION, "isolation:MRSA");
    g_assert_cmpint(answer(kind, "ii2<Enter>"), ==, ANSWER_GIVEN);
    check_value(kind, "isolation:droplet");
    g_autoptr(Question) none = ask(WHAT_CAUTION, NULL);
    g_assert_cmpint(answer(none, "t"), ==, ANSWER_IGNORED);
}

/* The patient says of whom that they must not hear of it; a second key takes it back. */
static void
test_whoever_must_not_be_called_is_marked(void)
{
    g_autoptr(Question) barred = ask(WHAT_CONTACT, NULL);
    g_assert_cmpint(answer(barred, "2<Enter>1mitsu<Enter>0900<Tab>d<Enter>"), ==, ANSWER_GIVEN);
    check_value(barred, "2;husband;ミツ;0900;do-not-call");
    g_autoptr(Question) again = ask(WHAT_CONTACT, NULL);
    g_assert_cmpint(answer(again, "2<Enter>1mitsu<Enter>0900<Tab>dxd<Enter>"), ==, ANSWER_GIVEN);
    check_value(again, "2;husband;ミツ;0900");
    g_autoptr(Question) ended = ask(WHAT_CONTACT, NULL);
    g_assert_cmpint(answer(ended, "2<Enter>1mitsu<Enter>0900<Enter>"), ==, ANSWER_GIVEN);
    check_value(ended, "2;husband;ミツ;0900");
}

/* Who unticks what was said before says that it is over; a slip of a moment ago says nothing. */
static void
test_isolation_that_is_unticked_has_ended(void)
{
    g_autoptr(Question) known = ask(WHAT_CAUTION, "isolation:airborne,fall");
    g_assert_cmpint(answer(known, "i<Enter>"), ==, ANSWER_GIVEN);
    check_value(known, "isolation-ended,fall");
    g_autoptr(Question) again = ask(WHAT_CAUTION, "isolation-ended");
    g_assert_cmpint(answer(again, "i2<Enter>"), ==, ANSWER_GIVEN);
    check_value(again, "isolation:droplet");
    g_autoptr(Question) ended = ask(WHAT_CAUTION, "isolation:contact");
    g_assert_cmpint(answer(ended, "e<Enter>"), ==, ANSWER_GIVEN);
    check_value(ended, "isolation-ended");
    g_autoptr(Question) slip = ask(WHAT_CAUTION, "fall");
    g_assert_cmpint(answer(slip, "iil<Enter><Enter>"), ==, ANSWER_GIVEN);
    check_value(slip, "fall,language");
}

/* "No allergies" is an answer of its own, and never stands beside an allergy. */
static void
test_no_allergies_are_said_beside_falls(void)
{
    g_autoptr(Question) asked = ask(WHAT_CAUTION, "fall");
    g_assert_cmpint(answer(asked, "g<Enter>"), ==, ANSWER_GIVEN);
    check_value(asked, "fall,allergy-none");
    g_autoptr(Question) slip = ask(WHAT_CAUTION, "fall,allergy-none");
    g_assert_cmpint(answer(slip, "a<Enter><Enter>"), ==, ANSWER_GIVEN);
    check_value(slip, "fall,allergy");
    g_autoptr(Question) off = ask(WHAT_CAUTION, "fall,allergy:soba");
    g_assert_cmpint(answer(off, "a<Enter>"), ==, ANSWER_GIVEN);
    check_value(off, "fall");
}

static void
test_a_hidden_name_that_is_unticked_may_be_shown(void)
{
    g_autoptr(Question) known = ask(WHAT_CAUTION, "isolation:airborne,hidden");
    g_assert_cmpint(answer(known, "h<Enter>"), ==, ANSWER_GIVEN);
    check_value(known, "isolation:airborne,hidden-ended");
    g_autoptr(Question) ended = ask(WHAT_CAUTION, "hidden,fall");
    g_assert_cmpint(answer(ended, "s<Enter>"), ==, ANSWER_GIVEN);
    check_value(ended, "fall,hidden-ended");
    g_autoptr(Question) again = ask(WHAT_CAUTION, "hidden-ended");
    g_assert_cmpint(answer(again, "h<Enter>"), ==, ANSWER_GIVEN);
    check_value(again, "hidden");
}

/* Said in the night, and not on the day's list, which the screen holds. */
static void
test_wandering_said_before_is_ended_by_its_own_key(void)
{
    QuestionAsk wish = { .what = WHAT_CAUTION, .known = "language:vi", .before = "wandering,fall" };
    g_autoptr(Question) asked = question_new(&wish);
    g_assert_cmpint(answer(asked, "ww<Enter>"), ==, ANSWER_GIVEN);
    check_value(asked, "wandering-ended,language:vi");
    g_autoptr(Question) again = question_new(&wish);
    g_assert_cmpint(answer(again, "f<Enter>"), ==, ANSWER_GIVEN);
    check_value(again, "fall,language:vi");
}

/* That isolation ended was said at six; whoever adds falls at nine says nothing of it, for another
 * PC may have heard since that it began anew. */
static void
test_that_something_ended_is_not_said_again_by_the_next(void)
{
    g_autoptr(Question) asked = ask(WHAT_CAUTION, "isolation-ended,language:vi");
    g_assert_cmpint(answer(asked, "f<Enter>"), ==, ANSWER_GIVEN);
    check_value(asked, "fall,language:vi");
    g_autoptr(Question) same = ask(WHAT_CAUTION, "isolation-ended,language:vi");
    g_assert_cmpint(answer(same, "="), ==, ANSWER_SAME);
    check_value(same, "language:vi");
}

/* 0 is asked again where something would stand beside it, and only there. */
static void
test_none_is_asked_again_where_cautions_stay(void)
{
    QuestionAsk wish = { .what = WHAT_CAUTION, .known = "none", .before = "wandering" };
    g_autoptr(Question) before = question_new(&wish);
    g_assert_cmpint(answer(before, "0"), ==, ANSWER_OPEN);
    g_assert_cmpint(answer(before, "0"), ==, ANSWER_GIVEN);
    g_autoptr(Question) stays = ask(WHAT_CAUTION, "fall");
    g_assert_cmpint(answer(stays, "0"), ==, ANSWER_OPEN);
    static const char *const nothing[] = { NULL, "none", "isolation-ended", "allergy-none" };
    for (guint i = 0; i < G_N_ELEMENTS(nothing); i++) {
        g_autoptr(Question) asked = ask(WHAT_CAUTION, nothing[i]);
        g_assert_cmpint(answer(asked, "0"), ==, ANSWER_GIVEN);
        check_value(asked, "none");
    }
    g_autoptr(Question) devices = ask(WHAT_DEVICE, "drip");
    g_assert_cmpint(answer(devices, "0"), ==, ANSWER_OPEN);
}

/* A slip taken back leaves an empty list, and that is not yet "no caution, no allergy". */
static void
test_an_empty_list_of_cautions_is_no_answer(void)
{
    g_autoptr(Question) slip = ask(WHAT_CAUTION, "language:vi");
    g_assert_cmpint(answer(slip, "l<Enter>"), ==, ANSWER_OPEN);
    g_assert_cmpint(answer(slip, "<Clear><Enter>"), ==, ANSWER_SKIPPED);
    g_autoptr(Question) devices = ask(WHAT_DEVICE, "drip");
    g_assert_cmpint(answer(devices, "i<Enter><Enter>"), ==, ANSWER_GIVEN);
    check_value(devices, "none");
}

static void
test_every_page_says_its_keys_within_80_cells(void)
{
    for (int page = 0; page < PAGE_KIND_COUNT; page++) {
        g_autoptr(GPtrArray) all = keymap_labels((PageKind)page, 1000, NULL, NULL);
        g_autoptr(GPtrArray) fitting = keymap_labels((PageKind)page, 80, NULL, NULL);
        g_assert_cmpuint(all->len, ==, fitting->len);
        g_autoptr(GPtrArray) help = keymap_help((PageKind)page);
        g_assert_cmpuint(help->len, <=, 10);
        for (guint i = 0; i < help->len; i++)
            g_assert_cmpuint(text_cells(help->pdata[i]), <=, 77);
    }
}

/* A nurse who writes down what stands on a passport. */
static void
test_a_name_in_latin_letters_is_kept_as_it_is_meant(void)
{
    static const struct {
        const char *typed;
        const char *key; /* that tells what it is; "" = it is taken at once */
        What what;
        const char *value;
    } names[] = {
        { "Nguyen<Space>Thi", "2", WHAT_LATIN, "Nguyen Thi" },
        { "Nguye;^;~n", "2", WHAT_LATIN, "Nguyễn" },
        { "Kowalski<Space>Jan", "2", WHAT_LATIN, "Kowalski Jan" },
        { "kowalski", "2", WHAT_LATIN, "kowalski" },
        { "Nguyenx<Backspace>", "2", WHAT_LATIN, "Nguyen" },
        { "Nguye;<Backspace>n", "2", WHAT_LATIN, "Nguyen" },
        { "Nguyen<Enter>h", "2", WHAT_LATIN, "Nguyenh" },
        { "Yamada<Space>Hanako", "1", WHAT_KANA, "ヤマダ ハナコ" },
        { "yamada<Space>hanako", "", WHAT_KANA, "ヤマダ ハナコ" },
        { "YAMADA<Space>HANAKO", "", WHAT_KANA, "ヤマダ ハナコ" },
        { "やまだ", "", WHAT_KANA, "ヤマダ" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autoptr(Question) question = ask(WHAT_KANA, NULL);
        bool asked = *names[i].key != '\0';
        g_autofree char *keys = g_strconcat(names[i].typed, "<Enter>", NULL);
        g_assert_cmpint(answer(question, keys), ==, asked ? ANSWER_OPEN : ANSWER_GIVEN);
        if (asked)
            g_assert_cmpint(answer(question, names[i].key), ==, ANSWER_GIVEN);
        g_assert_cmpint(question_what(question), ==, names[i].what);
        check_value(question, names[i].value);
    }
    g_autoptr(Question) gone_by = ask(WHAT_KNOWN_AS_KANA, NULL);
    g_assert_cmpint(answer(gone_by, "Jan<Space>Kowalski<Enter>2"), ==, ANSWER_GIVEN);
    g_assert_cmpint(question_what(gone_by), ==, WHAT_KNOWN_AS);
    g_autoptr(Question) kanji = ask(WHAT_KANJI, NULL); /* there letters are a name already */
    g_assert_cmpint(answer(kanji, "Kowalski<Enter>"), ==, ANSWER_GIVEN);
    g_autoptr(Question) both = ask(WHAT_KANA, NULL); /* what has kana in it is no such name */
    g_assert_cmpint(answer(both, "Kowalスキ<Enter>2"), ==, ANSWER_OPEN);
}

int
main(int argc, char **argv)
{
    setlocale(LC_ALL, "C.UTF-8");
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/field/romaji", test_romaji_become_kana_while_typed);
    g_test_add_func("/field/backspace", test_backspace_takes_what_the_eye_sees);
    g_test_add_func("/field/end", test_a_name_has_an_end);
    g_test_add_func("/field/trailing-n", test_a_trailing_n_is_finished_at_the_end);
    g_test_add_func("/bed-cell/narrow", test_names_grow_narrow);
    g_test_add_func("/question/nothing", test_three_kinds_of_nothing);
    g_test_add_func("/question/lone-letter", test_a_lone_letter_in_a_name_is_an_answer);
    g_test_add_func("/question/clear", test_what_was_begun_by_mistake_goes_at_once);
    g_test_add_func("/question/bad-date", test_a_bad_date_stays_in_the_line);
    g_test_add_func("/question/doubt", test_a_date_outside_its_era_is_asked_once_more);
    g_test_add_func("/question/phone", test_a_phone_without_a_digit_is_asked_once_more);
    g_test_add_func("/question/contact-name", test_the_name_of_a_contact_stays_as_it_is_typed);
    g_test_add_func("/question/devices", test_devices_with_amounts);
    g_test_add_func("/question/isolation-words", test_isolation_of_no_kind_is_told_in_words);
    g_test_add_func("/question/do-not-call", test_whoever_must_not_be_called_is_marked);
    g_test_add_func("/question/no-allergies", test_no_allergies_are_said_beside_falls);
    g_test_add_func("/question/isolation-ends", test_isolation_that_is_unticked_has_ended);
    g_test_add_func("/question/said-before", test_wandering_said_before_is_ended_by_its_own_key);
    g_test_add_func("/question/ended-once",
                    test_that_something_ended_is_not_said_again_by_the_next);
    g_test_add_func("/question/none-beside", test_none_is_asked_again_where_cautions_stay);
    g_test_add_func("/question/empty-list", test_an_empty_list_of_cautions_is_no_answer);
    g_test_add_func("/question/hidden-ends", test_a_hidden_name_that_is_unticked_may_be_shown);
    g_test_add_func("/keymap/fits", test_every_page_says_its_keys_within_80_cells);
    g_test_add_func("/question/latin", test_a_name_in_latin_letters_is_kept_as_it_is_meant);
    return g_test_run();
}
