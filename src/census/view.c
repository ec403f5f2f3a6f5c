/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/view.h"

bool
view_knows(const View *view, const Filed *filed)
{
    return statement_clock_seconds(filed->said.clock) <= view->known &&
           (view->horizon == NULL || horizon_holds(view->horizon, &filed->said));
}

/* A correction is written after what it corrects has been read, so its clock is larger; holding to
 * that also ends every chain of strikes. */
static bool
may_correct(const Filed *correction, const Filed *filed)
{
    return statement_compare_written(&correction->said, &filed->said) > 0;
}

const Filed *
view_strike(const View *view, const Filed *filed)
{
    if (!filed->corrected)
        return NULL;
    const Pile *pile = census_corrections(view->census, &filed->said.id);
    for (guint i = pile->len; i-- > 0;) {
        const Filed *strike = pile->pdata[i];
        if (strike->said.what == WHAT_STRIKE && may_correct(strike, filed) &&
            view_is_live(view, strike))
            return strike;
    }
    return NULL;
}

bool
view_is_live(const View *view, const Filed *filed)
{
    return view_knows(view, filed) && view_strike(view, filed) == NULL;
}

bool
view_holds(const View *view, const Filed *filed)
{
    return filed->said.seen <= view->at && view_is_live(view, filed);
}

const Person *
view_person(const View *view, const Person *person)
{
    const Person *one = view->tied != NULL ? g_hash_table_lookup(view->tied, person) : NULL;
    return one != NULL ? one : person;
}

const Person *
view_owner(const View *view, const Filed *filed)
{
    if (filed->person == NULL)
        return NULL;
    if (!filed->corrected)
        return view_person(view, filed->person);
    const Pile *pile = census_corrections(view->census, &filed->said.id);
    for (guint i = pile->len; i-- > 0;) {
        const Filed *correction = pile->pdata[i];
        if (correction->said.what == WHAT_BELONGS_TO && correction->person != NULL &&
            may_correct(correction, filed) && view_is_live(view, correction))
            return view_person(view, correction->person);
    }
    return view_person(view, filed->person);
}

bool
view_is_of(const View *view, const Person *person, const Filed *filed)
{
    return view_holds(view, filed) && view_owner(view, filed) == person;
}

GPtrArray *
view_handles(const View *view, const Person *person)
{
    GPtrArray *members = g_ptr_array_new();
    const GPtrArray *handles = census_persons(view->census);
    for (guint i = 0; i < handles->len; i++)
        if (view_person(view, handles->pdata[i]) == person)
            g_ptr_array_add(members, handles->pdata[i]);
    return members;
}

guint
view_end(const View *view, const Pile *pile)
{
    if (pile == NULL)
        return 0;
    guint low = 0, high = pile->len;
    if (high > 0 && ((const Filed *)pile->pdata[high - 1])->said.seen <= view->at)
        return high;
    while (low < high) {
        guint middle = (low + high) / 2;
        if (((const Filed *)pile->pdata[middle])->said.seen <= view->at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

GPtrArray *
view_persons(const View *view)
{
    GPtrArray *persons = g_ptr_array_new();
    const GPtrArray *handles = census_persons(view->census);
    for (guint i = 0; i < handles->len; i++) {
        const Person *person = view_person(view, handles->pdata[i]);
        if (person->order == i)
            g_ptr_array_add(persons, (gpointer)person);
    }
    return persons;
}
