/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What seals a book, piece by piece: each condition under which a box, a slot, an epoch or a typed
 * envelope does not open, on its own. */
#include "store/book.h"
#include "store/envelope.h"
#include "store/epochs.h"
#include "store/seal.h"
#include "store/slot.h"

#include "base/error.h"
#include "base/secret.h"

#include <sodium.h>
#include <string.h>

#define TAG_BYTES crypto_aead_xchacha20poly1305_ietf_ABYTES
#define NONCE_BYTES crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define LEAST (NONCE_BYTES + SEAL_PAD_BYTES + TAG_BYTES)

static const guint8 key[SEAL_KEY_BYTES] = "not the key of any real ward ..";
static const guint8 other_key[SEAL_KEY_BYTES] = "nor is this one the key of any.";
static const guint8 here[] = "bed 601-1", there[] = "bed 601-2";

/* ---- boxes ---- */

/* BODY as a holder of the key could seal it who does not pad. (transfer full) */
static GBytes *
close_unpadded(const SealPlace *place, const guint8 *body, gsize length)
{
    guint8 *box = g_malloc0(NONCE_BYTES + length + TAG_BYTES);
    crypto_aead_xchacha20poly1305_ietf_encrypt(box + NONCE_BYTES, NULL, body, length, place->bytes,
                                               place->length, NULL, box, key);
    return g_bytes_new_take(box, NONCE_BYTES + length + TAG_BYTES);
}

static bool
opens(const guint8 *with, const SealPlace *place, GBytes *box)
{
    gsize length, found = 0;
    const guint8 *bytes = g_bytes_get_data(box, &length);
    g_autofree guint8 *body = seal_open(with, place, bytes, length, &found);
    return body != NULL;
}

static void
test_a_box_opens_for_its_key_in_its_place_alone(void)
{
    gsize length, found;
    static const guint8 body[] = "ヤマダ ハナコ";
    SealPlace place = { here, sizeof here }, elsewhere = { there, sizeof there };
    g_autoptr(GBytes) box = seal_close(key, &place, body, sizeof body);
    const guint8 *bytes = g_bytes_get_data(box, &length);
    g_autofree guint8 *opened = seal_open(key, &place, bytes, length, &found);
    g_assert_cmpmem(opened, found, body, sizeof body);
    g_assert_cmpuint(length, ==, LEAST);
    g_assert_false(opens(other_key, &place, box));
    g_assert_false(opens(key, &elsewhere, box));
    for (gsize at = 0; at < length; at++) {
        g_autofree guint8 *changed = g_memdup2(bytes, length);
        changed[at] ^= 1;
        g_assert_null(seal_open(key, &place, changed, length, &found));
        g_assert_null(seal_open(key, &place, bytes, at, &found));
    }
    g_assert_null(seal_open(key, &place, NULL, length, &found));
}

static void
test_a_body_that_nobody_padded_is_no_body(void)
{
    static const guint8 zeroes[2 * SEAL_PAD_BYTES];
    SealPlace place = { here, sizeof here };
    g_autoptr(GBytes) unpadded = close_unpadded(&place, zeroes, sizeof zeroes);
    g_assert_false(opens(key, &place, unpadded));
    g_autoptr(GBytes) nothing = seal_close(key, &place, zeroes, 0);
    g_assert_true(opens(key, &place, nothing));
}

/* ---- keys in memory ---- */

static void
test_a_ring_gives_no_key_that_it_does_not_hold(void)
{
    gint64 slot;
    g_autoptr(Keyring) ring = keyring_new();
    g_assert_null(keyring_data_key(ring, 1));
    keyring_add(ring, 3, key);
    static const guint32 unheld[] = {
        0, 1, 2, 4, KEYRING_EPOCHS_MOST, KEYRING_EPOCHS_MOST + 1, G_MAXUINT32
    };
    for (gsize i = 0; i < G_N_ELEMENTS(unheld); i++) {
        g_assert_null(keyring_data_key(ring, unheld[i]));
        g_assert_null(keyring_key(ring, unheld[i], KEY_ROWS));
    }
    g_assert_cmpmem(keyring_data_key(ring, 3), SEAL_KEY_BYTES, key, SEAL_KEY_BYTES);
    g_autoptr(Keyring) copy = keyring_copy(ring);
    g_assert_cmpuint(keyring_last(copy), ==, 3);
    g_assert_null(keyring_data_key(copy, 2));
    g_assert_null(keyring_slot(copy, &slot));
    keyring_keep_slot(copy, 5, other_key);
    g_autoptr(Keyring) again = keyring_copy(copy);
    g_assert_cmpmem(keyring_slot(again, &slot), SEAL_KEY_BYTES, other_key, SEAL_KEY_BYTES);
    g_assert_cmpint(slot, ==, 5);
    keyring_drop_last(again);
    g_assert_null(keyring_data_key(again, 3));
}

