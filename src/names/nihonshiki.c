/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "names/nihonshiki.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

#define HOLE 0x3000 /* a full-width blank: no kana there */

static const char vowels[] = "AIUEO";

/* One row of kana per consonant, in order of the vowels. */
typedef struct {
    const char *consonant;
    const char *kana;
    bool contracts; /* its i-kana takes a small ya, yu, yo as Y */
} Row;

static const Row rows[] = {
    { "", "アイウエオ", false },   { "K", "カキクケコ", true },   { "S", "サシスセソ", true },
    { "T", "タチツテト", true },   { "N", "ナニヌネノ", true },   { "H", "ハヒフヘホ", true },
    { "M", "マミムメモ", true },   { "Y", "ヤ　ユ　ヨ", false },  { "R", "ラリルレロ", true },
    { "W", "ワヰ　ヱヲ", false },  { "G", "ガギグゲゴ", true },   { "Z", "ザジズゼゾ", true },
    { "D", "ダヂヅデド", true },   { "B", "バビブベボ", true },   { "P", "パピプペポ", true },
    { "V", "ヷヸヴヹヺ", false },  { "X", "ァィゥェォ", false },  { "XY", "ャ　ュ　ョ", false },
    { "XT", "　　ッ　ㇳ", false }, { "XW", "ヮ　　　　", false }, { "XK", "ヵ　ㇰヶ　", false },
    { "XS", "　ㇱㇲ　　", false }, { "XN", "　　ㇴ　　", false }, { "XH", "ㇵㇶㇷㇸㇹ", false },
    { "XM", "　　ㇺ　　", false }, { "XR", "ㇻㇼㇽㇾㇿ", false }, { "Q", "ヽ　　ヾ　", false },
};

/* Signs that stand for themselves in both directions. */
static const struct {
    gunichar kana;
    char letter;
} signs[] = { { 0x30FC, '-' }, { 0x30FB, ' ' }, { ' ', '/' } };

#define SMALL_TU 0x30C3
#define N_KANA 0x30F3

static gunichar
row_kana(const Row *row, int column)
{
    return g_utf8_get_char(g_utf8_offset_to_pointer(row->kana, column));
}

static const Row *
find_kana(gunichar kana, int *ret_column)
{
    for (guint i = 0; i < G_N_ELEMENTS(rows) && kana != HOLE; i++) {
        const char *found = g_utf8_strchr(rows[i].kana, -1, kana);
        if (found == NULL)
            continue;
        *ret_column = (int)g_utf8_pointer_to_offset(rows[i].kana, found);
        return &rows[i];
    }
    return NULL;
}

/* ャ, ュ or ョ as the vowel behind Y; 0 for anything else. */
static char
contracted_vowel(gunichar small)
{
    switch (small) {
    case 0x30E3:
        return 'A';
    case 0x30E5:
        return 'U';
    case 0x30E7:
        return 'O';
    default:
        return '\0';
    }
}

/* Spells the kana at *AT in front of what is already in OUT (the text is walked from its end,
 * because ッ and ン depend on the letters behind them). NEXT is the kana behind it. */
static bool
spell(GString *out, gunichar kana, gunichar next)
{
    int column;
    for (guint i = 0; i < G_N_ELEMENTS(signs); i++)
        if (signs[i].kana == kana) {
            g_string_prepend_c(out, signs[i].letter);
            return true;
        }
    if (kana == N_KANA) {
        bool apart = out->len > 0 && strchr("AIUEOY", out->str[0]) != NULL;
        g_string_prepend(out, apart ? "N." : "N");
        return true;
    }
    if (kana == SMALL_TU && out->len > 0 && strchr("KSTHMYRWGZDBPV", out->str[0]) != NULL) {
        g_string_prepend_c(out, out->str[0]);
        return true;
    }
    const Row *row = find_kana(kana, &column);
    if (row == NULL)
        return false;
    if (row->contracts && column == 1 && contracted_vowel(next) != '\0')
        g_string_erase(out, 0, 1); /* XYA -> YA behind the bare consonant */
    else
        g_string_prepend_c(out, vowels[column]);
    g_string_prepend(out, row->consonant);
    return true;
}

char *
nihonshiki_from_kana(const char *kana)
{
    GString *out = g_string_new(NULL);
    gunichar next = 0;
    for (const char *at = kana + strlen(kana); at > kana;) {
        at = g_utf8_prev_char(at);
        gunichar c = g_utf8_get_char(at);
        if (!spell(out, c, next)) {
            g_string_free(out, TRUE);
            return NULL;
        }
        next = c;
    }
    return g_string_free(out, FALSE);
}

/* The row of the first LENGTH letters and the kana of the vowel behind them; 0 if there is none. */
static gunichar
find_letters(const char *letters, gsize length)
{
    const char *vowel = letters[length] == '\0' ? NULL : strchr(vowels, letters[length]);
    for (guint i = 0; i < G_N_ELEMENTS(rows) && vowel != NULL; i++) {
        if (strlen(rows[i].consonant) != length || strncmp(rows[i].consonant, letters, length) != 0)
            continue;
        gunichar kana = row_kana(&rows[i], (int)(vowel - vowels));
        return kana == HOLE ? 0 : kana;
    }
    return 0;
}

/* Consonant, Y, vowel. */
static bool
read_contracted(const char **at, GString *out)
{
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (!rows[i].contracts || (*at)[0] != rows[i].consonant[0] || (*at)[1] != 'Y')
            continue;
        gunichar small = find_letters((const char[]){ 'X', 'Y', (*at)[2], '\0' }, 2);
        if (small == 0)
            return false;
        g_string_append_unichar(out, row_kana(&rows[i], 1));
        g_string_append_unichar(out, small);
        *at += 3;
        return true;
    }
    return false;
}

static bool
read_plain(const char **at, GString *out)
{
    gsize left = strlen(*at);
    for (gsize length = 0; length <= 2 && length < left; length++) {
        gunichar kana = find_letters(*at, length);
        if (kana == 0)
            continue;
        g_string_append_unichar(out, kana);
        *at += length + 1;
        return true;
    }
    return false;
}

/* What is no syllable: a sign, ッ before its own consonant, ン. */
static bool
read_single(const char **at, GString *out)
{
    char c = (*at)[0];
    gunichar kana = 0;
    for (guint i = 0; i < G_N_ELEMENTS(signs); i++)
        if (signs[i].letter == c)
            kana = signs[i].kana;
    if (c == 'N')
        kana = N_KANA;
    else if (strchr("KSTHMYRWGZDBPV", c) != NULL && (*at)[1] == c)
        kana = SMALL_TU;
    if (kana == 0)
        return false;
    g_string_append_unichar(out, kana);
    *at += c == 'N' && (*at)[1] == '.' ? 2 : 1;
    return true;
}

char *
nihonshiki_to_kana(const char *letters)
{
    GString *out = g_string_new(NULL);
    const char *at = letters;
    while (*at != '\0') {
        if (read_contracted(&at, out) || read_plain(&at, out) || read_single(&at, out))
            continue;
        g_string_free(out, TRUE);
        return NULL;
    }
    return g_string_free(out, FALSE);
}
