/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/piece.h"

#include "base/text.h"

#include <string.h>

static void
add_sign(Piece *piece, gunichar c)
{
    piece->cells += text_char_cells(c);
    piece->figures = piece->figures || (c < 0x80 && c != ' ');
}

/* A dot between words: a line may end behind it. */
#define DOT 0x30FB

/* A blank within a moment, or within a name in kana or kanji. */
static bool
joins(const char *text, const char *blank)
{
    if (*blank != ' ' || blank == text)
        return false;
    gunichar before = g_utf8_get_char(g_utf8_prev_char(blank)), after = g_utf8_get_char(blank + 1);
    return (g_unichar_isdigit(before) && g_unichar_isdigit(after)) ||
           (text_char_cells(before) == 2 && text_char_cells(after) == 2);
}

Piece
piece_longest(const char *text, guint figures_most, guint words_most)
{
    Piece longest = { .text = text }, piece = { .text = text };
    for (const char *at = text;; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (c != 0 && (!g_unichar_isspace(c) || joins(text, at))) {
            add_sign(&piece, c);
            if (c != DOT)
                continue;
        }
        piece.length = (gsize)(at - piece.text) + (c == DOT ? strlen("・") : 0);
        if (piece.cells <= (piece.figures ? figures_most : words_most) &&
            piece.cells > longest.cells)
            longest = piece;
        if (c == 0)
            return longest;
        piece = (Piece){ .text = g_utf8_next_char(at) };
    }
}