/* ---- slots ---- */

static const guint8 book[SLOT_BOOK_BYTES] = "a ward's book ..";

/* A slot that costs next to nothing. (transfer full) */
static Slot *
cheap_slot(bool sealed)
{
    Slot *slot = g_new0(Slot, 1);
    *slot = (Slot){ .number = 1, .sealed = sealed, .memory = 8, .passes = 1 };
    slot->label = g_strdup("lead");
    return slot;
}

static void
set_secret(Slot *slot, GBytes *secret)
{
    g_clear_pointer(&slot->secret, g_bytes_unref);
    slot->secret = secret;
}

static void
test_a_slot_that_lies_open_holds_a_whole_secret(void)
{
    guint8 secret[SLOT_SECRET_BYTES];
    g_autoptr(Slot) slot = cheap_slot(false);
    g_assert_true(slot_close_secret(book, slot, NULL, key));
    g_assert_true(slot_open_secret(book, slot, NULL, secret));
    g_assert_cmpmem(secret, sizeof secret, key, SLOT_SECRET_BYTES);
    set_secret(slot, g_bytes_new_static(key, SLOT_SECRET_BYTES - 1));
    g_assert_false(slot_open_secret(book, slot, NULL, secret));
}

static void
test_a_sealed_slot_opens_for_its_passphrase_alone(void)
{
    guint8 secret[SLOT_SECRET_BYTES];
    static const guint8 other_book[SLOT_BOOK_BYTES] = "another's book .";
    g_autoptr(Slot) slot = cheap_slot(true);
    g_assert_true(slot_close_secret(book, slot, "four words of the lead", key));
    g_assert_true(slot_open_secret(book, slot, "four words of the lead", secret));
    g_assert_cmpmem(secret, sizeof secret, key, SLOT_SECRET_BYTES);
    g_assert_false(slot_open_secret(book, slot, NULL, secret));
    g_assert_false(slot_open_secret(book, slot, "four words of the leaf", secret));
    g_assert_false(slot_open_secret(other_book, slot, "four words of the lead", secret));
    slot->label[0] = 'L';
    g_assert_false(slot_open_secret(book, slot, "four words of the lead", secret));
}

/* Each alone would stop the PC for a night, or take all its memory. */
static void
test_a_slot_that_costs_too_much_is_not_tried(void)
{
    guint8 secret[SLOT_SECRET_BYTES];
    g_autoptr(Slot) slot = cheap_slot(true);
    g_assert_true(slot_close_secret(book, slot, "four words of the lead", key));
    slot->memory = (1U << 20) + 1;
    g_assert_false(slot_open_secret(book, slot, "four words of the lead", secret));
    slot->memory = 8;
    slot->passes = G_MAXUINT;
    g_assert_false(slot_open_secret(book, slot, "four words of the lead", secret));
    slot->memory = 1; /* less than Argon2id takes */
    slot->passes = 1;
    g_assert_false(slot_open_secret(book, slot, "four words of the lead", secret));
    g_assert_false(slot_close_secret(book, slot, "four words of the lead", key));
}

/* Somebody who knows the passphrase sealed something that is no secret. */
static void
test_a_secret_of_another_length_is_none(void)
{
    guint8 stretched[SEAL_KEY_BYTES], secret[SLOT_SECRET_BYTES];
    guint32 cost[] = { GUINT32_TO_BE(8), GUINT32_TO_BE(1) };
    const char *words = "four words of the lead";
    g_autoptr(Slot) slot = cheap_slot(true);
    g_assert_cmpint(crypto_pwhash(stretched, sizeof stretched, words, strlen(words), slot->salt, 1,
                                  8192, crypto_pwhash_ALG_ARGON2ID13),
                    ==, 0);
    g_autoptr(GByteArray) place = g_byte_array_new();
    g_byte_array_append(place, (const guint8 *)"meguri slot", 11);
    g_byte_array_append(place, book, sizeof book);
    g_byte_array_append(place, (const guint8 *)cost, sizeof cost);
    g_byte_array_append(place, slot->public_key, SLOT_PUBLIC_BYTES);
    g_byte_array_append(place, (const guint8 *)"lead", 4);
    SealPlace bound = { place->data, place->len };
    set_secret(slot, seal_close(stretched, &bound, key, SLOT_SECRET_BYTES));
    g_assert_true(slot_open_secret(book, slot, words, secret));
    set_secret(slot, seal_close(stretched, &bound, key, SLOT_SECRET_BYTES - 1));
    g_assert_false(slot_open_secret(book, slot, words, secret));
}

