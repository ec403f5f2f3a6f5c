/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/slots.h"

#include "store/epochs.h"
#include "store/slot.h"

#include "base/error.h"
#include "base/language.h"

#include <sodium.h>
#include <string.h>

void
log_slot_free(LogSlot *slot)
{
    g_free(slot->label);
    g_free(slot);
}

/* ---- reading ---- */

/* Slots that have not ended. (transfer full) */
static GPtrArray *
read_slots(Database *database, GError **error)
{
    g_autoptr(sqlite3_stmt) query =
        database_prepare(database,
                         "SELECT " SLOT_COLUMNS " FROM slot "
                         "WHERE number NOT IN (SELECT slot FROM slot_end) ORDER BY number",
                         error);
    if (query == NULL)
        return NULL;
    g_autoptr(GPtrArray) slots = g_ptr_array_new_with_free_func((GDestroyNotify)slot_free);
    int code;
    while ((code = sqlite3_step(query)) == SQLITE_ROW)
        g_ptr_array_add(slots, slot_read(query));
    if (code == SQLITE_DONE)
        return g_steal_pointer(&slots);
    database_set_read_error(database, error);
    return NULL;
}

GPtrArray *
slots_list(Database *database, GError **error)
{
    g_autoptr(GPtrArray) slots = read_slots(database, error);
    if (slots == NULL)
        return NULL;
    GPtrArray *list = g_ptr_array_new_with_free_func((GDestroyNotify)log_slot_free);
    for (guint i = 0; i < slots->len; i++) {
        const Slot *slot = slots->pdata[i];
        LogSlot *shown = g_new0(LogSlot, 1);
        shown->label = g_strdup(slot->label);
        shown->wants_passphrase = slot->sealed;
        g_ptr_array_add(list, shown);
    }
    return list;
}

/* ---- writing ---- */

static bool
done(Database *database, sqlite3_stmt *query, GError **error)
{
    if (sqlite3_step(query) == SQLITE_DONE)
        return true;
    database_set_write_error(database, error);
    return false;
}

static bool
insert_slot(Database *database, Slot *slot, GError **error)
{
    g_autoptr(sqlite3_stmt) query = database_prepare(
        database,
        "INSERT INTO slot VALUES ((SELECT ifnull(max(number), 0) + 1 FROM slot), ?1, ?2, ?3, ?4, "
        "?5, ?6, ?7)",
        error);
    if (query == NULL)
        return false;
    gsize length;
    const guint8 *secret = g_bytes_get_data(slot->secret, &length);
    sqlite3_bind_text(query, 1, slot->label, -1, SQLITE_STATIC);
    sqlite3_bind_int(query, 2, slot->sealed);
    sqlite3_bind_blob(query, 3, slot->salt, SLOT_SALT_BYTES, SQLITE_STATIC);
    sqlite3_bind_int64(query, 4, slot->memory);
    sqlite3_bind_int64(query, 5, slot->passes);
    sqlite3_bind_blob(query, 6, slot->public_key, SLOT_PUBLIC_BYTES, SQLITE_STATIC);
    sqlite3_bind_blob64(query, 7, secret, length, SQLITE_STATIC);
    if (!done(database, query, error))
        return false;
    slot->number = sqlite3_last_insert_rowid(database->handle);
    return true;
}

/* True if the key of the last epoch of RING vouches for SLOT. */
static bool
check_slot(Database *database, const Slot *slot, const Keyring *ring, GError **error)
{
    guint8 mac[SLOT_MAC_BYTES];
    g_autoptr(sqlite3_stmt) query = database_prepare(
        database, "SELECT mac FROM slot_key WHERE slot = ?1 AND epoch = ?2", error);
    if (query == NULL)
        return false;
    sqlite3_bind_int64(query, 1, slot->number);
    sqlite3_bind_int64(query, 2, keyring_last(ring));
    slot_vouch(slot, keyring_last(ring), ring, mac);
    int code = sqlite3_step(query);
    if (!database_was_read(database, code, error))
        return false;
    if (code == SQLITE_ROW && sqlite3_column_bytes(query, 0) == SLOT_MAC_BYTES &&
        sodium_memcmp(sqlite3_column_blob(query, 0), mac, SLOT_MAC_BYTES) == 0)
        return true;
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_DAMAGED,
                _("The key “%s” was not put in by anybody who could open this book; somebody "
                  "worked on the file from outside."),
                slot->label);
    return false;
}

static bool
check_slots(Database *database, const GPtrArray *slots, const Keyring *ring, GError **error)
{
    bool good = true;
    for (guint i = 0; i < slots->len && good; i++)
        good = check_slot(database, slots->pdata[i], ring, error);
    return good;
}

bool
slots_check(Database *database, const Keyring *ring, GError **error)
{
    g_autoptr(GPtrArray) slots = read_slots(database, error);
    return slots != NULL && check_slots(database, slots, ring, error) &&
           epochs_check_last(database, ring, error);
}

