/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/signatures.h"

#include "base/error.h"
#include "base/language.h"

#include <string.h>

/* Enough that taking a part costs nothing beside it. */
#define ROWS_AT_ONCE 128

typedef struct {
    guint64 seq;
    guint8 hash[CHAIN_HASH_BYTES];
    guint8 signature[CHAIN_SIGNATURE_BYTES];
} Signed;

/* Rows of one station, looked at by one thread. */
typedef struct {
    char *letters;
    guint8 public_key[CHAIN_PUBLIC_BYTES];
    Signed rows[ROWS_AT_ONCE];
    guint count;
    guint64 wrong; /* sequence of the first that is not signed; 0: none */
} Part;

struct Signatures {
    GMutex lock;      /* of all that follows, but not of what is in a part */
    GCond news;       /* a part is full, or no more come */
    GPtrArray *parts; /* Part *, in order */
    guint full;       /* of them: nothing is added to these */
    guint next;       /* that nobody has taken yet */
    bool ended;
    GPtrArray *threads;
};

static void
part_free(gpointer data)
{
    Part *part = data;
    g_free(part->letters);
    g_free(part);
}

static void
look_at(Part *part)
{
    for (guint i = 0; i < part->count && part->wrong == 0; i++) {
        ChainRow row = { .hash = part->rows[i].hash, .signature = part->rows[i].signature };
        if (!chain_is_signed(&row, part->public_key))
            part->wrong = part->rows[i].seq;
    }
}

/* The next part that is full; NULL once no more come. */
static Part *
take_part(Signatures *signatures)
{
    g_mutex_lock(&signatures->lock);
    while (signatures->next == signatures->full && !signatures->ended)
        g_cond_wait(&signatures->news, &signatures->lock);
    Part *part =
        signatures->next < signatures->full ? signatures->parts->pdata[signatures->next++] : NULL;
    g_mutex_unlock(&signatures->lock);
    return part;
}

static gpointer
look_at_parts(gpointer data)
{
    Part *part;
    while ((part = take_part(data)) != NULL)
        look_at(part);
    return NULL;
}

/* One thread for each core but ours. Threads of its own, and not GLib's pool, which does not
 * outlive a fork(). One that is not to be had leaves more to the others. */
static void
begin_threads(Signatures *signatures)
{
    signatures->threads = g_ptr_array_new();
    for (guint i = 1; i < g_get_num_processors(); i++) {
        GThread *thread = g_thread_try_new("signatures", look_at_parts, signatures, NULL);
        if (thread != NULL)
            g_ptr_array_add(signatures->threads, thread);
    }
}

/* All parts so far are full. */
static void
tell_full(Signatures *signatures, bool ended)
{
    g_mutex_lock(&signatures->lock);
    signatures->full = signatures->parts->len;
    signatures->ended = ended;
    g_cond_broadcast(&signatures->news);
    g_mutex_unlock(&signatures->lock);
}

static void
end_threads(Signatures *signatures)
{
    for (guint i = 0; signatures->threads != NULL && i < signatures->threads->len; i++)
        g_thread_join(signatures->threads->pdata[i]);
    g_clear_pointer(&signatures->threads, g_ptr_array_unref);
}

Signatures *
signatures_new(void)
{
    Signatures *signatures = g_new0(Signatures, 1);
    g_mutex_init(&signatures->lock);
    g_cond_init(&signatures->news);
    signatures->parts = g_ptr_array_new_with_free_func(part_free);
    return signatures;
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
    if (signatures->parts->len > 0)
        tell_full(signatures, false);
    if (signatures->parts->len > 0 && signatures->threads == NULL)
        begin_threads(signatures);
    g_mutex_lock(&signatures->lock);
    g_ptr_array_add(signatures->parts, part);
    g_mutex_unlock(&signatures->lock);
    return part;
}

/* A part ends when it is full, or when another station's begins. */
static Part *
part_for(Signatures *signatures, const BookStation *station)
{
    Part *last = last_part(signatures);
    if (last == NULL)
        return begin_part(signatures, station);
    bool same = memcmp(last->public_key, station->public_key, sizeof last->public_key) == 0;
    return same && last->count < ROWS_AT_ONCE ? last : begin_part(signatures, station);
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

bool
signatures_end(Signatures *signatures, GError **error)
{
    tell_full(signatures, true);
    look_at_parts(signatures);
    end_threads(signatures);
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
    g_mutex_lock(&signatures->lock);
    signatures->next = signatures->full; /* what was not looked at no longer matters */
    signatures->ended = true;
    g_cond_broadcast(&signatures->news);
    g_mutex_unlock(&signatures->lock);
    end_threads(signatures);
    g_ptr_array_unref(signatures->parts);
    g_cond_clear(&signatures->news);
    g_mutex_clear(&signatures->lock);
    g_free(signatures);
}