/* ---- epochs ---- */

/* Three epochs, with all their keys in RING, in a book without its guards. (transfer full) */
static Database *
three_epochs(Keyring *ring)
{
    g_autoptr(GError) error = NULL;
    Database *database = database_create(":memory:", schema_sql, &error);
    g_assert_no_error(error);
    sqlite3_exec(database->handle,
                 "DROP TRIGGER epoch_update; DROP TRIGGER epoch_delete;"
                 "PRAGMA ignore_check_constraints = ON",
                 NULL, NULL, NULL);
    for (guint32 epoch = 1; epoch <= 3; epoch++) {
        keyring_make(ring, epoch);
        g_assert_true(epochs_insert(database, epoch, ring, &error));
    }
    g_assert_true(epochs_check(database, ring, &error));
    return database;
}

static void
test_epochs_that_somebody_touched_are_told(void)
{
    static const char *const touches[] = {
        "UPDATE epoch SET commitment = zeroblob(32) WHERE number = 2",
        "UPDATE epoch SET commitment = x'00' WHERE number = 3",
        "UPDATE epoch SET mac = zeroblob(32) WHERE number = 2",
        "UPDATE epoch SET mac = x'00' WHERE number = 3",
        "DELETE FROM epoch WHERE number = 1",
        "DELETE FROM epoch WHERE number = 2",
        "DELETE FROM epoch WHERE number = 3",
        "DELETE FROM epoch",
        "UPDATE epoch SET number = 65 WHERE number = 3",
    };
    for (gsize i = 0; i < G_N_ELEMENTS(touches); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(Keyring) ring = keyring_new();
        g_autoptr(Database) database = three_epochs(ring);
        g_assert_cmpint(sqlite3_exec(database->handle, touches[i], NULL, NULL, NULL), ==, 0);
        g_assert_false(epochs_check(database, ring, &error));
        g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_DAMAGED);
    }
}

static void
test_a_ring_with_a_hole_or_none_fits_no_epochs(void)
{
    g_autoptr(Keyring) ring = keyring_new(), holed = keyring_new(), empty = keyring_new();
    g_autoptr(Database) database = three_epochs(ring);
    keyring_add(holed, 1, keyring_data_key(ring, 1));
    keyring_add(holed, 3, keyring_data_key(ring, 3));
    g_assert_false(epochs_check(database, holed, NULL));
    g_assert_false(epochs_check(database, empty, NULL));
    keyring_drop_last(ring);
    g_assert_true(epochs_check(database, ring, NULL)); /* what it held before a key was ended */
    g_assert_false(epochs_check_last(database, ring, NULL));
}

/* Puts SECRET, sealed as the key before epoch 3 is, into that epoch. */
static void
put_previous(Database *database, const Keyring *ring, const guint8 *secret, gsize size)
{
    gsize length;
    static const guint8 bytes[] = "meguri epoch\0\0\0\3";
    SealPlace place = { bytes, sizeof bytes - 1 };
    g_autoptr(GBytes) box = seal_close(keyring_key(ring, 3, KEY_PREVIOUS), &place, secret, size);
    g_autoptr(sqlite3_stmt) query =
        database_prepare(database, "UPDATE epoch SET previous = ?1 WHERE number = 3", NULL);
    const void *data = g_bytes_get_data(box, &length);
    sqlite3_bind_blob(query, 1, data, (int)length, SQLITE_STATIC);
    g_assert_cmpint(sqlite3_step(query), ==, SQLITE_DONE);
}

static bool
envelope_opens(Database *database, const guint8 *data_key, int code)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Keyring) found = keyring_new();
    bool good = epochs_open(database, data_key, found, &error);
    g_assert_true(good || error->code == code);
    g_assert_true(!good || keyring_data_key(found, 1) != NULL);
    return good;
}

