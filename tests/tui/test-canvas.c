/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of every width on the screen: nothing is cut in half, nothing runs over an edge. */
#include "tui/bar-line.h"
#include "tui/bed-cell.h"
#include "tui/frame.h"
#include "tui/snapshot.h"

#include "census/mark.h"

#include <locale.h>

#include "screen.h"

static void
test_right_half_is_overwritten_from_its_left_edge(void)
{
    g_autoptr(Terminal) terminal = screen_open(24, 80);
    Canvas canvas = terminal_canvas(terminal);
    canvas_text(&canvas, (Spot){ 0, 0, 10 }, INK_PLAIN, "髙橋誠");
    canvas_text(&canvas, (Spot){ 0, 1, 2 }, INK_PLAIN, "ab");
    g_autofree char *row = screen_row(0);
    g_assert_cmpstr(row, ==, " ab 誠");
}

static void
test_left_half_is_overwritten_to_its_right_edge(void)
{
    g_autoptr(Terminal) terminal = screen_open(24, 80);
    Canvas canvas = terminal_canvas(terminal);
    canvas_text(&canvas, (Spot){ 0, 0, 10 }, INK_PLAIN, "髙橋誠");
    canvas_text(&canvas, (Spot){ 0, 2, 1 }, INK_PLAIN, "x");
    g_autofree char *row = screen_row(0);
    g_assert_cmpstr(row, ==, "髙x 誠");
}

static void
test_last_column_takes_no_half_sign(void)
{
    g_autoptr(Terminal) terminal = screen_open(24, 80);
    Canvas canvas = terminal_canvas(terminal);
    canvas_text(&canvas, (Spot){ 23, 77, 0 }, INK_PLAIN, "山田花子");
    canvas_text(&canvas, (Spot){ 5, 79, 0 }, INK_PLAIN, "山");
    g_autofree char *row = screen_row(23);
    g_autofree char *corner = screen_row(5);
    g_autofree char *next = screen_row(6);
    g_assert_cmpuint(g_utf8_strlen(row, -1), ==, 79);
    g_assert_true(g_str_has_suffix(row, "山>"));
    g_assert_cmpuint(g_utf8_strlen(corner, -1), ==, 80);
    g_assert_cmpstr(next, ==, "");
}

/* The LINES (1 or 2) of a bed of CELLS as they stand on the screen, parted by "|". */
static char *
lines_of_bed(const SheetBedPerson *person, const char *state, int cells, int lines)
{
    g_autoptr(Terminal) terminal = screen_open(24, 80);
    g_autoptr(GPtrArray) persons = g_ptr_array_new();
    Canvas canvas = terminal_canvas(terminal);
    SheetBed bed = { "1", "1", "occupied", (char *)state, persons, false };
    CellPlace place = { { 0, 0, cells }, "601", lines, false };
    g_ptr_array_add(persons, (gpointer)person);
    bed_cell_draw(&bed, &canvas, &place);
    g_autofree char *first = screen_row(0), *second = screen_row(1);
    return g_strdup_printf("%s|%s", g_strchomp(first), g_strchomp(second));
}

