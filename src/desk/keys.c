/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/keys.h"

#include "desk/passphrase.h"
#include "desk/writing.h"

#include <sodium.h>
#include <unistd.h>

/* A second is what a nurse waits once a shift, and what each guess costs a thief. */
#define WANTED_MICROSECONDS G_USEC_PER_SEC
#define MEMORY_MOST (1024 * 1024) /* KiB */

/* Microseconds of one try at the least cost. */
static gint64
time_of_least(void)
{
    guint8 key[32], salt[crypto_pwhash_SALTBYTES] = { 0 };
    gint64 begin = g_get_monotonic_time();
    if (crypto_pwhash(key, sizeof key, "meguri", 6, salt, LOG_KEY_PASSES_LEAST,
                      (gsize)LOG_KEY_MEMORY_LEAST * 1024, crypto_pwhash_ALG_ARGON2ID13) != 0)
        return WANTED_MICROSECONDS;
    return MAX(1, g_get_monotonic_time() - begin);
}

static guint64
quarter_of_memory(void)
{
    long pages = sysconf(_SC_PHYS_PAGES), size = sysconf(_SC_PAGE_SIZE);
    return pages > 0 && size > 0 ? (guint64)pages * (guint64)size / 4 / 1024 : 0;
}

LogKey
key_for(const char *label, const char *passphrase)
{
    LogKey key = { label, passphrase, LOG_KEY_MEMORY_LEAST, LOG_KEY_PASSES_LEAST };
    if (passphrase == NULL || sodium_init() < 0)
        return key;
    guint64 most = MIN(quarter_of_memory(), MEMORY_MOST);
    gint64 time = time_of_least();
    while (time * 2 <= WANTED_MICROSECONDS && (guint64)key.memory * 2 <= most) {
        key.memory *= 2;
        time *= 2;
    }
    return key;
}

GPtrArray *
keys_list(Desk *desk, GError **error)
{
    return log_keys(desk->log, error);
}

static bool
note(Desk *desk, const char *what, const char *label, GError **error)
{
    g_autoptr(Writing) writing = writing_begin(desk, error);
    if (writing == NULL)
        return false;
    g_autofree char *value = g_strdup_printf("%s %s", what, label);
    writing_add(writing, WHAT_KEY)->value = writing_keep(writing, value);
    return writing_commit(writing, error);
}

bool
keys_add(Desk *desk, const char *label, const char *passphrase, GError **error)
{
    if (!passphrase_check(passphrase, error))
        return false;
    LogKey key = key_for(label, passphrase);
    return log_add_key(desk->log, &key, error) && note(desk, "added", label, error);
}

bool
keys_remove(Desk *desk, const char *label, GError **error)
{
    return log_remove_key(desk->log, label, error) && note(desk, "removed", label, error);
}
