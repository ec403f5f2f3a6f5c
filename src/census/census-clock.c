/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/census-state.h"

static gint64
wall_at(const Pile *pile, guint index)
{
    return ((const Filed *)pile->pdata[index])->said.wall;
}

/* Where FILED stands in WRITTEN, or would stand. */
static guint
written_place(const Pile *written, const Filed *filed)
{
    guint from = 0, to = written->len;
    while (from < to) {
        guint middle = (from + to) / 2;
        if (census_compare_written(&written->pdata[middle], &filed) < 0)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

static void
forget_fall(GArray *falls, const Filed *after)
{
    for (guint i = falls->len; i-- > 0;)
        if (g_array_index(falls, ClockFall, i).after == after)
            g_array_remove_index(falls, i);
}

/* Whether the clock went back just before what stands at PLACE, after what stands before it is
 * another. */
static void
judge_fall(CensusStation *station, guint place)
{
    const Pile *written = station->written;
    if (place >= written->len)
        return;
    const Filed *after = written->pdata[place];
    forget_fall(station->falls, after);
    if (place == 0 || wall_at(written, place) >= wall_at(written, place - 1))
        return;
    ClockFall fall = { written->pdata[place - 1], after };
    guint at = station->falls->len;
    while (at > 0 && census_compare_written(&g_array_index(station->falls, ClockFall, at - 1).after,
                                            &fall.after) > 0)
        at--;
    g_array_insert_val(station->falls, at, fall);
}

/* Statements whose observer looked at a clock that ran ahead are few and kept apart. */
void
census_file_by_clock(Census *census, Filed *filed)
{
    if (filed->said.seen > filed->said.wall + CENSUS_FUTURE_SECONDS)
        g_ptr_array_add(census->ahead, filed);
    CensusStation *station = census_get_station(census, &filed->said.station);
    guint place = written_place(station->written, filed);
    g_ptr_array_insert(station->written, (int)place, filed);
    judge_fall(station, place);
    judge_fall(station, place + 1);
}

void
census_leave_clock(Census *census, Filed *known)
{
    CensusStation *station = census_get_station(census, &known->said.station);
    guint place = written_place(station->written, known);
    g_ptr_array_remove(census->ahead, known);
    forget_fall(station->falls, known);
    g_ptr_array_remove_index(station->written, place);
    judge_fall(station, place);
}
