/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stick with a month of entries comes in: every signature is looked at, on all cores, and the
 * first that is wrong is the one that is named, wherever it stands. */
#include "store/signatures.h"

#include "base/error.h"

#include <sodium.h>
#include <string.h>

#define ROWS 1000

typedef struct {
    BookStation station;
    guint8 secret[crypto_sign_SECRETKEYBYTES];
} Writer;

static Writer
writer_new(const char *letters)
{
    Writer writer = { .station = { .letters = (char *)letters } };
    crypto_sign_keypair(writer.station.public_key, writer.secret);
    return writer;
}

/* Row SEQ; WRONG: not as it was signed. */
static void
add(Signatures *signatures, const Writer *writer, guint64 seq, bool wrong)
{
    guint8 hash[CHAIN_HASH_BYTES], signature[CHAIN_SIGNATURE_BYTES];
    ChainRow row = { .seq = seq, .hash = hash, .signature = signature };
    randombytes_buf(hash, sizeof hash);
    crypto_sign_detached(signature, NULL, hash, sizeof hash, writer->secret);
    signature[0] ^= wrong;
    signatures_add(signatures, &writer->station, &row);
    memset(hash, 0, sizeof hash); /* they are the caller's again */
    memset(signature, 0, sizeof signature);
}

static void
test_all_that_is_signed_is_taken(void)
{
    static const guint counts[] = { 0, 1, 127, 128, 129, ROWS };
    g_autoptr(GError) error = NULL;
    Writer a = writer_new("A"), b = writer_new("B");
    for (guint i = 0; i < G_N_ELEMENTS(counts); i++) {
        g_autoptr(Signatures) signatures = signatures_new();
        for (guint seq = 1; seq <= counts[i]; seq++)
            add(signatures, &a, seq, false);
        for (guint seq = 1; seq <= counts[i]; seq++)
            add(signatures, &b, seq, false);
        g_assert_true(signatures_end(signatures, &error));
        g_assert_no_error(error);
    }
}

static void
test_the_first_that_is_wrong_is_named(void)
{
    static const guint64 wrong[] = { 1, 2, 128, 129, 300, 999, ROWS };
    Writer a = writer_new("A"), b = writer_new("B");
    for (guint i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(Signatures) signatures = signatures_new();
        for (guint64 seq = 1; seq <= ROWS; seq++)
            add(signatures, &a, seq, false);
        for (guint64 seq = 1; seq <= ROWS; seq++)
            add(signatures, &b, seq, seq == wrong[i] || seq > 700);
        g_autofree char *row = g_strdup_printf("row %" G_GUINT64_FORMAT " of station B: ",
                                               MIN(wrong[i], (guint64)701));
        g_assert_false(signatures_end(signatures, &error));
        g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_DAMAGED);
        g_assert_true(g_str_has_prefix(error->message, row));
    }
}

/* A station's key is its own, also where rows of two lie side by side. */
static void
test_nobody_signs_for_another_station(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Signatures) signatures = signatures_new();
    Writer a = writer_new("A"), b = writer_new("B");
    Writer forger = { .station = b.station };
    memcpy(forger.secret, a.secret, sizeof forger.secret);
    for (guint64 seq = 1; seq <= 200; seq++)
        add(signatures, &a, seq, false);
    add(signatures, &forger, 1, false);
    g_assert_false(signatures_end(signatures, &error));
    g_assert_nonnull(strstr(error->message, "row 1 of station B"));
}

/* An import that breaks off waits for what is under way, and asks nothing. */
static void
test_one_that_is_let_go_is_let_go(void)
{
    g_autoptr(Signatures) signatures = signatures_new();
    Writer a = writer_new("A");
    for (guint64 seq = 1; seq <= ROWS; seq++)
        add(signatures, &a, seq, false);
}

int
main(int argc, char **argv)
{
    g_assert_cmpint(sodium_init(), >=, 0);
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/signatures/all", test_all_that_is_signed_is_taken);
    g_test_add_func("/signatures/first-wrong", test_the_first_that_is_wrong_is_named);
    g_test_add_func("/signatures/another-station", test_nobody_signs_for_another_station);
    g_test_add_func("/signatures/let-go", test_one_that_is_let_go_is_let_go);
    return g_test_run();
}
