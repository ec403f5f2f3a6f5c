/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/rows.h"

#include "store/entry.h"
#include "store/lost.h"

#include "base/error.h"
#include "base/language.h"

#include <sodium.h>
#include <string.h>

struct Rows {
    Database *database;
    const Keyring *keys;
    sqlite3_stmt *from; /* rows after a place, up to another */
    sqlite3_stmt *last; /* the last of them */
    sqlite3_stmt *add;
};

#define COLUMNS                                                                                    \
    "SELECT place, box, prev, hash, epoch, signature FROM entry WHERE place > ?1 AND place < ?2"

Rows *
rows_new(Database *database, const Keyring *keys, GError **error)
{
    g_autoptr(Rows) rows = g_new0(Rows, 1);
    rows->database = database;
    rows->keys = keys;
    rows->from = database_prepare(database, COLUMNS " ORDER BY place", error);
    if (rows->from == NULL)
        return NULL;
    rows->last = database_prepare(database, COLUMNS " ORDER BY place DESC LIMIT 1", error);
    if (rows->last == NULL)
        return NULL;
    rows->add = database_prepare(database, ENTRY_INSERT, error);
    return rows->add == NULL ? NULL : g_steal_pointer(&rows);
}

void
rows_free(Rows *rows)
{
    if (rows == NULL)
        return;
    sqlite3_finalize(rows->from);
    sqlite3_finalize(rows->last);
    sqlite3_finalize(rows->add);
    g_free(rows);
}

static void
bind_range(sqlite3_stmt *query, const BookStation *station, guint64 after)
{
    sqlite3_bind_int64(query, 1, ENTRY_PLACE_OF(station->number, after));
    sqlite3_bind_int64(query, 2, ENTRY_PLACE_OF(station->number + 1, 0));
}

/* The row that QUERY stands on; its bytes hold until the next step. False if a hash has not its
 * length. */
static bool
current_row(sqlite3_stmt *query, ChainRow *ret_row)
{
    if (sqlite3_column_bytes(query, 2) != CHAIN_HASH_BYTES ||
        sqlite3_column_bytes(query, 3) != CHAIN_HASH_BYTES ||
        sqlite3_column_bytes(query, 5) != CHAIN_SIGNATURE_BYTES)
        return false;
    *ret_row = (ChainRow){
        .seq = ENTRY_SEQ(sqlite3_column_int64(query, 0)),
        .box = sqlite3_column_blob(query, 1),
        .box_length = (gsize)sqlite3_column_bytes(query, 1),
        .prev = sqlite3_column_blob(query, 2),
        .hash = sqlite3_column_blob(query, 3),
        .epoch = (guint32)sqlite3_column_int64(query, 4),
        .signature = sqlite3_column_blob(query, 5),
    };
    return true;
}

/* CODE is what the last step said; true at the end of the rows. */
static bool
answer_end(Rows *rows, int code, const RowsWalk *walk, GError **error)
{
    g_autoptr(GError) cause = NULL;
    if (code == SQLITE_DONE)
        return true;
    database_set_read_error(rows->database, &cause);
    if (cause->code == MEGURI_ERROR_DAMAGED)
        chain_set_damage(error, walk->head->seq + 1, walk->station->letters, cause->message);
    else
        g_propagate_error(error, g_steal_pointer(&cause));
    return false;
}

/* Over rows before ROW that somebody with the key named as lost; else they will be found missing.
 */
static bool
pass_lost(Rows *rows, const RowsWalk *walk, const ChainRow *row, GError **error)
{
    bool named = false;
    if (row->seq <= walk->head->seq + 1)
        return true;
    ChainGap gap = chain_gap(walk->head, row);
    LostGap lost = { { walk->station, walk->head->seq + 1, gap.last }, row->epoch };
    if (!lost_is_named(rows->database, &lost, rows->keys, &named, error))
        return false;
    if (named && walk->gaps != NULL)
        g_array_append_val(walk->gaps, gap);
    if (named)
        chain_pass(walk->head, &gap);
    return true;
}

bool
rows_follow(Rows *rows, const RowsWalk *walk, GError **error)
{
    ChainRow row;
    int code;
    g_autoptr(QueryUse) query = rows->from;
    g_autoptr(Statements) list = statements_new();
    const char *letters = walk->station->letters;
    ChainWay way = { rows->keys, letters };
    bind_range(query, walk->station, walk->head->seq);
    if (walk->last > 0)
        sqlite3_bind_int64(query, 2, ENTRY_PLACE_OF(walk->station->number, walk->last + 1));
    while ((code = sqlite3_step(query)) == SQLITE_ROW) {
        if (!current_row(query, &row)) {
            chain_set_damage(error, walk->head->seq + 1, letters, _("its hash was cut"));
            return false;
        }
        if (!pass_lost(rows, walk, &row, error) ||
            !chain_follow(walk->head, &row, &way, list, error))
            return false;
        if (walk->signatures != NULL)
            signatures_add(walk->signatures, walk->station, &row);
        if (walk->reader != NULL)
            walk->reader(list, walk->head, walk->user);
        g_array_set_size(list->items, 0);
        g_string_chunk_clear(list->text);
    }
    return answer_end(rows, code, walk, error);
}

