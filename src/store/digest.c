/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/digest.h"

#include "ward/code.h"

#include "base/error.h"
#include "base/language.h"

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
    guint64 number = 0;
    char letters[8];
    for (guint i = 0; i < 5; i++)
        number = number << 8 | bytes[i];
    for (guint i = 0; i < 8; i++)
        letters[i] = code_figures[number >> (35 - 5 * i) & 31];
    return g_strdup_printf("%.4s-%.4s", letters, letters + 4);
}

/* Of ENDS; *ret_rows is how many rows they end. (transfer full) */
static char *
digest_of_ends(const GArray *ends, guint64 *ret_rows)
{
    guint64 count = 0;
    guint8 hash[CHAIN_HASH_BYTES];
    crypto_generichash_state state;
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

char *
digest_of(Rows *rows, const Book *book, guint64 *ret_rows, GError **error)
{
    g_autoptr(GArray) ends = find_ends(rows, book, error);
    return ends != NULL ? digest_of_ends(ends, ret_rows) : NULL;
}

/* Where the chain stood when the sheet was printed. */
typedef struct {
    guint64 rows;
    ChainHead head; /* seq 0 until it was met */
} Anchor;

static void
meet(const Statements *list, const ChainHead *head, gpointer user)
{
    (void)list;
    Anchor *anchor = user;
    if (head->seq == anchor->rows)
        anchor->head = *head;
}

/* Over an empty line, and with small letters, a fingerprint is what it is. */
static bool
same_signs(const char *one, const char *other)
{
    g_autofree char *a = g_ascii_strup(one, -1);
    g_autofree char *b = g_ascii_strup(other, -1);
    return strcmp(g_strstrip(a), b) == 0;
}

/* The one station that has rows, *ret_station; the last if there is none. */
static bool
find_writer(Rows *rows, const Book *book, BookStation **ret_station, GError **error)
{
    ChainHead head;
    guint writers = 0;
    for (guint i = 0; i < book->stations->len; i++) {
        BookStation *station = book_station(book, i);
        if (!rows_last(rows, station, &head, error))
            return false;
        writers += head.seq > 0;
        if (head.seq > 0 || writers == 0)
            *ret_station = station;
    }
    if (writers > 1)
        g_set_error_literal(
            error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
            _("A printed fingerprint can be compared in a book of one station only."));
    return writers <= 1;
}

bool
digest_check(Rows *rows, const Book *book, const LogAnchor *printed, GError **error)
{
    guint64 count;
    BookStation *writer = NULL;
    Anchor anchor = { .rows = printed->rows };
    if (!find_writer(rows, book, &writer, error))
        return false;
    ChainHead head = writer->start;
    RowsWalk walk = { .station = writer, .head = &head, .reader = meet, .user = &anchor };
    if (!rows_follow(rows, &walk, error))
        return false;
    g_autoptr(GArray) ends = g_array_new(FALSE, FALSE, sizeof(ChainHead));
    if (anchor.head.seq > 0)
        g_array_append_val(ends, anchor.head);
    g_autofree char *digest = digest_of_ends(ends, &count);
    if (anchor.head.seq > 0 && same_signs(printed->fingerprint, digest))
        return true;
    g_autofree char *wanted = g_strdup_printf("%" G_GUINT64_FORMAT, printed->rows);
    g_set_error(
        error, MEGURI_ERROR, MEGURI_ERROR_DAMAGED,
        anchor.head.seq == 0
            ? _("The sheet was printed from a book of %s rows; this one has fewer: its end was "
                "cut off, or it is an older copy.")
            : _("The first %s rows are not those that the sheet was printed from: this is "
                "another book, or all of them were written anew."),
        wanted);
    return false;
}
