/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/reading-state.h"
#include "census/walk.h"

/* ---- beds ---- */

static void
bed_standing_free(gpointer data)
{
    BedStanding *bed = data;
    if (bed == NULL)
        return;
    g_ptr_array_unref(bed->persons);
    g_free(bed);
}

/* The beds of the walk, not yet read. */
static void
lay_beds(Reading *reading)
{
    g_autoptr(GArray) walk = walk_read(&reading->view);
    g_ptr_array_set_size(reading->shown, 0);
    g_ptr_array_set_size(reading->beds, 0);
    g_ptr_array_set_size(reading->beds, (int)census_beds(reading->view.census)->len);
    for (guint i = 0; i < walk->len; i++) {
        const WalkBed *place = &g_array_index(walk, WalkBed, i);
        BedStanding *standing = g_new0(BedStanding, 1);
        standing->bed = place->bed;
        standing->room = place->room;
        standing->walk = i;
        standing->persons = g_ptr_array_new();
        reading->beds->pdata[place->bed->index] = standing;
        g_ptr_array_add(reading->shown, standing);
    }
}

/* ---- persons ---- */

/* Who has no bed, or one that nobody added, comes last. */
static guint
walking_order(const Reading *reading, const Standing *standing)
{
    return standing_is_here(standing) ? reading_walk(reading, standing->bed) : G_MAXUINT;
}

static int
compare_walking(gconstpointer a, gconstpointer b, gpointer reading)
{
    guint order_a = walking_order(reading, *(const Standing *const *)a);
    guint order_b = walking_order(reading, *(const Standing *const *)b);
    if (order_a != order_b)
        return order_a < order_b ? -1 : 1;
    return standing_compare(a, b);
}

static Standing *
read_person(Reading *reading, const Person *person)
{
    Standing read = standing_read(&reading->view, person);
    if (read.state == STATE_NONE) {
        g_hash_table_remove(reading->standings, person);
        return NULL;
    }
    Standing *kept = g_hash_table_lookup(reading->standings, person);
    if (kept == NULL) {
        kept = g_new(Standing, 1);
        g_hash_table_insert(reading->standings, (gpointer)person, kept);
    }
    *kept = read;
    return kept;
}

static void
enlist(Reading *reading, Standing *standing)
{
    if (standing_takes_part(standing))
        g_ptr_array_add(reading->present, standing);
    else if (standing->state == STATE_DIED && standing->bed != NULL)
        g_ptr_array_add(reading->died, standing);
}

static void
read_all(Reading *reading)
{
    g_clear_pointer(&reading->ties, ties_free);
    reading->view.tied = NULL;
    reading->ties = ties_new(&reading->view);
    reading->view.tied = ties_table(reading->ties);
    g_hash_table_remove_all(reading->standings);
    g_ptr_array_set_size(reading->present, 0);
    g_ptr_array_set_size(reading->died, 0);
    const GPtrArray *persons = census_persons(reading->view.census);
    for (guint i = 0; i < persons->len; i++) {
        const Person *person = view_person(&reading->view, persons->pdata[i]);
        if (g_hash_table_contains(reading->standings, person))
            continue;
        Standing *standing = read_person(reading, person);
        if (standing != NULL)
            enlist(reading, standing);
    }
    lay_beds(reading);
    g_ptr_array_sort_with_data(reading->present, compare_walking, reading);
    for (guint i = 0; i < reading->shown->len; i++)
        reading_read_bed(reading, reading->shown->pdata[i]);
}

static Reading *
read_by(View view)
{
    Reading *reading = g_new0(Reading, 1);
    reading->view = view;
    reading->standings = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    reading->present = g_ptr_array_new();
    reading->died = g_ptr_array_new();
    reading->beds = g_ptr_array_new_with_free_func(bed_standing_free);
    reading->shown = g_ptr_array_new();
    read_all(reading);
    return reading;
}

Reading *
reading_new(const Census *census, gint64 at, gint64 known)
{
    return read_by((View){ .census = census, .at = at, .known = known });
}

Reading *
reading_new_within(const Census *census, gint64 at, gint64 known, const Horizon *horizon)
{
    return read_by((View){ .census = census, .at = at, .known = known, .horizon = horizon });
}

void
reading_free(Reading *reading)
{
    if (reading == NULL)
        return;
    g_ptr_array_unref(reading->shown);
    g_ptr_array_unref(reading->beds);
    g_ptr_array_unref(reading->present);
    g_ptr_array_unref(reading->died);
    g_hash_table_unref(reading->standings);
    ties_free(reading->ties);
    g_free(reading);
}

