/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * One statement that was written twice, by two stations: a save whose end was not certain was made
 * again in another book, and later both come together. It stands once, as it was written first,
 * whichever came here first.
 */

#include "census/census-state.h"

static void
sort_again(const Census *census, Pile *pile)
{
    if (!census->loading)
        census_sort_pile(pile);
}

static void
sort_under_person(const Census *census, const Person *person, What what)
{
    if (person == NULL)
        return;
    sort_again(census, person->piles[what]);
    sort_again(census, person->evidence);
}

/* Every pile that FILED lies in. */
static void
sort_around(const Census *census, const Filed *filed)
{
    What what = filed->said.what;
    const Pile *corrections = g_hash_table_lookup(census->corrections, &filed->said.id);
    sort_under_person(census, filed->person, what);
    for (guint i = 0; corrections != NULL && i < corrections->len; i++)
        sort_under_person(census, ((const Filed *)corrections->pdata[i])->person, what);
    if (filed->bed != NULL) {
        sort_again(census, filed->bed->piles[what]);
        sort_again(census, filed->bed->placements);
    }
    sort_again(census, census->ward[what]);
    census_sort_correction(census, filed);
}

bool
census_file_again(Census *census, Filed *known, const Statement *statement)
{
    if (statement_compare_written(statement, &known->said) >= 0)
        return false;
    census_leave_clock(census, known);
    known->said.station = statement->station;
    known->said.clock = statement->clock;
    known->said.wall = statement->wall;
    known->said.wall_zone = statement->wall_zone;
    known->said.seen = statement->seen;
    known->said.seen_zone = statement->seen_zone;
    known->said.approximate = statement->approximate;
    census_file_by_clock(census, known);
    sort_around(census, known);
    return true;
}