/* Two who are easily confused were swapped: what finds no room beside a name is not passed over. */
static void
test_marks_that_find_no_room_become_signs(void)
{
    static const struct {
        int cells;
        const char *kanji;
        const char *shown;
    } beds[] = {
        { 41, "鈴木 フミ", "[SAME NAME] 鈴木 フミ [similar] [moved]" },
        { 36, "鈴木 フミ", "[SAME NAME] 鈴木 フミ Fa sm mv" },
        { 28, "鈴木 フミ", "[SAME NAME] 鈴木 フミ Fa+" },
        { 24, "鈴木 フミ", "!Nm 鈴木 フミ Fa sm mv" },
        { 20, "鈴木 フミ", "!Nm 鈴木 フミ Fa+" },
        { 18, "鈴木 フミ", "!Nm 鈴木 フミ+" },
        { 18, "", "[SAME NAME] Fa+" },
        { 12, "", "!Nm Fa sm+" },
        { 8, "鈴木 フミ", "!Nm+" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(beds); i++) {
        SheetBedPerson person = { .name = "スズキ フミ",
                                  .kanji = (char *)beds[i].kanji,
                                  .who = "",
                                  .transport = "E",
                                  .grade = "s",
                                  .alert = "",
                                  .vital = "",
                                  .letters = beds[i].cells == 41 ? "" : "Fa",
                                  .marks = MARK_MOVED | MARK_SIMILAR_NAME | MARK_NAMESAKE,
                                  .loud = true };
        g_autofree char *lines = lines_of_bed(&person, NULL, beds[i].cells, 2);
        g_autofree char *expected = g_strconcat("|  ", beds[i].shown, NULL);
        g_assert_cmpstr(strchr(lines, '|'), ==, expected);
    }
}

/* Whoever enters a room must know of it before the door, however crowded the bed is. */
static void
test_isolation_is_pushed_out_by_nothing(void)
{
    SheetBedPerson person = { .name = "ハセガワ シゲル",
                              .kanji = "長谷川 茂",
                              .who = "76M",
                              .transport = "H",
                              .grade = "b",
                              .alert = "Is",
                              .vital = "Ve Al",
                              .letters = "Sy Mo Ca Su",
                              .marks = MARK_MOVED | MARK_NAMESAKE | MARK_DIFFERS,
                              .loud = true };
    g_autofree char *narrow = lines_of_bed(&person, NULL, 16, 2);
    g_autofree char *away = lines_of_bed(&person, "overnight leave", 18, 2);
    g_assert_cmpstr(narrow, ==, "1 ﾊｾｶﾞﾜ ｼｹﾞﾙ IsH|  Ve Al !Nm Sy+");
    g_assert_cmpstr(away, ==, "1!ﾊｾｶﾞﾜ ｼｹﾞﾙ  IsHb|  overnig> Ve Al+");
}

/* Whoever is carried off without the ventilator dies, whose name it is that others bear. */
static void
test_a_ventilator_and_an_allergy_stay_beside_a_namesake(void)
{
    static const struct {
        int cells;
        int lines;
        const char *shown;
    } beds[] = {
        { 28, 2, "1 タナカ ヨシコ       76F Hb|  Ve Al !Nm 田中 Mo Ca" },
        { 24, 2, "1 ﾀﾅｶ ﾖｼｺ         76F Hb|  Ve Al !Nm 田中 Mo Ca" },
        { 18, 2, "1 ﾀﾅｶ ﾖｼｺ   76F Hb|  Ve Al !Nm 田中+" },
        { 18, 1, "1!ﾀﾅｶ ﾖｼｺ   VeAlHb|" },
        { 14, 1, "1!ﾀﾅｶ ﾖｼｺ VeAl|" },
        { 12, 1, "1!ﾀﾅｶ > VeAl|" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(beds); i++) {
        SheetBedPerson person = { .name = "タナカ ヨシコ",
                                  .kanji = "田中",
                                  .who = "76F",
                                  .transport = "H",
                                  .grade = "b",
                                  .alert = "",
                                  .vital = "Ve Al",
                                  .letters = "Mo Ca",
                                  .marks = MARK_NAMESAKE,
                                  .loud = true };
        g_autofree char *lines = lines_of_bed(&person, NULL, beds[i].cells, beds[i].lines);
        g_assert_cmpstr(lines, ==, beds[i].shown);
    }
}

/* Two unknown men whose names end alike on the map are taken for one. */
static void
test_what_tells_two_unknown_men_apart_is_not_cut_off(void)
{
    static const struct {
        int cells;
        const char *shown;
    } beds[] = {
        { 24, "1 仮名 不明 男性A   VeSn|" },
        { 18, "1 仮名 >男性A  VeS|" },
        { 14, "1 仮>男性A VeS|" },
        { 10, "1 >性A VeS|" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(beds); i++) {
        SheetBedPerson person = { .name = "仮名 不明 男性A",
                                  .alias = true,
                                  .kanji = "",
                                  .who = "",
                                  .transport = "S",
                                  .grade = "n",
                                  .alert = "",
                                  .vital = "Ve",
                                  .letters = "" };
        g_autofree char *lines = lines_of_bed(&person, NULL, beds[i].cells, 1);
        g_assert_cmpstr(lines, ==, beds[i].shown);
    }
}

/* A line for two: what keeps the other one safe stands there too. */
static void
test_who_finds_no_line_in_a_bed_still_tells_isolation(void)
{
    SheetBedPerson mother = { .name = "ヤマダ ハナコ",
                              .kanji = "",
                              .who = "31F",
                              .transport = "W",
                              .grade = "c",
                              .alert = "",
                              .letters = "",
                              .vital = "" };
    SheetBedPerson other = { .name = "ヤマダ ハルカ",
                             .kanji = "",
                             .who = "30F",
                             .transport = "W",
                             .grade = "c",
                             .alert = "Is",
                             .letters = "",
                             .vital = "",
                             .loud = true };
    g_autoptr(Terminal) terminal = screen_open(24, 80);
    g_autoptr(GPtrArray) persons = g_ptr_array_new();
    Canvas canvas = terminal_canvas(terminal);
    SheetBed bed = { "1", "1", "occupied", NULL, persons, false };
    CellPlace place = { { 0, 0, 24 }, "601", 1, false };
    g_ptr_array_add(persons, &mother);
    g_ptr_array_add(persons, &other);
    bed_cell_draw(&bed, &canvas, &place);
    g_autofree char *row = screen_row(0);
    g_assert_cmpstr(row, ==, "1!ﾔﾏﾀﾞ ﾊﾅｺ    31F IsWc+1");
}

static void
test_who_is_away_from_a_bed_with_another_in_it_is_told(void)
{
    SheetBedPerson away = { .name = "ヤマダ ハナコ",
                            .kanji = "",
                            .state = "away",
                            .who = "31F",
                            .transport = "W",
                            .grade = "c",
                            .alert = "",
                            .letters = "",
                            .vital = "" };
    SheetBedPerson here = away;
    here.name = "モリ エリ";
    here.state = "";
    g_autoptr(Terminal) terminal = screen_open(24, 80);
    g_autoptr(GPtrArray) persons = g_ptr_array_new();
    Canvas canvas = terminal_canvas(terminal);
    SheetBed bed = { "1", "1", "occupied", "", persons, false };
    CellPlace place = { { 0, 0, 30 }, "601", 2, false };
    g_ptr_array_add(persons, &away);
    g_ptr_array_add(persons, &here);
    bed_cell_draw(&bed, &canvas, &place);
    g_autofree char *first = screen_row(0), *second = screen_row(1);
    g_assert_cmpstr(first, ==, "1 away ヤマダ ハナコ    31F Wc");
    g_assert_cmpstr(second, ==, "  モリ エリ             31F Wc");
}

static void
test_hard_names_come_back_as_written(void)
{
    static const char *const names[] = { "葛󠄀城 進", "𠮷田 和子",      "か゚な", "ｳﾞｲﾀﾞ",
                                         "김 소연",        "Nguyễn Thị Mai", "محمد", "é" };
    g_autoptr(Terminal) terminal = screen_open(24, 80);
    Canvas canvas = terminal_canvas(terminal);
    for (int i = 0; i < (int)G_N_ELEMENTS(names); i++) {
        canvas_text(&canvas, (Spot){ i, 0, 30 }, INK_PLAIN, names[i]);
        g_autofree char *row = screen_row(i);
        g_assert_cmpstr(row, ==, names[i]);
    }
}

static void
test_escape_codes_in_a_note_are_shown_not_obeyed(void)
{
    g_autoptr(Terminal) terminal = screen_open(24, 80);
    Canvas canvas = terminal_canvas(terminal);
    canvas_text(&canvas, (Spot){ 0, 0, 0 }, INK_PLAIN, "a\033[2Jb");
    g_autofree char *row = screen_row(0);
    g_assert_cmpstr(row, ==, "a<U+001B>[2Jb");
}

static void
test_a_part_is_not_left(void)
{
    g_autoptr(Terminal) terminal = screen_open(24, 80);
    Canvas canvas = terminal_canvas(terminal);
    Canvas part = canvas_part(&canvas, (Spot){ 2, 10, 6 }, 2);
    canvas_text(&part, (Spot){ 0, 0, 0 }, INK_PLAIN, "ヤマダ ハナコ");
    canvas_text(&part, (Spot){ 2, 0, 0 }, INK_PLAIN, "below");
    g_autofree char *row = screen_row(2);
    g_autofree char *below = screen_row(4);
    g_assert_cmpstr(row, ==, "          ヤマ>");
    g_assert_cmpstr(below, ==, "");
}

static void
test_rooms_share_their_walls(void)
{
    g_autoptr(Terminal) terminal = screen_open(24, 80);
    Canvas canvas = terminal_canvas(terminal);
    g_autoptr(Frame) frame = frame_new(24, 80);
    frame_box(frame, (Spot){ 0, 0, 4 }, 3);
    frame_box(frame, (Spot){ 0, 3, 4 }, 3);
    frame_box(frame, (Spot){ 2, 0, 4 }, 3);
    frame_box(frame, (Spot){ 2, 3, 4 }, 3);
    frame_draw(frame, &canvas);
    g_autofree char *top = screen_row(0);
    g_autofree char *middle = screen_row(2);
    g_autofree char *bottom = screen_row(4);
    g_assert_cmpstr(top, ==, "┌──┬──┐");
    g_assert_cmpstr(middle, ==, "├──┼──┤");
    g_assert_cmpstr(bottom, ==, "└──┴──┘");
}

static void
test_no_color_keeps_every_meaning(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Terminal) terminal = terminal_open_hidden(24, 80, palette_wanted("1"), &error);
    g_assert_no_error(error);
    Canvas canvas = terminal_canvas(terminal);
    for (int ink = 0; ink < INK_COUNT; ink++) {
        canvas_text(&canvas, (Spot){ ink, 0, 1 }, (Ink)ink, "x");
        cchar_t cell;
        wchar_t sign[CCHARW_MAX + 1];
        attr_t attributes;
        short pair;
        mvwin_wch(stdscr, ink, 0, &cell);
        getcchar(&cell, sign, &attributes, &pair, NULL);
        g_assert_cmpint(pair, ==, 0);
    }
    g_autofree char *inks = snapshot_inks(stdscr);
    g_assert_true(g_str_has_prefix(inks, "\nb\nd\nr\nL\nu\nk\n"));
}

static void
test_no_color_is_wanted_only_when_it_says_something(void)
{
    g_assert_true(palette_wanted(NULL));
    g_assert_true(palette_wanted(""));
    g_assert_false(palette_wanted("1"));
}

/* However much stands before it, the age of the last copy is not pushed off the foot. */
static void
test_what_matters_is_not_pushed_off_the_foot(void)
{
    g_autoptr(Terminal) terminal = screen_open(24, 80);
    Canvas canvas = terminal_canvas(terminal);
    Canvas narrow = canvas_part(&canvas, (Spot){ 1, 0, 44 }, 1);
    g_autoptr(BarLine) line = bar_line_new();
    bar_line_add(line, INK_LOUD, " ENVELOPE OPENED ", " ENVELOPE ", GIVES_SIGN);
    bar_line_add(line, INK_STRONG, "5階東病棟", "5階東>", GIVES_WARD);
    bar_line_add(line, INK_PLAIN, " 11/02 06:45", NULL, GIVES_NOTHING);
    bar_line_add(line, INK_STRONG, " beds not seen 2", "", GIVES_BEDS);
    bar_line_add(line, INK_STRONG, " copy 42 min ago", NULL, GIVES_NOTHING);
    bar_line_draw(line, &canvas);
    bar_line_draw(line, &narrow);
    g_autofree char *wide = screen_row(0);
    g_autofree char *row = screen_row(1);
    g_assert_cmpstr(wide, ==,
                    " ENVELOPE OPENED 5階東病棟 11/02 06:45 beds not seen 2 copy 42 min ago");
    g_assert_cmpstr(row, ==, " ENVELOPE 5階東> 11/02 06:45 copy 42 min ago");
}

int
main(int argc, char **argv)
{
    setlocale(LC_ALL, "C.UTF-8");
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/canvas/marks-that-find-no-room-become-signs",
                    test_marks_that_find_no_room_become_signs);
    g_test_add_func("/canvas/isolation-stays", test_isolation_is_pushed_out_by_nothing);
    g_test_add_func("/canvas/vital-stays", test_a_ventilator_and_an_allergy_stay_beside_a_namesake);
    g_test_add_func("/canvas/unknown-men", test_what_tells_two_unknown_men_apart_is_not_cut_off);
    g_test_add_func("/canvas/isolation-of-another",
                    test_who_finds_no_line_in_a_bed_still_tells_isolation);
    g_test_add_func("/canvas/foot", test_what_matters_is_not_pushed_off_the_foot);
    g_test_add_func("/canvas/right-half", test_right_half_is_overwritten_from_its_left_edge);
    g_test_add_func("/canvas/left-half", test_left_half_is_overwritten_to_its_right_edge);
    g_test_add_func("/canvas/last-column", test_last_column_takes_no_half_sign);
    g_test_add_func("/bed/away-beside-another",
                    test_who_is_away_from_a_bed_with_another_in_it_is_told);
    g_test_add_func("/canvas/hard-names", test_hard_names_come_back_as_written);
    g_test_add_func("/canvas/escape-codes", test_escape_codes_in_a_note_are_shown_not_obeyed);
    g_test_add_func("/canvas/part", test_a_part_is_not_left);
    g_test_add_func("/frame/shared-walls", test_rooms_share_their_walls);
    g_test_add_func("/palette/no-color", test_no_color_keeps_every_meaning);
    g_test_add_func("/palette/wanted", test_no_color_is_wanted_only_when_it_says_something);
    return g_test_run();
}
