/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names in kanji from a plain keyboard, on a PC without a dictionary: what was chosen is what was
 * saved, and every page shows it so. */
#include "desk/person.h"

#include <locale.h>
#include <string.h>

#include "night.h"

/* Bed 510-5, where nobody is known yet, in the full check. */
#define TO_510_5 "<Right><Right><Right><Down><Down><Down><Down><Down><Down><Down><Enter>"
#define REST "s20.7.14<Enter> 1 f 1 2 0 f<Enter> 1 m"

static void
ask_kanji(Night *night, const char *name)
{
    night_feed(night, TO_510_5 "i y <Enter>");
    night_feed(night, name);
    night_feed(night, REST);
    g_assert_true(screen_shows("Name in kanji"));
}

static void
test_a_usual_name_takes_a_digit_a_word(Night *night, gconstpointer data)
{
    (void)data;
    static const char kana[] = "satou<Space>yui<Enter>", kanji[] = "1 1 <Enter>";
    ask_kanji(night, kana);
    g_assert_true(screen_shows("佐藤"));
    g_assert_true(screen_shows("skkdic-extra"));
    night_feed(night, kanji);
    night_check_fact("A041", WHAT_KANA, "サトウ ユイ");
    night_check_fact("A041", WHAT_KANJI, "佐藤 結衣");
    g_assert_cmpuint(night_count_keys(kana) + night_count_keys(kanji), ==, 13);
}

static void
test_a_rare_writing_stands_beside_and_every_page_shows_it(Night *night, gconstpointer data)
{
    (void)data;
    static const char kana[] = "takahashi<Space>sakiko<Enter>", kanji[] = "2 5 <Enter>";
    ask_kanji(night, kana);
    night_feed(night, kanji);
    night_check_fact("A041", WHAT_KANJI, "髙橋 﨑子");
    g_assert_cmpuint(night_count_keys(kana) + night_count_keys(kanji), ==, 20);
    night_feed(night, "<Up><Down><Esc><Esc><Esc>");
    static const char *const pages[] = { "l", "/sakiko" };
    for (guint i = 0; i < G_N_ELEMENTS(pages); i++) {
        night_feed(night, pages[i]);
        for (guint row = 0; row < 45 && !screen_shows("髙橋 﨑子"); row++)
            night_feed(night, "<Down>");
        g_assert_true(screen_shows("髙橋 﨑子"));
        night_feed(night, "<Esc>");
    }
}

static void
test_kana_alone_is_enough(Night *night, gconstpointer data)
{
    (void)data;
    ask_kanji(night, "satou<Space>yui<Enter>");
    night_feed(night, "<Enter>");
    g_assert_false(screen_shows("Name in kanji"));
    night_check_fact("A041", WHAT_KANJI, NULL);
}

static void
test_a_rare_name_is_put_together_piece_by_piece(Night *night, gconstpointer data)
{
    (void)data;
    ask_kanji(night, "nurino<Space>masa<Enter>");
    night_feed(night, "hara1 noda");
    g_assert_true(screen_shows("原noda"));
    night_feed(night, "<Enter>"); /* letters are no kanji: nothing is saved */
    g_assert_true(screen_shows("Choose by a digit"));
    night_check_fact("A041", WHAT_KANJI, NULL);
    night_feed(night, "1 <Space>masa");
    night_feed(night, "1 <Enter>");
    night_check_fact("A041", WHAT_KANJI, "原野田 マサ");
}

static void
test_a_name_in_another_script_is_kept_as_it_is(Night *night, gconstpointer data)
{
    (void)data;
    ask_kanji(night, "kimu<Space>soyon<Enter>");
    night_feed(night, "Kim<Space>So-yeon 2<Enter>");
    night_check_fact("A041", WHAT_KANJI, "Kim So-yeon2");
    night_feed(night, "<Left>김<Space>소연<Enter>");
    night_check_fact("A041", WHAT_KANJI, "김 소연");
    night_feed(night, "<Left>Nguye;^;~n<Space>Thi;.<Space>Hoa<Enter>");
    night_check_fact("A041", WHAT_KANJI, "Nguyễn Thị Hoa"); /* no blank pages through kanji */
}

/* The other name of a resident from abroad is asked in kana; then its kanji stand to be chosen. */
static void
test_the_name_gone_by_has_its_kanji_to_choose_from(Night *night, gconstpointer data)
{
    (void)data;
    ask_kanji(night, "guen<Space>thimai<Enter>");
    night_feed(night, "<Enter><Enter><Enter><Enter><Enter><Enter><Enter>");
    g_assert_true(screen_shows("19 Known as, kana"));
    night_feed(night, "kimura<Space>akira<Enter>");
    g_assert_true(screen_shows("木村"));
    night_feed(night, "1 1 <Enter>");
    night_check_fact("A041", WHAT_KNOWN_AS_KANA, "キムラ アキラ");
    night_check_fact("A041", WHAT_KNOWN_AS, "木村 明");
    g_assert_true(screen_shows("20 Companions staying"));
    night_feed(night, "1<Enter>");
    night_check_fact("A041", WHAT_COMPANION, "1");
    night_feed(night, "<Enter>");
    g_assert_true(screen_shows("517")); /* the next bed */
}

int
main(int argc, char *argv[])
{
    setlocale(LC_ALL, "C.UTF-8");
    g_test_init(&argc, &argv, NULL);
    NIGHT_ADD("/spelling/usual", test_a_usual_name_takes_a_digit_a_word);
    NIGHT_ADD("/spelling/rare", test_a_rare_writing_stands_beside_and_every_page_shows_it);
    NIGHT_ADD("/spelling/kana", test_kana_alone_is_enough);
    NIGHT_ADD("/spelling/pieces", test_a_rare_name_is_put_together_piece_by_piece);
    NIGHT_ADD("/spelling/gone-by", test_the_name_gone_by_has_its_kanji_to_choose_from);
    NIGHT_ADD("/spelling/script", test_a_name_in_another_script_is_kept_as_it_is);
    return g_test_run();
}
