/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/reading-state.h"

#include "base/language.h"

static bool
is_bedside(const Filed *filed)
{
    return source_is_bedside(filed->said.source);
}

/* The last live bedside statement that placed someone other than BUT in BED; BUT may be NULL. */
static const Filed *
last_placement(const View *view, const Bed *bed, const Person *but)
{
    for (guint i = view_end(view, bed->placements); i-- > 0;) {
        const Filed *filed = bed->placements->pdata[i];
        if (is_bedside(filed) && standing_places(filed) && view_holds(view, filed) &&
            (but == NULL || view_owner(view, filed) != but))
            return filed;
    }
    return NULL;
}

static bool
is_later(const Filed *a, const Filed *b)
{
    return a != NULL && statement_compare(&a->said, &b->said) > 0;
}

static const Standing *
find_dead(const Reading *reading, const BedStanding *bed)
{
    for (guint i = 0; i < reading->died->len; i++) {
        const Standing *dead = reading->died->pdata[i];
        if (dead->bed == bed->bed && !is_later(bed->empty, dead->latest) &&
            !is_later(last_placement(&reading->view, bed->bed, dead->person), dead->latest))
            return dead;
    }
    return NULL;
}

static bool
is_closed(const View *view, const Bed *bed)
{
    static const What rows[] = { WHAT_BED_CLOSED, WHAT_BED_OPEN, WHAT_BED_ADDED };
    const Filed *latest = NULL;
    for (guint row = 0; row < G_N_ELEMENTS(rows); row++) {
        const Pile *pile = bed->piles[rows[row]];
        for (guint i = view_end(view, pile); i-- > 0;)
            if (view_holds(view, pile->pdata[i])) {
                if (latest == NULL || is_later(pile->pdata[i], latest))
                    latest = pile->pdata[i];
                break;
            }
    }
    return latest != NULL && latest->said.what == WHAT_BED_CLOSED;
}

static bool
has_person(const BedStanding *bed, PersonState state, bool bedside_only)
{
    for (guint i = 0; i < bed->persons->len; i++) {
        const Standing *standing = bed->persons->pdata[i];
        if (standing->state == state && (standing->bedside || !bedside_only))
            return true;
    }
    return false;
}

static BedState
state_of_bed(const Reading *reading, const BedStanding *bed)
{
    if (has_person(bed, STATE_IN, true))
        return BED_OCCUPIED;
    if (has_person(bed, STATE_NOT_FOUND, false))
        return BED_MISSING;
    if (has_person(bed, STATE_AWAY, false))
        return BED_HELD;
    if (bed->dead != NULL)
        return BED_RELEASED_LATE;
    if (has_person(bed, STATE_IN, false))
        return BED_CLAIMED;
    if (is_closed(&reading->view, bed->bed))
        return BED_CLOSED;
    const Filed *placed = last_placement(&reading->view, bed->bed, NULL);
    return bed->empty != NULL && !is_later(placed, bed->empty) ? BED_EMPTY : BED_UNCHECKED;
}

void
reading_read_bed(Reading *reading, BedStanding *bed)
{
    g_ptr_array_set_size(bed->persons, 0);
    for (guint i = 0; i < reading->present->len; i++) {
        Standing *standing = reading->present->pdata[i];
        if (standing->bed == bed->bed && standing_is_here(standing))
            g_ptr_array_add(bed->persons, standing);
    }
    g_ptr_array_sort(bed->persons, standing_compare);
    bed->empty = standing_bed_empty(&reading->view, bed->bed);
    bed->dead = find_dead(reading, bed);
    bed->state = state_of_bed(reading, bed);
    if (bed->state != BED_RELEASED_LATE)
        bed->dead = NULL; /* somebody else's bed by now */
}

static const struct {
    const char *key;
    const char *label;
} bed_states[BED_STATE_COUNT] = {
    [BED_OCCUPIED] = { "occupied", N_("occupied") },
    [BED_MISSING] = { "missing", N_("not found") },
    [BED_HELD] = { "held", N_("held") },
    [BED_RELEASED_LATE] = { "released-late", N_("died here, not released") },
    [BED_CLAIMED] = { "claimed", N_("on paper only") },
    [BED_CLOSED] = { "closed", N_("closed") },
    [BED_EMPTY] = { "empty", N_("empty") },
    [BED_UNCHECKED] = { "unchecked", N_("not checked") },
};

const char *
bed_state_key(BedState state)
{
    return bed_states[state].key;
}

const char *
bed_state_label(BedState state)
{
    return _(bed_states[state].label);
}
