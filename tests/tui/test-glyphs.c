/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Terminals that draw no kana, or some signs wider than others. */
#include "tui/frame.h"
#include "tui/glyph-measure.h"

#include "base/hostile.h"
#include "base/text.h"

#include <locale.h>
#include <string.h>
#include <unistd.h>

#include "screen.h"

static const Glyphs latin = { .latin_only = true };
static const Glyphs wide = { .wide = true };

static void
assert_fit(const Glyphs *glyphs, const char *text, const char *wanted)
{
    g_autofree char *fit = glyphs_fit(glyphs, text);
    g_assert_cmpstr(fit, ==, wanted);
}

static void
test_a_name_is_never_a_box(void)
{
    assert_fit(&latin, "髙橋 﨑子", "[2 kanji] [2 kanji]");
    assert_fit(&latin, "タカハシ サキコ", "TAKAHASI SAKIKO");
    assert_fit(&latin, "Nguyễn Thị Minh Khai", "Nguyễn Thị Minh Khai");
    assert_fit(&latin, "5A窓", "5A[7A93]");
    assert_fit(&latin, "葛\U000E0100城【同姓】", "[2 kanji][[2 kanji]]");
    assert_fit(&latin, "김소연", "[3 signs]");
    assert_fit(&latin, "ＡＢ　１２", "AB 12");
    assert_fit(&latin, "■藤 “a”…", "#[85E4] \"a\"...");
}

static void
test_wide_signs_take_two_cells_and_accents_none(void)
{
    assert_fit(&wide, "Ив", "И\uFDD0в\uFDD0");
    assert_fit(&wide, "é", "e\u0301");
    assert_fit(&wide, "Пётр", "П\uFDD0ё\uFDD0т\uFDD0р\uFDD0");
    assert_fit(&wide, "Ѝ", "Ѝ"); /* narrow, though its И is not */
    assert_fit(&wide, "山田 ─ ●", "山田 - *");
    assert_fit(&wide, "Nguyễn", "Nguyễn");
    assert_fit(&wide, "\uFDD0", "<U+FDD0>");
}

static void
test_what_was_typed_to_break_it_is_shown_in_any_glyphs(void)
{
    static const Glyphs both = { .latin_only = true, .wide = true };
    const Glyphs *all[] = { &latin, &wide, &both };
    for (guint i = 0; i < HOSTILE_COUNT; i++)
        for (guint k = 0; k < G_N_ELEMENTS(all); k++) {
            g_autofree char *text = hostile_text(i);
            g_autofree char *fit = glyphs_fit(all[k], text);
            hostile_assert_tame(fit, "");
        }
}

static void
test_a_frame_on_a_wide_terminal_is_ascii(void)
{
    g_autoptr(Terminal) terminal = screen_open(24, 80);
    terminal_set_glyphs(terminal, wide);
    Canvas canvas = terminal_canvas(terminal);
    g_autoptr(Frame) frame = frame_new(24, 80);
    frame_box(frame, (Spot){ 0, 0, 4 }, 3);
    frame_draw(frame, &canvas);
    canvas_text(&canvas, (Spot){ 4, 0, 6 }, INK_PLAIN, "Иван");
    g_autofree char *top = screen_row(0);
    g_autofree char *side = screen_row(1);
    g_autofree char *name = screen_row(4);
    g_assert_cmpstr(top, ==, "+--+");
    g_assert_cmpstr(side, ==, "|  |");
    g_assert_cmpstr(name, ==, "И в а>"); /* three of four fit, and the last cell says so */
}

/* What the terminal says, in one piece. */
static GlyphMeasure
measure(const char *said, GByteArray *typed)
{
    int in[2], out[2];
    g_assert_cmpint(pipe(in), ==, 0);
    g_assert_cmpint(pipe(out), ==, 0);
    g_assert_cmpint(write(in[1], said, strlen(said)), ==, (gssize)strlen(said));
    close(in[1]);
    GlyphMeasure got = glyph_measure(in[0], out[1], typed);
    close(in[0]);
    close(out[0]);
    close(out[1]);
    return got;
}

static void
test_answers_are_told_from_keys(void)
{
    static const struct {
        const char *said;
        int kana, ambiguous;
        const char *typed;
    } cases[] = { { "\033[1;3R\033[1;2R\033[1;2R", 2, 1, "" },
                  { "\033[1;3R\033[1;2R\033[1;3R", 2, 2, "" },
                  { "\033[1;2R\033[1;2R\033[1;2R", 1, 1, "" },
                  { "\033[1;1R\033[1;2R\033[1;2R", 1, 1, "" },
                  { "ab\033[1;3R\033[A\033[1;2Rc\033[1;2R", 2, 1, "ab\033[Ac" },
                  { "sato", 0, 0, "sato" },
                  { "\033[1;3R\033[1;", 0, 0, "\033[1;" },
                  { "", 0, 0, "" } };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GByteArray) typed = g_byte_array_new();
        GlyphMeasure got = measure(cases[i].said, typed);
        g_assert_cmpint(got.kana, ==, cases[i].kana);
        g_assert_cmpint(got.ambiguous, ==, cases[i].ambiguous);
        g_assert_cmpmem(typed->data, typed->len, cases[i].typed, strlen(cases[i].typed));
    }
}

int
main(int argc, char *argv[])
{
    setlocale(LC_ALL, "C.UTF-8");
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/glyphs/latin", test_a_name_is_never_a_box);
    g_test_add_func("/glyphs/wide", test_wide_signs_take_two_cells_and_accents_none);
    g_test_add_func("/glyphs/hostile", test_what_was_typed_to_break_it_is_shown_in_any_glyphs);
    g_test_add_func("/glyphs/frame", test_a_frame_on_a_wide_terminal_is_ascii);
    g_test_add_func("/glyphs/answers", test_answers_are_told_from_keys);
    return g_test_run();
}
