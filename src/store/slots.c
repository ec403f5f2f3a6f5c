/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/slots.h"

#include "store/epochs.h"
#include "store/seal.h"

#include "base/error.h"
#include "base/language.h"

#include <sodium.h>
#include <string.h>

#define SLOT_NAME "meguri slot"
#define SECRET_BYTES crypto_box_SECRETKEYBYTES
#define PUBLIC_BYTES crypto_box_PUBLICKEYBYTES
#define SALT_BYTES crypto_pwhash_SALTBYTES
#define MAC_BYTES 32

G_STATIC_ASSERT(SALT_BYTES == 16 && PUBLIC_BYTES == 32 && SECRET_BYTES == 32);

typedef struct {
    gint64 number;
    bool sealed; /* by a passphrase */
    char *label;
    guint8 salt[SALT_BYTES];
    guint memory; /* KiB */
    guint passes;
    guint8 public_key[PUBLIC_BYTES];
    GBytes *secret;
} Slot;

void
log_slot_free(LogSlot *slot)
{
    g_free(slot->label);
    g_free(slot);
}

static void
slot_free(Slot *slot)
{
    g_free(slot->label);
    g_clear_pointer(&slot->secret, g_bytes_unref);
    g_free(slot);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Slot, slot_free)

/* ---- reading ---- */

static bool
copy_column(sqlite3_stmt *query, int column, guint8 *into, gsize length)
{
    if ((gsize)sqlite3_column_bytes(query, column) != length)
        return false;
    memcpy(into, sqlite3_column_blob(query, column), length);
    return true;
}

static Slot *
read_slot(sqlite3_stmt *query)
{
    Slot *slot = g_new0(Slot, 1);
    slot->number = sqlite3_column_int64(query, 0);
    slot->label = g_strdup((const char *)sqlite3_column_text(query, 1));
    slot->sealed = sqlite3_column_int(query, 2) != 0;
    slot->memory = (guint)sqlite3_column_int64(query, 4);
    slot->passes = (guint)sqlite3_column_int64(query, 5);
    slot->secret =
        g_bytes_new(sqlite3_column_blob(query, 7), (gsize)sqlite3_column_bytes(query, 7));
    bool whole = copy_column(query, 3, slot->salt, SALT_BYTES) &&
                 copy_column(query, 6, slot->public_key, PUBLIC_BYTES);
    if (!whole)
        memset(slot->public_key, 0, PUBLIC_BYTES); /* opens nothing */
    return slot;
}

