/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/envelope.h"
#include "store/log-state.h"
#include "store/slots.h"

#include "base/error.h"
#include "base/language.h"

#include <string.h>

char *
log_envelope(const Log *log)
{
    const Keyring *keys = log->book->keys;
    return envelope_format(keyring_data_key(keys, keyring_last(keys)));
}

bool
log_envelope_is_current(Log *log, const guint8 *data_key)
{
    const Keyring *keys = log->book->keys;
    return memcmp(keyring_data_key(keys, keyring_last(keys)), data_key, KEYRING_KEY_BYTES) == 0;
}

GPtrArray *
log_keys(Log *log, GError **error)
{
    return slots_list(log->database, error);
}

struct LogNewKey {
    Slot *slot;
};

void
log_new_key_free(LogNewKey *key)
{
    g_clear_pointer(&key->slot, slot_free);
    g_free(key);
}

/* The same passphrase must not stand behind two names: whoever leaves would keep the other. */
static bool
check_is_new(Log *log, const LogKey *key, GError **error)
{
    g_autoptr(GError) cause = NULL;
    bool taken = key->passphrase != NULL &&
                 slots_opens_sealed(log->database, log->book->id, key->passphrase, &cause);
    if (!taken && cause == NULL)
        return true;
    if (cause != NULL)
        g_propagate_error(error, g_steal_pointer(&cause));
    else
        g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                            _("Another key of this book has this passphrase; choose another one."));
    return false;
}

LogNewKey *
log_prepare_key(Log *log, const LogKey *key, GError **error)
{
    g_assert(!log->has_pen);
    Slot *slot = check_is_new(log, key, error) ? slots_prepare(log->book->id, key, error) : NULL;
    if (slot == NULL)
        return NULL;
    LogNewKey *prepared = g_new0(LogNewKey, 1);
    prepared->slot = slot;
    return prepared;
}

bool
log_put_key(Log *log, LogNewKey *key, GError **error)
{
    g_assert(log->has_pen);
    log->keys_changed = true;
    return slots_add(log->database, key->slot, log->book->keys, error);
}

bool
log_end_key(Log *log, const char *label, GError **error)
{
    g_assert(log->has_pen);
    log->keys_changed = true;
    return slots_end(log->database, label, log->book->keys, error);
}

bool
log_renew_envelope(Log *log, const guint8 *data_key, GError **error)
{
    g_assert(log->has_pen);
    log->keys_changed = true;
    return slots_renew(log->database, data_key, log->book->keys, error);
}
