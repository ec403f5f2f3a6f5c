/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pieces.h"

#include "store/entry.h"

#include <string.h>

/* A row that holds. */
typedef struct {
    guint station; /* index in the book */
    ChainRow row;
    guint8 *bytes; /* what the row points into */
    bool chosen;
} Piece;

static void
clear_piece(gpointer piece)
{
    g_free(((Piece *)piece)->bytes);
}

static guint
hash_of_hash(gconstpointer hash)
{
    guint first;
    memcpy(&first, hash, sizeof first);
    return first;
}

static gboolean
same_hash(gconstpointer a, gconstpointer b)
{
    return memcmp(a, b, CHAIN_HASH_BYTES) == 0;
}

Pieces *
pieces_new(Book *book)
{
    Pieces *pieces = g_new0(Pieces, 1);
    pieces->book = book;
    pieces->known = g_hash_table_new(hash_of_hash, same_hash);
    pieces->list = g_array_new(FALSE, FALSE, sizeof(Piece));
    g_array_set_clear_func(pieces->list, clear_piece);
    return pieces;
}

void
pieces_free(Pieces *pieces)
{
    if (pieces == NULL)
        return;
    g_hash_table_unref(pieces->known);
    g_array_unref(pieces->list);
    g_free(pieces);
}

/* True if FOUND is a row of STATION, by its hash. */
static bool
is_of(const CarvedRow *found, const BookStation *station)
{
    ChainHash hash = chain_hash(&station->start.station, &found->row);
    return memcmp(hash.bytes, found->row.hash, CHAIN_HASH_BYTES) == 0;
}

/* The index of the station that wrote FOUND: the one that bears its number in the file, or, where
 * that is not known, any. -1 if none did. */
static int
writer_of(const Pieces *pieces, const CarvedRow *found)
{
    const GArray *stations = pieces->book->stations;
    for (guint pass = 0; pass < 2; pass++)
        for (guint i = 0; i < stations->len; i++) {
            const BookStation *station = book_station(pieces->book, i);
            if ((station->number == found->station) == (pass == 0) && is_of(found, station))
                return (int)i;
        }
    return -1;
}

/* True if ROW opens and its station signed it. */
static bool
holds(Pieces *pieces, const ChainRow *row, const BookStation *station)
{
    ChainHead head = station->start;
    ChainWay way = { pieces->book->keys, station->letters };
    if (keyring_key(pieces->book->keys, row->epoch, KEY_ROWS) == NULL) {
        pieces->closed = true;
        return false;
    }
    return chain_jump(&head, row, &way, NULL) && chain_is_signed(row, station->public_key);
}

static void
keep_piece(Pieces *pieces, guint station, const ChainRow *row)
{
    guint8 *ends;
    Piece piece = { .station = station, .row = *row };
    piece.bytes = g_malloc(row->box_length + 2 * CHAIN_HASH_BYTES + CHAIN_SIGNATURE_BYTES);
    memcpy(piece.bytes, row->box, row->box_length);
    ends = piece.bytes + row->box_length;
    memcpy(ends, row->prev, CHAIN_HASH_BYTES);
    memcpy(ends + CHAIN_HASH_BYTES, row->hash, CHAIN_HASH_BYTES);
    memcpy(ends + 2 * CHAIN_HASH_BYTES, row->signature, CHAIN_SIGNATURE_BYTES);
    piece.row.box = piece.bytes;
    piece.row.prev = ends;
    piece.row.hash = ends + CHAIN_HASH_BYTES;
    piece.row.signature = ends + 2 * CHAIN_HASH_BYTES;
    g_hash_table_add(pieces->known, (gpointer)piece.row.hash);
    g_array_append_val(pieces->list, piece);
}

bool
pieces_take(const CarvedRow *found, gpointer user)
{
    Pieces *pieces = user;
    int station = writer_of(pieces, found);
    if (station < 0) {
        pieces->broken++;
        return false;
    }
    if (g_hash_table_contains(pieces->known, found->row.hash))
        return true;
    if (!holds(pieces, &found->row, book_station(pieces->book, (guint)station)))
        return false;
    keep_piece(pieces, (guint)station, &found->row);
    return true;
}

