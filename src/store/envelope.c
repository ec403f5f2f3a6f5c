/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/envelope.h"

#include "ward/code.h"

#include <sodium.h>
#include <string.h>

#define ENVELOPE_NAME "meguri envelope"
#define CHECK_BYTES 3
#define BYTES (KEYRING_KEY_BYTES + CHECK_BYTES)
#define SIGNS (BYTES * 8 / 5)
#define GROUP 4
#define MARK_BYTES 8

G_STATIC_ASSERT(SIGNS * 5 == BYTES * 8 && SIGNS == 14 * GROUP);

static void
put_check(guint8 *bytes)
{
    crypto_generichash_state state;
    guint8 hash[crypto_generichash_BYTES];
    crypto_generichash_init(&state, NULL, 0, sizeof hash);
    crypto_generichash_update(&state, (const guint8 *)ENVELOPE_NAME, strlen(ENVELOPE_NAME));
    crypto_generichash_update(&state, bytes, KEYRING_KEY_BYTES);
    crypto_generichash_final(&state, hash, sizeof hash);
    memcpy(bytes + KEYRING_KEY_BYTES, hash, CHECK_BYTES);
}

/* The five bits that sign INDEX stands for. */
static guint
bits_at(const guint8 *bytes, guint index)
{
    guint bit = index * 5, pair = (guint)bytes[bit / 8] << 8;
    if (bit / 8 + 1 < BYTES)
        pair |= bytes[bit / 8 + 1];
    return pair >> (11 - bit % 8) & 31;
}

Secret *
envelope_format(const guint8 *data_key)
{
    guint8 bytes[BYTES];
    Secret *text = g_malloc(SIGNS + SIGNS / GROUP);
    char *at = text;
    memcpy(bytes, data_key, KEYRING_KEY_BYTES);
    put_check(bytes);
    for (guint i = 0; i < SIGNS; i++) {
        if (i > 0 && i % GROUP == 0)
            *at++ = '-';
        *at++ = code_figures[bits_at(bytes, i)];
    }
    *at = '\0';
    sodium_memzero(bytes, sizeof bytes);
    return text;
}

Secret *
envelope_draw(void)
{
    g_autoptr(Keyring) ring = keyring_new();
    keyring_make(ring, KEYRING_FIRST_EPOCH);
    return envelope_format(keyring_data_key(ring, KEYRING_FIRST_EPOCH));
}

/* The beginning of what an epoch with that key publishes. */
char *
envelope_mark(const guint8 *data_key)
{
    char hex[MARK_BYTES * 2 + 1];
    g_autoptr(Keyring) ring = keyring_new();
    keyring_add(ring, KEYRING_FIRST_EPOCH, data_key);
    sodium_bin2hex(hex, sizeof hex, keyring_key(ring, KEYRING_FIRST_EPOCH, KEY_COMMITMENT),
                   MARK_BYTES);
    return g_strdup(hex);
}

/* What SIGN stands for, as people type it; -1 if for nothing. */
static int
value_of(char sign)
{
    char upper = g_ascii_toupper(sign);
    upper = upper == 'O' ? '0' : upper == 'I' || upper == 'L' ? '1' : upper;
    const char *found = upper != '\0' ? strchr(code_figures, upper) : NULL;
    return found != NULL ? (int)(found - code_figures) : -1;
}

bool
envelope_parse(const char *text, guint8 *ret_key)
{
    guint8 bytes[BYTES + 1] = { 0 }, again[BYTES];
    guint count = 0;
    for (const char *at = text; *at != '\0'; at++) {
        int value = value_of(*at);
        if (*at == ' ' || *at == '-')
            continue;
        if (value < 0 || count == SIGNS)
            return false;
        guint bit = count++ * 5, shifted = (guint)value << (11 - bit % 8);
        bytes[bit / 8] |= (guint8)(shifted >> 8);
        bytes[bit / 8 + 1] |= (guint8)shifted;
    }
    memcpy(again, bytes, sizeof again);
    put_check(again);
    bool good = count == SIGNS && sodium_memcmp(again, bytes, BYTES) == 0;
    if (good)
        memcpy(ret_key, bytes, KEYRING_KEY_BYTES);
    sodium_memzero(bytes, sizeof bytes);
    sodium_memzero(again, sizeof again);
    return good;
}
