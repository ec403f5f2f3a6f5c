/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ward/code.h"

#include "base/text.h"

#include <sodium.h>
#include <string.h>

#define PREFIX_MOST 3 /* signs of a scanner's own before a code */
#define FIGURE_BITS 5
#define CHECK_MODULUS 1021
#define CHECK_BASE 37

const char code_figures[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
static const char safe_signs[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ -./";

void
code_append_number(GString *out, guint32 value, int figures)
{
    for (int i = figures - 1; i >= 0; i--)
        g_string_append_c(out, code_figures[value >> (FIGURE_BITS * i) & 31]);
}

bool
code_is_number(const char *text, gsize length)
{
    return strspn(text, code_figures) >= length;
}

void
code_append_hash(GString *out, const char *text, gsize length, const guint8 *key)
{
    guint8 hash[crypto_generichash_BYTES];
    crypto_generichash(hash, sizeof hash, (const guint8 *)text, length, key,
                       key != NULL ? crypto_generichash_KEYBYTES : 0);
    guint32 bits =
        (guint32)hash[0] << 24 | (guint32)hash[1] << 16 | (guint32)hash[2] << 8 | hash[3];
    code_append_number(out, bits >> 2, CODE_HASH_LENGTH);
}

/* The signs before it as figures of a number to base 37, modulo 1021: any two signs differ by less
 * than 1021, which is prime. */
void
code_append_check(GString *out)
{
    guint32 check = 0;
    for (const char *at = out->str; *at != '\0'; at++)
        check =
            (check * CHECK_BASE + (guint32)(strchr(safe_signs, *at) - safe_signs)) % CHECK_MODULUS;
    code_append_number(out, check, CODE_CHECK_LENGTH);
}

bool
code_is_check_right(const char *code)
{
    gsize length = strlen(code);
    if (length <= CODE_CHECK_LENGTH || strspn(code, safe_signs) != length)
        return false;
    g_autoptr(GString) again = g_string_new_len(code, (gssize)(length - CODE_CHECK_LENGTH));
    code_append_check(again);
    return strcmp(again->str, code) == 0;
}

/* A sign as it was printed, for signs that Caps Lock or an input method left on has changed. */
static char
meant_sign(gunichar c)
{
    switch (c) {
    case 0x30FC: /* ー */
    case 0x2212:
        return '-';
    case 0x3002: /* 。 */
        return '.';
    case 0x30FB: /* ・ */
        return '/';
    default:
        return c < 0x80 ? g_ascii_toupper((char)c) : '?';
    }
}

char *
code_find(const char *text, const char *magic)
{
    if (!g_utf8_validate(text, -1, NULL))
        return NULL;
    g_autofree char *normal = text_nfkc(text);
    GString *signs = g_string_new(NULL);
    for (const char *at = normal; *at != '\0'; at = g_utf8_next_char(at))
        g_string_append_c(signs, meant_sign(g_utf8_get_char(at)));
    g_autofree char *plain = g_strstrip(g_string_free(signs, FALSE));
    const char *found = strstr(plain, magic);
    return found != NULL && found - plain <= PREFIX_MOST ? g_strdup(found) : NULL;
}