/* By station; in each the last row first. */
static int
compare_pieces(gconstpointer a, gconstpointer b)
{
    const Piece *left = a, *right = b;
    if (left->station != right->station)
        return left->station < right->station ? -1 : 1;
    return left->row.seq > right->row.seq ? -1 : left->row.seq < right->row.seq;
}

/* True if ROW is what AFTER, the row that was chosen last, says that it follows; a row that is
 * alone may stand anywhere, and the first one of all follows its station's root. */
static bool
fits(const ChainRow *row, const Piece *after, guint index, const BookStation *station)
{
    if (row->seq == 1 && memcmp(row->prev, &station->start.hash, CHAIN_HASH_BYTES) != 0)
        return false;
    if (after == NULL || after->station != index || after->row.seq > row->seq + 1)
        return true;
    return after->row.seq == row->seq + 1 &&
           memcmp(after->row.prev, row->hash, CHAIN_HASH_BYTES) == 0;
}

/* Of rows that say they have the same place, the one that the row behind it names. */
static void
choose(GArray *list, const Book *book)
{
    const Piece *after = NULL;
    g_array_sort(list, compare_pieces);
    for (guint i = 0; i < list->len; i++) {
        Piece *piece = &g_array_index(list, Piece, i);
        piece->chosen =
            fits(&piece->row, after, piece->station, book_station(book, piece->station));
        if (piece->chosen)
            after = piece;
    }
}

static bool
insert_row(Database *database, const BookStation *station, const ChainRow *row, GError **error)
{
    g_autoptr(sqlite3_stmt) query = database_prepare(database, ENTRY_INSERT, error);
    if (query == NULL)
        return false;
    sqlite3_bind_int64(query, 1, ENTRY_PLACE_OF(station->number, row->seq));
    sqlite3_bind_int64(query, 2, row->epoch);
    sqlite3_bind_blob64(query, 3, row->box, row->box_length, SQLITE_STATIC);
    sqlite3_bind_blob(query, 4, row->prev, CHAIN_HASH_BYTES, SQLITE_STATIC);
    sqlite3_bind_blob(query, 5, row->hash, CHAIN_HASH_BYTES, SQLITE_STATIC);
    sqlite3_bind_blob(query, 6, row->signature, CHAIN_SIGNATURE_BYTES, SQLITE_STATIC);
    if (sqlite3_step(query) == SQLITE_DONE)
        return true;
    database_set_write_error(database, error);
    return false;
}

/* Each chosen row in its place, and what is missing before it named. */
static bool
put_in(const Pieces *pieces, Database *database, GError **error)
{
    guint64 next = 1;
    const BookStation *before = NULL;
    for (guint i = pieces->list->len; i-- > 0;) { /* in each station the first row first */
        const Piece *piece = &g_array_index(pieces->list, Piece, i);
        const BookStation *station = book_station(pieces->book, piece->station);
        next = station == before ? next : 1;
        LostRows lost = { station, next, piece->row.seq - 1 };
        if (!piece->chosen)
            continue;
        if ((lost.last >= lost.first && !lost_insert(database, &lost, pieces->book->keys, error)) ||
            !insert_row(database, station, &piece->row, error))
            return false;
        before = station;
        next = piece->row.seq + 1;
    }
    return true;
}

bool
pieces_put(Pieces *pieces, Database *database, GError **error)
{
    choose(pieces->list, pieces->book);
    return database_begin(database, error) && put_in(pieces, database, error) &&
           database_commit(database, NULL, error);
}

guint64
pieces_count(const Pieces *pieces, guint index)
{
    guint64 count = 0;
    for (guint i = 0; i < pieces->list->len; i++) {
        const Piece *piece = &g_array_index(pieces->list, Piece, i);
        count += piece->chosen && piece->station == index;
    }
    return count;
}
