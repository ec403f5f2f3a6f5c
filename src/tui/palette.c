/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/palette.h"

enum { PAIR_NONE, PAIR_LOUD, PAIR_KEY };

#define COLOURS_WITH_BLUE 256
#define BLUE_ON_BOTH 27 /* of those: #005fff, more than 4:1 on black and on white */

/* Black on yellow reads on dark and on light ground, and so does this blue, which is told apart by
 * every kind of colour blindness. A screen that does not know it leaves keys bold and underlined in
 * its own ink: its plain blue is too dark on black, its cyan too light on white. */
static const struct {
    attr_t attributes;
    short pair;
    char letter;
} inks[INK_COUNT] = {
    [INK_PLAIN] = { A_NORMAL, PAIR_NONE, '.' },
    [INK_STRONG] = { A_BOLD, PAIR_NONE, 'b' },
    [INK_QUIET] = { A_DIM, PAIR_NONE, 'd' },
    [INK_CURSOR] = { A_REVERSE, PAIR_NONE, 'r' },
    [INK_LOUD] = { A_BOLD | A_REVERSE, PAIR_LOUD, 'L' },
    [INK_FIELD] = { A_UNDERLINE, PAIR_NONE, 'u' },
    [INK_KEY] = { A_BOLD | A_UNDERLINE, PAIR_KEY, 'k' },
};

Palette
palette_start(bool wanted)
{
    Palette palette = { .colours = wanted && has_colors() };
    if (!palette.colours)
        return palette;
    start_color();
    use_default_colors();
    init_pair(PAIR_LOUD, COLOR_YELLOW, COLOR_BLACK); /* reversed: black on yellow */
    init_pair(PAIR_KEY, COLORS >= COLOURS_WITH_BLUE ? BLUE_ON_BOTH : -1, -1);
    return palette;
}

bool
palette_wanted(const char *no_color)
{
    return no_color == NULL || no_color[0] == '\0';
}

attr_t
palette_attributes(const Palette *palette, Ink ink)
{
    (void)palette;
    return inks[ink].attributes;
}

short
palette_pair(const Palette *palette, Ink ink)
{
    return palette->colours ? inks[ink].pair : PAIR_NONE;
}

char
palette_letter(attr_t attributes, short pair)
{
    attr_t bare = attributes & (A_BOLD | A_DIM | A_REVERSE | A_UNDERLINE);
    for (int i = 0; i < INK_COUNT; i++)
        if (inks[i].attributes == bare && (pair == PAIR_NONE || pair == inks[i].pair))
            return inks[i].letter;
    return '?';
}