/* Slots that have not ended. (transfer full) */
static GPtrArray *
read_slots(Database *database, GError **error)
{
    g_autoptr(sqlite3_stmt) query = database_prepare(
        database,
        "SELECT number, label, kind, salt, memory, passes, public, secret FROM slot "
        "WHERE number NOT IN (SELECT slot FROM slot_end) ORDER BY number",
        error);
    if (query == NULL)
        return NULL;
    g_autoptr(GPtrArray) slots = g_ptr_array_new_with_free_func((GDestroyNotify)slot_free);
    int code;
    while ((code = sqlite3_step(query)) == SQLITE_ROW)
        g_ptr_array_add(slots, read_slot(query));
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

/* ---- the secret of a slot ---- */

/* A secret belongs to its book and its name: a slot that was renamed does not open. (transfer full)
 */
static GByteArray *
place_of(const guint8 *book, const Slot *slot)
{
    GByteArray *place = g_byte_array_new();
    guint32 cost[] = { GUINT32_TO_BE(slot->memory), GUINT32_TO_BE(slot->passes) };
    g_byte_array_append(place, (const guint8 *)SLOT_NAME, strlen(SLOT_NAME));
    g_byte_array_append(place, book, SLOTS_BOOK_BYTES);
    g_byte_array_append(place, (const guint8 *)cost, sizeof cost);
    g_byte_array_append(place, slot->public_key, PUBLIC_BYTES);
    g_byte_array_append(place, (const guint8 *)slot->label, (guint)strlen(slot->label));
    return place;
}

/* The key that PASSPHRASE makes, in locked memory; NULL if the machine has not the memory.
 * (transfer full) */
static guint8 *
stretch(const Slot *slot, const char *passphrase)
{
    guint8 *key = sodium_malloc(SEAL_KEY_BYTES);
    if (key != NULL &&
        crypto_pwhash(key, SEAL_KEY_BYTES, passphrase, strlen(passphrase), slot->salt, slot->passes,
                      (gsize)slot->memory * 1024, crypto_pwhash_ALG_ARGON2ID13) == 0)
        return key;
    sodium_free(key);
    return NULL;
}

/* The slot's secret into SECRET (SECRET_BYTES). */
static bool
open_secret(const guint8 *book, const Slot *slot, const char *passphrase, guint8 *secret)
{
    gsize length;
    const guint8 *kept = g_bytes_get_data(slot->secret, &length);
    if (!slot->sealed) {
        if (length == SECRET_BYTES)
            memcpy(secret, kept, SECRET_BYTES);
        return length == SECRET_BYTES;
    }
    guint8 *key = passphrase != NULL ? stretch(slot, passphrase) : NULL;
    if (key == NULL)
        return false;
    gsize found;
    g_autoptr(GByteArray) place = place_of(book, slot);
    SealPlace bound = { place->data, place->len };
    g_autofree guint8 *opened = seal_open(key, &bound, kept, length, &found);
    bool good = opened != NULL && found == SECRET_BYTES;
    if (good)
        memcpy(secret, opened, SECRET_BYTES);
    if (opened != NULL)
        sodium_memzero(opened, found);
    sodium_free(key);
    return good;
}

static void
close_secret(const guint8 *book, Slot *slot, const char *passphrase, const guint8 *secret)
{
    if (!slot->sealed) {
        slot->secret = g_bytes_new(secret, SECRET_BYTES);
        return;
    }
    guint8 *key = stretch(slot, passphrase);
    if (key == NULL)
        return;
    g_autoptr(GByteArray) place = place_of(book, slot);
    SealPlace bound = { place->data, place->len };
    slot->secret = seal_close(key, &bound, secret, SECRET_BYTES);
    sodium_free(key);
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
    sqlite3_bind_blob(query, 3, slot->salt, SALT_BYTES, SQLITE_STATIC);
    sqlite3_bind_int64(query, 4, slot->memory);
    sqlite3_bind_int64(query, 5, slot->passes);
    sqlite3_bind_blob(query, 6, slot->public_key, PUBLIC_BYTES, SQLITE_STATIC);
    sqlite3_bind_blob64(query, 7, secret, length, SQLITE_STATIC);
    if (!done(database, query, error))
        return false;
    slot->number = sqlite3_last_insert_rowid(database->handle);
    return true;
}

/* What a holder of the key of EPOCH says of SLOT: 32 bytes into MAC. */
static void
vouch(const Slot *slot, guint32 epoch, const Keyring *ring, guint8 *mac)
{
    gsize length;
    const guint8 *secret = g_bytes_get_data(slot->secret, &length);
    guint64 numbers[] = {
        GUINT64_TO_BE((guint64)slot->number), GUINT64_TO_BE((guint64)epoch),
        GUINT64_TO_BE((guint64)slot->sealed), GUINT64_TO_BE((guint64)slot->memory),
        GUINT64_TO_BE((guint64)slot->passes), GUINT64_TO_BE((guint64)length)
    };
    crypto_generichash_state state;
    crypto_generichash_init(&state, keyring_key(ring, epoch, KEY_SLOTS), KEYRING_KEY_BYTES,
                            MAC_BYTES);
    crypto_generichash_update(&state, (const guint8 *)numbers, sizeof numbers);
    crypto_generichash_update(&state, slot->salt, SALT_BYTES);
    crypto_generichash_update(&state, slot->public_key, PUBLIC_BYTES);
    crypto_generichash_update(&state, secret, length);
    crypto_generichash_update(&state, (const guint8 *)slot->label, strlen(slot->label));
    crypto_generichash_final(&state, mac, MAC_BYTES);
}

/* True if the key of the last epoch of RING vouches for SLOT. */
static bool
is_vouched_for(Database *database, const Slot *slot, const Keyring *ring)
{
    guint8 mac[MAC_BYTES];
    g_autoptr(sqlite3_stmt) query =
        database_prepare(database, "SELECT mac FROM slot_key WHERE slot = ?1 AND epoch = ?2", NULL);
    if (query == NULL)
        return false;
    sqlite3_bind_int64(query, 1, slot->number);
    sqlite3_bind_int64(query, 2, keyring_last(ring));
    vouch(slot, keyring_last(ring), ring, mac);
    return sqlite3_step(query) == SQLITE_ROW && sqlite3_column_bytes(query, 0) == MAC_BYTES &&
           sodium_memcmp(sqlite3_column_blob(query, 0), mac, MAC_BYTES) == 0;
}

static bool
check_slots(Database *database, const GPtrArray *slots, const Keyring *ring, GError **error)
{
    for (guint i = 0; i < slots->len; i++) {
        const Slot *slot = slots->pdata[i];
        if (is_vouched_for(database, slot, ring))
            continue;
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_DAMAGED,
                    _("The key “%s” was not put in by anybody who could open this book; somebody "
                      "worked on the file from outside."),
                    slot->label);
        return false;
    }
    return true;
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
    guint8 box[KEYRING_KEY_BYTES + crypto_box_SEALBYTES], mac[MAC_BYTES];
    const guint8 *key = keyring_data_key(ring, epoch);
    g_autoptr(sqlite3_stmt) query =
        database_prepare(database, "INSERT INTO slot_key VALUES (?1, ?2, ?3, ?4)", error);
    if (query == NULL || key == NULL)
        return query != NULL; /* an epoch whose key nobody here holds stays shut for the new slot */
    crypto_box_seal(box, key, KEYRING_KEY_BYTES, slot->public_key);
    vouch(slot, epoch, ring, mac);
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

bool
slots_add(Database *database, const guint8 *book, const LogKey *key, const Keyring *ring,
          GError **error)
{
    guint8 secret[SECRET_BYTES];
    g_autoptr(Slot) slot = g_new0(Slot, 1);
    slot->label = g_strdup(key->label);
    slot->sealed = key->passphrase != NULL;
    slot->memory = key->memory;
    slot->passes = key->passes;
    randombytes_buf(slot->salt, sizeof slot->salt);
    crypto_box_keypair(slot->public_key, secret);
    close_secret(book, slot, key->passphrase, secret);
    sodium_memzero(secret, sizeof secret);
    if (slot->secret == NULL) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE,
                    _("There is not enough memory for a passphrase (%u MiB)"), key->memory / 1024);
        return false;
    }
    bool good = insert_slot(database, slot, error);
    for (guint32 epoch = 1; good && epoch <= keyring_last(ring); epoch++)
        good = insert_key(database, slot, epoch, ring, error);
    return good;
}