/* What has come into GAP; what is still lost of it goes to the gaps of WALK. */
static bool
fill_gap(Rows *rows, const RowsWalk *walk, const ChainGap *gap, GError **error)
{
    ChainHead head = gap->before;
    RowsWalk inside = *walk;
    inside.head = &head;
    inside.last = gap->last;
    if (!rows_follow(rows, &inside, error))
        return false;
    if (head.seq < gap->last) {
        ChainGap rest = *gap;
        rest.before = head;
        g_array_append_val(walk->gaps, rest);
        return true;
    }
    if (memcmp(&head.hash, &gap->end, sizeof head.hash) == 0)
        return true;
    chain_set_unlinked(error, gap->last + 1, walk->station->letters);
    return false;
}

bool
rows_fill(Rows *rows, const RowsWalk *walk, GError **error)
{
    bool good = true;
    g_autoptr(GArray) open = g_array_copy(walk->gaps);
    g_array_set_size(walk->gaps, 0);
    for (guint i = 0; i < open->len; i++) {
        const ChainGap *gap = &g_array_index(open, ChainGap, i);
        if (good)
            good = fill_gap(rows, walk, gap, error);
        else
            g_array_append_val(walk->gaps, *gap);
    }
    return good;
}

bool
rows_last(Rows *rows, const BookStation *station, ChainHead *ret_head, GError **error)
{
    ChainRow row;
    ChainHead head = { .station = station->given.station };
    RowsWalk walk = { .station = station, .head = &head };
    ChainWay way = { rows->keys, station->letters };
    g_autoptr(QueryUse) query = rows->last;
    bind_range(query, station, 0);
    int code = sqlite3_step(query);
    if (code != SQLITE_ROW) {
        if (!answer_end(rows, code, &walk, error))
            return false;
    } else if (!current_row(query, &row)) {
        chain_set_damage(error, station->given.seq + 1, station->letters, _("its hash was cut"));
        return false;
    } else if (!chain_jump(&head, &row, &way, error)) {
        return false;
    }
    *ret_head = head;
    return true;
}

bool
rows_count(Rows *rows, guint64 *ret_count, GError **error)
{
    g_autoptr(sqlite3_stmt) query =
        database_prepare(rows->database, "SELECT count(*) FROM entry", error);
    if (query == NULL)
        return false;
    if (sqlite3_step(query) == SQLITE_ROW) {
        *ret_count = (guint64)sqlite3_column_int64(query, 0);
        return true;
    }
    database_set_read_error(rows->database, error);
    return false;
}

bool
rows_add(Rows *rows, const RowsOwn *own, ChainHead *head, GBytes *body, GError **error)
{
    gsize length;
    guint32 epoch;
    guint8 signature[CHAIN_SIGNATURE_BYTES];
    const BookStation *station = own->station;
    ChainWay way = { rows->keys, station->letters };
    ChainHash prev = head->hash;
    g_autoptr(GBytes) box = chain_box(head, rows->keys, body, &epoch);
    const guint8 *bytes = g_bytes_get_data(box, &length);
    ChainRow row = { head->seq + 1, epoch, bytes, length, prev.bytes, NULL, signature };
    ChainHash hash = chain_hash(&head->station, &row);
    row.hash = hash.bytes;
    crypto_sign_detached(signature, NULL, row.hash, CHAIN_HASH_BYTES, own->signing_key);
    g_autoptr(QueryUse) query = rows->add;
    sqlite3_bind_int64(query, 1, ENTRY_PLACE_OF(station->number, row.seq));
    sqlite3_bind_int64(query, 2, epoch);
    sqlite3_bind_blob64(query, 3, bytes, length, SQLITE_STATIC);
    sqlite3_bind_blob(query, 4, row.prev, CHAIN_HASH_BYTES, SQLITE_STATIC);
    sqlite3_bind_blob(query, 5, row.hash, CHAIN_HASH_BYTES, SQLITE_STATIC);
    sqlite3_bind_blob(query, 6, signature, sizeof signature, SQLITE_STATIC);
    if (sqlite3_step(query) == SQLITE_DONE)
        return chain_jump(head, &row, &way, error);
    database_set_write_error(rows->database, error);
    return false;
}
