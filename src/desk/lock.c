/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/lock.h"

#include "desk/desk-state.h"

#include "store/nameplate.h"

#include "base/error.h"

#include <string.h>

/* How many of a station's statements were filed before the form was opened. They come in the same
 * order again. */
typedef struct {
    StationId station;
    guint count;
} KnownStation;

gint64
lock_seconds(const Desk *desk)
{
    return (gint64)desk->layout->lock_minutes * 60;
}

bool
lock_holds(const Desk *desk)
{
    return desk->lock != LOCK_OFF;
}

bool
lock_wants_passphrase(const Desk *desk)
{
    return desk->lock == LOCK_LET_GO && desk->wants_passphrase;
}

bool
lock_keeps_book(const Desk *desk)
{
    return desk->lock == LOCK_KEEPS;
}

/* ---- what an open form knew ---- */

static KnownStation *
find_station(const GArray *known, const StationId *station)
{
    for (guint i = 0; i < known->len; i++) {
        KnownStation *one = &g_array_index(known, KnownStation, i);
        if (memcmp(&one->station, station, sizeof *station) == 0)
            return one;
    }
    return NULL;
}

static void
count_one(GArray *known, const StationId *station)
{
    KnownStation *found = find_station(known, station);
    if (found != NULL) {
        found->count++;
        return;
    }
    KnownStation first = { *station, 1 };
    g_array_append_val(known, first);
}

void
lock_remember_known(Desk *desk)
{
    const GPtrArray *filed = census_statements(desk->census);
    guint news = 0;
    desk->known_before = g_array_new(FALSE, FALSE, sizeof(KnownStation));
    for (guint i = 0; i < filed->len; i++) {
        const Filed *one = filed->pdata[i];
        if (desk->news != NULL && news < desk->news->len && desk->news->pdata[news] == one)
            news++; /* both are in order of filing */
        else
            count_one(desk->known_before, &one->said.station);
    }
}

bool
lock_was_known(Desk *desk, const Statement *said)
{
    KnownStation *found =
        desk->known_before != NULL ? find_station(desk->known_before, &said->station) : NULL;
    if (found == NULL || found->count == 0)
        return false;
    found->count--;
    return true;
}

/* ---- beginning and end ---- */

static bool
is_sealed(Desk *desk)
{
    g_autoptr(GPtrArray) keys = log_keys(desk->log, NULL);
    for (guint i = 0; keys != NULL && i < keys->len; i++)
        if (!((const LogSlot *)keys->pdata[i])->wants_passphrase)
            return false;
    return true;
}

/* The id of the book if it can be read again. (transfer full) */
static char *
read_again(const Desk *desk)
{
    return log_is_shut(desk->log) ? NULL : nameplate_read(desk->book);
}

void
lock_begin(Desk *desk)
{
    g_assert(desk->lock == LOCK_OFF);
    g_clear_pointer(&desk->nameplate, g_free);
    desk->nameplate = read_again(desk);
    if (desk->nameplate == NULL) {
        desk->lock = LOCK_KEEPS;
        return;
    }
    desk->wants_passphrase = is_sealed(desk);
    lock_name_key(desk, NULL);
    lock_remember_known(desk);
    desk_let_go(desk);
    desk->lock = LOCK_LET_GO;
}

/* A half-typed form about A001 must not be saved to another ward's A001. */
static bool
check_same_book(const Desk *desk, GError **error)
{
    g_autofree char *found = nameplate_read(desk->book);
    if (found == NULL || strcmp(found, desk->nameplate) == 0)
        return true; /* what cannot be read says why when it is opened */
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_OPEN,
                _("At “%s” now lies the book of another ward. Put back the one that was open; "
                  "meguri goes on where it was."),
                desk->book);
    return false;
}

/* A copy to count down: a book that opens but cannot be read through is let go once more. */
static bool
take_up(Desk *desk, const char *passphrase, GError **error)
{
    g_autoptr(GArray) known = g_steal_pointer(&desk->known_before);
    desk->known_before = g_array_copy(known);
    bool read = desk_read_book(desk, passphrase, error);
    g_clear_pointer(&desk->known_before, g_array_unref);
    if (read)
        return true;
    desk_let_go(desk);
    desk->known_before = g_steal_pointer(&known);
    return false;
}

void
lock_name_key(Desk *desk, const char *key)
{
    g_free(desk->key);
    desk->key = g_strdup(key);
}

bool
lock_end(Desk *desk, const char *passphrase, GError **error)
{
    g_assert(desk->lock != LOCK_OFF);
    if (desk->lock == LOCK_LET_GO &&
        (!check_same_book(desk, error) || !take_up(desk, passphrase, error)))
        return false;
    desk->lock = LOCK_OFF;
    return true;
}
