/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/signatures.h"

#include "base/error.h"
#include "base/language.h"

#include <string.h>

/* Enough that handing over costs nothing beside it. */
#define ROWS_AT_ONCE 128

typedef struct {
    guint64 seq;
    guint8 hash[CHAIN_HASH_BYTES];
    guint8 signature[CHAIN_SIGNATURE_BYTES];
} Signed;

/* Rows of one station. Whoever looks at it has it alone. */
typedef struct {
    char *letters;
    guint8 public_key[CHAIN_PUBLIC_BYTES];
    Signed rows[ROWS_AT_ONCE];
    guint count;
    guint64 wrong; /* sequence of the first that is not signed; 0: none */
} Part;

struct Signatures {
    GPtrArray *parts;  /* Part *, in order */
    GThreadPool *pool; /* NULL: none was needed yet, or none can be had */
    bool alone;        /* none can be had */
};

static void
part_free(gpointer data)
{
    Part *part = data;
    g_free(part->letters);
    g_free(part);
}

static void
look_at(gpointer data, gpointer user)
{
    (void)user;
    Part *part = data;
    for (guint i = 0; i < part->count && part->wrong == 0; i++) {
        ChainRow row = { .hash = part->rows[i].hash, .signature = part->rows[i].signature };
        if (!chain_is_signed(&row, part->public_key))
            part->wrong = part->rows[i].seq;
    }
}

Signatures *
signatures_new(void)
{
    Signatures *signatures = g_new0(Signatures, 1);
    signatures->parts = g_ptr_array_new_with_free_func(part_free);
    return signatures;
}

/* Exclusive: it has all of its threads, or there is no pool. */
static void
start(Signatures *signatures)
{
    gint cores = (gint)g_get_num_processors();
    if (signatures->pool != NULL || signatures->alone)
        return;
    if (cores > 1)
        signatures->pool = g_thread_pool_new(look_at, NULL, cores, TRUE, NULL);
    signatures->alone = signatures->pool == NULL;
}

/* All of PART is there. */
static void
hand_over(Signatures *signatures, Part *part)
{
    start(signatures);
    if (signatures->alone)
        look_at(part, NULL);
    else
        g_thread_pool_push(signatures->pool, part, NULL);
}

static Part *
last_part(const Signatures *signatures)
{
    guint count = signatures->parts->len;
    return count > 0 ? signatures->parts->pdata[count - 1] : NULL;
}

static Part *
begin_part(Signatures *signatures, const BookStation *station)
{
    Part *part = g_new0(Part, 1);
    part->letters = g_strdup(station->letters);
    memcpy(part->public_key, station->public_key, sizeof part->public_key);
    g_ptr_array_add(signatures->parts, part);
    return part;
}

/* A part goes out when it is full, or when another station's begins. */
static Part *
part_for(Signatures *signatures, const BookStation *station)
{
    Part *last = last_part(signatures);
    if (last == NULL)
        return begin_part(signatures, station);
    bool same = memcmp(last->public_key, station->public_key, sizeof last->public_key) == 0;
    if (same && last->count < ROWS_AT_ONCE)
        return last;
    hand_over(signatures, last);
    return begin_part(signatures, station);
}

void
signatures_add(Signatures *signatures, const BookStation *station, const ChainRow *row)
{
    Part *part = part_for(signatures, station);
    Signed *taken = &part->rows[part->count++];
    taken->seq = row->seq;
    memcpy(taken->hash, row->hash, sizeof taken->hash);
    memcpy(taken->signature, row->signature, sizeof taken->signature);
}

static void
wait_for_all(Signatures *signatures)
{
    if (signatures->pool != NULL)
        g_thread_pool_free(g_steal_pointer(&signatures->pool), FALSE, TRUE);
}

bool
signatures_end(Signatures *signatures, GError **error)
{
    if (last_part(signatures) != NULL)
        look_at(last_part(signatures), NULL); /* it was not handed over */
    wait_for_all(signatures);
    for (guint i = 0; i < signatures->parts->len; i++) {
        const Part *part = signatures->parts->pdata[i];
        if (part->wrong == 0)
            continue;
        chain_set_damage(error, part->wrong, part->letters,
                         _("its signature is not that of the station"));
        return false;
    }
    return true;
}

void
signatures_free(Signatures *signatures)
{
    if (signatures == NULL)
        return;
    wait_for_all(signatures);
    g_ptr_array_unref(signatures->parts);
    g_free(signatures);
}
