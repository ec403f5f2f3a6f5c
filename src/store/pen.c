/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pen.h"

#include "ward/codec.h"

#include "base/error.h"
#include "base/language.h"

#include <string.h>

/* The latest second whose clock still fits 64 bits with its counter. */
#define CLOCK_LAST_SECOND ((gint64)(G_MAXUINT64 >> CLOCK_COUNTER_BITS) / 1000 - 1)

/* The file must hold at least what this window read from it: else it was cut or exchanged under us.
 */
static bool
check_is_ours(const BookStation *own, const ChainHead *head, GError **error)
{
    bool same = head->seq > own->given.seq ||
                (head->seq == own->given.seq &&
                 memcmp(&head->hash, &own->given.hash, sizeof head->hash) == 0);
    if (!same)
        chain_set_damage(error, own->given.seq, own->letters,
                         _("it is no longer as this window has read it"));
    return same;
}

/* The end of the own chain, and the largest clock of all stations: what was written later must come
 * later whoever wrote it. */
static bool
find_end(const Pen *pen, ChainHead *ret_own, guint64 *ret_clock, GError **error)
{
    guint64 clock = 0;
    BookStation *own = book_own(pen->book);
    ChainHead head, own_head = own->given;
    for (guint i = 0; i < pen->book->stations->len; i++) {
        BookStation *station = book_station(pen->book, i);
        if (!rows_last(pen->rows, station, &head, error))
            return false;
        clock = MAX(clock, head.clock);
        if (station == own && (head.seq > 0 || own->given.seq > 0))
            own_head = head;
    }
    if (!check_is_ours(own, &own_head, error))
        return false;
    *ret_own = own_head;
    *ret_clock = clock;
    return true;
}

static void
stamp(Statements *list, const StationId *station, const Instant *wall, guint64 clock)
{
    for (guint i = 0; i < list->items->len; i++) {
        Statement *statement = statements_at(list, i);
        statement->station = *station;
        statement->clock = clock + i;
        statement->wall = wall->seconds;
        statement->wall_zone = wall->zone;
    }
}

static bool
same_text(const char *a, const char *b)
{
    return strcmp(a == NULL ? "" : a, b == NULL ? "" : b) == 0;
}

static bool
same_numbers(const Statement *a, const Statement *b)
{
    return a->clock == b->clock && a->wall == b->wall && a->seen == b->seen &&
           a->wall_zone == b->wall_zone && a->seen_zone == b->seen_zone && a->what == b->what &&
           a->source == b->source && a->about == b->about && a->approximate == b->approximate;
}

static bool
same_statement(const Statement *a, const Statement *b)
{
    bool same_person =
        a->person.number == 0 ? b->person.number == 0 : person_equal(a->person, b->person);
    return same_numbers(a, b) && same_person && statement_id_equal(&a->id, &b->id) &&
           memcmp(&a->station, &b->station, sizeof a->station) == 0 && same_text(a->bed, b->bed) &&
           same_text(a->value, b->value) && same_text(a->observer, b->observer) &&
           same_text(a->typist, b->typist) && same_text(a->note, b->note) &&
           same_text(a->ref, b->ref) && same_text(a->label, b->label);
}

typedef struct {
    const Statements *written;
    bool same;
} Comparison;

static void
compare(const Statements *list, const ChainHead *head, gpointer user)
{
    (void)head;
    Comparison *comparison = user;
    comparison->same = list->items->len == comparison->written->items->len;
    for (guint i = 0; comparison->same && i < list->items->len; i++)
        comparison->same =
            same_statement(statements_at(list, i), statements_at(comparison->written, i));
}

/* Reads from BEFORE on what the file holds now: one row, whole, with the same statements. */
static bool
check_read_back(const Pen *pen, const ChainHead *before, const Statements *list, GError **error)
{
    g_autoptr(GError) cause = NULL;
    ChainHead head = *before;
    Comparison comparison = { list, false };
    RowsWalk walk = {
        .station = book_own(pen->book), .head = &head, .reader = compare, .user = &comparison
    };
    bool good =
        rows_follow(pen->rows, &walk, &cause) && comparison.same && head.seq == before->seq + 1;
    if (good)
        return true;
    pen->database->read_only = true;
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE,
                _("The book did not give back what was written into it (%s). Nothing of this "
                  "entry is saved; all that was saved before is safe. Note the entry on paper."),
                cause != NULL ? cause->message : _("other statements came back"));
    return false;
}

/* A text that is no UTF-8, say, must not reach the file. */
static bool
check_can_be_kept(GBytes *body, const StationId *station, GError **error)
{
    gsize length;
    g_autoptr(GError) cause = NULL;
    g_autoptr(Statements) list = statements_new();
    const guint8 *bytes = g_bytes_get_data(body, &length);
    if (codec_decode(bytes, length, station, list, &cause))
        return true;
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                _("This entry cannot be kept: %s. Nothing of it is saved."), cause->message);
    return false;
}

bool
pen_write(const Pen *pen, Statements *list, const Instant *wall, ChainHead *ret_head,
          GError **error)
{
    ChainHead before, head;
    guint64 clock;
    const BookStation *own = book_own(pen->book);
    if (!find_end(pen, &before, &clock, error))
        return false;
    guint64 now = statement_clock_at(MIN(wall->seconds, CLOCK_LAST_SECOND));
    stamp(list, &own->given.station, wall, MAX(now, clock + 1));
    g_autoptr(GBytes) body = codec_encode(list);
    RowsOwn writer = { own, pen->book->signing_key };
    head = before;
    if (!check_can_be_kept(body, &own->given.station, error) ||
        !rows_add(pen->rows, &writer, &head, body, error) ||
        !check_read_back(pen, &before, list, error))
        return false;
    *ret_head = head;
    return true;
}
