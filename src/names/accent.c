/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "names/accent.h"

#include <stdbool.h>
#include <string.h>

#define KEY ';'

static const struct {
    char sign;
    gunichar mark;
} marks[] = {
    { '\'', 0x0301 }, { '`', 0x0300 }, { '^', 0x0302 }, { '~', 0x0303 }, { '"', 0x0308 },
    { '?', 0x0309 },  { '.', 0x0323 }, { '(', 0x0306 }, { '+', 0x031B }, { 'o', 0x030A },
    { ',', 0x0327 },  { 'v', 0x030C }, { '=', 0x0304 },
};

/* Letters that Unicode does not take apart. */
static const struct {
    gunichar plain;
    char sign;
    gunichar stroked;
} strokes[] = {
    { 'd', '-', 0x0111 }, { 'D', '-', 0x0110 }, { 'l', '-', 0x0142 },
    { 'L', '-', 0x0141 }, { 'h', '-', 0x0127 }, { 'H', '-', 0x0126 },
    { 'o', '/', 0x00F8 }, { 'O', '/', 0x00D8 }, { 'i', '-', 0x0131 },
};

/* The letter before with a stroke; 0 if there is none. */
static gunichar
stroked(gunichar letter, char sign)
{
    for (guint i = 0; i < G_N_ELEMENTS(strokes); i++)
        if (strokes[i].plain == letter && strokes[i].sign == sign)
            return strokes[i].stroked;
    return 0;
}

static gunichar
mark_of(char sign)
{
    for (guint i = 0; i < G_N_ELEMENTS(marks); i++)
        if (marks[i].sign == sign)
            return marks[i].mark;
    return 0;
}

/* Joins what SIGN stands for to the end of OUT; false if it stands for nothing there. */
static bool
join(GString *out, char sign)
{
    if (out->len == 0)
        return false;
    char *last = g_utf8_prev_char(out->str + out->len);
    gunichar letter = g_utf8_get_char(last), stroke = stroked(letter, sign);
    gunichar mark = mark_of(sign);
    if (stroke != 0) {
        g_string_truncate(out, (gsize)(last - out->str));
        g_string_append_unichar(out, stroke);
        return true;
    }
    bool latin = g_unichar_get_script(letter) == G_UNICODE_SCRIPT_LATIN;
    if (mark == 0 || !(latin || g_unichar_ismark(letter)))
        return false;
    g_string_append_unichar(out, mark);
    return true;
}

/* Only what was joined is composed: pasted text keeps its bytes. */
static void
close_letter(GString *out, gsize from)
{
    g_autofree char *composed = g_utf8_normalize(out->str + from, -1, G_NORMALIZE_DEFAULT_COMPOSE);
    g_string_truncate(out, from);
    g_string_append(out, composed);
}

char *
accent_compose(const char *typed)
{
    GString *out = g_string_new(NULL);
    gsize letter = 0; /* where the last one begins */
    for (const char *at = typed; *at != '\0'; at = g_utf8_next_char(at)) {
        if (*at == KEY && at[1] != '\0' && join(out, at[1])) {
            close_letter(out, MIN(letter, out->len));
            at++;
            continue;
        }
        letter = out->len;
        g_string_append_unichar(out, g_utf8_get_char(at));
    }
    return g_string_free(out, FALSE);
}
