/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/chain.h"

#include "store/seal.h"

#include "ward/codec.h"

#include "base/error.h"
#include "base/language.h"

#include <sodium.h>
#include <string.h>

/* Two kinds of hash must never be taken for one another, so each begins with its own name. */
#define ROOT_NAME "meguri book"
#define ROW_NAME "meguri row"

static guint8 *
put_number(guint8 *at, guint64 number, guint bytes)
{
    for (guint i = 0; i < bytes; i++)
        at[i] = (guint8)(number >> (8 * (bytes - 1 - i)));
    return at + bytes;
}

static guint8 *
put_bytes(guint8 *at, const void *bytes, gsize length)
{
    memcpy(at, bytes, length);
    return at + length;
}

/* ---- hashes ---- */

static void
add_text(crypto_generichash_state *state, const void *bytes, gsize length)
{
    guint8 number[8];
    put_number(number, length, sizeof number);
    crypto_generichash_update(state, number, sizeof number);
    crypto_generichash_update(state, bytes, length);
}

ChainHead
chain_start(const ChainStation *station, const ChainRoot *root)
{
    static const guint8 format = CHAIN_FORMAT;
    ChainHead head = { .station = station->id };
    crypto_generichash_state state;
    crypto_generichash_init(&state, NULL, 0, CHAIN_HASH_BYTES);
    crypto_generichash_update(&state, (const guint8 *)ROOT_NAME, strlen(ROOT_NAME));
    crypto_generichash_update(&state, &format, sizeof format);
    crypto_generichash_update(&state, station->id.bytes, sizeof station->id.bytes);
    crypto_generichash_update(&state, root->book, CHAIN_BOOK_BYTES);
    add_text(&state, root->site, strlen(root->site));
    add_text(&state, root->values, root->values_length);
    crypto_generichash_update(&state, root->commitment, CHAIN_HASH_BYTES);
    add_text(&state, station->letters, strlen(station->letters));
    crypto_generichash_update(&state, station->public_key, CHAIN_PUBLIC_BYTES);
    crypto_generichash_final(&state, head.hash.bytes, CHAIN_HASH_BYTES);
    return head;
}

/* Where a row and its box belong. */
typedef struct {
    guint8 bytes[sizeof ROW_NAME - 1 + 1 + sizeof(StationId) + 8 + 4 + CHAIN_HASH_BYTES];
} RowPlace;

static RowPlace
place_of_row(const StationId *station, const ChainRow *row)
{
    RowPlace place;
    guint8 *at = put_bytes(place.bytes, ROW_NAME, sizeof ROW_NAME - 1);
    at = put_number(at, CHAIN_FORMAT, 1);
    at = put_bytes(at, station->bytes, sizeof station->bytes);
    at = put_number(at, row->seq, 8);
    at = put_number(at, row->epoch, 4);
    put_bytes(at, row->prev, CHAIN_HASH_BYTES);
    return place;
}

ChainHash
chain_hash(const StationId *station, const ChainRow *row)
{
    ChainHash hash;
    crypto_generichash_state state;
    RowPlace place = place_of_row(station, row);
    crypto_generichash_init(&state, NULL, 0, CHAIN_HASH_BYTES);
    crypto_generichash_update(&state, place.bytes, sizeof place.bytes);
    crypto_generichash_update(&state, row->box, row->box_length);
    crypto_generichash_final(&state, hash.bytes, CHAIN_HASH_BYTES);
    return hash;
}

bool
chain_is_signed(const ChainRow *row, const guint8 *public_key)
{
    return crypto_sign_verify_detached(row->signature, row->hash, CHAIN_HASH_BYTES, public_key) ==
           0;
}

/* ---- the box ---- */

GBytes *
chain_box(const ChainHead *head, const Keyring *keys, GBytes *body, guint32 *ret_epoch)
{
    gsize length;
    const guint8 *bytes = g_bytes_get_data(body, &length);
    ChainRow row = { .seq = head->seq + 1, .prev = head->hash.bytes };
    row.epoch = *ret_epoch = keyring_last(keys);
    RowPlace place = place_of_row(&head->station, &row);
    SealPlace bound = { place.bytes, sizeof place.bytes };
    return seal_close(keyring_key(keys, row.epoch, KEY_ROWS), &bound, bytes, length);
}

