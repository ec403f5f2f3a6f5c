/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/desk-state.h"
#include "desk/key-name.h"
#include "desk/keys.h"
#include "desk/lockout.h"
#include "desk/variants.h"

#include "sheets/projection.h"

#include "store/envelope.h"

#include "base/error.h"

#include <string.h>

#define READING_LASTS_SECONDS 60

static void
drop_reading(Desk *desk)
{
    g_clear_pointer(&desk->reading, reading_free);
}

ValueGround
desk_ground(const Desk *desk, GDate *today)
{
    return (ValueGround){ desk_today(desk, today) ? today : NULL, desk->layout->zone };
}

/* ---- taking in what the log gives ---- */

static void
name_stations(Desk *desk, const Statement *statement)
{
    const StationId *stations[] = { &statement->station, &statement->person.station };
    for (guint i = 0; i < G_N_ELEMENTS(stations); i++) {
        const char *letters = log_letters(desk->log, stations[i]);
        if (letters != NULL)
            census_name_station(desk->census, stations[i], letters);
    }
}

void
desk_take_in(Desk *desk, const Statement *statement)
{
    name_stations(desk, statement);
    guint known = census_size(desk->census);
    const Filed *filed = census_file(desk->census, statement);
    bool is_new =
        census_size(desk->census) > known; /* else it was written twice, and stands once */
    clock_take_word(desk, filed, is_new);
    if (is_new) {
        desk->saved++;
        if (desk->news != NULL && !lock_was_known(desk, statement))
            g_ptr_array_add(desk->news, (gpointer)filed);
    }
    desk->newest = MAX(desk->newest, statement->wall);
    if (desk->reading == NULL)
        return;
    gint64 moment = clock_reading_moment(desk);
    if (!desk_looks_at_now(desk) || moment < reading_at(desk->reading)) { /* a clock put back */
        drop_reading(desk);
        return;
    }
    reading_advance(desk->reading, moment);
    reading_touch_filed(desk->reading, filed);
}

static void
take_in_from_log(const Statement *statement, gpointer user)
{
    desk_take_in(user, statement);
}

/* The whole log, filed at once. */
static bool
load(Desk *desk, GError **error)
{
    census_load_begin(desk->census);
    bool good = log_read(desk->log, take_in_from_log, desk, error);
    census_load_end(desk->census);
    return good;
}

bool
desk_follow(Desk *desk, bool *ret_news, GError **error)
{
    guint64 before = desk->saved;
    if (!log_read(desk->log, take_in_from_log, desk, error))
        return false;
    if (ret_news != NULL)
        *ret_news = desk->saved != before;
    return true;
}

/* ---- opening ---- */

/* The clock of a run is one of its options. */
static bool
set_clock(Desk *desk, GError **error)
{
    g_autoptr(GError) fault = NULL;
    if (instant_parse(desk->fixed_now, desk->layout->zone, &desk->now, &fault)) {
        desk->now.approximate = false;
        return true;
    }
    g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_USAGE, fault->message);
    return false;
}

/* With a passphrase, which may be a guess; a book that is open to everybody opens whoever guesses.
 * (transfer full) */
static Log *
open_guarded(const Desk *desk, const LogKey *key, GError **error)
{
    LogKey nothing = { .label = desk->key };
    g_autoptr(GError) cause = NULL, unsealed = NULL;
    g_autoptr(Lockout) lockout = lockout_new(desk->book, desk->key, desk->clock.source);
    bool may = lockout_begin(lockout, &cause);
    Log *log = log_open(desk->book, desk->reads, may ? key : &nothing, may ? &cause : &unsealed);
    if (may)
        lockout_end(lockout, &cause);
    if (log == NULL)
        g_propagate_error(error, g_steal_pointer(&cause));
    return log;
}

/* *ret_envelope tells whether PASSPHRASE was an envelope's code. (transfer full) */
static Log *
open_log(const Desk *desk, const char *passphrase, bool *ret_envelope, GError **error)
{
    guint8 data_key[KEYRING_KEY_BYTES];
    LogKey key = { .label = desk->key, .passphrase = passphrase };
    bool envelope = passphrase != NULL && envelope_parse(passphrase, data_key);
    key.data_key = envelope ? data_key : NULL;
    *ret_envelope = envelope;
    if (!envelope && !key_name_check(desk->book, desk->key, error))
        return NULL;
    Log *log = passphrase != NULL && !envelope
                   ? open_guarded(desk, &key, error)
                   : log_open(desk->book, desk->reads && !envelope, &key, error);
    explicit_bzero(data_key, sizeof data_key);
    return log;
}

bool
desk_read_log(Desk *desk, GError **error)
{
    gsize length;
    const char *layout = log_layout(desk->log, &length);
    desk->layout = layout_parse(layout, length, desk->book, error);
    if (desk->layout == NULL)
        return false;
    desk->census = census_new(desk->layout);
    g_free(desk->variants_fault);
    desk->variants_fault = variants_take(desk);
    if ((desk->fixed && !set_clock(desk, error)) || !load(desk, error))
        return false;
    clock_take_offset(desk);
    return true;
}

