/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/chain.h"

#include "ward/codec.h"

#include "base/error.h"
#include "base/language.h"

#include <sodium.h>
#include <string.h>

/* Two kinds of hash must never be taken for one another, so each begins with its own name. */
#define ROOT_NAME "meguri book"
#define ROW_NAME "meguri row"

static void
add_number(crypto_generichash_state *state, guint64 number, guint bytes)
{
    guint8 big[8];
    for (guint i = 0; i < bytes; i++)
        big[i] = (guint8)(number >> (8 * (bytes - 1 - i)));
    crypto_generichash_update(state, big, bytes);
}

static void
begin(crypto_generichash_state *state, const char *name, const StationId *station)
{
    crypto_generichash_init(state, NULL, 0, CHAIN_HASH_BYTES);
    crypto_generichash_update(state, (const guint8 *)name, strlen(name));
    add_number(state, CHAIN_FORMAT, 1);
    crypto_generichash_update(state, station->bytes, sizeof station->bytes);
}

ChainHead
chain_start(const StationId *station, const ChainRoot *root)
{
    ChainHead head = { .station = *station };
    crypto_generichash_state state;
    begin(&state, ROOT_NAME, station);
    gsize site_length = strlen(root->site);
    add_number(&state, site_length, 8);
    crypto_generichash_update(&state, (const guint8 *)root->site, site_length);
    crypto_generichash_update(&state, root->band_key, CHAIN_BAND_KEY_BYTES);
    add_number(&state, root->layout_length, 8);
    crypto_generichash_update(&state, (const guint8 *)root->layout, root->layout_length);
    crypto_generichash_final(&state, head.hash.bytes, CHAIN_HASH_BYTES);
    return head;
}

ChainHash
chain_hash(const StationId *station, const ChainRow *row)
{
    ChainHash hash;
    crypto_generichash_state state;
    begin(&state, ROW_NAME, station);
    add_number(&state, row->seq, 8);
    crypto_generichash_update(&state, row->prev, CHAIN_HASH_BYTES);
    crypto_generichash_update(&state, row->box, row->box_length);
    crypto_generichash_final(&state, hash.bytes, CHAIN_HASH_BYTES);
    return hash;
}

GBytes *
chain_box(GBytes *body)
{
    return g_bytes_ref(body);
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

/* What does not fit between ROW and the row before it, marked; NULL if all does. */
static const char *
find_break(const ChainHead *head, const ChainRow *row)
{
    if (!is_whole(&head->station, row))
        return changed;
    if (memcmp(head->hash.bytes, row->prev, CHAIN_HASH_BYTES) == 0)
        return NULL;
    if (head->seq == 0)
        return N_("it was written in a book with another layout, site or band key; one of them was "
                  "changed");
    return N_("it does not follow the row before it; one of the two is not as it was written");
}

static void
stand_on(ChainHead *head, const ChainRow *row, guint64 clock)
{
    head->seq = row->seq;
    memcpy(head->hash.bytes, row->hash, CHAIN_HASH_BYTES);
    head->clock = clock;
}

bool
chain_follow(ChainHead *head, const ChainRow *row, const char *letters, Statements *list,
             GError **error)
{
    g_autoptr(GError) cause = NULL;
    if (row->seq != head->seq + 1) {
        chain_set_damage(error, head->seq + 1, letters, _("it is missing"));
        return false;
    }
    const char *fault = find_break(head, row);
    if (fault != NULL) {
        chain_set_damage(error, row->seq, letters, _(fault));
        return false;
    }
    guint before = list->items->len;
    if (!codec_decode(row->box, row->box_length, &head->station, list, &cause)) {
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

bool
chain_jump(ChainHead *head, const ChainRow *row, const char *letters, GError **error)
{
    guint64 clock;
    g_autoptr(GError) cause = NULL;
    if (!is_whole(&head->station, row)) {
        chain_set_damage(error, row->seq, letters, _(changed));
        return false;
    }
    if (!codec_last_clock(row->box, row->box_length, &clock, &cause)) {
        chain_set_damage(error, row->seq, letters, cause->message);
        return false;
    }
    stand_on(head, row, clock);
    return true;
}
