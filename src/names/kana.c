/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "names/kana.h"

#include "base/text.h"

#include <string.h>

#define LONG_MARK 0x30FC
#define MIDDLE_DOT 0x30FB
#define VOICED 0x3099
#define HALF_VOICED 0x309A
#define KANA_I 0x30A4
#define KANA_U 0x30A6
#define KANA_E 0x30A8
#define KANA_O 0x30AA

static bool
is_hiragana(gunichar c)
{
    return (c >= 0x3041 && c <= 0x3096) || c == 0x309D || c == 0x309E;
}

bool
kana_has_hiragana(const char *text)
{
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at))
        if (is_hiragana(g_utf8_get_char(at)))
            return true;
    return false;
}

char *
kana_keep(const char *text)
{
    g_autofree char *normal = text_nfkc(text);
    GString *out = g_string_new(NULL);
    for (const char *at = normal; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        g_string_append_unichar(out, is_hiragana(c) ? c + 0x60 : c);
    }
    char *kept = text_collapse(out->str);
    g_string_free(out, TRUE);
    return kept;
}

bool
kana_is_kana(const char *kana)
{
    bool any = false;
    for (const char *at = kana; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        bool letter = (c >= 0x30A1 && c <= 0x30FA) || (c >= 0x31F0 && c <= 0x31FF) || c == 0x30FD ||
                      c == 0x30FE;
        if (!letter && c != LONG_MARK && c != MIDDLE_DOT && c != ' ')
            return false;
        any = any || letter;
    }
    return any;
}

static gunichar
full_size(gunichar c)
{
    static const char small[] = "ァアィイゥウェエォオッツャヤュユョヨヮワヵカヶケ"
                                "ㇰクㇱシㇲスㇳトㇴヌㇵハㇶヒㇷフㇸヘㇹホㇺムㇻラㇼリㇽルㇾレㇿロ";
    for (const char *at = small; *at != '\0';) {
        gunichar little = g_utf8_get_char(at);
        at = g_utf8_next_char(at);
        if (little == c)
            return g_utf8_get_char(at);
        at = g_utf8_next_char(at);
    }
    return c;
}

static char *
fold_until(const char *kana, gunichar stop)
{
    GString *out = g_string_new(NULL);
    for (const char *at = kana; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (c == stop)
            break;
        if (c != ' ' && c != MIDDLE_DOT)
            g_string_append_unichar(out, full_size(c));
    }
    return g_string_free(out, FALSE);
}

char *
kana_fold(const char *kana)
{
    return fold_until(kana, 0);
}

char *
kana_fold_surname(const char *kana)
{
    return fold_until(kana, ' ');
}

/* The vowel row of a folded, unvoiced kana, for a long mark behind it. */
static gunichar
vowel_of(gunichar c)
{
    static const char *const columns[] = { "アカサタナハマヤラワ", "イキシチニヒミリヰ",
                                           "ウクスツヌフムユル", "エケセテネヘメレヱ",
                                           "オコソトノホモヨロヲ" };
    for (guint i = 0; i < G_N_ELEMENTS(columns); i++)
        if (g_utf8_strchr(columns[i], -1, c) != NULL)
            return g_utf8_get_char(columns[i]);
    return c;
}

char *
kana_unvoiced(const char *kana)
{
    GString *out = g_string_new(NULL);
    for (const char *at = kana; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar base, mark, c = g_utf8_get_char(at);
        bool voiced =
            g_unichar_decompose(c, &base, &mark) && (mark == VOICED || mark == HALF_VOICED);
        g_string_append_unichar(out, voiced ? base : c);
    }
    return g_string_free(out, FALSE);
}

