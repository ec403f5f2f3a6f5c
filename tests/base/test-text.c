/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/spreadsheet.h"
#include "base/text.h"

#include <string.h>

#include "hostile.h"

static void
takahashi_and_katsuragi_take_the_cells_an_eye_sees(void)
{
    static const struct {
        const char *text;
        guint cells;
    } cases[] = { { "", 0 },        { "601-1", 5 }, { "髙橋", 4 },   { "葛\U000E0100城", 4 },
                  { "𠮷田", 4 },    { "ﾔﾏﾀﾞ", 4 },  { "Nguyễn", 6 }, { "か\u3099", 2 },
                  { "a\u200Bb", 2 } };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
        g_assert_cmpuint(text_cells(cases[i].text), ==, cases[i].cells);
}

static void
assert_clip(const char *text, guint cells, const char *wanted)
{
    g_autofree char *clipped = text_clip(text, cells);
    g_autofree char *padded = text_pad(text, cells);
    g_assert_cmpstr(clipped, ==, wanted);
    g_assert_cmpuint(text_cells(padded), ==, cells);
    g_assert_true(g_str_has_prefix(padded, wanted));
}

static void
a_name_too_long_for_its_column_says_so(void)
{
    assert_clip("山田 花子", 9, "山田 花子");
    assert_clip("山田 花子", 8, "山田 花>");
    assert_clip("山田 花子", 7, "山田 >");
    assert_clip("山田", 3, "山>");
    assert_clip("山田", 2, ">");
    assert_clip("山田", 0, "");
    assert_clip("葛\U000E0100城", 3, "葛\U000E0100>"); /* the selector stays with its kanji */
}

static void
the_letter_of_an_unknown_man_outlasts_the_rest_of_the_alias(void)
{
    static const struct {
        const char *text;
        guint cells;
        const char *wanted;
    } cases[] = {
        { "不明 男性A", 10, "不明 男性A" },
        { "不明 男性A", 9, "不>男性A" },
        { "不明 男性A", 8, "不>男性A" },
        { "不明 男性A", 5, ">性A" },
        { "unknown man B", 9, "unknown>B" },
        { "アサガオ 2", 4, "ア>2" },
        { "不明男性C", 6, ">男性C" },
        { "葛\U000E0100\U000E0101", 1, ">" }, /* a selector stands nowhere alone */
        { "葛", 0, "" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *clipped = text_clip_middle(cases[i].text, cases[i].cells);
        g_assert_cmpstr(clipped, ==, cases[i].wanted);
    }
}

static void
assert_wrap(const char *text, guint cells, const char *wanted)
{
    g_autoptr(GPtrArray) lines = text_wrap(text, cells);
    GString *joined = g_string_new(NULL);
    for (guint i = 0; i < lines->len; i++) {
        g_assert_cmpuint(text_cells(lines->pdata[i]), <=, MAX(cells, 2));
        g_string_append_printf(joined, "%s%s", i > 0 ? "|" : "", (char *)lines->pdata[i]);
    }
    g_autofree char *got = g_string_free(joined, FALSE);
    g_assert_cmpstr(got, ==, wanted);
}

static void
a_note_breaks_after_blanks_and_nowhere_is_lost(void)
{
    assert_wrap("", 10, "");
    assert_wrap("ab cd ef", 5, "ab cd|ef");
    assert_wrap("oxygen 2, drip", 10, "oxygen 2,|drip");
    assert_wrap("点滴スタンド", 5, "点滴|スタ|ンド");
    assert_wrap("first\nsecond", 20, "first|second");
    assert_wrap("abcd\nef", 4, "abcd|ef");
    assert_wrap("one\n\ntwo", 10, "one||two");
    assert_wrap("abcdefgh", 3, "abc|def|gh");
    assert_wrap("髙橋", 1, "髙|橋");
}

static void
one_backspace_takes_a_kanji_with_its_selector(void)
{
    g_assert_cmpuint(text_last_length(""), ==, 0);
    g_assert_cmpuint(text_last_length("ab"), ==, 1);
    g_assert_cmpuint(text_last_length("山田"), ==, strlen("田"));
    g_assert_cmpuint(text_last_length("葛\U000E0100"), ==, strlen("葛\U000E0100"));
    g_assert_cmpuint(text_last_length("か\u3099"), ==, strlen("か\u3099"));
}

static void
blanks_of_any_width_become_one(void)
{
    static const char *const forms[] = { "山田 花子", "　山田　　花子 ", "\t山田 \u00A0花子\n" };
    for (guint i = 0; i < G_N_ELEMENTS(forms); i++) {
        g_autofree char *collapsed = text_collapse(forms[i]);
        g_assert_cmpstr(collapsed, ==, "山田 花子");
    }
    g_autofree char *empty = text_collapse(" 　\t");
    g_assert_cmpstr(empty, ==, "");
}

static void
half_width_and_detached_marks_join_in_a_key(void)
{
    static const struct {
        const char *text, *key;
    } cases[] = { { "ﾔﾏﾀﾞ ﾊﾅｺ", "ヤマダ ハナコ" },
                  { "は゛", "ば" },
                  { "ハ゜", "パ" },
                  { "Ａ０１７", "A017" },
                  { "ヤマダ", "ヤマダ" },
                  { "\uFA19", "神" },
                  { "髙", "髙" },
                  { "①", "1" } };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *key = text_nfkc(cases[i].text);
        g_assert_cmpstr(key, ==, cases[i].key);
    }
}