/* The data key of EPOCH for SLOT, who need not be there. */
static bool
insert_key(Database *database, const Slot *slot, guint32 epoch, const Keyring *ring, GError **error)
{
    guint8 box[KEYRING_KEY_BYTES + crypto_box_SEALBYTES], mac[SLOT_MAC_BYTES];
    const guint8 *key = keyring_data_key(ring, epoch);
    g_autoptr(sqlite3_stmt) query =
        database_prepare(database, "INSERT INTO slot_key VALUES (?1, ?2, ?3, ?4)", error);
    if (query == NULL || key == NULL)
        return query != NULL; /* an epoch whose key nobody here holds stays shut for the new slot */
    crypto_box_seal(box, key, KEYRING_KEY_BYTES, slot->public_key);
    slot_vouch(slot, epoch, ring, mac);
    sqlite3_bind_blob(query, 4, mac, sizeof mac, SQLITE_STATIC);
    sqlite3_bind_int64(query, 1, slot->number);
    sqlite3_bind_int64(query, 2, epoch);
    sqlite3_bind_blob(query, 3, box, sizeof box, SQLITE_STATIC);
    return done(database, query, error);
}

bool
slots_found(Database *database, Keyring *ring, GError **error)
{
    keyring_make(ring, 1);
    return epochs_insert(database, 1, ring, error);
}

Slot *
slots_prepare(const guint8 *book, const LogKey *key, GError **error)
{
    guint8 secret[SLOT_SECRET_BYTES];
    g_autoptr(Slot) slot = g_new0(Slot, 1);
    slot->label = g_strdup(key->label);
    slot->sealed = key->passphrase != NULL;
    slot->memory = key->memory;
    slot->passes = key->passes;
    randombytes_buf(slot->salt, sizeof slot->salt);
    crypto_box_keypair(slot->public_key, secret);
    bool closed = slot_close_secret(book, slot, key->passphrase, secret);
    sodium_memzero(secret, sizeof secret);
    if (closed)
        return g_steal_pointer(&slot);
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE,
                _("There is not enough memory for a passphrase (%u MiB)"), key->memory / 1024);
    return NULL;
}

static const Slot *
find(const GPtrArray *slots, const char *label)
{
    for (guint i = 0; i < slots->len; i++)
        if (strcmp(((const Slot *)slots->pdata[i])->label, label) == 0)
            return slots->pdata[i];
    return NULL;
}

bool
slots_add(Database *database, Slot *slot, const Keyring *ring, GError **error)
{
    g_autoptr(GPtrArray) slots = read_slots(database, error);
    if (slots == NULL)
        return false;
    if (find(slots, slot->label) != NULL) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                    _("There is a key “%s” in this book already"), slot->label);
        return false;
    }
    bool good = insert_slot(database, slot, error);
    for (guint32 epoch = 1; good && epoch <= keyring_last(ring); epoch++)
        good = insert_key(database, slot, epoch, ring, error);
    return good;
}

static bool
insert_end(Database *database, const Slot *slot, GError **error)
{
    g_autoptr(sqlite3_stmt) query =
        database_prepare(database, "INSERT INTO slot_end VALUES (?1)", error);
    if (query == NULL)
        return false;
    sqlite3_bind_int64(query, 1, slot->number);
    return done(database, query, error);
}

/* A sentence with the name of the key, NULL if ENDED may end with a new EPOCH. */
static const char *
why_not_end(const GPtrArray *slots, const Slot *ended, guint32 epoch)
{
    if (ended == NULL)
        return _("There is no key “%s” in this book");
    if (slots->len == 1)
        return _("“%s” is the last key of this book; add another one first");
    if (epoch > KEYRING_EPOCHS_MOST)
        return _("“%s” goes on opening this book: 63 keys have been taken away from it, and it can "
                 "take no more. Whoever must not read on is kept from the PC and its copies; or "
                 "begin a new book (meguri new).");
    return NULL;
}

/* The last epoch of RING, to be opened by all SLOTS but ENDED. */
static bool
insert_epoch(Database *database, const GPtrArray *slots, const Slot *ended, const Keyring *ring,
             GError **error)
{
    guint32 epoch = keyring_last(ring);
    bool good = epochs_insert(database, epoch, ring, error);
    for (guint i = 0; good && i < slots->len; i++)
        good =
            slots->pdata[i] == ended || insert_key(database, slots->pdata[i], epoch, ring, error);
    return good;
}

bool
slots_end(Database *database, const char *label, Keyring *ring, GError **error)
{
    g_autoptr(GPtrArray) slots = read_slots(database, error);
    if (slots == NULL)
        return false;
    const Slot *ended = find(slots, label);
    guint32 epoch = keyring_last(ring) + 1;
    const char *refusal = why_not_end(slots, ended, epoch);
    if (refusal != NULL) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED, refusal, label);
        return false;
    }
    if (!check_slots(database, slots, ring, error)) /* or a thief's slot would get the new key */
        return false;
    keyring_make(ring, epoch);
    return insert_end(database, ended, error) && insert_epoch(database, slots, ended, ring, error);
}

