/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/piece.h"

#include "base/text.h"

guint
piece_cells(const Piece *piece)
{
    return piece->narrow + 2 * piece->wide;
}

static void
add_sign(Piece *piece, gunichar c)
{
    guint cells = text_char_cells(c);
    piece->narrow += cells == 1;
    piece->wide += cells > 1;
    piece->figures = piece->figures || c < 0x80;
}

/* A blank within a moment. */
static bool
joins_figures(const char *text, const char *blank)
{
    return *blank == ' ' && blank > text && g_ascii_isdigit(blank[-1]) && g_ascii_isdigit(blank[1]);
}

Piece
piece_longest(const char *text, guint figures_most, guint word_most)
{
    Piece longest = { 0 }, piece = { 0 };
    for (const char *at = text;; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (c != 0 && (!g_unichar_isspace(c) || joins_figures(text, at))) {
            add_sign(&piece, c);
            continue;
        }
        guint cells = piece_cells(&piece);
        if (cells <= (piece.figures ? figures_most : word_most) && cells > piece_cells(&longest))
            longest = piece;
        if (c == 0)
            return longest;
        piece = (Piece){ 0 };
    }
}
