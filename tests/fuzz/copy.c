/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What lies on a stick under the name of a copy. The first byte says what the rest is: the bytes
 * themselves, or what is done to a good copy, five bytes a change; and whether a holder of the keys
 * did it, who seals the copy again. A copy that passes and was not sealed again is, byte for byte,
 * the one that its book makes.
 */

#include "store/copy.h"

#include "store/join.h"
#include "store/rows.h"
#include "store/stations.h"

#include "base/error.h"

#include <sodium.h>
#include <string.h>

#include "dice.h"
#include "stage.h"
#include "target.h"

#define FILE_NAME "stick.copy"
#define SEAL_BYTES 32

enum { KIND_CHANGED = 1, KIND_SEALED_AGAIN = 2 };

/* A copy of a small ward's book, as the program makes it. */
static GBytes *
good_copy(void)
{
    static GBytes *made;
    if (made != NULL)
        return made;
    char *bytes = NULL;
    gsize length = 0;
    guint64 rows;
    g_autoptr(GError) error = NULL;
    dice_fix();
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Log) log = stage_open(stage);
    g_autofree char *path = g_build_filename(stage->folder, FILE_NAME, NULL);
    for (guint number = 1; number <= 3; number++)
        stage_commit(log, number);
    bool copied =
        log_export(log, path, &rows, &error) && g_file_get_contents(path, &bytes, &length, &error);
    g_assert_no_error(error);
    g_assert_true(copied);
    made = g_bytes_new_take(bytes, length);
    return made;
}

/* ---- what is done to it ---- */

typedef enum {
    CHANGE_SET,
    CHANGE_FLIP,
    CHANGE_DROP,
    CHANGE_REPEAT,
    CHANGE_CUT,
    CHANGE_COUNT
} Change;

static void
change(GByteArray *bytes, Change how, guint16 place, guint8 length, guint8 value)
{
    if (bytes->len == 0)
        return;
    guint at = place % bytes->len;
    guint rest = bytes->len - at, part = MIN(1u + length, rest);
    g_autofree guint8 *kept = g_memdup2(bytes->data + at, rest);
    switch (how) {
    case CHANGE_SET:
        bytes->data[at] = value;
        break;
    case CHANGE_FLIP:
        bytes->data[at] ^= (guint8)(1u << value % 8);
        break;
    case CHANGE_DROP:
        g_byte_array_remove_range(bytes, at, part);
        break;
    case CHANGE_REPEAT:
        g_byte_array_set_size(bytes, at + part);
        g_byte_array_append(bytes, kept, rest);
        break;
    case CHANGE_CUT:
        g_byte_array_set_size(bytes, at);
        break;
    case CHANGE_COUNT:
        break;
    }
}

static void
change_good(GByteArray *bytes, const guint8 *data, gsize size)
{
    gsize length;
    const guint8 *good = g_bytes_get_data(good_copy(), &length);
    g_byte_array_append(bytes, good, (guint)length);
    for (; size >= 5; data += 5, size -= 5)
        change(bytes, data[0] % CHANGE_COUNT, (guint16)(data[1] << 8 | data[2]), data[3], data[4]);
}

/* As a holder of the keys, who can write what they like. */
static void
seal_again(GByteArray *bytes)
{
    static Keyring *keys;
    if (keys == NULL) {
        g_autoptr(Database) good = copy_open(good_copy(), FILE_NAME, NULL);
        g_autoptr(Book) book = book_read(good, NULL, NULL);
        keys = keyring_copy(book->keys);
    }
    if (bytes->len < SEAL_BYTES)
        return;
    gsize length = bytes->len - SEAL_BYTES;
    crypto_generichash(bytes->data + length, SEAL_BYTES, bytes->data, length,
                       keyring_key(keys, 1, KEY_COPY), KEYRING_KEY_BYTES);
}

/* ---- what is claimed ---- */

static void
claim_named(const GError *error)
{
    claim_refusal(error);
    g_assert_cmpint(error->code, ==, MEGURI_ERROR_DAMAGED);
    g_assert_nonnull(strstr(error->message, FILE_NAME));
}

static void
claim_the_one_copy(Database *from, const Book *book, GBytes *bytes)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) again = copy_make(from, book->keys, &error);
    g_assert_no_error(error);
    g_assert_true(g_bytes_equal(again, bytes));
}

static bool
follow_rows(Database *from, Book *book)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Signatures) signatures = signatures_new();
    g_autoptr(Rows) rows = rows_new(from, book->keys, &error);
    g_assert_no_error(error);
    for (guint i = 0; i < book->stations->len; i++) {
        BookStation *station = book_station(book, i);
        RowsWalk walk = { station, &station->given, NULL, NULL, signatures };
        if (rows_follow(rows, &walk, &error))
            continue;
        claim_refusal(error);
        return false;
    }
    if (signatures_end(signatures, &error))
        return true;
    claim_refusal(error);
    return false;
}

/* A new book out of it has all its rows, and reads. What a holder of the keys made may be refused,
 * but not half taken. */
static void
claim_joins(Database *from, const Book *book, bool sealed_again)
{
    guint64 rows = 0, wanted = 0;
    g_autoptr(GError) error = NULL;
    g_autoptr(Database) into = database_create(":memory:", schema_sql, &error);
    g_autoptr(Rows) before = rows_new(from, book->keys, &error);
    g_autoptr(GBytes) home = g_bytes_new_static("a PC", 4);
    StationBirth birth = { "ZZ", home };
    g_assert_true(into != NULL && before != NULL);
    bool joined = database_begin(into, &error) &&
                  stations_insert(into, &birth, book->keys, &error) &&
                  join_into_empty(into, from, &error) && database_commit(into, NULL, &error);
    if (!joined) {
        claim_refusal(error);
        g_assert_true(sealed_again);
        return;
    }
    g_autoptr(Book) copied = book_read_again(into, book->keys, &error);
    g_assert_no_error(error);
    g_autoptr(Rows) after = rows_new(into, copied->keys, &error);
    g_assert_true(rows_count(before, &wanted, NULL) && rows_count(after, &rows, NULL));
    g_assert_cmpuint(rows, ==, wanted);
    g_assert_true(follow_rows(into, copied));
}

/* Whether it is whole, and so passes. */
static void
look(GBytes *bytes, bool sealed_again)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Database) from = copy_open(bytes, FILE_NAME, &error);
    if (from == NULL) {
        claim_named(error);
        return;
    }
    g_autoptr(Book) book = book_read(from, NULL, &error);
    if (book == NULL) {
        claim_refusal(error);
        return;
    }
    bool whole = copy_check(bytes, book->keys, FILE_NAME, &error);
    if (!whole)
        claim_named(error);
    bool good = follow_rows(from, book);
    if (!whole || (sealed_again && !good))
        return;
    g_assert_true(good);
    if (!sealed_again)
        claim_the_one_copy(from, book, bytes);
    claim_joins(from, book, sealed_again);
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    guint8 kind = target_take(&data, &size);
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    if (kind & KIND_CHANGED)
        change_good(bytes, data, size);
    else
        g_byte_array_append(bytes, data, (guint)size);
    if (kind & KIND_SEALED_AGAIN)
        seal_again(bytes);
    g_autoptr(GBytes) given = g_bytes_new(bytes->data, bytes->len);
    look(given, kind & KIND_SEALED_AGAIN);
    return 0;
}
