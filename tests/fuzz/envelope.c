/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The key sheet as somebody types it, late at night. */

#include "store/envelope.h"

#include <string.h>

#include "target.h"

/* The sheet's own spelling of TYPED. (transfer full) */
static char *
spelling(const char *typed)
{
    GString *out = g_string_new(NULL);
    for (const char *at = typed; *at != '\0'; at++) {
        char sign = g_ascii_toupper(*at);
        if (sign == ' ' || sign == '-')
            continue;
        if (out->len % 5 == 4)
            g_string_append_c(out, '-');
        g_string_append_c(out, sign == 'O' ? '0' : sign == 'I' || sign == 'L' ? '1' : sign);
    }
    return g_string_free(out, FALSE);
}

static void
claim_key_comes_back(const guint8 *key)
{
    guint8 back[KEYRING_KEY_BYTES] = { 0 };
    g_autoptr(Secret) sheet = envelope_format(key);
    claim_plain(sheet);
    g_assert_cmpuint(strlen(sheet), ==, 69);
    g_assert_true(envelope_parse(sheet, back));
    g_assert_cmpmem(back, sizeof back, key, KEYRING_KEY_BYTES);
}

/* A key of these bytes, typed with one sign wrong. */
static void
claim_slip_is_seen(const guint8 *key, guint place, char sign)
{
    guint8 back[KEYRING_KEY_BYTES] = { 0 };
    g_autoptr(Secret) sheet = envelope_format(key);
    char *wrong = &sheet[place % 69];
    char right = *wrong;
    *wrong = sign;
    g_autofree char *typed = spelling(sheet);
    *wrong = right;
    if (strcmp(typed, sheet) != 0)
        g_assert_false(envelope_parse(typed, back));
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    guint8 key[KEYRING_KEY_BYTES] = { 0 };
    g_autofree char *typed = target_text(data, size);
    if (envelope_parse(typed, key)) {
        g_autoptr(Secret) sheet = envelope_format(key);
        g_autofree char *spelt = spelling(typed);
        g_assert_cmpstr(sheet, ==, spelt);
    }
    if (size < sizeof key)
        return 0;
    claim_key_comes_back(data);
    if (size >= sizeof key + 2 && data[33] != '\0')
        claim_slip_is_seen(data, data[32], (char)data[33]);
    return 0;
}
