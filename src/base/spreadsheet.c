/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/spreadsheet.h"

#include <stdbool.h>
#include <string.h>

#define FIGURE_DIGITS 4

/* "+1": a spreadsheet takes it for what it is. A phone's digits it would take for a number too, and
 * drop the plus. */
static bool
is_figure(const char *cell)
{
    if (*cell != '+' && *cell != '-')
        return false;
    gsize digits = strspn(cell + 1, "0123456789");
    return digits > 0 && digits <= FIGURE_DIGITS && cell[1 + digits] == '\0';
}

/* Not the tilde, which a spreadsheet leaves alone and an approximate time begins with. */
static bool
begins_formula(const char *cell)
{
    static const char signs[] = "=+-@\"＝＋－＠";
    while (*cell == '\'' || g_unichar_isspace(g_utf8_get_char(cell)))
        cell = g_utf8_next_char(cell);
    return *cell != '\0' && g_utf8_strchr(signs, -1, g_utf8_get_char(cell)) != NULL;
}

char *
spreadsheet_guard(const char *cell)
{
    bool guards = !is_figure(cell) && begins_formula(cell);
    return g_strconcat(guards ? "'" : "", cell, NULL);
}

const char *
spreadsheet_unguard(const char *cell)
{
    return *cell == '\'' && begins_formula(cell) ? cell + 1 : cell;
}
