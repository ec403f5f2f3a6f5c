/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "names/latin.h"

#include "base/text.h"

#include <string.h>

/* Letters that no normal form takes apart. */
static const struct {
    gunichar letter; /* upper case, if it has one */
    const char *plain;
} letters[] = {
    { 0x00C6, "AE" }, { 0x00D0, "D" }, { 0x00D8, "O" },  { 0x00DE, "TH" }, { 0x00DF, "SS" },
    { 0x0110, "D" },  { 0x0126, "H" }, { 0x0141, "L" },  { 0x014A, "N" },  { 0x0152, "OE" },
    { 0x0166, "T" },  { 0x018F, "A" }, { 0x1E9E, "SS" }, { 0x2010, "-" },  { 0x2011, "-" },
};

static void
append_plain(GString *out, gunichar c)
{
    gunichar upper = g_unichar_toupper(c);
    if (upper < 0x80 && (g_ascii_isalnum((char)upper) || upper == '-')) {
        g_string_append_c(out, (char)upper);
        return;
    }
    for (guint i = 0; i < G_N_ELEMENTS(letters); i++)
        if (letters[i].letter == upper)
            g_string_append(out, letters[i].plain);
}

char *
latin_fold(const char *name)
{
    g_autofree char *collapsed = text_collapse(name);
    g_autofree char *apart = g_utf8_normalize(collapsed, -1, G_NORMALIZE_ALL);
    GString *out = g_string_new(NULL);
    for (const char *at = apart; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (c != ' ')
            append_plain(out, c);
        else if (out->len > 0 && out->str[out->len - 1] != '/')
            g_string_append_c(out, '/');
    }
    if (out->len > 0 && out->str[out->len - 1] == '/')
        g_string_truncate(out, out->len - 1);
    return g_string_free(out, FALSE);
}

static bool
is_letter(gunichar c)
{
    return g_unichar_isalpha(c) && g_unichar_get_script(c) == G_UNICODE_SCRIPT_LATIN;
}

bool
latin_is_name(const char *name)
{
    bool lettered = false;
    for (const char *at = name; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        bool joins = c < 0x80 ? strchr(" -'.", (char)c) != NULL : c == 0x2019;
        if (!is_letter(c) && !g_unichar_ismark(c) && !joins)
            return false;
        lettered |= is_letter(c);
    }
    return lettered;
}

bool
latin_is_capitalised(const char *name)
{
    if (!latin_is_name(name) || !g_unichar_isupper(g_utf8_get_char(name)))
        return false;
    for (const char *at = name; *at != '\0'; at = g_utf8_next_char(at))
        if (g_unichar_islower(g_utf8_get_char(at)))
            return true;
    return false;
}
