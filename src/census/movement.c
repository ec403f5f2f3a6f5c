/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/movement.h"

#include "census/fact.h"

#include "base/instant.h"
#include "base/language.h"

#include <string.h>

static const struct {
    What what;
    MovementKind kind;
    int sign;
} events[] = {
    { WHAT_ADMIT, MOVEMENT_ADMITTED, +1 },         { WHAT_TRANSFER_IN, MOVEMENT_MOVED_IN, +1 },
    { WHAT_DISCHARGE, MOVEMENT_DISCHARGED, -1 },   { WHAT_DEATH, MOVEMENT_DIED, -1 },
    { WHAT_TRANSFER_OUT, MOVEMENT_MOVED_OUT, -1 },
};

static int
event_index(const Filed *filed)
{
    for (guint i = 0; i < G_N_ELEMENTS(events); i++)
        if (events[i].what == filed->said.what)
            return (int)i;
    return -1;
}

/* Where the person was when the event happened. */
static const Bed *
bed_at(const View *view, const Person *person, const Filed *event)
{
    if (event->bed != NULL)
        return event->bed;
    View then = *view;
    then.at = event->said.seen;
    return standing_read(&then, person).bed;
}

static void
add_row(Movement *movement, MovementRow row)
{
    movement->totals[row.kind] += row.event != NULL ? 1 : row.sign;
    g_array_append_val(movement->rows, row);
}

static void
add_event(Movement *movement, MovementRow row, bool counted)
{
    if (counted)
        add_row(movement, row);
    else
        g_array_append_val(movement->uncounted, row);
}

/* "transfer-in" without a bed, said of someone we sent: the other ward has them. */
static bool
is_received_elsewhere(const Filed *filed, int last)
{
    return filed->said.what == WHAT_TRANSFER_IN && filed->bed == NULL && last >= 0 &&
           events[last].what == WHAT_TRANSFER_OUT;
}

/* The day's events of one person, repeats of one event with no other between counted once. Gives
 * how many more came than went. */
static int
take_events(Movement *movement, const View *view, const Standing *standing, gint64 midnight,
            bool counted)
{
    const Person *person = standing->person;
    int balance = 0, last = -1;
    guint end = view_end(view, person->evidence);
    for (guint i = 0; i < end; i++) {
        const Filed *filed = person->evidence->pdata[i];
        int index = event_index(filed);
        if (index < 0 || source_is_bedside(filed->said.source) != standing->bedside ||
            !view_holds(view, filed) || view_owner(view, filed) != person)
            continue;
        if (is_received_elsewhere(filed, last))
            continue;
        bool repeat = index == last;
        last = index;
        if (repeat || filed->said.seen <= midnight)
            continue;
        balance += events[index].sign;
        MovementRow row = { events[index].kind, person, bed_at(view, person, filed), filed, 0 };
        add_event(movement, row, counted);
    }
    return balance;
}

/* The first admission of PERSON on the day that began at MIDNIGHT, NULL if there is none. */
static const Filed *
admission_of_day(const View *view, const Person *person, gint64 midnight)
{
    g_autoptr(GPtrArray) admissions = fact_statements(view, person, WHAT_ADMIT);
    for (guint i = 0; i < admissions->len; i++)
        if (((const Filed *)admissions->pdata[i])->said.seen > midnight)
            return admissions->pdata[i];
    return NULL;
}

static void
take_birth(Movement *movement, const View *view, const Standing *standing, gint64 midnight)
{
    if (fact_value(view, standing->person, WHAT_MOTHER) == NULL)
        return;
    GDate day = instant_date(midnight + 1, census_layout(view->census)->zone);
    const char *born = fact_known(view, standing->person, WHAT_BIRTHDATE);
    const Filed *admission = admission_of_day(view, standing->person, midnight);
    g_autofree char *today = instant_format_day(g_date_get_julian(&day));
    bool dated = born != NULL && strlen(born) == strlen(today);
    if (dated ? strcmp(born, today) != 0 : admission == NULL)
        return;
    const Bed *bed = admission != NULL ? admission->bed : standing->bed;
    MovementRow row = { MOVEMENT_ADMITTED, standing->person, bed, admission, 0 };
    g_array_append_val(movement->births, row);
}

static void
take_person(Movement *movement, const View *view, const Person *person, gint64 midnight)
{
    View before = *view;
    before.at = midnight;
    Standing now = standing_read(view, person);
    Standing then = standing_read(&before, person);
    if (now.state == STATE_NONE && then.state == STATE_NONE)
        return;
    movement->begins = movement->begins && (then.state == STATE_NONE || !then.bedside);
    bool was = count_is_in_hospital(&before, &then);
    bool is = count_is_in_hospital(view, &now);
    movement->previous += was;
    movement->today += is;
    bool counted = census_layout(view->census)->counts_newborns || !fact_is_newborn(view, person);
    int balance = take_events(movement, view, &now, midnight, counted);
    take_birth(movement, view, &now, midnight);
    if (!counted)
        balance = 0;
    int unexplained = (int)is - (int)was - balance;
    if (unexplained != 0)
        add_row(movement, (MovementRow){ MOVEMENT_UNEXPLAINED, person,
                                         now.bed != NULL ? now.bed : then.bed, NULL, unexplained });
}

