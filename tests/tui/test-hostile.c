/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody put into a name to break the screen: it is seen, and what stands beside it stays.
 */
#include "base/hostile.h"
#include "base/text.h"

#include <locale.h>

#include "screen.h"

#define LEFT 20
#define CELLS 24

/* A name between two others, as a map has it. */
static void
assert_stays_in_its_cells(Canvas *canvas, const char *name)
{
    canvas_text(canvas, (Spot){ 2, 0, 0 }, INK_PLAIN, "山田 花子|");
    canvas_text(canvas, (Spot){ 2, LEFT + CELLS, 0 }, INK_PLAIN, "|佐藤 一郎");
    canvas_text(canvas, (Spot){ 2, LEFT, CELLS }, INK_PLAIN, name);
    g_autofree char *row = screen_row(2);
    hostile_assert_tame(row, "");
    g_assert_true(g_str_has_prefix(row, "山田 花子|          "));
    g_assert_true(g_str_has_suffix(row, "|佐藤 一郎"));
    g_assert_cmpuint(text_cells(row), ==, LEFT + CELLS + text_cells("|佐藤 一郎"));
}

static void
test_ten_thousand_hostile_names_leave_the_next_bed_alone(void)
{
    g_autoptr(Terminal) terminal = screen_open(24, 80);
    Canvas canvas = terminal_canvas(terminal);
    for (guint i = 0; i < HOSTILE_COUNT; i++) {
        g_autofree char *name = hostile_text(i);
        assert_stays_in_its_cells(&canvas, name);
    }
}

static void
test_ten_thousand_hostile_notes_wrap_within_their_part(void)
{
    g_autoptr(Terminal) terminal = screen_open(24, 80);
    Canvas canvas = terminal_canvas(terminal);
    Canvas part = canvas_part(&canvas, (Spot){ 3, 0, 30 }, 12);
    for (guint i = 0; i < HOSTILE_COUNT; i++) {
        g_autofree char *note = hostile_text(i);
        canvas_clear(&part);
        int rows = canvas_lines(&part, (Spot){ 0, 0, 0 }, 12, INK_PLAIN, note);
        for (int row = 0; row < rows; row++) {
            g_autofree char *line = screen_row(3 + row);
            hostile_assert_tame(line, "");
            g_assert_cmpuint(text_cells(line), <=, 30);
        }
    }
}

int
main(int argc, char *argv[])
{
    setlocale(LC_ALL, "C.UTF-8");
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/hostile/names", test_ten_thousand_hostile_names_leave_the_next_bed_alone);
    g_test_add_func("/hostile/notes", test_ten_thousand_hostile_notes_wrap_within_their_part);
    return g_test_run();
}