/* The body of ROW; NULL with a reason, marked. (transfer full) */
static guint8 *
open_box(const StationId *station, const ChainRow *row, const Keyring *keys, gsize *ret_length,
         const char **ret_reason)
{
    RowPlace place = place_of_row(station, row);
    SealPlace bound = { place.bytes, sizeof place.bytes };
    const guint8 *key = keyring_key(keys, row->epoch, KEY_ROWS);
    if (key == NULL) {
        *ret_reason = N_("it was sealed after the access of this passphrase had ended");
        return NULL;
    }
    guint8 *body = seal_open(key, &bound, row->box, row->box_length, ret_length);
    if (body == NULL)
        *ret_reason = N_("its seal does not open with the key of this book");
    return body;
}

void
chain_set_damage(GError **error, guint64 seq, const char *letters, const char *reason)
{
    g_autofree char *number = g_strdup_printf("%" G_GUINT64_FORMAT, seq);
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_DAMAGED, _("row %s of station %s: %s"), number,
                letters, reason);
}

static bool
is_whole(const StationId *station, const ChainRow *row)
{
    ChainHash hash = chain_hash(station, row);
    return memcmp(hash.bytes, row->hash, CHAIN_HASH_BYTES) == 0;
}

static const char *const changed =
    N_("it was changed after it was written (its hash does not fit its bytes)");

static const char *const unlinked =
    N_("it does not follow the row before it; one of the two is not as it was written");

/* What does not fit between ROW and the row before it, marked; NULL if all does. */
static const char *
find_break(const ChainHead *head, const ChainRow *row)
{
    if (!is_whole(&head->station, row))
        return changed;
    if (memcmp(head->hash.bytes, row->prev, CHAIN_HASH_BYTES) == 0)
        return NULL;
    if (head->seq == 0)
        return N_("it was written in a book with another layout, site or key, or by a station that "
                  "was named otherwise; one of them was changed");
    return unlinked;
}

static void
stand_on(ChainHead *head, const ChainRow *row, guint64 clock)
{
    head->seq = row->seq;
    memcpy(head->hash.bytes, row->hash, CHAIN_HASH_BYTES);
    head->clock = clock;
}

bool
chain_follow(ChainHead *head, const ChainRow *row, const ChainWay *way, Statements *list,
             GError **error)
{
    gsize length;
    g_autoptr(GError) cause = NULL;
    const char *letters = way->letters;
    if (row->seq != head->seq + 1) {
        chain_set_damage(error, head->seq + 1, letters, _("it is missing"));
        return false;
    }
    const char *fault = find_break(head, row);
    if (fault != NULL) {
        chain_set_damage(error, row->seq, letters, _(fault));
        return false;
    }
    g_autofree guint8 *body = open_box(&head->station, row, way->keys, &length, &fault);
    if (body == NULL) {
        chain_set_damage(error, row->seq, letters, _(fault));
        return false;
    }
    guint before = list->items->len;
    if (!codec_decode(body, length, &head->station, list, &cause)) {
        chain_set_damage(error, row->seq, letters, cause->message);
        return false;
    }
    if (statements_at(list, before)->clock <= head->clock) {
        g_array_set_size(list->items, before);
        chain_set_damage(error, row->seq, letters, _("its clock went back"));
        return false;
    }
    stand_on(head, row, statements_at(list, list->items->len - 1)->clock);
    return true;
}

void
chain_set_unlinked(GError **error, guint64 seq, const char *letters)
{
    chain_set_damage(error, seq, letters, _(unlinked));
}

ChainGap
chain_gap(const ChainHead *head, const ChainRow *row)
{
    ChainGap gap = { .before = *head, .last = row->seq - 1 };
    memcpy(gap.end.bytes, row->prev, CHAIN_HASH_BYTES);
    return gap;
}

void
chain_pass(ChainHead *head, const ChainGap *gap)
{
    head->seq = gap->last;
    head->hash = gap->end;
}

bool
chain_jump(ChainHead *head, const ChainRow *row, const ChainWay *way, GError **error)
{
    guint64 clock;
    gsize length;
    g_autoptr(GError) cause = NULL;
    const char *fault = changed;
    g_autofree guint8 *body = is_whole(&head->station, row)
                                  ? open_box(&head->station, row, way->keys, &length, &fault)
                                  : NULL;
    if (body == NULL) {
        chain_set_damage(error, row->seq, way->letters, _(fault));
        return false;
    }
    if (!codec_last_clock(body, length, &clock, &cause)) {
        chain_set_damage(error, row->seq, way->letters, cause->message);
        return false;
    }
    stand_on(head, row, clock);
    return true;
}
