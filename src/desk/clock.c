/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/clock.h"

#include "desk/writing.h"

#include "base/error.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

static gint64
wall_seconds(void)
{
    return g_get_real_time() / G_USEC_PER_SEC;
}

/* Sleep counts. */
static gint64
running_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_BOOTTIME, &now);
    return now.tv_sec;
}

static char *
boot_id(void)
{
    char *id = NULL;
    if (g_file_get_contents("/proc/sys/kernel/random/boot_id", &id, NULL, NULL))
        g_strchomp(id);
    return id;
}

static const DeskClock pc = { wall_seconds, running_seconds, boot_id };

const DeskClock *
clock_of_pc(void)
{
    return &pc;
}

/* ---- what was wrong: "-09:00:00" is what was added to the PC's clock ---- */

static char *
offset_format(gint64 offset)
{
    gint64 size = ABS(offset);
    return g_strdup_printf("%c%02d:%02d:%02d", offset < 0 ? '-' : '+', (int)(size / 3600),
                           (int)(size / 60 % 60), (int)(size % 60));
}

static bool
offset_parse(const char *text, gint64 *ret_offset)
{
    int hours, minutes, seconds, end = 0;
    if ((*text != '-' && *text != '+') ||
        sscanf(text + 1, "%9d:%2d:%2d%n", &hours, &minutes, &seconds, &end) != 3 ||
        text[1 + end] != '\0' || hours < 0 || minutes < 0 || seconds < 0)
        return false;
    gint64 size = (gint64)hours * 3600 + minutes * 60 + seconds;
    *ret_offset = *text == '-' ? -size : size;
    return true;
}

/* The last live word of this station about its clock; a book that is at home on another PC tells
 * nothing of this one. */
static gint64
offset_of_book(const Desk *desk)
{
    View view = { desk->census, INSTANT_END, INSTANT_END, NULL };
    const Pile *pile = census_ward_pile(desk->census, WHAT_CLOCK);
    StationId station = log_station(desk->log);
    const Filed *last = NULL;
    gint64 offset = 0;
    for (guint i = 0; pile != NULL && i < pile->len; i++) {
        const Filed *filed = pile->pdata[i];
        bool ours = memcmp(&filed->said.station, &station, sizeof station) == 0;
        if (ours && view_strike(&view, filed) == NULL &&
            (last == NULL || statement_compare_written(&filed->said, &last->said) > 0) &&
            offset_parse(filed->said.value, &offset))
            last = filed;
    }
    bool ours = last != NULL && log_is_at_home(desk->log);
    return ours && offset_parse(last->said.value, &offset) ? offset : 0;
}

/* ---- the time ---- */

void
clock_start(Desk *desk, const DeskClock *clock)
{
    desk->clock.source = clock != NULL ? clock : &pc;
    desk->clock.wall = desk->clock.source->wall();
    desk->clock.running = desk->clock.source->running();
}

void
clock_take_offset(Desk *desk)
{
    desk->clock.offset = offset_of_book(desk);
}

/* What the PC says, whether or not somebody sets it meanwhile. */
static gint64
pc_seconds(const Desk *desk)
{
    return desk->clock.wall + desk->clock.source->running() - desk->clock.running;
}

Instant
desk_now(const Desk *desk)
{
    if (desk->fixed)
        return desk->now;
    return (Instant){ pc_seconds(desk) + desk->clock.offset, (gint16)desk->layout->zone, false };
}

gint64
desk_running(const Desk *desk)
{
    return desk->clock.source->running();
}

/* No PC that runs this has lived before this year: a clock that says so was reset. */
#define FIRST_YEAR 2020

bool
desk_today(const Desk *desk, GDate *ret_today)
{
    gint64 latest = MAX(desk_now(desk).seconds, desk->newest);
    GDate today = instant_date(latest, desk->layout->zone);
    if (g_date_get_year(&today) < FIRST_YEAR)
        return false;
    *ret_today = today;
    return true;
}

/* Corrections are read whatever T, and what was printed is on paper with its time: neither is a
 * word about the ward at a moment. */
static bool
has_a_moment(const Statement *said)
{
    Rule rule = vocabulary_row(said->what)->rule;
    return rule != RULE_CORRECTION && rule != RULE_WARD;
}

static gint64
seek_newest_word(const Desk *desk)
{
    View view = { desk->census, INSTANT_END, INSTANT_END, NULL };
    const GPtrArray *filed = census_statements(desk->census);
    gint64 newest = 0;
    for (guint i = 0; i < filed->len; i++) {
        const Filed *one = filed->pdata[i];
        if (one->said.wall > newest && has_a_moment(&one->said) && view_strike(&view, one) == NULL)
            newest = one->said.wall;
    }
    return newest;
}

gint64
clock_newest_word(Desk *desk)
{
    if (desk->newest_word == CLOCK_WORD_UNSOUGHT)
        desk->newest_word = seek_newest_word(desk);
    return desk->newest_word;
}

