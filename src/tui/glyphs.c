/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/glyphs.h"

#include "names/roman.h"

#include "base/language.h"
#include "base/text.h"

#include <string.h>
#include <wchar.h>

/* Signs of the program's own that a poor terminal lacks or draws two cells wide. */
static const struct {
    gunichar sign;
    const char *plain;
} own_signs[] = {
    { 0x2018, "'" }, { 0x2019, "'" }, { 0x201C, "\"" }, { 0x201D, "\"" }, { 0x2026, "..." },
    { 0x2014, "-" }, { 0x2015, "-" }, { 0x2192, "->" }, { 0x2500, "-" },  { 0x2502, "|" },
    { 0x25A0, "#" }, { 0x25B2, "^" }, { 0x25CB, "o" },  { 0x25CF, "*" },  { 0x25CE, "O" },
    { 0x25D0, "%" }, { 0x2605, "*" }, { 0x2713, "ok" }, { 0x00D7, "x" },  { 0x3000, " " },
    { 0x3001, "," }, { 0x3002, "." }, { 0x300C, "\"" }, { 0x300D, "\"" }, { 0x3010, "[" },
    { 0x3011, "]" }, { 0x30FB, " " }, { 0x301C, "~" },
};

static const char *
own_sign(gunichar sign)
{
    for (guint i = 0; i < G_N_ELEMENTS(own_signs); i++)
        if (own_signs[i].sign == sign)
            return own_signs[i].plain;
    return NULL;
}

/* ---- without kana ---- */

/* Full-width ASCII reads as ASCII. */
static gunichar
half_width(gunichar sign)
{
    return sign >= 0xFF01 && sign <= 0xFF5E ? sign - 0xFEE0 : sign;
}

static bool
is_kanji(gunichar sign)
{
    return g_unichar_get_script(sign) == G_UNICODE_SCRIPT_HAN;
}

/* A run of signs that cannot be drawn is counted: a box says less, and a reading made up more. One
 * alone is told by its code: the beds 5A窓 and 5A廊 must not look alike. */
static const char *
append_count(GString *out, const char *at)
{
    guint count = 0;
    gunichar first = g_utf8_get_char(at);
    bool kanji = is_kanji(first);
    for (; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar sign = g_utf8_get_char(at);
        if (text_char_cells(sign) == 1 || own_sign(sign) != NULL ||
            (text_char_cells(sign) == 2 && is_kanji(sign) != kanji))
            break;
        count += text_char_cells(sign) == 2;
    }
    if (count == 1)
        g_string_append_printf(out, "[%04X]", first);
    else
        g_string_append_printf(out, kanji ? _("[%u kanji]") : _("[%u signs]"), count);
    return at;
}

static char *
in_latin(const char *text)
{
    g_autofree char *spelled = roman_spelled(text);
    GString *out = g_string_new(NULL);
    for (const char *at = spelled; *at != '\0';) {
        gunichar sign = half_width(g_utf8_get_char(at));
        if (own_sign(sign) == NULL && text_char_cells(sign) == 2) {
            at = append_count(out, at);
            continue;
        }
        g_string_append_unichar(out, sign);
        at = g_utf8_next_char(at);
    }
    return g_string_free(out, FALSE);
}

/* ---- where ambiguous signs are wide ---- */

/* é is e and a mark, which no terminal draws wide: the same letter to the eye. */
static bool
is_ambiguous(gunichar sign)
{
    return sign >= 0x80 && g_unichar_iswide_cjk(sign) && !g_unichar_iswide(sign) &&
           text_char_cells(sign) == 1;
}

/* Appends SIGN so that it is as narrow as can be; true if it stays two cells wide. */
static bool
append_narrow(GString *out, gunichar sign)
{
    gunichar apart[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
    gsize length = g_unichar_fully_decompose(sign, FALSE, apart, G_N_ELEMENTS(apart));
    bool wide = is_ambiguous(sign), stays = wide && is_ambiguous(apart[0]);
    if (stays || !wide) {
        g_string_append_unichar(out, sign);
        return stays;
    }
    for (gsize i = 0; i < length; i++)
        g_string_append_unichar(out, apart[i]);
    return false;
}

static char *
spread(const char *text)
{
    GString *out = g_string_new(NULL);
    bool owes = false; /* the other cell of the sign before, behind its marks */
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar sign = g_utf8_get_char(at);
        bool mark = text_char_cells(sign) == 0;
        if (owes && !mark)
            g_string_append_unichar(out, GLYPHS_OTHER_CELL);
        if (mark)
            g_string_append_unichar(out, sign);
        else
            owes = append_narrow(out, sign);
    }
    if (owes)
        g_string_append_unichar(out, GLYPHS_OTHER_CELL);
    return g_string_free(out, FALSE);
}

/* ---- all ---- */

/* The own signs in ASCII if PLAIN, and a code for what ncurses knows no width of. */
static char *
known(const char *text, bool plain)
{
    GString *out = g_string_new(NULL);
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar sign = g_utf8_get_char(at);
        const char *own = plain && sign >= 0x80 ? own_sign(sign) : NULL;
        if (own != NULL)
            g_string_append(out, own);
        else if (sign >= 0x80 && wcwidth((wchar_t)sign) < 0)
            g_string_append_printf(out, "<U+%04X>", sign);
        else
            g_string_append_unichar(out, sign);
    }
    return g_string_free(out, FALSE);
}

char *
glyphs_fit(const Glyphs *glyphs, const char *text)
{
    g_autofree char *visible = text_visible(text);
    g_autofree char *latin = glyphs->latin_only ? in_latin(visible) : NULL;
    g_autofree char *fit =
        known(latin != NULL ? latin : visible, glyphs->latin_only || glyphs->wide);
    return glyphs->wide ? spread(fit) : g_steal_pointer(&fit);
}
