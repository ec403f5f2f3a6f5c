/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/round.h"

#include "desk/desk-state.h"

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

static bool
was_seen(const BedStanding *bed, gint64 since)
{
    if (bed->empty != NULL && bed->empty->said.seen >= since)
        return true;
    for (guint i = 0; i < bed->persons->len; i++) {
        const Standing *standing = bed->persons->pdata[i];
        if (standing->seen != NULL && standing->seen->said.seen >= since)
            return true;
    }
    return false;
}

GPtrArray *
round_beds(Desk *desk, gint64 round_start)
{
    GPtrArray *beds = g_ptr_array_new_with_free_func(round_bed_free);
    const GPtrArray *standings = reading_beds(desk_reading(desk));
    for (guint i = 0; i < standings->len; i++) {
        const BedStanding *standing = standings->pdata[i];
        RoundBed *bed = g_new0(RoundBed, 1);
        bed->label = g_strdup(standing->bed->label);
        bed->room = g_strdup(standing->room);
        bed->state = bed_state_key(standing->state);
        bed->words = g_strdup(bed_state_label(standing->state));
        bed->seen = was_seen(standing, round_start);
        bed->persons = g_ptr_array_new_with_free_func(g_free);
        for (guint k = 0; k < standing->persons->len; k++)
            g_ptr_array_add(
                bed->persons,
                g_strdup(((const Standing *)standing->persons->pdata[k])->person->handle));
        g_ptr_array_add(beds, bed);
    }
    return beds;
}

static bool
is_open(Desk *desk, const Person *person, What what)
{
    const View *view = reading_view(desk_reading(desk));
    Fact fact = fact_read(view, view_person(view, person), what);
    return fact.current == NULL || fact.differs ||
           strcmp(fact.current->said.value, VALUE_UNKNOWN) == 0;
}

GArray *
round_questions(Desk *desk, const char *handle, bool only_open)
{
    GArray *chosen = g_array_new(FALSE, FALSE, sizeof(What));
    const Person *person = handle != NULL ? census_find_handle(desk->census, handle) : NULL;
    for (const BedsideQuestion *asked = bedside_questions; asked->number != NULL; asked++)
        if (asked->what != WHAT_PRESENCE &&
            (!only_open || person == NULL || is_open(desk, person, asked->what)))
            g_array_append_val(chosen, asked->what);
    return chosen;
}

bool
round_is_second_part(What what)
{
    const BedsideQuestion *asked = bedside_question(what);
    return asked != NULL && asked->second_part;
}
