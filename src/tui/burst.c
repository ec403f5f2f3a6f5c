/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/burst.h"

#include "ward/id-code.h"

#include <string.h>

#define SIGNS_LEAST 6 /* of a code; a hand does not roll over so many keys */

/* A plain sign in its small form, whatever Caps Lock or an input method made of it; 0 if none. */
static char
plain_sign(const Key *key)
{
    bool wide = key->sign > 0xFF00 && key->sign < 0xFF5F;
    gunichar sign = wide ? key->sign - 0xFEE0 : key->sign;
    return key->kind == KEY_KIND_SIGN && sign < 0x80 ? g_ascii_tolower((char)sign) : '\0';
}

bool
burst_is_letter(const Key *key)
{
    char sign = plain_sign(key);
    return g_ascii_isalnum(sign) || (sign != '\0' && strchr("*][", sign) != NULL);
}

bool
burst_may_begin(const Key *key, const char *id_codes)
{
    static const char begins[] = "mabcd0123456789*][";
    char sign = plain_sign(key);
    return sign != '\0' && (strchr(begins, sign) != NULL || id_code_begins(id_codes, sign));
}

bool
burst_is_ours(const Key three[3])
{
    char signs[] = { plain_sign(&three[0]), plain_sign(&three[1]), plain_sign(&three[2]), '\0' };
    return strcmp(signs, "mg1") == 0 || strcmp(signs, "mf1") == 0;
}

bool
burst_is_code(const Key *keys, guint count)
{
    guint signs = 0;
    for (guint i = 0; i < count; i++)
        signs += keys[i].kind == KEY_KIND_SIGN;
    return signs >= SIGNS_LEAST;
}

char *
burst_text(const Key *keys, guint count)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < count; i++)
        if (keys[i].kind == KEY_KIND_SIGN)
            g_string_append_unichar(text, keys[i].sign);
    return g_string_free(text, FALSE);
}
