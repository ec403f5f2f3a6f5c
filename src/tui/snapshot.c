/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/snapshot.h"

#include "tui/palette.h"

#include "base/text.h"

typedef struct {
    wchar_t sign[CCHARW_MAX + 1];
    attr_t attributes;
    short pair;
} Cell;

static Cell
cell_at(WINDOW *window, int row, int column)
{
    Cell cell = { .sign = { 0 } };
    cchar_t raw;
    if (mvwin_wch(window, row, column, &raw) != ERR)
        getcchar(&raw, cell.sign, &cell.attributes, &cell.pair, NULL);
    return cell;
}

static int
cell_width(const Cell *cell)
{
    return text_char_cells((gunichar)cell->sign[0]) == 2 ? 2 : 1;
}

static void
cut_end(GString *line, char what)
{
    while (line->len > 0 && line->str[line->len - 1] == what)
        g_string_truncate(line, line->len - 1);
}

char *
snapshot_text(WINDOW *window)
{
    GString *all = g_string_new(NULL);
    for (int row = 0; row < getmaxy(window); row++) {
        g_autoptr(GString) line = g_string_new(NULL);
        for (int column = 0; column < getmaxx(window);) {
            Cell cell = cell_at(window, row, column);
            for (const wchar_t *at = cell.sign; *at != L'\0'; at++)
                g_string_append_unichar(line, (gunichar)*at);
            column += cell_width(&cell);
        }
        cut_end(line, ' ');
        g_string_append_printf(all, "%s\n", line->str);
    }
    return g_string_free(all, FALSE);
}

char *
snapshot_inks(WINDOW *window)
{
    GString *all = g_string_new(NULL);
    for (int row = 0; row < getmaxy(window); row++) {
        g_autoptr(GString) line = g_string_new(NULL);
        for (int column = 0; column < getmaxx(window); column++) {
            Cell cell = cell_at(window, row, column);
            g_string_append_c(line, palette_letter(cell.attributes, cell.pair));
        }
        cut_end(line, '.');
        g_string_append_printf(all, "%s\n", line->str);
    }
    return g_string_free(all, FALSE);
}