void
clock_take_word(Desk *desk, const Filed *filed, bool is_new)
{
    bool corrects = vocabulary_row(filed->said.what)->rule == RULE_CORRECTION;
    if (corrects || filed->corrected || !is_new) /* another may be the newest one that stands */
        desk->newest_word = CLOCK_WORD_UNSOUGHT;
    else if (desk->newest_word != CLOCK_WORD_UNSOUGHT && has_a_moment(&filed->said))
        desk->newest_word = MAX(desk->newest_word, filed->said.wall);
}

gint64
clock_reading_moment(Desk *desk)
{
    gint64 now = desk_now(desk).seconds;
    return desk->fixed || now >= desk->newest ? now : MAX(now, clock_newest_word(desk));
}

/* ---- setting right ---- */

bool
clock_carry_offset(Desk *desk, gint64 offset, GError **error)
{
    desk->clock.offset = offset;
    if (offset == 0)
        return true;
    g_autoptr(Writing) writing = writing_begin(desk, error);
    if (writing == NULL)
        return false;
    g_autofree char *value = offset_format(offset);
    writing_add(writing, WHAT_CLOCK)->value = writing_keep(writing, value);
    return writing_commit(writing, error);
}

bool
clock_put_right(Desk *desk, const Instant *right, GError **error)
{
    if (desk->fixed) {
        g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                            _("The clock of this run is fixed (--now); it cannot be put right."));
        return false;
    }
    g_autoptr(Writing) writing = writing_begin(desk, error);
    if (writing == NULL)
        return false;
    Timepiece before = desk->clock;
    clock_start(desk,
                before.source); /* wrong is what the PC says now, not when the book was opened */
    desk->clock.offset = right->seconds / 60 * 60 - desk->clock.wall / 60 * 60;
    g_autofree char *value = offset_format(desk->clock.offset);
    Statement *said = writing_add(writing, WHAT_CLOCK);
    said->value = writing_keep(writing, value);
    if (writing_commit(writing, error))
        return true;
    desk->clock = before;
    return false;
}

static bool
is_ahead(const View *view, const StationId *station, const Filed *filed)
{
    const Statement *said = &filed->said;
    return has_a_moment(said) && said->wall > view->at && said->seen > view->at &&
           memcmp(&said->station, station, sizeof *station) == 0 &&
           view_strike(view, filed) == NULL;
}

/* const Filed *, in order of filing. (transfer full) */
static GPtrArray *
find_ahead(const Desk *desk)
{
    View view = { desk->census, desk_now(desk).seconds, INSTANT_END, NULL };
    StationId station = log_station(desk->log);
    const GPtrArray *filed = census_statements(desk->census);
    GPtrArray *ahead = g_ptr_array_new();
    for (guint i = 0; !desk->fixed && i < filed->len; i++)
        if (is_ahead(&view, &station, filed->pdata[i]))
            g_ptr_array_add(ahead, filed->pdata[i]);
    return ahead;
}

ClockAhead
clock_ahead(Desk *desk)
{
    g_autoptr(GPtrArray) found = find_ahead(desk);
    ClockAhead ahead = { found->len, 0 };
    for (guint i = 0; i < found->len; i++)
        ahead.last = MAX(ahead.last, ((const Filed *)found->pdata[i])->said.seen);
    return ahead;
}

/* The same word for whom it counts now, at the time it must have been. */
static void
say_again(Writing *writing, const View *view, const Filed *filed, gint64 seconds)
{
    const Statement *old = &filed->said;
    const Person *owner = filed->person != NULL ? view_owner(view, filed) : NULL;
    Statement *said = writing_add(writing, (What)old->what);
    said->source = old->source;
    said->about = old->about;
    said->seen = old->seen - seconds;
    said->seen_zone = old->seen_zone;
    said->approximate = true;
    if (owner != NULL)
        said->person = owner->id;
    said->bed = writing_keep(writing, old->bed);
    said->value = *old->value != '\0' ? writing_keep(writing, old->value) : "";
    said->note = writing_keep(writing, old->note);
    said->typist = said->observer;
    said->observer = *old->observer != '\0' ? writing_keep(writing, old->observer) : "";
}

bool
clock_put_back(Desk *desk, gint64 seconds, GError **error)
{
    g_autoptr(Writing) writing = writing_begin(desk, error);
    if (writing == NULL)
        return false;
    View view = { desk->census, INSTANT_END, INSTANT_END, NULL };
    g_autoptr(GPtrArray) ahead = find_ahead(desk);
    for (guint i = 0; i < ahead->len; i++) {
        const Filed *filed = ahead->pdata[i];
        g_autofree char *target = statement_id_format(&filed->said.id);
        Statement *strike = writing_add(writing, WHAT_STRIKE);
        strike->value = writing_keep(writing, target);
        strike->note = writing_keep(writing, _("the clock was wrong; said again below"));
        say_again(writing, &view, filed, seconds);
    }
    return writing_commit(writing, error);
}
