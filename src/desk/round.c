/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/round.h"

#include "desk/desk-state.h"

#include "census/allergy.h"
#include "census/fact.h"

#include "ward/bedside.h"

#include <string.h>

static void
round_bed_free(gpointer data)
{
    RoundBed *bed = data;
    g_free(bed->label);
    g_free(bed->room);
    g_free(bed->words);
    g_ptr_array_unref(bed->persons);
    g_free(bed);
}

/* ---- when somebody looked ---- */

/* A round with which nobody went on for so long is over. */
#define PAUSE_SECONDS (4 * 3600)
#define DAY_SECONDS (24 * 3600)

static bool
is_look(const View *view, const Filed *filed)
{
    return source_is_bedside(filed->said.source) && view_holds(view, filed);
}

/* The last look of PILE (may be NULL) in VIEW; 0 if there is none. */
static gint64
last_look(const View *view, const Pile *pile)
{
    for (guint i = pile != NULL ? view_end(view, pile) : 0; i-- > 0;)
        if (is_look(view, pile->pdata[i]))
            return ((const Filed *)pile->pdata[i])->said.seen;
    return 0;
}

/* The last word of BED's checks if it is that one was begun, else NULL. */
static const Filed *
begun_check(const View *view, const Bed *bed)
{
    const Pile *pile = bed->piles[WHAT_BED_CHECK];
    for (guint i = pile != NULL ? view_end(view, pile) : 0; i-- > 0;) {
        const Filed *filed = pile->pdata[i];
        if (view_holds(view, filed))
            return strcmp(filed->said.value, "begun") == 0 ? filed : NULL;
    }
    return NULL;
}

static bool
was_begun(const View *view, const BedStanding *standing, gint64 since)
{
    const Filed *begun = begun_check(view, standing->bed);
    return begun != NULL && begun->said.seen >= since;
}

/* The last look at a bed, whatever was found there: in, away, not seen, empty; 0 if there was none.
 * Where somebody was moved from nobody looked. */
static gint64
last_look_at(const View *view, const BedStanding *standing)
{
    if (standing->state == BED_UNCHECKED || standing->state == BED_CLAIMED)
        return 0;
    return MAX(last_look(view, standing->bed->placements),
               last_look(view, standing->bed->piles[WHAT_PRESENCE]));
}

static bool
was_seen(const View *view, const BedStanding *standing, gint64 since)
{
    return last_look_at(view, standing) >= MAX(since, 1);
}

static void
collect_looks(const View *view, const Pile *pile, GArray *looks)
{
    for (guint i = pile != NULL ? view_end(view, pile) : 0; i-- > 0;) {
        const Filed *filed = pile->pdata[i];
        if (filed->said.seen < view->at - DAY_SECONDS)
            return;
        if (is_look(view, filed))
            g_array_append_val(looks, filed->said.seen);
    }
}

static int
compare_moments(gconstpointer a, gconstpointer b)
{
    gint64 one = *(const gint64 *)a, other = *(const gint64 *)b;
    return one < other ? -1 : one > other;
}

gint64
round_going_on(Desk *desk)
{
    const Reading *reading = desk_reading(desk);
    const View *view = reading_view(reading);
    const Pile *begun = census_ward_pile(desk->census, WHAT_ROUND_START);
    const GPtrArray *beds = reading_beds(reading);
    g_autoptr(GArray) looks = g_array_new(FALSE, FALSE, sizeof(gint64));
    for (guint i = 0; i < beds->len; i++) {
        const Bed *bed = ((const BedStanding *)beds->pdata[i])->bed;
        collect_looks(view, bed->placements, looks);
        collect_looks(view, bed->piles[WHAT_PRESENCE], looks);
    }
    g_array_sort(looks, compare_moments);
    gint64 start = 0, before = view->at;
    for (guint i = looks->len; i-- > 0;) {
        gint64 look = g_array_index(looks, gint64, i);
        if (before - look > PAUSE_SECONDS)
            break;
        start = before = look;
    }
    return start != 0 ? MAX(start, last_look(view, begun)) : 0;
}

bool
round_begin(Desk *desk, const Instant *start, GError **error)
{
    Saying saying = { .what = WHAT_ROUND_START, .value = "", .seen = start };
    return desk_say(desk, &saying, NULL, NULL, error);
}

/* ---- the beds ---- */

GPtrArray *
round_beds(Desk *desk, gint64 round_start)
{
    GPtrArray *beds = g_ptr_array_new_with_free_func(round_bed_free);
    const View *view = reading_view(desk_reading(desk));
    const GPtrArray *standings = reading_beds(desk_reading(desk));
    for (guint i = 0; i < standings->len; i++) {
        const BedStanding *standing = standings->pdata[i];
        RoundBed *bed = g_new0(RoundBed, 1);
        bed->label = g_strdup(standing->bed->label);
        bed->room = g_strdup(standing->room);
        bed->state = bed_state_key(standing->state);
        bed->words = g_strdup(bed_state_label(standing->state));
        bed->begun = was_begun(view, standing, round_start);
        bed->seen = !bed->begun && was_seen(view, standing, round_start);
        bed->persons = g_ptr_array_new_with_free_func(g_free);
        for (guint k = 0; k < standing->persons->len; k++)
            g_ptr_array_add(
                bed->persons,
                g_strdup(((const Standing *)standing->persons->pdata[k])->person->handle));
        g_ptr_array_add(beds, bed);
    }
    return beds;
}