bool
slots_renew(Database *database, const guint8 *data_key, Keyring *ring, GError **error)
{
    g_autoptr(GPtrArray) slots = read_slots(database, error);
    guint32 epoch = keyring_last(ring) + 1;
    if (slots == NULL || !check_slots(database, slots, ring, error))
        return false;
    if (epoch > KEYRING_EPOCHS_MOST) {
        g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                            _("This book has had 63 new codes and can take no more; the envelopes "
                              "go on opening it. Begin a new book (meguri new)."));
        return false;
    }
    keyring_add(ring, epoch, data_key);
    return insert_epoch(database, slots, NULL, ring, error);
}

/* ---- opening ---- */

/* The keys of epochs after the last one that RING holds. */
static bool
take_keys(Database *database, gint64 slot, const guint8 *secret, Keyring *ring, GError **error)
{
    guint8 public_key[SLOT_PUBLIC_BYTES], key[KEYRING_KEY_BYTES];
    g_autoptr(sqlite3_stmt) query = database_prepare(
        database, "SELECT epoch, box FROM slot_key WHERE slot = ?1 AND epoch > ?2 ORDER BY epoch",
        error);
    if (query == NULL)
        return false;
    crypto_scalarmult_base(public_key, secret);
    sqlite3_bind_int64(query, 1, slot);
    sqlite3_bind_int64(query, 2, keyring_last(ring));
    int code;
    while ((code = sqlite3_step(query)) == SQLITE_ROW) {
        gint64 epoch = sqlite3_column_int64(query, 0);
        if (epoch > KEYRING_EPOCHS_MOST ||
            sqlite3_column_bytes(query, 1) != KEYRING_KEY_BYTES + crypto_box_SEALBYTES ||
            crypto_box_seal_open(key, sqlite3_column_blob(query, 1),
                                 (guint)sqlite3_column_bytes(query, 1), public_key, secret) != 0)
            continue; /* epochs_check() tells if one is missing */
        keyring_add(ring, (guint32)epoch, key);
        sodium_memzero(key, sizeof key);
    }
    if (code == SQLITE_DONE)
        return true;
    database_set_read_error(database, error);
    return false;
}

bool
slots_follow(Database *database, Keyring *ring, GError **error)
{
    gint64 slot;
    guint32 before = keyring_last(ring);
    const guint8 *secret = keyring_slot(ring, &slot);
    if (secret == NULL)
        return true;
    return take_keys(database, slot, secret, ring, error) &&
           (keyring_last(ring) == before || epochs_check(database, ring, error));
}

/* Whether KEY may be for SLOT: its own name, any if it has none. */
static bool
may_open(const Slot *slot, const LogKey *key)
{
    return key->passphrase != NULL && (key->label == NULL || strcmp(key->label, slot->label) == 0);
}

/* The first slot that opens, SECRET being its secret. Those with a passphrase go first: a book that
 * is open to everybody opens whatever was typed. */
static const Slot *
try_slots(const GPtrArray *slots, const guint8 *book, const LogKey *key, guint8 *secret)
{
    for (guint i = 0; i < slots->len; i++) {
        const Slot *slot = slots->pdata[i];
        if (slot->sealed && may_open(slot, key) &&
            slot_open_secret(book, slot, key->passphrase, secret))
            return slot;
    }
    for (guint i = 0; i < slots->len; i++) {
        const Slot *slot = slots->pdata[i];
        if (!slot->sealed && slot_open_secret(book, slot, NULL, secret))
            return slot;
    }
    return NULL;
}

bool
slots_open(Database *database, const guint8 *book, const LogKey *key, Keyring *ring, GError **error)
{
    static const LogKey none = { 0 };
    guint8 secret[SLOT_SECRET_BYTES];
    const LogKey *tried = key != NULL ? key : &none;
    if (tried->data_key != NULL)
        return epochs_open(database, tried->data_key, ring, error);
    g_autoptr(GPtrArray) slots = read_slots(database, error);
    if (slots == NULL)
        return false;
    const Slot *slot = try_slots(slots, book, tried, secret);
    if (slot != NULL) {
        bool taken = take_keys(database, slot->number, secret, ring, error);
        keyring_keep_slot(ring, slot->number, secret);
        sodium_memzero(secret, sizeof secret);
        return taken && epochs_check(database, ring, error);
    }
    g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_LOCKED,
                        tried->passphrase == NULL
                            ? _("This book is sealed: it opens with a passphrase (--key-file).")
                            : _("The passphrase does not open this book."));
    return false;
}

bool
slots_opens_sealed(Database *database, const guint8 *book, const char *passphrase, GError **error)
{
    guint8 secret[SLOT_SECRET_BYTES];
    bool opens = false;
    g_autoptr(GPtrArray) slots = read_slots(database, error);
    for (guint i = 0; slots != NULL && i < slots->len && !opens; i++) {
        const Slot *slot = slots->pdata[i];
        opens = slot->sealed && slot_open_secret(book, slot, passphrase, secret);
    }
    sodium_memzero(secret, sizeof secret);
    return opens;
}
