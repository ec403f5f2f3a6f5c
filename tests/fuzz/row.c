/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A row as it lies in a file that somebody reached. The first five bytes say what was done to it,
 * the rest is what its box holds (as a holder of the key could have sealed it). A row that was
 * touched is never taken, whatever was touched.
 */

#include "store/chain.h"

#include "ward/codec.h"

#include "base/error.h"

#include <string.h>

#include "dice.h"
#include "target.h"

#define BOX_MOST 70000

static const StationId own = { { 0xA0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 } };
static const guint8 data_key[KEYRING_KEY_BYTES] = "not the key of any real ward ..";
static const guint8 nobody[CHAIN_SIGNATURE_BYTES];

/* What can be done to a row. REHASHED: whoever did it made a hash that fits again. */
typedef enum {
    TOUCH_NOTHING,
    TOUCH_BOX,
    TOUCH_CUT,
    TOUCH_PREV,
    TOUCH_HASH,
    TOUCH_SEQ,
    TOUCH_EPOCH,
    TOUCH_COUNT
} Touch;

typedef struct {
    Touch touch;
    bool rehashed;
    guint place;
    guint8 change; /* never 0 */
} Plan;

/* The row and what its pointers lead to. */
typedef struct {
    ChainRow row;
    guint8 box[BOX_MOST];
    guint8 prev[CHAIN_HASH_BYTES];
    guint8 hash[CHAIN_HASH_BYTES];
} Lying;

static const Keyring *
keys(void)
{
    static Keyring *ring;
    if (ring == NULL) {
        dice_fix();
        ring = keyring_new();
        keyring_add(ring, 1, data_key);
    }
    return ring;
}

static void
put_hash(Lying *lying)
{
    ChainHash hash = chain_hash(&own, &lying->row);
    memcpy(lying->hash, hash.bytes, sizeof lying->hash);
}

static void
lay(Lying *lying, const ChainHead *head, const guint8 *data, gsize size)
{
    gsize length;
    guint32 epoch;
    g_autoptr(GBytes) body = g_bytes_new_static(data, size);
    g_autoptr(GBytes) box = chain_box(head, keys(), body, &epoch);
    const guint8 *bytes = g_bytes_get_data(box, &length);
    g_assert_cmpuint(length, <=, BOX_MOST);
    memcpy(lying->box, bytes, length);
    memcpy(lying->prev, head->hash.bytes, sizeof lying->prev);
    lying->row =
        (ChainRow){ head->seq + 1, epoch, lying->box, length, lying->prev, lying->hash, nobody };
    put_hash(lying);
}

static void
touch(Lying *lying, const Plan *plan)
{
    ChainRow *row = &lying->row;
    switch (plan->touch) {
    case TOUCH_BOX:
        lying->box[plan->place % row->box_length] ^= plan->change;
        break;
    case TOUCH_CUT:
        row->box_length = plan->place % row->box_length;
        break;
    case TOUCH_PREV:
        lying->prev[plan->place % sizeof lying->prev] ^= plan->change;
        break;
    case TOUCH_HASH:
        lying->hash[plan->place % sizeof lying->hash] ^= plan->change;
        break;
    case TOUCH_SEQ:
        row->seq += plan->change;
        break;
    case TOUCH_EPOCH:
        row->epoch += plan->change;
        break;
    case TOUCH_NOTHING:
    case TOUCH_COUNT:
        return;
    }
    if (plan->rehashed && plan->touch != TOUCH_HASH)
        put_hash(lying);
}

static void
claim_untouched_head(const ChainHead *head, const ChainHead *before, const Statements *list)
{
    g_assert_cmpmem(head, sizeof *head, before, sizeof *before);
    g_assert_cmpuint(list->items->len, ==, 0);
}

/* Taken exactly if nobody touched it and it holds what this program writes. */
static void
follow(const Lying *lying, const Plan *plan, bool sound, const ChainHead *before)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Statements) list = statements_new();
    ChainWay way = { keys(), "A" };
    ChainHead head = *before, jumped = *before;
    bool taken = chain_follow(&head, &lying->row, &way, list, &error);
    g_assert_cmpint(taken, ==, sound && plan->touch == TOUCH_NOTHING);
    if (!taken) {
        g_assert_cmpint(error->code, ==, MEGURI_ERROR_DAMAGED);
        claim_refusal(error);
        claim_untouched_head(&head, before, list);
    }
    if (chain_jump(&jumped, &lying->row, &way, NULL) && taken)
        g_assert_cmpmem(&jumped, sizeof jumped, &head, sizeof head);
    g_assert_false(chain_is_signed(&lying->row, data_key));
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    static Lying lying;
    Plan plan = { 0 };
    guint8 kind = target_take(&data, &size);
    plan.touch = kind % TOUCH_COUNT;
    plan.rehashed = kind & 0x80;
    plan.place = (guint)target_take(&data, &size) << 8;
    plan.place |= target_take(&data, &size);
    plan.change = target_take(&data, &size) | 1;
    ChainHead head = { .station = own, .seq = target_take(&data, &size), .hash = { { 7 } } };
    g_autoptr(Statements) list = statements_new();
    bool sound = codec_decode(data, size, &own, list, NULL) && statements_at(list, 0)->clock > 0;
    lay(&lying, &head, data, size);
    touch(&lying, &plan);
    follow(&lying, &plan, sound, &head);
    return 0;
}