static const Slot *
find(const GPtrArray *slots, const char *label)
{
    for (guint i = 0; i < slots->len; i++)
        if (strcmp(((const Slot *)slots->pdata[i])->label, label) == 0)
            return slots->pdata[i];
    return NULL;
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

bool
slots_end(Database *database, const char *label, Keyring *ring, GError **error)
{
    g_autoptr(GPtrArray) slots = read_slots(database, error);
    if (slots == NULL)
        return false;
    const Slot *ended = find(slots, label);
    guint32 epoch = keyring_last(ring) + 1;
    if (ended == NULL || slots->len == 1 || epoch > KEYRING_EPOCHS_MOST) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                    ended == NULL ? _("There is no key “%s” in this book")
                                  : _("“%s” is the last key of this book; add another one first"),
                    label);
        return false;
    }
    if (!check_slots(database, slots, ring, error)) /* or a thief's slot would get the new key */
        return false;
    keyring_make(ring, epoch);
    bool good = insert_end(database, ended, error) && epochs_insert(database, epoch, ring, error);
    for (guint i = 0; good && i < slots->len; i++)
        good =
            slots->pdata[i] == ended || insert_key(database, slots->pdata[i], epoch, ring, error);
    return good;
}

/* ---- opening ---- */

/* The keys of epochs after the last one that RING holds. */
static bool
take_keys(Database *database, gint64 slot, const guint8 *secret, Keyring *ring, GError **error)
{
    guint8 public_key[PUBLIC_BYTES], key[KEYRING_KEY_BYTES];
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
        if (epoch < 1 || epoch > KEYRING_EPOCHS_MOST ||
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
        if (slot->sealed && may_open(slot, key) && open_secret(book, slot, key->passphrase, secret))
            return slot;
    }
    for (guint i = 0; i < slots->len; i++) {
        const Slot *slot = slots->pdata[i];
        if (!slot->sealed && open_secret(book, slot, NULL, secret))
            return slot;
    }
    return NULL;
}

bool
slots_open(Database *database, const guint8 *book, const LogKey *key, Keyring *ring, GError **error)
{
    static const LogKey none = { 0 };
    guint8 secret[SECRET_BYTES];
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
    guint8 secret[SECRET_BYTES];
    bool opens = false;
    g_autoptr(GPtrArray) slots = read_slots(database, error);
    for (guint i = 0; slots != NULL && i < slots->len && !opens; i++) {
        const Slot *slot = slots->pdata[i];
        opens = slot->sealed && open_secret(book, slot, passphrase, secret);
    }
    sodium_memzero(secret, sizeof secret);
    return opens;
}