static void
nothing_in_a_name_can_steer_the_terminal(void)
{
    static const struct {
        const char *text, *shown;
    } cases[] = { { "a\x1b[2Jb", "a<U+001B>[2Jb" },
                  { "a\u202Eb", "a<U+202E>b" },
                  { "a\u200Bb", "a<U+200B>b" },
                  { "a\xc2\x9b"
                    "b",
                    "a<U+009B>b" },
                  { "a\nb", "a<U+000A>b" },
                  { "a\u2028b", "a<U+2028>b" },
                  { "\xe5\xb1", "<E5><B1>" },
                  { "a\xff\x62", "a<FF>b" } };
    static const char *const plain[] = { "山田 花子", "葛\U000E0100城", "𠮷田", "Nguyễn", "" };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *shown = text_visible(cases[i].text);
        g_assert_cmpstr(shown, ==, cases[i].shown);
        g_assert_false(text_is_plain(cases[i].text));
        g_assert_true(text_is_plain(shown));
    }
    for (guint i = 0; i < G_N_ELEMENTS(plain); i++) {
        g_autofree char *shown = text_visible(plain[i]);
        g_assert_cmpstr(shown, ==, plain[i]);
        g_assert_true(text_is_plain(plain[i]));
    }
}

static void
ten_thousand_hostile_names_are_seen_and_not_obeyed(void)
{
    for (guint i = 0; i < HOSTILE_COUNT; i++) {
        g_autofree char *text = hostile_text(i);
        g_autofree char *bytes = hostile_bytes(i);
        g_autofree char *shown = text_visible(text);
        g_autofree char *shown_bytes = text_visible(bytes);
        g_autofree char *lines = text_visible_but(text, "\n\t");
        hostile_assert_tame(shown, "");
        hostile_assert_tame(shown_bytes, "");
        hostile_assert_tame(lines, "\n\t");
        g_assert_true(text_is_plain(shown));
        g_assert_cmpint(text_is_plain(text), ==, strcmp(text, shown) == 0);
    }
}

static void
a_heap_of_marks_does_not_grow_over_the_line_above(void)
{
    static const struct {
        const char *text, *shown;
    } cases[] = { { "e\u0302\u0323", "e\u0302\u0323" },
                  { "a\u0301\u0301\u0301\u0301\u0301b", "a\u0301\u0301\u0301\u0301<U+0301>b" },
                  { "\u3099か", "<U+3099>か" },
                  { "a \u0301", "a <U+0301>" },
                  { "\U000E0100葛", "<U+E0100>葛" },
                  { "1\U000E0100\uFE0F", "1<U+E0100><U+FE0F>" } };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *shown = text_visible(cases[i].text);
        g_assert_cmpstr(shown, ==, cases[i].shown);
    }
}

static void
a_phone_from_abroad_comes_back_out_of_a_spreadsheet(void)
{
    static const struct {
        const char *cell, *guarded;
    } cases[] = { { "+81-90-0000-0000", "'+81-90-0000-0000" },
                  { "=1+1", "'=1+1" },
                  { "-", "'-" },
                  { "+1", "+1" },
                  { "-9999", "-9999" },
                  { "+819000000000", "'+819000000000" },
                  { "+1-1", "'+1-1" },
                  { "@a", "'@a" },
                  { "\"=1\"", "'\"=1\"" },
                  { " =1", "' =1" },
                  { "＝1", "'＝1" },
                  { "'=1", "''=1" },
                  { "'t Hooft", "'t Hooft" },
                  { "090-0000", "090-0000" },
                  { "~2026-11-02", "~2026-11-02" },
                  { "", "" } };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *guarded = spreadsheet_guard(cases[i].cell);
        g_assert_cmpstr(guarded, ==, cases[i].guarded);
    }
    for (guint i = 0; i < HOSTILE_COUNT; i++) {
        g_autofree char *cell = hostile_text(i);
        g_autofree char *guarded = spreadsheet_guard(cell);
        g_assert_true(*guarded == '\0' || strchr("=+-@\"", *guarded) == NULL);
        g_assert_cmpstr(spreadsheet_unguard(guarded), ==, cell);
    }
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/text/cells", takahashi_and_katsuragi_take_the_cells_an_eye_sees);
    g_test_add_func("/text/clip", a_name_too_long_for_its_column_says_so);
    g_test_add_func("/text/clip-middle",
                    the_letter_of_an_unknown_man_outlasts_the_rest_of_the_alias);
    g_test_add_func("/text/wrap", a_note_breaks_after_blanks_and_nowhere_is_lost);
    g_test_add_func("/text/last", one_backspace_takes_a_kanji_with_its_selector);
    g_test_add_func("/text/collapse", blanks_of_any_width_become_one);
    g_test_add_func("/text/nfkc", half_width_and_detached_marks_join_in_a_key);
    g_test_add_func("/text/visible", nothing_in_a_name_can_steer_the_terminal);
    g_test_add_func("/text/hostile", ten_thousand_hostile_names_are_seen_and_not_obeyed);
    g_test_add_func("/text/marks", a_heap_of_marks_does_not_grow_over_the_line_above);
    g_test_add_func("/text/spreadsheet", a_phone_from_abroad_comes_back_out_of_a_spreadsheet);
    return g_test_run();
}
