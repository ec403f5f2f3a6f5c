/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "secrets.h"

#include "store/book.h"
#include "store/home.h"
#include "store/stations.h"

#include <string.h>

void
secrets_add(GPtrArray *canaries, const char *path, const char *passphrase)
{
    gint64 slot;
    g_autoptr(GError) error = NULL;
    LogKey key = { .passphrase = passphrase };
    g_autoptr(Database) database = database_open(path, false, &error);
    g_autoptr(Book) book = book_read(database, &key, &error);
    g_autoptr(GBytes) home = home_of(path);
    g_assert_true(stations_find_own(book, database, home, &error));
    g_assert_no_error(error);
    canary_add(canaries, "data key", keyring_data_key(book->keys, 1), KEYRING_KEY_BYTES);
    for (guint purpose = KEY_ROWS; purpose < KEY_PURPOSE_END; purpose++)
        if (purpose != KEY_COMMITMENT) /* is published */
            canary_add(canaries, "derived key", keyring_key(book->keys, 1, purpose),
                       KEYRING_KEY_BYTES);
    canary_add(canaries, "key of the slot", keyring_slot(book->keys, &slot), KEYRING_KEY_BYTES);
    canary_add(canaries, "key of the bands", book->band_key, BOOK_BAND_KEY_BYTES);
    canary_add(canaries, "signing key", book->signing_key, 32);
    canary_add(canaries, "passphrase", passphrase, strlen(passphrase));
}
