/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "names/roman.h"

#include "names/kana.h"
#include "names/nihonshiki.h"

#include <stdbool.h>
#include <string.h>

/* ---- exact ---- */

static bool
is_hiragana(gunichar c)
{
    return c >= 0x3041 && c <= 0x309F;
}

static bool
is_mark(gunichar c)
{
    return c == 0x3099 || c == 0x309A || c == 0x30FC;
}

/* Kana of any width with their marks; the middle dot parts names and stays apart. */
static bool
is_of_run(gunichar c)
{
    bool katakana = c >= 0x30A1 && c <= 0x30FF && c != 0x30FB;
    bool half_width = c >= 0xFF66 && c <= 0xFF9F;
    return (c >= 0x3041 && c <= 0x309F) || katakana || half_width || (c >= 0x31F0 && c <= 0x31FF);
}

static void
append_run(GString *out, const char *run, gsize length)
{
    g_autofree char *kana = g_strndup(run, length);
    g_autofree char *kept = kana_keep(kana);
    g_autofree char *letters = nihonshiki_from_kana(kept);
    if (letters == NULL) {
        g_string_append(out, kana);
        return;
    }
    g_autofree char *small = g_ascii_strdown(letters, -1);
    for (const char *at = is_hiragana(g_utf8_get_char(run)) ? small : letters; *at != '\0'; at++)
        g_string_append_c(out, *at == '.' ? '\'' : *at);
}

char *
roman_spelled(const char *text)
{
    GString *out = g_string_new(NULL);
    for (const char *at = text; *at != '\0';) {
        const char *end = at;
        while (*end != '\0' && is_of_run(g_utf8_get_char(end)) &&
               (is_mark(g_utf8_get_char(end)) ||
                is_hiragana(g_utf8_get_char(end)) == is_hiragana(g_utf8_get_char(at))))
            end = g_utf8_next_char(end);
        if (end > at) {
            append_run(out, at, (gsize)(end - at));
            at = end;
        } else {
            g_string_append_unichar(out, g_utf8_get_char(at));
            at = g_utf8_next_char(at);
        }
    }
    return g_string_free(out, FALSE);
}

/* ---- as English writes it ---- */

/* Where Hepburn differs, the longest first; the doubled consonant is set right afterwards. */
static const struct {
    const char *exact, *hepburn;
} differences[] = {
    { "XTU", "" },    { "SYA", "SHA" },  { "SYU", "SHU" }, { "SYO", "SHO" }, { "TYA", "CHA" },
    { "TYU", "CHU" }, { "TYO", "CHO" },  { "ZYA", "JA" },  { "ZYU", "JU" },  { "ZYO", "JO" },
    { "DYA", "JA" },  { "DYU", "JU" },   { "DYO", "JO" },  { "HUXA", "FA" }, { "HUXI", "FI" },
    { "HUXE", "FE" }, { "HUXO", "FO" },  { "TEXI", "TI" }, { "DEXI", "DI" }, { "SIXE", "SHE" },
    { "ZIXE", "JE" }, { "TIXE", "CHE" }, { "UXI", "WI" },  { "UXE", "WE" },  { "UXO", "WO" },
    { "VUXA", "VA" }, { "VUXI", "VI" },  { "VUXE", "VE" }, { "VUXO", "VO" }, { "SI", "SHI" },
    { "TI", "CHI" },  { "TU", "TSU" },   { "HU", "FU" },   { "ZI", "JI" },   { "DI", "JI" },
    { "DU", "ZU" },   { "WI", "I" },     { "WE", "E" },    { "WO", "O" },    { "N.", "N'" },
    { "X", "" },
};

/* TTI is written tchi, SSI sshi. */
static void
append_syllable(GString *out, const char *hepburn, bool doubled)
{
    if (doubled)
        g_string_append_c(out, *hepburn == 'C' ? 'T' : *hepburn);
    g_string_append(out, hepburn);
}

static char *
hepburn_word(const char *exact)
{
    GString *out = g_string_new(NULL);
    while (*exact != '\0') {
        bool doubled = exact[0] == exact[1] && strchr("KSTHMYRWGZDBPV", *exact) != NULL;
        const char *at = exact + doubled;
        guint i = 0;
        while (i < G_N_ELEMENTS(differences) && !g_str_has_prefix(at, differences[i].exact))
            i++;
        char own[] = { *at, '\0' };
        append_syllable(out, i < G_N_ELEMENTS(differences) ? differences[i].hepburn : own, doubled);
        exact = at + (i < G_N_ELEMENTS(differences) ? strlen(differences[i].exact) : 1);
    }
    return g_string_free(out, FALSE);
}

/* The first word is the surname. */
char *
roman_name(const char *kana)
{
    g_autofree char *letters = nihonshiki_from_kana(kana);
    if (letters == NULL)
        return NULL;
    g_auto(GStrv) words = g_strsplit(letters, "/", -1);
    GString *out = g_string_new(NULL);
    for (guint i = 0; words[i] != NULL; i++) {
        g_autofree char *word = hepburn_word(words[i]);
        g_autofree char *rest = *word != '\0' ? g_ascii_strdown(word + 1, -1) : g_strdup("");
        if (i == 0)
            g_string_append(out, word);
        else if (*word != '\0')
            g_string_append_printf(out, " %c%s", *word, rest);
    }
    return g_string_free(out, FALSE);
}