/* A bed that was not known when the walk was laid. */
static bool
beds_changed(const Reading *reading)
{
    return reading->beds->len != census_beds(reading->view.census)->len;
}

static void
touch_bed(Reading *reading, const Bed *bed)
{
    BedStanding *standing = bed != NULL ? reading->beds->pdata[bed->index] : NULL;
    if (standing != NULL)
        reading_read_bed(reading, standing);
}

/* Somebody added it, and by the moment of the walk it was not there: it may be now. */
static bool
is_to_be_laid(const Reading *reading, const Bed *bed)
{
    return bed != NULL && bed->piles[WHAT_BED_ADDED] != NULL && reading_bed(reading, bed) == NULL;
}

/* False if more than RAW and their beds is to be read. */
static bool
touch_person(Reading *reading, const Person *raw)
{
    Standing *old = g_hash_table_lookup(reading->standings, raw);
    const Bed *old_bed = old != NULL ? old->bed : NULL;
    if (old != NULL) {
        g_ptr_array_remove(reading->present, old);
        g_ptr_array_remove(reading->died, old);
    }
    Standing *standing = read_person(reading, raw);
    if (standing != NULL)
        enlist(reading, standing);
    const Bed *new_bed = standing != NULL ? standing->bed : NULL;
    if (is_to_be_laid(reading, old_bed) || is_to_be_laid(reading, new_bed))
        return false;
    g_ptr_array_sort_with_data(reading->present, compare_walking, reading);
    touch_bed(reading, old_bed);
    if (new_bed != old_bed)
        touch_bed(reading, new_bed);
    return true;
}

/* Whose bed BED is, also one that nobody added yet. const Person *. */
static GPtrArray *
whose_bed(const Reading *reading, const Bed *bed)
{
    GPtrArray *persons = g_ptr_array_new();
    for (guint i = 0; i < reading->present->len; i++) {
        const Standing *standing = reading->present->pdata[i];
        if (standing->bed == bed)
            g_ptr_array_add(persons, (gpointer)standing->person);
    }
    return persons;
}

/* True if what FILED changes may be more than its person and its bed. */
static bool
changes_all(const Reading *reading, const Filed *filed)
{
    bool corrects = vocabulary_row(filed->said.what)->rule == RULE_CORRECTION || filed->corrected;
    bool tied = ties_table(reading->ties) != NULL || ties_wait(reading->ties);
    if (corrects) /* what is corrected may count for somebody else */
        return true;
    return (filed->person != NULL || filed->bed != NULL) &&
           (tied || beds_changed(reading) || filed->said.what == WHAT_BED_ADDED ||
            is_to_be_laid(reading, filed->bed));
}

/* False as of touch_person(). */
static bool
touch(Reading *reading, const Filed *filed)
{
    bool whole = filed->person == NULL || touch_person(reading, filed->person);
    touch_bed(reading, filed->bed);
    if (filed->person != NULL || filed->bed == NULL)
        return whole;
    g_autoptr(GPtrArray) persons = whose_bed(reading, filed->bed);
    for (guint i = 0; whole && i < persons->len; i++)
        whole = touch_person(reading, persons->pdata[i]);
    return whole;
}

void
reading_touch_filed(Reading *reading, const Filed *filed)
{
    if (changes_all(reading, filed) || !touch(reading, filed))
        read_all(reading);
}

void
reading_advance(Reading *reading, gint64 at)
{
    reading->view.at = MAX(reading->view.at, at);
}

gint64
reading_at(const Reading *reading)
{
    return reading->view.at;
}

gint64
reading_known(const Reading *reading)
{
    return reading->view.known;
}

const Census *
reading_census(const Reading *reading)
{
    return reading->view.census;
}

const View *
reading_view(const Reading *reading)
{
    return &reading->view;
}

const Ties *
reading_ties(const Reading *reading)
{
    return reading->ties;
}

GPtrArray *
reading_standings(const Reading *reading)
{
    return reading->present;
}

const Standing *
reading_of(const Reading *reading, const Person *person)
{
    return g_hash_table_lookup(reading->standings, view_person(&reading->view, person));
}

GPtrArray *
reading_beds(const Reading *reading)
{
    return reading->shown;
}

const BedStanding *
reading_bed(const Reading *reading, const Bed *bed)
{
    return bed->index < reading->beds->len ? reading->beds->pdata[bed->index] : NULL;
}

guint
reading_walk(const Reading *reading, const Bed *bed)
{
    const BedStanding *standing = bed != NULL ? reading_bed(reading, bed) : NULL;
    return standing != NULL ? standing->walk : G_MAXUINT;
}
