/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hostile.h"

#include <stdbool.h>
#include <string.h>

static const char *const pieces[] = {
    /* colours, cursor, title, clipboard, answers, a program's own strings, one-byte forms */
    "\033[31m",
    "\033[2J",
    "\033[10;10H",
    "\033]0;evil\007",
    "\033]52;c;ZXZpbA==\033\\",
    "\033[6n",
    "\033P$q\"p\033\\",
    "\033_evil\033\\",
    "\033^x\033\\",
    "\033c",
    "\302\23331m",
    "\302\2350;evil\302\234",
    "\302\220x\302\234",
    "\302\205",
    "\b\b\b",
    "\r",
    "\n",
    "\t",
    "\f",
    "\v",
    "\a",
    "\016",
    "\017",
    "\177",
    "\033",
    /* direction, and what nobody sees */
    "\u202A",
    "\u202B",
    "\u202C",
    "\u202D",
    "\u202E",
    "\u2066",
    "\u2067",
    "\u2068",
    "\u2069",
    "\u200E",
    "\u200F",
    "\u061C",
    "\u200B",
    "\u200C",
    "\u200D",
    "\u2060",
    "\uFEFF",
    "\u00AD",
    "\u034F",
    "\u115F",
    "\u1160",
    "\u3164",
    "\uFFA0",
    "\u180E",
    "\u2028",
    "\u2029",
    "\uFFF9",
    "\uFFFB",
    "\U000E0001",
    "\U000E0041",
    "\u2061",
    /* marks and selectors, alone and in heaps */
    "\u0301",
    "\u0301\u0301\u0301\u0301\u0301\u0301",
    "\u3099",
    "\uFE0F",
    "\U000E0100",
    "\u20DD\u20DD\u20DD\u20DD\u20DD",
    "e\u0323\u0302",
    /* formulae, and what joins or parts cells */
    "=1+1",
    "=HYPERLINK(\"http://a\")",
    "+81-90-0000-0000",
    "-2+3",
    "@SUM(A1)",
    "\"=1\"",
    "'=1",
    "''+1",
    " =1",
    "\u3000=1",
    "＝1",
    "＋1",
    "－1",
    "＠a",
    ",",
    ";",
    "|cmd",
    "%s%n",
    "<U+0041>",
    /* what a ward writes */
    "山田 花子",
    "葛\U000E0100城",
    "𠮷田",
    "ﾔﾏﾀﾞ",
    "Nguyễn Thị",
    "محمد",
    "김소연",
    "か\u3099",
    "\uF8FF",
    "\u0378",
    "\uFFFE",
    "😀",
    "①",
    " ",
    "a",
    "501-1",
};

static const char *const broken[] = {
    "\xff",
    "\xc0\xaf",
    "\xe5\xb1",
    "\xed\xa0\x80",
    "\xf4\x90\x80\x80",
    ("\x9b"
     "31m"),
};

static char *
make(guint number, guint broken_of_ten)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(number);
    GString *out = g_string_new(NULL);
    if (number < G_N_ELEMENTS(pieces)) /* each of them alone too */
        g_string_append(out, pieces[number]);
    for (guint i = (guint)g_rand_int_range(rand, 1, 8); out->len == 0 || i > 0; i -= i > 0) {
        bool breaks = (guint)g_rand_int_range(rand, 0, 10) < broken_of_ten;
        guint of = breaks ? G_N_ELEMENTS(broken) : G_N_ELEMENTS(pieces);
        g_string_append(out, (breaks ? broken : pieces)[g_rand_int_range(rand, 0, (gint32)of)]);
    }
    return g_string_free(out, FALSE);
}

char *
hostile_text(guint number)
{
    return make(number, 0);
}

char *
hostile_bytes(guint number)
{
    return make(number, 3);
}

/* From the Unicode tables by hand, so that the judge and the judged share nothing. */
static bool
is_seen(gunichar c)
{
    static const gunichar hidden[][2] = {
        { 0, 0x1F },        { 0x7F, 0x9F },     { 0xAD, 0xAD },       { 0x34F, 0x34F },
        { 0x61C, 0x61C },   { 0x115F, 0x1160 }, { 0x180E, 0x180E },   { 0x200B, 0x200F },
        { 0x2028, 0x202E }, { 0x2060, 0x206F }, { 0x3164, 0x3164 },   { 0xFEFF, 0xFEFF },
        { 0xFFA0, 0xFFA0 }, { 0xFFF9, 0xFFFB }, { 0xE0000, 0xE007F },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(hidden); i++)
        if (c >= hidden[i][0] && c <= hidden[i][1])
            return false;
    return true;
}

static bool
is_mark(gunichar c)
{
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF) ||
           g_unichar_combining_class(c) != 0 || (c >= 0x20D0 && c <= 0x20F0);
}

void
hostile_assert_tame(const char *out, const char *kept)
{
    guint marks = 0;
    bool based = false;
    g_assert_true(g_utf8_validate(out, -1, NULL));
    for (const char *at = out; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        bool ours = c < 0x80 && strchr(kept, (int)c) != NULL;
        if (!ours && !is_seen(c))
            g_error("U+%04X passes before “%.60s”", c, g_utf8_next_char(at));
        marks = is_mark(c) ? marks + 1 : 0;
        if (marks > 4 || (marks > 0 && !based))
            g_error("marks heap up or lie on nothing at “%.60s”", at);
        based = marks > 0 || !(ours || c == ' ' || c == 0x3000);
    }
}