bool
desk_read_book(Desk *desk, const char *passphrase, GError **error)
{
    bool envelope;
    desk->log = open_log(desk, passphrase, &envelope, error);
    if (desk->log == NULL || !desk_read_log(desk, error))
        return false;
    return !envelope || log_is_read_only(desk->log) || keys_note_opened(desk, error);
}

void
desk_let_go(Desk *desk)
{
    drop_reading(desk);
    g_clear_pointer(&desk->census, census_free);
    g_clear_pointer(&desk->layout, layout_free);
    g_clear_pointer(&desk->log, log_free);
    if (desk->news != NULL)
        g_ptr_array_set_size(desk->news, 0);
    desk->saved = 0;
    desk->newest = 0;
    desk->newest_word = CLOCK_WORD_UNSOUGHT;
}

Desk *
desk_open(const DeskOpening *opening, GError **error)
{
    g_autoptr(Desk) desk = g_new0(Desk, 1);
    desk->book = g_strdup(opening->book);
    desk->key = g_strdup(opening->key);
    desk->reads = opening->read_only;
    desk->fixed_now = g_strdup(opening->now);
    desk->fixed = opening->now != NULL;
    desk->observer = g_strdup(opening->observer != NULL ? opening->observer : "");
    desk->spoken = g_array_new(FALSE, FALSE, sizeof(SpokenStatement));
    desk->known = INSTANT_END;
    desk->newest_word = CLOCK_WORD_UNSOUGHT;
    clock_start(desk, opening->clock);
    return desk_read_book(desk, opening->passphrase, error) ? g_steal_pointer(&desk) : NULL;
}

void
desk_free(Desk *desk)
{
    if (desk == NULL)
        return;
    desk_let_go(desk);
    g_clear_pointer(&desk->news, g_ptr_array_unref);
    g_clear_pointer(&desk->candidates, candidate_table_free);
    g_clear_pointer(&desk->spoken, g_array_unref);
    g_clear_pointer(&desk->known_before, g_array_unref);
    g_free(desk->nameplate);
    g_free(desk->variants_fault);
    g_clear_pointer(&desk->refused, draft_free);
    g_free(desk->late_observer);
    g_free(desk->observer);
    g_free(desk->fixed_now);
    g_free(desk->key);
    g_free(desk->book);
    g_free(desk);
}

/* ---- asking ---- */

const Layout *
desk_layout(const Desk *desk)
{
    return desk->layout;
}

Log *
desk_log(Desk *desk)
{
    return desk->log;
}

Census *
desk_census(Desk *desk)
{
    return desk->census;
}

bool
desk_is_read_only(const Desk *desk)
{
    return log_is_read_only(desk->log);
}

char *
desk_why_read_only(const Desk *desk)
{
    return log_why_homeless(desk->log);
}

guint64
desk_lost_rows(const Desk *desk)
{
    return log_lost_rows(desk->log);
}

char *
desk_new_here(const Desk *desk)
{
    StationId station = log_station(desk->log);
    const char *letters = log_letters(desk->log, &station);
    if (!log_is_new_here(desk->log))
        return g_strdup(desk->variants_fault);
    if (!log_is_put_back(desk->log))
        return g_strdup_printf(_("This file is a copy: this PC goes on as station %s."), letters);
    g_autofree char *lost = log_lost(desk->log);
    return g_strdup_printf(
        _("This file was put back, or lost its end: what this PC saved last is not in it (%s). It "
          "goes on as station %s; merge the newest copy of the book to bring the rest back."),
        lost != NULL ? lost : _("other rows stand in their place"), letters);
}

const char *
desk_observer(const Desk *desk)
{
    return desk->observer;
}

void
desk_set_observer(Desk *desk, const char *observer)
{
    g_free(desk->observer);
    desk->observer = g_strstrip(g_strdup(observer));
}

void
desk_open_form(Desk *desk)
{
    if (desk->news == NULL)
        desk->news = g_ptr_array_new();
    g_ptr_array_set_size(desk->news, 0);
}

void
desk_look(Desk *desk, gint64 at, gint64 known)
{
    desk->at = at;
    desk->known = known;
    drop_reading(desk);
}

bool
desk_looks_at_now(const Desk *desk)
{
    return desk->at == 0 && desk->known == INSTANT_END;
}

const Reading *
desk_reading(Desk *desk)
{
    if (desk->reading == NULL) {
        gint64 at = desk->at != 0 ? desk->at : clock_reading_moment(desk);
        desk->reading = reading_new(desk->census, at, desk->known);
        desk->read_at = desk_now(desk).seconds;
    }
    return desk->reading;
}

void
desk_begin_act(Desk *desk)
{
    bool ages = desk->reading != NULL && desk->at == 0;
    if (ages && ABS(desk_now(desk).seconds - desk->read_at) >= READING_LASTS_SECONDS)
        drop_reading(desk);
}

guint64
desk_saved_number(const Desk *desk)
{
    return desk->saved;
}

Counts
desk_counts(Desk *desk)
{
    const Reading *reading = desk_reading(desk);
    g_autoptr(Conflicts) conflicts = conflicts_read(reading);
    return counts_read(reading, conflicts);
}