bool
round_end_check(Desk *desk, const char *label, GError **error)
{
    const Bed *bed = census_find_bed(desk->census, label);
    Saying saying = { .what = WHAT_BED_CHECK, .bed = label, .value = "ended" };
    if (bed == NULL || begun_check(reading_view(desk_reading(desk)), bed) == NULL)
        return true;
    return desk_say(desk, &saying, NULL, NULL, error);
}

char *
round_same_presence(Desk *desk, const char *handle)
{
    const Person *person = census_find_handle(desk->census, handle);
    const Standing *standing = person != NULL ? reading_of(desk_reading(desk), person) : NULL;
    if (standing != NULL && standing->state == STATE_AWAY)
        return g_strconcat("away", standing->where != NULL ? ":" : NULL, standing->where, NULL);
    bool lost = standing != NULL && standing->state == STATE_NOT_FOUND;
    return g_strdup(lost ? "unseen" : "in");
}

static bool
is_open(Desk *desk, const Person *person, What what)
{
    const View *view = reading_view(desk_reading(desk));
    Fact fact = fact_read(view, view_person(view, person), what);
    bool unsaid =
        what == WHAT_CAUTION && allergy_word(view, view_person(view, person)) == ALLERGY_UNASKED;
    return fact.current == NULL || fact.differs || unsaid ||
           strcmp(fact.current->said.value, VALUE_UNKNOWN) == 0;
}

guint
round_count_stale(Desk *desk)
{
    const View *view = reading_view(desk_reading(desk));
    const GPtrArray *beds = reading_beds(desk_reading(desk));
    guint stale = 0;
    for (guint i = 0; i < beds->len; i++) {
        const BedStanding *standing = beds->pdata[i];
        gint64 look = last_look_at(view, standing);
        stale += standing->state != BED_CLOSED && look != 0 && look < view->at - DAY_SECONDS;
    }
    return stale;
}

RoundProgress
round_progress(const GPtrArray *beds)
{
    RoundProgress progress = { 0, 0 };
    for (guint i = 0; i < beds->len; i++) {
        const RoundBed *bed = beds->pdata[i];
        bool closed = strcmp(bed->state, bed_state_key(BED_CLOSED)) == 0;
        progress.beds += !closed;
        progress.seen += !closed && bed->seen;
    }
    return progress;
}

/* No name of any kind, or one that is said in two ways where it is read. */
static bool
lacks_name(Desk *desk, const Person *person)
{
    What what;
    const View *view = reading_view(desk_reading(desk));
    const Person *read = view_person(view, person);
    return fact_own_name(view, read, &what) == NULL || fact_read(view, read, what).differs;
}

bool
round_lacks_identity(Desk *desk, const char *handle)
{
    const Person *person = census_find_handle(desk->census, handle);
    return person != NULL && (lacks_name(desk, person) || is_open(desk, person, WHAT_BIRTHDATE));
}

bool
round_lacks_kana(Desk *desk, const char *handle)
{
    const View *view = reading_view(desk_reading(desk));
    const Person *person = census_find_handle(desk->census, handle);
    return person != NULL && !lacks_name(desk, person) &&
           fact_known(view, view_person(view, person), WHAT_KANA) == NULL;
}

guint
round_count(Desk *desk, const GPtrArray *beds, RoundLack lacks)
{
    guint count = 0;
    for (guint i = 0; i < beds->len; i++) {
        const RoundBed *bed = beds->pdata[i];
        for (guint k = 0; k < bed->persons->len; k++)
            count += lacks(desk, bed->persons->pdata[k]);
    }
    return count;
}

GArray *
round_questions(Desk *desk, const char *handle, bool only_open)
{
    GArray *chosen = g_array_new(FALSE, FALSE, sizeof(What));
    const Person *person = handle != NULL ? census_find_handle(desk->census, handle) : NULL;
    for (const BedsideQuestion *asked = bedside_questions; asked->number != NULL; asked++)
        if (asked->what != WHAT_PRESENCE && asked->part != BEDSIDE_PAPER &&
            (!only_open || person == NULL || is_open(desk, person, asked->what)))
            g_array_append_val(chosen, asked->what);
    return chosen;
}

bool
round_is_second_part(What what)
{
    const BedsideQuestion *asked = bedside_question(what);
    return asked != NULL && asked->part == BEDSIDE_SECOND;
}