static int
compare_rows(gconstpointer a, gconstpointer b, gpointer reading)
{
    const MovementRow *one = a, *other = b;
    if (one->kind != other->kind)
        return (int)one->kind - (int)other->kind;
    guint place = reading_walk(reading, one->bed), other_place = reading_walk(reading, other->bed);
    if (place != other_place)
        return place < other_place ? -1 : 1;
    if (one->person != other->person)
        return person_compare(&one->person, &other->person);
    return one->event != NULL && other->event != NULL
               ? statement_compare(&one->event->said, &other->event->said)
               : 0;
}

/* An empty ward is known to be empty. */
static bool
told_of_beds(const View *view, gint64 midnight)
{
    View before = *view;
    before.at = midnight;
    const GPtrArray *beds = census_beds(view->census);
    for (guint i = 0; i < beds->len; i++)
        if (standing_bed_empty(&before, beds->pdata[i]) != NULL)
            return true;
    return false;
}

Movement *
movement_read(const Reading *reading)
{
    const View *view = reading_view(reading);
    gint64 midnight = instant_midnight_before(view->at, census_layout(view->census)->zone);
    Movement *movement = g_new0(Movement, 1);
    movement->begins = !told_of_beds(view, midnight);
    GArray **lists[] = { &movement->rows, &movement->uncounted, &movement->births };
    for (guint i = 0; i < G_N_ELEMENTS(lists); i++)
        *lists[i] = g_array_new(FALSE, TRUE, sizeof(MovementRow));
    g_autoptr(GPtrArray) persons = view_persons(view);
    for (guint i = 0; i < persons->len; i++)
        take_person(movement, view, persons->pdata[i], midnight);
    for (guint i = 0; i < G_N_ELEMENTS(lists); i++)
        g_array_sort_with_data(*lists[i], compare_rows, (gpointer)reading);
    return movement;
}

void
movement_free(Movement *movement)
{
    if (movement == NULL)
        return;
    g_array_unref(movement->rows);
    g_array_unref(movement->uncounted);
    g_array_unref(movement->births);
    g_free(movement);
}

static int
compare_moments(gconstpointer a, gconstpointer b)
{
    gint64 one = *(const gint64 *)a, other = *(const gint64 *)b;
    return one < other ? -1 : one > other;
}

static void
take_moments(GArray *moments, const Pile *pile, gint64 from, gint64 to)
{
    for (guint i = 0; pile != NULL && i < pile->len; i++) {
        gint64 seen = ((const Filed *)pile->pdata[i])->said.seen;
        if (seen > from && seen <= to)
            g_array_append_val(moments, seen);
    }
}

/* Moments at which somebody may have come or gone, each once. */
static GArray *
moments_between(const Census *census, gint64 from, gint64 to)
{
    GArray *moments = g_array_new(FALSE, FALSE, sizeof(gint64));
    const GPtrArray *persons = census_persons(census), *beds = census_beds(census);
    g_array_append_val(moments, from);
    for (guint i = 0; i < persons->len; i++)
        take_moments(moments, ((const Person *)persons->pdata[i])->evidence, from, to);
    for (guint i = 0; i < beds->len; i++)
        take_moments(moments, ((const Bed *)beds->pdata[i])->piles[WHAT_PRESENCE], from, to);
    g_array_sort(moments, compare_moments);
    return moments;
}

static guint
present_at(const View *view, const GPtrArray *persons, gint64 moment)
{
    View then = *view;
    guint present = 0;
    then.at = moment;
    for (guint i = 0; i < persons->len; i++)
        present += standing_read(&then, persons->pdata[i]).state == STATE_IN;
    return present;
}

guint
movement_largest(const Reading *reading, gint64 from, gint64 to)
{
    guint largest = 0;
    const View *view = reading_view(reading);
    g_autoptr(GPtrArray) persons = view_persons(view);
    g_autoptr(GArray) moments = moments_between(view->census, from, MIN(to, view->at));
    for (guint i = 0; i < moments->len; i++) {
        gint64 moment = g_array_index(moments, gint64, i);
        if (i + 1 == moments->len || g_array_index(moments, gint64, i + 1) != moment)
            largest = MAX(largest, present_at(view, persons, moment));
    }
    return largest;
}

static const struct {
    const char *key;
    const char *label;
} kinds[MOVEMENT_KIND_COUNT] = {
    [MOVEMENT_ADMITTED] = { "admitted", N_("admitted") },
    [MOVEMENT_MOVED_IN] = { "moved-in", N_("moved in from another ward") },
    [MOVEMENT_DISCHARGED] = { "discharged", N_("discharged") },
    [MOVEMENT_DIED] = { "died", N_("died") },
    [MOVEMENT_MOVED_OUT] = { "moved-out", N_("moved to another ward") },
    [MOVEMENT_UNEXPLAINED] = { "unexplained", N_("unexplained") },
};

const char *
movement_key(MovementKind kind)
{
    return kinds[kind].key;
}

const char *
movement_label(const Movement *movement, MovementKind kind)
{
    if (kind == MOVEMENT_UNEXPLAINED && movement->begins && movement->totals[kind] != 0)
        return _("here at the start");
    return _(kinds[kind].label);
}