static void
test_an_envelope_opens_its_epoch_and_those_before(void)
{
    g_autoptr(Keyring) ring = keyring_new();
    g_autoptr(Database) database = three_epochs(ring);
    for (guint32 epoch = 1; epoch <= 3; epoch++)
        g_assert_true(envelope_opens(database, keyring_data_key(ring, epoch), 0));
    g_assert_false(envelope_opens(database, key, MEGURI_ERROR_LOCKED));
    put_previous(database, ring, keyring_data_key(ring, 2), KEYRING_KEY_BYTES);
    g_assert_true(envelope_opens(database, keyring_data_key(ring, 3), 0));
    put_previous(database, ring, keyring_data_key(ring, 2), KEYRING_KEY_BYTES - 1);
    g_assert_false(envelope_opens(database, keyring_data_key(ring, 3), MEGURI_ERROR_DAMAGED));
    put_previous(database, ring, key, KEYRING_KEY_BYTES); /* a key, but not that of epoch 2 */
    g_assert_false(envelope_opens(database, keyring_data_key(ring, 3), MEGURI_ERROR_DAMAGED));
    sqlite3_exec(database->handle, "UPDATE epoch SET previous = x'00' WHERE number = 3", NULL, NULL,
                 NULL);
    g_assert_false(envelope_opens(database, keyring_data_key(ring, 3), MEGURI_ERROR_DAMAGED));
    g_assert_true(envelope_opens(database, keyring_data_key(ring, 2), 0));
}

/* A number that no epoch has leads to no place in memory. */
static void
test_an_epoch_beyond_all_is_passed_over(void)
{
    static const char *const numbers[] = { "0", "-1", "65", "4294967297" };
    for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++) {
        g_autoptr(Keyring) ring = keyring_new();
        g_autoptr(Database) database = three_epochs(ring);
        g_autofree char *sql =
            g_strdup_printf("UPDATE epoch SET number = %s WHERE number = 3", numbers[i]);
        g_assert_cmpint(sqlite3_exec(database->handle, sql, NULL, NULL, NULL), ==, 0);
        g_assert_false(envelope_opens(database, keyring_data_key(ring, 3), MEGURI_ERROR_LOCKED));
    }
}

/* ---- the envelope as it is typed ---- */

static void
test_an_envelope_is_read_as_people_type_it(void)
{
    guint8 found[KEYRING_KEY_BYTES];
    static const guint8 ones[KEYRING_KEY_BYTES] = { 0x08, 0x42, 0x10, 0x84, 0x21 }; /* 1, then 0 */
    g_autoptr(Secret) text = envelope_format(ones);
    g_assert_true(g_str_has_prefix(text, "1111-1111-0000-0000-"));
    static const char *const beginnings[] = { "1111-1111-0000-0000-", "IIII-LLLL-OOOO-OOOO-",
                                              "iiiillll oooo0o0o ", "1i1L 1111-00 00 0000" };
    for (gsize i = 0; i < G_N_ELEMENTS(beginnings); i++) {
        g_autofree char *typed = g_strconcat(beginnings[i], text + 20, NULL);
        memset(found, 1, sizeof found);
        g_assert_true(envelope_parse(typed, found));
        g_assert_cmpmem(found, sizeof found, ones, sizeof ones);
    }
    g_autofree char *long_one = g_strconcat(text, "0", NULL);
    g_autofree char *short_one = g_strndup(text, strlen(text) - 1);
    static const char *const wrong[] = { "2111", "U111", "é", "1111-1111-0000_0000" };
    g_assert_false(envelope_parse(long_one, found));
    g_assert_false(envelope_parse(short_one, found));
    for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_autofree char *typed = g_strconcat(wrong[i], text + strlen(wrong[i]), NULL);
        g_assert_false(envelope_parse(typed, found));
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_assert(sodium_init() >= 0);
    g_test_add_func("/sealed/box", test_a_box_opens_for_its_key_in_its_place_alone);
    g_test_add_func("/sealed/unpadded", test_a_body_that_nobody_padded_is_no_body);
    g_test_add_func("/sealed/ring", test_a_ring_gives_no_key_that_it_does_not_hold);
    g_test_add_func("/sealed/open-slot", test_a_slot_that_lies_open_holds_a_whole_secret);
    g_test_add_func("/sealed/slot", test_a_sealed_slot_opens_for_its_passphrase_alone);
    g_test_add_func("/sealed/dear-slot", test_a_slot_that_costs_too_much_is_not_tried);
    g_test_add_func("/sealed/short-secret", test_a_secret_of_another_length_is_none);
    g_test_add_func("/sealed/epochs-touched", test_epochs_that_somebody_touched_are_told);
    g_test_add_func("/sealed/epochs-holed", test_a_ring_with_a_hole_or_none_fits_no_epochs);
    g_test_add_func("/sealed/envelope-opens", test_an_envelope_opens_its_epoch_and_those_before);
    g_test_add_func("/sealed/epoch-beyond", test_an_epoch_beyond_all_is_passed_over);
    g_test_add_func("/sealed/envelope-typed", test_an_envelope_is_read_as_people_type_it);
    return g_test_run();
}
