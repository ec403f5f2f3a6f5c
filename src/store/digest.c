/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/digest.h"

#include <sodium.h>
#include <string.h>

static int
compare_ends(gconstpointer a, gconstpointer b)
{
    const ChainHead *left = a, *right = b;
    return memcmp(&left->station, &right->station, sizeof left->station);
}

/* The ends of all chains that have a row, by station id, so that any two books with the same rows
 * give the same. (transfer full) */
static GArray *
find_ends(Rows *rows, const Book *book, GError **error)
{
    g_autoptr(GArray) ends = g_array_new(FALSE, FALSE, sizeof(ChainHead));
    for (guint i = 0; i < book->stations->len; i++) {
        ChainHead head = book_station(book, i)->given;
        if (rows != NULL && !rows_last(rows, book_station(book, i), &head, error))
            return NULL;
        if (head.seq > 0)
            g_array_append_val(ends, head);
    }
    g_array_sort(ends, compare_ends);
    return g_steal_pointer(&ends);
}

/* 40 bits in signs that are not taken for one another, "K7QX-2M9P". (transfer full) */
static char *
spell(const guint8 *bytes)
{
    static const char signs[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    guint64 number = 0;
    char letters[8];
    for (guint i = 0; i < 5; i++)
        number = number << 8 | bytes[i];
    for (guint i = 0; i < 8; i++)
        letters[i] = signs[number >> (35 - 5 * i) & 31];
    return g_strdup_printf("%.4s-%.4s", letters, letters + 4);
}

char *
digest_of(Rows *rows, const Book *book, guint64 *ret_rows, GError **error)
{
    guint64 count = 0;
    guint8 hash[CHAIN_HASH_BYTES];
    crypto_generichash_state state;
    g_autoptr(GArray) ends = find_ends(rows, book, error);
    if (ends == NULL)
        return NULL;
    crypto_generichash_init(&state, NULL, 0, sizeof hash);
    for (guint i = 0; i < ends->len; i++) {
        const ChainHead *head = &g_array_index(ends, ChainHead, i);
        guint64 seq = GUINT64_TO_BE(head->seq);
        crypto_generichash_update(&state, head->station.bytes, sizeof head->station.bytes);
        crypto_generichash_update(&state, (const guint8 *)&seq, sizeof seq);
        crypto_generichash_update(&state, head->hash.bytes, sizeof head->hash.bytes);
        count += head->seq;
    }
    crypto_generichash_final(&state, hash, sizeof hash);
    *ret_rows = count;
    return spell(hash);
}