/* KANA with each long mark as the vowel it lengthens, in the same voicing. */
static void
append_long(GString *out, const char *kana, const char *plain)
{
    gunichar last = 0;
    for (; *kana != '\0'; kana = g_utf8_next_char(kana), plain = g_utf8_next_char(plain)) {
        gunichar c = g_utf8_get_char(kana);
        g_string_append_unichar(out, c == LONG_MARK ? vowel_of(last) : c);
        last = c == LONG_MARK ? vowel_of(last) : g_utf8_get_char(plain);
    }
}

char *
kana_sort_key(const char *kana)
{
    g_autofree char *folded = kana_fold(kana);
    g_autofree char *apart = kana_unvoiced(folded);
    GString *out = g_string_new(NULL);
    append_long(out, apart, apart);
    g_string_append_c(out, '\t'); /* before any kana, so that サトウ stands before サトウアイ */
    append_long(out, folded, apart);
    g_string_append_c(out, '\t');
    for (const char *at = kana; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (c != ' ' && c != MIDDLE_DOT)
            g_string_append_unichar(out, c == LONG_MARK ? '!' : c);
    }
    return g_string_free(out, FALSE);
}

guint
kana_index_row(const char *kana)
{
    static const char *const rows[] = { "アイウエオ", "カキクケコ",    "サシスセソ", "タチツテト",
                                        "ナニヌネノ", "ハヒフヘホ",    "マミムメモ", "ヤユヨ",
                                        "ラリルレロ", "ワヰヱヲンヽヾ" };
    g_autofree char *folded = kana_fold(kana);
    g_autofree char *apart = kana_unvoiced(folded);
    for (guint row = 0; *apart != '\0' && row < G_N_ELEMENTS(rows); row++)
        if (g_utf8_strchr(rows[row], -1, g_utf8_get_char(apart)) != NULL)
            return row;
    return KANA_INDEX_OTHERS;
}

const char *
kana_index_label(guint row)
{
    static const char *const labels[KANA_INDEX_OTHERS + 1] = { "あ", "か", "さ", "た", "な", "は",
                                                               "ま", "や", "ら", "わ", "他" };
    return labels[MIN(row, KANA_INDEX_OTHERS)];
}

/* Kana that are spoken alike today, the full size behind ヴ included. */
static const struct {
    const char *written;
    const char *spoken;
} homophones[] = {
    { "ヴァ", "バ" }, { "ヴィ", "ビ" }, { "ヴェ", "ベ" }, { "ヴォ", "ボ" }, { "ヴ", "ブ" },
    { "ヷ", "バ" },   { "ヸ", "ビ" },   { "ヹ", "ベ" },   { "ヺ", "ボ" },   { "ヅ", "ズ" },
    { "ヂ", "ジ" },   { "ヲ", "オ" },   { "ヱ", "エ" },   { "ヰ", "イ" },
};

static char *
spoken(const char *kana)
{
    GString *out = g_string_new(kana);
    for (guint i = 0; i < G_N_ELEMENTS(homophones); i++)
        g_string_replace(out, homophones[i].written, homophones[i].spoken, 0);
    return g_string_free(out, FALSE);
}

/* ー, the vowel again, and the ウ behind an o and the イ behind an e lengthen only. */
static bool
lengthens(gunichar c, gunichar before)
{
    if (before == 0)
        return false;
    if (c == LONG_MARK)
        return true;
    gunichar vowel = vowel_of(before);
    return c == vowel || (c == KANA_U && vowel == KANA_O) || (c == KANA_I && vowel == KANA_E);
}

char *
kana_sound(const char *kana)
{
    g_autofree char *heard = spoken(kana);
    g_autofree char *folded = kana_fold(heard);
    g_autofree char *apart = kana_unvoiced(folded);
    const char *plain = apart; /* sign by sign beside FOLDED */
    GString *out = g_string_new(NULL);
    gunichar before = 0;
    for (const char *at = folded; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (!lengthens(c, before)) {
            g_string_append_unichar(out, c);
            before = g_utf8_get_char(plain);
        }
        plain = g_utf8_next_char(plain);
    }
    return g_string_free(out, FALSE);
}
