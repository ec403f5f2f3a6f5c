/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/station-clock.h"

#include "desk/desk-state.h"

#include "base/language.h"

#include <stdlib.h>
#include <string.h>

/* Less than this is no difference. */
#define CLOCK_SECONDS 60

typedef struct {
    const char *letters;
    gint64 ahead;          /* it wrote so many seconds after now */
    gint64 behind;         /* it had read what was written so many seconds after its own time */
    const Statement *said; /* the last word about its clock, or NULL */
} StationClock;

static StationClock *
find(const Desk *desk, GHashTable *clocks, const StationId *station)
{
    StationClock *clock = g_hash_table_lookup(clocks, station);
    if (clock != NULL)
        return clock;
    clock = g_new0(StationClock, 1);
    clock->letters = log_letters(desk->log, station);
    g_hash_table_insert(clocks, (gpointer)station, clock);
    return clock;
}

/* The logical clock of a row is never before that of a row its station had read. */
static void
look_at(StationClock *clock, const View *view, const Filed *filed, gint64 now)
{
    const Statement *said = &filed->said;
    clock->ahead = MAX(clock->ahead, said->wall - now);
    clock->behind = MAX(clock->behind, statement_clock_seconds(said->clock) - said->wall);
    bool later = clock->said == NULL || statement_compare_written(said, clock->said) > 0;
    if (said->what == WHAT_CLOCK && later && view_strike(view, filed) == NULL)
        clock->said = said;
}

static void
add_clock(gpointer station, gpointer clock, gpointer sorted)
{
    (void)station;
    g_ptr_array_add(sorted, clock);
}

static int
compare_letters(gconstpointer a, gconstpointer b)
{
    return g_strcmp0((*(const StationClock *const *)a)->letters,
                     (*(const StationClock *const *)b)->letters);
}

static char *
words(const StationClock *clock)
{
    if (clock->ahead >= CLOCK_SECONDS)
        return g_strdup_printf(_("Station %s wrote at times that have not come yet here: its clock "
                                 "is at least %d min ahead of this PC's."),
                               clock->letters, (int)(clock->ahead / 60));
    if (clock->behind >= CLOCK_SECONDS)
        return g_strdup_printf(_("Station %s had read what was written later than its own time: "
                                 "its clock was at least %d min behind another's."),
                               clock->letters, (int)(clock->behind / 60));
    if (clock->said != NULL)
        return g_strdup_printf(_("Station %s: its clock was compared, and put right by %s."),
                               clock->letters, clock->said->value);
    return g_strdup_printf(_("Station %s: nobody has compared its clock; nothing that it wrote "
                             "shows that it is off."),
                           clock->letters);
}

GPtrArray *
station_clocks(const Desk *desk)
{
    View view = { desk->census, INSTANT_END, INSTANT_END, NULL };
    gint64 now = desk_now(desk).seconds;
    StationId own = log_station(desk->log);
    const GPtrArray *filed = census_statements(desk->census);
    g_autoptr(GHashTable) clocks =
        g_hash_table_new_full(statement_id_hash, statement_id_equal, NULL, g_free);
    for (guint i = 0; i < filed->len; i++) {
        const Filed *one = filed->pdata[i];
        if (memcmp(&one->said.station, &own, sizeof own) != 0 &&
            log_letters(desk->log, &one->said.station) != NULL)
            look_at(find(desk, clocks, &one->said.station), &view, one, now);
    }
    g_autoptr(GPtrArray) sorted = g_ptr_array_new();
    g_hash_table_foreach(clocks, add_clock, sorted);
    GPtrArray *sentences = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_sort(sorted, compare_letters);
    for (guint i = 0; i < sorted->len; i++)
        g_ptr_array_add(sentences, words(sorted->pdata[i]));
    return sentences;
}
